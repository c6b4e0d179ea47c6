"""axe-core's time: what it has no time for is told, never passed; and what saves time changes no answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import pytest

from checker.capture import asked
from checker.capture.axe import AxeAnswer, axe_source
from checker.capture.port import AsyncPort
from checker.capture.world import PROBES, World, enter, main_frame, source
from checker.model import AxeEvidence, Evidence, PageText, Snapshot

pytestmark = pytest.mark.browser


def whole(inside: str) -> str:
    return f"<!doctype html><html lang=en><title>T</title><main>{inside}</main>"


@pytest.fixture
def world_in(browser):
    """A world of ours in a page, with some of the probes: `async with world_in(markup, probes) as world`."""

    @asynccontextmanager
    async def opened(markup: str, probes: tuple[str, ...] = PROBES) -> AsyncIterator[World]:
        async with browser.tab() as tab:
            context = await tab.context.browser.new_context()
            page = await context.new_page()
            await page.set_content(markup)
            port = AsyncPort(await context.new_cdp_session(page))
            yield await enter(port, await main_frame(port), source(axe_source(), probes))
            await context.close()

    return opened


async def run(world: World, *rules: str, limit: int | None = None) -> AxeAnswer:
    how = {"runOnly": {"type": "rule", "values": rules}}
    await world.call("(how, limit) => checkerProbes.partial(null, how, limit)", how, limit)
    return msgspec.json.decode(
        await world.call("(how) => checkerProbes.finish([], how)", how), type=AxeAnswer
    )


TICKS = "() => { let ticks = 0; performance.now = () => { ticks += 1; return ticks; }; }"
"""A clock that goes on by one each time that somebody looks at it: then how far axe comes is no chance."""


async def test_what_was_found_in_time_is_kept_and_the_rest_is_counted(world_in):
    pale = "".join(f"<p style='color:#bbb'>Pale words {n}</p>" for n in range(40))
    async with world_in(whole(f"<h1>T</h1><img src=/x.png>{pale}")) as world:
        await world.call(TICKS)
        answer = await run(world, "color-contrast", "image-alt", limit=60)
    rules = {rule.id: rule for rule in answer.rules}
    assert (rules["image-alt"].violations, rules["image-alt"].untested) == (1, 0)
    contrast = rules["color-contrast"]
    assert 0 < contrast.violations < 20
    assert contrast.violations + contrast.passes + contrast.untested == 41
    assert len([hit for hit in answer.nodes if hit.rule == "color-contrast"]) == contrast.violations


async def test_a_rule_that_compares_elements_says_nothing_when_it_saw_only_some(world_in):
    headings = "<h1>T</h1>" + "<h2>A</h2><h5>B</h5>" * 10
    async with world_in(whole(headings)) as world:
        found = (await run(world, "heading-order")).rules[0]
        assert (found.violations + found.incomplete > 0, found.untested) == (True, 0)
        await world.call(TICKS)
        cut = (await run(world, "heading-order", limit=20)).rules[0]
    assert (cut.violations, cut.incomplete, cut.passes, cut.untested) == (0, 0, 0, 21)


async def test_no_limit_leaves_nothing_out(world_in):
    async with world_in(whole("<h1>T</h1>" + "<p>Words</p>" * 40)) as world:
        await world.call(TICKS)
        answer = await run(world, "color-contrast")
    assert [(rule.passes, rule.untested) for rule in answer.rules] == [(41, 0)]


async def test_a_page_without_time_for_axe_is_measured_all_the_same(capture_html, monkeypatch):
    monkeypatch.setattr(asked, "AXE_SHARE", 0.0)
    frame = "<iframe title=F srcdoc='<html lang=en><title>F</title><img src=/y.png>'></iframe>"
    evidence = await capture_html(f"<main><h1>T</h1><img src=/x.png><p>Words</p>{frame}</main>")
    assert isinstance(evidence, Evidence)
    state = evidence.states[0]
    assert isinstance(state.snapshot, Snapshot)
    assert isinstance(state.text, PageText)
    assert isinstance(state.axe, AxeEvidence)
    assert [heading.text for heading in state.snapshot.headings] == ["T"]
    rules = {rule.id: rule for rule in state.axe.rules}
    assert rules["image-alt"].untested == 2
    assert not any(rule.violations or rule.incomplete or rule.passes for rule in state.axe.rules)


COLOURS = (
    "#777", "#767676", "#bbb8", "rgb(119 119 119)", "rgba(0, 0, 0, .5)", "hsl(120deg 60% 40%)", "hsl(.5turn 60% 40%)",
    "hwb(200 30% 30%)", "lab(50% 40 59.5)", "lch(52% 72 50)", "oklab(59% .1 .1)", "oklch(60% .15 50)",
    "color(display-p3 1 .5 0)", "color(srgb .4 .5 .6 / .7)", "color-mix(in srgb, red 40%, blue)", "transparent", "teal",
)  # fmt: skip


async def test_reading_each_colour_once_changes_no_answer(world_in):
    """The same words in every colour, on every colour, some of them twice."""
    words = "".join(
        f"<div style='background:{ground}'><p style='color:{front}'>Words</p><p style='color:{front}'>Again</p></div>"
        for front in COLOURS
        for ground in ("white", "#333", *COLOURS[-5:])
    )
    without = tuple(probe for probe in PROBES if probe != "colors")
    async with world_in(whole(words)) as world:
        quick = await run(world, "color-contrast")
    async with world_in(whole(words), without) as world:
        plain = await run(world, "color-contrast")
    assert quick == plain
    assert quick.rules[0].violations > 50
    assert quick.rules[0].passes > 10
