"""What a place tells decides which tag it is; what it does not tell is not made up."""

import pytest

from checker.model import Place, TextUnit
from checker.source_lines import with_lines, with_lines_of

SOURCE = """<main>
<ul id="list"><li>One</li>
<li class="a">Two</li>
<li>Three</li>
<li class="a"></li>
<li class="a"></li></ul>
<p id="1st">First <b>word</b>
<svg viewBox="0 0 1 1"><linearGradient id="G"></linearGradient></svg>
</main>"""

CASES = [
    ("tag, text and selector", "#list > li:nth-of-type(1)", "<li>One</li>", 2),
    ("tag and text, another selector", "#list > li:nth-of-type(9)", '<li class="a">Two</li>', 3),
    ("a text that the source does not have", "#list > li:nth-of-type(1)", "<li>Other</li>", 0),
    ("alike without text, no script can be ruled out", "#list > li:nth-of-type(4)", '<li class="a"></li>', 0),
    ("attributes changed, text and selector stay", "#list > li:nth-of-type(2)", '<li class="b">Two</li>', 3),
    ("an id says it all", "#list", '<ul id="list" class="on"></ul>', 2),
    ("an id on another tag", "#list", '<ol id="list"></ol>', 0),
    ("an id that CSS must escape", r"#\31 st", '<p id="1st">', 7),
    ("a name in capital letters", "main > svg > linearGradient", '<svg viewBox="0 0 1 1"></svg>', 8),
    ("in an open shadow root", "#list >>> li", "<li>One</li>", 0),
    ("a selector that is none of ours", "li.a ~ li", '<li class="a"></li>', 0),
    ("no markup", "#list > li:nth-of-type(1)", "", 0),
    ("markup that is no tag", "#list > li:nth-of-type(1)", "….", 0),
    ("text that was cut", "main > p", '<p id="1st">First wo…', 7),
    ("nothing of it is known", "", "", 0),
]


@pytest.mark.parametrize(
    ("selector", "html", "line"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_line_is_told_where_it_is_certain(evidence, selector, html, line):
    found = with_lines_of(evidence([Place(selector=selector, html=html)]), SOURCE)
    assert found.states[0].axe.nodes[0].place.line == line


def test_alike_tags_are_told_apart_on_a_page_as_it_was_written(evidence):
    places = [Place(selector=f"#list > li:nth-of-type({n})", html='<li class="a"></li>') for n in (4, 5)]
    found = with_lines_of(evidence(places, elements=14), SOURCE)
    assert [node.place.line for node in found.states[0].axe.nodes] == [5, 6]


def test_two_places_that_claim_one_tag_get_none(evidence):
    places = [
        Place(selector=f"body > div:nth-of-type({n}) > li", html='<li class="a">Two</li>') for n in (1, 2)
    ]
    found = with_lines_of(evidence(places), SOURCE)
    assert [node.place.line for node in found.states[0].axe.nodes] == [0, 0]


@pytest.mark.parametrize(("text", "line"), [("First word", 7), ("First", 0), ("Another word", 0)])
def test_a_text_has_the_line_of_its_element_if_the_source_has_the_text(evidence, text, line):
    unit = TextUnit(role="paragraph", text=text, region=-1, selector=r"#\31 st")
    assert with_lines_of(evidence([], [unit]), SOURCE).states[0].text.units[0].line == line


def test_a_file_that_cannot_be_read_changes_nothing(evidence, tmp_path):
    given = evidence([Place(selector="#list", html='<ul id="list">')])
    assert with_lines(given, tmp_path / "gone.html") is given
    (tmp_path / "odd.html").write_bytes(b'<ul id="list">\xff\xfe')
    assert with_lines(given, tmp_path / "odd.html") is given


def test_very_deep_and_very_many_alike_tags_are_no_trouble(evidence):
    deep = 5000
    places = [Place(selector="html > " + "div > " * deep + "b", html="<b>x</b>")]
    places += [Place(selector=f"body > i:nth-of-type({n})", html="<i></i>") for n in range(1, 5000)]
    source = "<div>" * deep + "<b>x</b>" + "</div>" * deep + "<i></i>" * 5000
    found = with_lines_of(evidence(places), source)
    assert {node.place.line for node in found.states[0].axe.nodes} == {0}
