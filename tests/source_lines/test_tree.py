"""Every opening tag of a source is found where it stands; the tree around it is the browser's."""

import json
import re

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from checker.source_lines.tree import Element, read_source

MARK = "▸"
"""Stands before each opening tag that must be found, and for nothing in the source itself."""

MARKED = {
    "one after the other": "▸<p>One</p>\n  ▸<p>Two</p>",
    "void elements": "▸<img src=a>▸<br>▸<br/>▸<hr />▸<b>x</b>",
    "tags in a comment": "<!-- <p> \n <p> -->▸<p>x",
    "comments that end oddly": "<!-->▸<i></i><!---> ▸<i></i><!-- --!>▸<i></i><!-- > <b> -- >",
    "a comment without end": "▸<p>x</p><!-- <p>",
    "tags in a script": "▸<script>if (a<b) s = '<p>';</script>▸<p>x",
    "tags in a style": "▸<style>/* <p> */</style>▸<p>x",
    "tags in a title and a text box": "▸<title><p></title>▸<textarea><b></textarea>",
    "tags that wait for scripts to be off": "▸<noscript><p></noscript>▸<p>x",
    "tags in a template": "▸<template><p><template></template><p></template>▸<p>x",
    "text marked as such in a drawing": "▸<svg><![CDATA[ <p> ]]>▸<path/>▸<g></g></svg>▸<p>x",
    "the same elsewhere is a comment": "▸<div><![CDATA[ <p ]]>▸<p>x",
    "capital letters": '▸<P CLASS="A">x</P>▸<DIV></DIV>',
    "an attribute twice": '▸<p id=a id=b>▸<p ID="c">',
    "a tag over several lines": '▸<p\n  class="a\nb"\n>x</p> ▸<b>y</b>',
    "a bracket in a value": "▸<p title=\"a > b <i>\">▸<b title='<u>'>x</b>",
    "tabs count as one": "\t\t▸<p>x</p>\t▸<p>y",
    "lines that end in CR LF": "▸<p>x</p>\r\n▸<p>y</p>\r\n\r\n ▸<p>z</p>",
    "lines that end in CR": "▸<p>x</p>\r▸<p>y</p>\r\r ▸<p>z</p>",
    "characters outside the basic plane": "😀𝒳é▸<p>😀</p>▸<p>x",
    "what is no tag": "1 < 2 <3 <> </> <!x> <?php <p ?>▸<p>x",
    "end tags that close nothing": "</b></div>▸<p>x</p></p></br>▸<p>y",
    "a tag cut by the end": "▸<p>x</p><b class=",
}


@pytest.mark.parametrize("marked", MARKED.values(), ids=MARKED)
def test_opening_tags_are_found_where_they_stand(marked):
    *pieces, last = marked.split(MARK)
    places = [_line_and_column("".join(pieces[: count + 1])) for count in range(len(pieces))]
    tree = read_source("".join((*pieces, last)))
    assert [(one.line, one.column) for one in tree.elements if one.line] == places


def _line_and_column(before: str) -> tuple[int, int]:
    lines = re.split("\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1


WRITTEN = {
    "<p class=a ID='b'>": '<p class="a" id="b">',
    '<a href="?a=1&copy=2&amp;b=&eacute;&#8364;&notit;">': '<a href="?a=1&amp;copy=2&amp;b=é€&amp;notit;">',
    "<a href='?a=1&lang=en&lt'>": '<a href="?a=1&amp;lang=en<">',
    '<p title="&quot;a&quot;&nbsp;b">': '<p title="&quot;a&quot;&nbsp;b">',
    "<p title='a\n   b\u200b'>": '<p title="a b">',
    "<input required value=''>": '<input required="" value="">',
    "<p id=a ID=b>": '<p id="a">',
}


@pytest.mark.parametrize(("source", "written"), WRITTEN.items())
def test_an_opening_tag_is_written_as_a_browser_writes_it(source, written):
    assert [one.opening for one in read_source(source).elements if one.line] == [written]


NESTED = {
    "nothing": "",
    "text only": "Hello",
    "paragraphs": "<p>a<p>b<div>c<p>d</div>e<p>f<ul><li>g<li>h<ul><li>i</ul><li>j</ul>k",
    "a list in a list item": "<ul><li>a<p>b<li>c<div><li>d</div></ul>",
    "terms": "<dl><dt>a<dd>b<dd>c<dt>d<dl><dt>e</dl><dd>f</dl>",
    "a table": "<table><tr><td>a<td>b<tr><th>c</table>d",
    "a table with everything": "<table><caption>a<col><col><thead><tr><th>b<tbody><tr><td>c<table><td>d</table><td>e<tfoot><tr><td>f</table>g",
    "a cell without a row": "<table><tbody><td>a</tbody><td>b</table>",
    "choices": "<select><optgroup><option>a<option>b<optgroup><option>c</select><p>d",
    "headings": "<h1>a<h2>b</h2>c<h3>d</h1>",
    "buttons and links": "<button>a<button>b</button><a href=x>c<a href=y>d</a>",
    "ruby": "<ruby>a<rp>(<rt>b<rp>)</ruby>",
    "head and body left out": "<title>a</title><meta charset=utf-8><link rel=x href=data:,><p>b",
    "a head with what belongs to it after it": "<head><title>a</title></head><style></style><body class=x><p>b",
    "a body twice": "<html lang=en><body class=a><p>b<body class=c><html lang=de><p>d</body></html><p>e",
    "a drawing": "<svg><title>a</title><g><path/><text>b</text></g><foreignObject><p>c<p>d</foreignObject></svg><p>e",
    "a self-closed box": "<div/>a<p/>b<span/>c",
    "a paragraph's end alone": "a</p>b<div></p></div>",
    "an end tag in the way": "<div><span>a</div>b<p><i>c</i></p>d",
    "a form": "<form><p><label>a<input></label><fieldset><legend>b<input></fieldset></form><p>c",
}
_PATHS = """(source) => {
  const page = new DOMParser().parseFromString(source, "text/html");
  const path = (el) => (el ? [...path(el.parentElement), el.localName.toLowerCase()] : []);
  return [...page.querySelectorAll("*")].map((el) => path(el).join(" "));
}"""


@pytest.mark.browser
async def test_the_tree_is_that_of_a_browser(browser):
    async with browser.tab() as tab:
        there = {
            name: await tab.page.evaluate(_PATHS, f"<!doctype html>{source}")
            for name, source in NESTED.items()
        }
    ours = {name: [_path(one) for one in read_source(source).elements] for name, source in NESTED.items()}
    assert json.dumps(ours, indent=1) == json.dumps(there, indent=1)


def _path(element: Element | None) -> str:
    return f"{_path(element.parent)} {element.tag}".strip() if element else ""


TAGS = st.sampled_from(
    ["p", "div", "LI", "td", "tr", "table", "br", "svg", "title", "script", "template", "a"]
)
VALUES = st.text(alphabet="ab 😀<>&;=/\t\r\n'é", max_size=6)
ATTRIBUTES = st.lists(
    st.builds(' {}="{}"'.format, st.sampled_from(["id", "class", "x"]), VALUES), max_size=2
).map("".join)
PIECES = st.one_of(
    st.builds("<{}{}>".format, TAGS, ATTRIBUTES),
    st.builds("</{}>".format, TAGS),
    st.sampled_from(
        ["<!--", "-->", "<![CDATA[", "]]>", "<", ">", "</", "<!", "<?", "\r", "\n", "\t", "&", '"', "'"]
    ),
    st.text(alphabet="ab 😀\r\n<>!-/", max_size=8),
)


@seed(7)
@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_where_a_tag_is_told_to_be_there_is_one(source):
    lines = re.split("\r\n|\r|\n", source)
    for one in read_source(source).elements:
        if one.line:
            found = lines[one.line - 1][one.column - 1 :]
            assert found.lower().startswith(f"<{one.tag}")
