"""What the text probe makes of markup: units with role, text, marks, and why they are hidden."""

import pytest

from checker.model import Evidence, PageText

pytestmark = pytest.mark.browser

UNITS = {
    "inline markup never splits a word": ("<p>A<b>sth</b>ma and <i>go</i>ut.</p>", [("paragraph", "Asthma and gout.", "")]),
    "blocks are never glued": ("<div>One<p>Two</p>Three</div>", [("other", "One", ""), ("paragraph", "Two", ""), ("other", "Three", "")]),
    "a line break ends a unit": ("<p>One<br>Two</p>", [("paragraph", "One", ""), ("paragraph", "Two", "")]),
    "white space collapses": ("<p>  One \n  <b> two</b>  three </p>", [("paragraph", "One two three", "")]),
    "soft hyphens and zero width characters go": ("<p>Hyper&shy;ten\u200bsion</p>", [("paragraph", "Hypertension", "")]),
    "hidden words do not part a sentence": (
        "<p>Take <span style='display:none'>secret</span>one pill.</p>",
        [("paragraph", "secret", "display: none"), ("paragraph", "Take one pill.", "")],
    ),
    "visibility can be taken back": (
        "<div style='visibility:hidden'>no<p style='visibility:visible'>yes</p></div>",
        [("other", "no", "visibility: hidden"), ("paragraph", "yes", "")],
    ),
    "opacity hides": ("<p style='opacity:0'>no</p>", [("paragraph", "no", "opacity: 0")]),
    "clipped text is hidden": (
        "<p><span style='position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)'>no</span></p>",
        [("paragraph", "no", "clipped away")],
    ),
    "text off the page is hidden": (
        "<a href=#m style='position:absolute;left:-9999px'>Skip</a>",
        [("link", "Skip", "off the page")],
    ),
    "list items, cells, terms and captions keep their roles": (
        "<ul><li><p>Item</p></ul><table><caption>Doses</caption><tr><th>Age<td>Dose</table><dl><dt>T<dd>D</dl>",
        [("listitem", "Item", ""), ("caption", "Doses", ""), ("headercell", "Age", ""), ("cell", "Dose", ""),
         ("term", "T", ""), ("definition", "D", "")],
    ),
    "headings by role count": ("<div role=heading aria-level=3>Head</div>", [("heading", "Head", "")]),
    "headings in a line stand alone": (
        "<div><span role=heading aria-level=1>Head</span> text</div>", [("heading", "Head", ""), ("other", "text", "")],
    ),
    "buttons stand alone": ("<p>Text <button>Press</button> more</p>", [("paragraph", "Text", ""), ("button", "Press", ""), ("paragraph", "more", "")]),
    "slotted text is read where it is shown": (
        "<div id=h><p>light</p></div><script>h.attachShadow({mode:'open'}).innerHTML='<h2>shade</h2><slot></slot>'</script>",
        [("heading", "shade", ""), ("paragraph", "light", "")],
    ),
}  # fmt: skip


def units_of(evidence: object) -> PageText:
    assert isinstance(evidence, Evidence), evidence
    text = evidence.states[0].text
    assert isinstance(text, PageText)
    return text


@pytest.mark.parametrize(("markup", "expected"), UNITS.values(), ids=UNITS)
async def test_units(capture_html, markup, expected):
    text = units_of(await capture_html(markup))
    assert [(unit.role, unit.text, unit.hidden) for unit in text.units] == expected


async def test_marks_slice_to_what_they_mark_even_beyond_the_basic_plane(capture_html):
    text = units_of(
        await capture_html(
            "<p>𝒳 𝒴 rare<sup>2</sup> and <a href=/x>linked <b>bold</b></a> <abbr title='GP long'>GP</abbr>.</p>"
        )
    )
    unit = text.units[0]
    assert [(mark.kind, unit.text[mark.start : mark.end]) for mark in unit.marks] == [
        ("sup", "2"), ("link", "linked bold"), ("strong", "bold"), ("abbr", "GP"),
    ]  # fmt: skip


CLOSED = {
    "details": "<details><summary>More</summary><p>Inside</p></details>",
    "tab": "<div role=tab aria-controls=p>T</div><div id=p role=tabpanel hidden><p>Inside</p></div>",
    "button (a heading that takes clicks)": (
        "<div><h3 style='cursor:pointer'>More</h3></div><style></style><div style='display:none'><p>Inside</p></div>"
    ),
    "button": "<button aria-expanded=false aria-controls=p>More</button><div id=p style='display:none'><p>Inside</p></div>",
}


@pytest.mark.parametrize(("by", "markup"), CLOSED.items())
async def test_what_a_reader_can_open_is_marked_so_and_not_hidden(capture_html, by, markup):
    text = units_of(await capture_html(markup))
    unit = next(unit for unit in text.units if unit.text == "Inside")
    assert unit.hidden == ""
    region = text.regions[unit.region]
    while not region.disclosed_by and region.parent >= 0:
        region = text.regions[region.parent]
    assert region.disclosed_by == by.split(" ")[0]


async def test_hidden_text_under_a_heading_that_takes_no_clicks_stays_hidden(capture_html):
    text = units_of(await capture_html("<h3>More</h3><div style='display:none'><p>Inside</p></div>"))
    assert [(unit.text, unit.hidden) for unit in text.units] == [("More", ""), ("Inside", "display: none")]


async def test_user_selectors_mark_regions(capture_html):
    text = units_of(
        await capture_html("<p class=a>In</p><p class=b>Out</p>", include=(".a",), exclude=(".b",))
    )
    assert [text.regions[unit.region].user for unit in text.units] == ["include", "exclude"]
