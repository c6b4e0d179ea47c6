"""Lines are measured at the page's own width and at that of a phone, and the page keeps its width."""

from typing import Any

import pytest

from checker.capture.asked import Extent
from checker.capture.page import capture
from checker.model import Evidence, LaidOut, NotCaptured, StateEvidence, Target, TextLayout

pytestmark = pytest.mark.browser

WORDS = "Ask your nurse what you may eat and drink on the day before the test, and how long it takes. " * 4
PAGE = (
    '<!doctype html><html lang="en"><head><title>The test</title><style>{}</style></head>'
    "<body><h1>The test</h1>{}<script>addEventListener('resize', () => document.title = innerWidth)</script>"
)
LOADS_AGAIN = """<script>
  const slow = () => {
    const end = performance.now() + 400;
    while (performance.now() < end) {}
    requestAnimationFrame(slow);
  };
  addEventListener('resize', () => { location.reload(); requestAnimationFrame(slow); });
</script>"""
"""Frames are slow, so that the page has gone before a second one could be measured."""


async def states(
    browser: Any, server: Any, style: str, body: str, **extent: bool
) -> tuple[StateEvidence, ...]:
    address = server.page(PAGE.format(style, body))
    taken = await capture(
        browser, Target(given=address, url=address), address=address, extent=Extent(**extent)
    )
    assert isinstance(taken.captured, Evidence), taken
    return taken.captured.states


async def laid_out(
    browser: Any, server: Any, style: str, body: str, **extent: bool
) -> list[tuple[LaidOut, ...]]:
    seen = await states(browser, server, style, body, **extent)
    return [state.layout.pieces for state in seen if isinstance(state.layout, TextLayout)]


async def test_the_same_text_has_more_and_shorter_lines_on_a_phone(browser, server) -> None:
    wide, narrow = await laid_out(
        browser, server, "p { font: 16px/1.5 serif }", f"<p>{WORDS}</p>", phone=True
    )
    assert [one.selector for one in wide] == [one.selector for one in narrow]
    assert narrow[0].lines > 3 * wide[0].lines
    assert narrow[0].line_characters < 70 < wide[0].line_characters
    assert (wide[0].font_size, wide[0].line_height) == (16, 24)


async def test_only_what_was_asked_for_is_measured(browser, server) -> None:
    assert len(await laid_out(browser, server, "", f"<p>{WORDS}</p>")) == 1


@pytest.mark.parametrize(
    "case",
    [
        ("p { text-align: justify }", f"<p>{WORDS}</p>", "align", "justify"),
        ("p { columns: 3 }", f"<p>{WORDS}</p>", "columns", 3),
        ("p { columns: 60em }", f"<p>{WORDS}</p>", "columns", 1),
        ("p { font-style: italic }", f"<p>{WORDS}</p>", "italic", 1),
        ("", f"<p>{WORDS}<em>Ask again.</em></p>", "italic", 0.03),
        ("p { margin: 0 0 20px }", f"<p>{WORDS}</p><p>{WORDS}</p>", "gap", 20),
        ("", f"<p>{WORDS}</p><h2>More</h2>", "gap", -1),
        ("p { font-size: 20px; line-height: 1 }", f"<p>{WORDS}</p>", "line_height", 20),
        ("p { width: 300px } b { font-size: 3em }", f"<p>{WORDS}<b>!</b></p>", "font_size", 16),
    ],
)
async def test_what_is_told_of_a_piece(browser, server, case: tuple[str, str, str, object]) -> None:
    style, body, field, value = case
    (pieces,) = await laid_out(browser, server, style, body)
    told = getattr(pieces[0], field)
    assert told == (value if isinstance(value, str) else pytest.approx(value, abs=0.01))


@pytest.mark.parametrize("body", [f"<p hidden>{WORDS}</p>", "<p>Rest.</p>", f"<h2>{WORDS}</h2>", ""])
async def test_what_is_hidden_short_or_no_running_text_is_not_measured(browser, server, body: str) -> None:
    assert await laid_out(browser, server, "", f"<p>Your nurse can help.</p>{body}") == [()]


async def test_a_page_that_cannot_be_measured_on_a_phone_says_so(browser, server) -> None:
    wide, narrow = await states(browser, server, "", f"<p>{WORDS}</p>{LOADS_AGAIN}", phone=True)
    assert isinstance(wide.layout, TextLayout)
    assert wide.layout.pieces
    assert narrow.layout == NotCaptured(reason="the page could not be measured at the width of a phone")
    assert (narrow.state.name, narrow.snapshot, narrow.text) == ("phone", None, None)
