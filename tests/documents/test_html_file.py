"""HTML files without a browser: what a static file tells, and that a browser tells the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents import read_document
from checker.errors import DocumentError
from checker.model import Evidence, PageText
from checker.text.anchors import place_of
from checker.text.blocks import reader_text

UNITS = {
    "inline markup never splits a word": ("<p>A<b>sth</b>ma and <i>go</i>ut.</p>", [("paragraph", "Asthma and gout.")]),
    "blocks are never glued": ("<div>One<p>Two</p>Three</div>", [("other", "One"), ("paragraph", "Two"), ("other", "Three")]),
    "a line break ends a unit": ("<p>One<br>Two</p>", [("paragraph", "One"), ("paragraph", "Two")]),
    "tags that are left out": (
        "<ul><li>One<li>Two</ul><table><tr><th>A<td>B</table><p>C<p>D",
        [("listitem", "One"), ("listitem", "Two"), ("headercell", "A"), ("cell", "B"), ("paragraph", "C"), ("paragraph", "D")]),
    "entities, with and without semicolon": ("<p>A&nbsp;&amp; caf&eacute; &copy 2 &no; &#x41;", [("paragraph", "A & café © 2 &no; A")]),
    "what is hidden takes no room": (
        "<p>Take <span style='display: none'>no</span><b hidden>no</b>one.<p aria-hidden=true>no</p>", [("paragraph", "Take one.")]),
    "scripts, styles, templates and comments": (
        "<script>'<p>no</p>'</script><style>p{}</style><template><p>no</template><noscript>no</noscript><!-- <p>no --><p>Yes", [("paragraph", "Yes")]),
    "closed details and tab panels are text": (
        "<details><summary>More</summary><p>Inside</details><button role=tab aria-controls=t>T</button><div id=t hidden>Tab</div>",
        [("button", "More"), ("paragraph", "Inside"), ("button", "T"), ("other", "Tab")]),
    "roles say more than tags": ("<div role=heading aria-level=3>Head</div>", [("h3", "Head")]),
    "quotes, captions, terms": (
        "<blockquote><p>Q</p></blockquote><figure><figcaption>C</figcaption></figure><dl><dt>T<dd>D</dl>",
        [("quote", "Q"), ("caption", "C"), ("term", "T"), ("definition", "D")]),
    "a whole link": ("<div><a href=/x>Go</a></div>", [("link", "Go")]),
    "an unfinished tag at the end is none": ("<p>Text <a href='", [("paragraph", "Text")]),
    "nothing": ("", []),
}  # fmt: skip


@pytest.mark.parametrize(("source", "units"), UNITS.values(), ids=UNITS)
def test_units(read, said, source, units):
    assert said(read("html", source)) == units


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("<main>\n<p>One\n<p>We <b>do</b>\n   utilise ice.</main>", ("main > p:nth-of-type(2)", 4, 4)),
        ("<p id=a>Gout &amp; we utilise ice.", ("#a", 1, 23)),
        ("<p>Gout <!-- utilise --> utilise", ("body > p", 1, 26)),
        ("<ul><li>One<li>We&nbsp;utilise", ("body > ul > li:nth-of-type(2)", 1, 24)),
        ("<p>\r\n\r\nWe\r\nutilise", ("body > p", 4, 1)),
        ("<table><tr><td>utilise", ("table > tbody > tr > td", 1, 16)),
        ("<p id=1a>utilise", (r"#\31 a", 1, 10)),
    ],
)
def test_words_have_selector_line_and_column(read, place, source, where):
    assert place(read("html", source), "utilise") == where


def test_title_and_language(read):
    text = read("html", "<html lang=de><title> Gicht\n&amp; mehr </title><p>Ja <span lang=en>no</span>")
    assert (text.title, text.lang) == ("Gicht & mehr", "de")
    (unit,) = text.units
    assert unit.lang == "de"
    assert [(mark.kind, mark.value, unit.text[mark.start : mark.end]) for mark in unit.marks] == [
        ("lang", "en", "no")
    ]


def test_only_the_main_part_is_the_readers_text(read):
    text = read(
        "html",
        "<header>Clinic</header><nav><a href=/>Home</a></nav><main><h1>Gout</h1><p>Gout hurts a lot.</main>"
        "<footer>© Clinic</footer>",
    )
    seen = reader_text(text)
    assert [block.text for block in seen.blocks] == ["Gout", "Gout hurts a lot."]
    assert [one.kind for one in seen.excluded] == ["header", "navigation", "footer"]


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=latin1><p>hürts".encode("cp1252"),
        "<p>hürts".encode("utf-16"),
        "<p>hürts".encode(),
    ],
)
def test_declared_encodings(read, said, data):
    text = read("html", data)
    assert said(text) == [("paragraph", "hürts")]
    assert text.remarks == ()


def test_what_a_static_file_cannot_tell_is_told(read):
    assert "guess" in read("html", "<p>hürts".encode("cp1252")).remarks[0]
    assert "without a browser" in read("html", "<link rel=stylesheet href=x.css><p>A").remarks[0]


def test_a_pdf_with_the_wrong_name_is_refused(read):
    with pytest.raises(DocumentError, match="is a PDF"):
        read("html", b"%PDF-1.7")


@pytest.mark.parametrize(
    "piece", ["<div>", "<div id=a>a", "<b>", "<a ", "<!--", "<![CDATA[", "<svg>", "&amp", "<a href='"]
)
def test_deep_and_broken_markup_is_read(read, piece):
    text = read("html", piece * 20_000)
    assert all(unit.selector.count(">") < 520 for unit in text.units)


NOISE = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<li>", "<ul>", "</ul>", "<td>", "<table>", "<br>", "<svg>", "</svg>", "<title>",
         "<details>", "<!-- a -->", "<a href=x>", "&amp;", "&nbsp", "&no;", "&#65;", " ", "\n", "gout", "\u00ad", "💊", "<", "&",
         "<p hidden>", "</div>", "<template>", "</template>", "<head>", "</head>"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(NOISE)
def test_each_character_has_its_place(source):
    rows = source.split("\n")
    for unit in read_document(source.encode(), "html", "draft").units:
        for offset, char in enumerate(unit.text):
            line, column = place_of(unit.anchors, offset)
            there = rows[line - 1][column - 1 : column] or "\n"
            assert there in (char, "&") or (char == " " and there.isspace()), (unit.text, offset)


SAME = """<header class="top">Clinic <a href="https://x.org/">Home</a></header>
<nav aria-label="Site"><ul><li><a href="https://x.org/a">One</a><li><a href="https://x.org/b">Two</a></ul></nav>
<main id="m"><h1>Living with <em>gout</em></h1>
<p>Gout hurts.<sup><a href="https://x.org/#ref-1">1</a></sup> H<sub>2</sub>O <abbr title="Body mass index">BMI</abbr>
<strong>now</strong> <q>ouch</q> <code>x</code>.<br>Second line.
<p hidden>Not this.
<p>Take <span style="display:none">never</span>one <span lang="fr">bonne</span> pill.
<section aria-labelledby="s"><h2 id="s">What helps</h2><ol><li>Ice<p>and rest</p><li>Water</ol></section>
<details><summary>More</summary><p>Inside <b>text</b>.</details>
<details open><summary>Open</summary>Plain text.</details>
<div role="tabpanel" hidden>Tab text</div>
<table><caption>Doses</caption><thead><tr><th>Age<th>Dose</thead><tr><td>5<td><p>One pill</p></table>
<blockquote><p>It hurts.</p><footer>Anna</footer></blockquote>
<dl><dt>Gout<dd>A disease</dl><figure><figcaption>A foot</figcaption></figure>
<form><label>Name <input></label><fieldset><legend>Age</legend></fieldset><button>Send</button></form>
<div class="note">Loose text <p>and a paragraph</p> and more</div></main>
<aside>See <a href="https://x.org/c">this</a></aside><footer><p>© Clinic</p></footer>"""


@pytest.mark.browser
async def test_a_browser_gives_the_same_text(capture_html):
    page = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gout</title><body>{SAME}</body></html>'
    )
    captured = await capture_html(page)
    assert isinstance(captured, Evidence)
    seen = captured.states[0].text
    assert isinstance(seen, PageText)
    static = read_document(page.encode(), "html", "draft")
    assert [_told(unit) for unit in static.units] == [_told(unit) for unit in seen.units]
    assert [_about(region) for region in static.regions] == [_about(region) for region in seen.regions]


def _told(unit):
    return unit.role, unit.level, unit.text, unit.selector, unit.lang, unit.list_like, unit.hidden, unit.marks


def _about(region):
    return (
        region.tag,
        region.role,
        region.label,
        region.id,
        region.classes,
        region.selector,
        region.disclosed_by,
        region.parent,
    )
