"""A page in endless motion is seen the same each time, and goes on moving."""

import pytest
from playwright.async_api import async_playwright

import checker
from checker.capture.browser import find_browser
from checker.model import Evidence

pytestmark = pytest.mark.browser

WORDS = "<p>Gout makes a joint hurt. It can come on fast. See your doctor if the pain does not stop.</p>" * 8
PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Gout: signs and care</title><style>"
    "@keyframes beat { 50% { transform: scale(1.5); opacity: .3 } } @keyframes blink { from { opacity: 0 } }"
    "#beat { animation: beat .7s infinite } #blink { animation: blink .9s infinite alternate }</style>"
    f"<main><h1>Gout</h1>{WORDS}<a id=beat href=/more style=display:inline-block>Read more</a>"
    "<p id=blink>Call us at any time of the day.</p></main>"
)


async def test_two_looks_at_an_endless_animation_see_the_same(server, capture_at):
    address = server.page(PAGE)
    one, two = [await capture_at(address) for _ in range(2)]
    assert isinstance(one, Evidence)
    assert one.states == two.states
    words = [unit.text for unit in one.states[0].text.units]
    assert "Call us at any time of the day." in words  # it blinks: it is held where it can be seen


async def test_afterwards_it_goes_on_from_where_it_was(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with async_playwright() as running:
        browser = await running.chromium.launch(executable_path=find_browser().path or None)
        page = await browser.new_page()
        await page.set_content(PAGE)
        await page.evaluate(
            "window.all = document.getAnimations(); window.start = all.map((a) => a.startTime)"
        )
        await checker.check_page_async(page)
        told = await page.evaluate(
            "all.map((a, at) => [a.playState, a.playbackRate, Math.abs(a.startTime - start[at]) < 60_000])"
        )
        moving = await page.evaluate(
            "new Promise((done) => { const before = all[0].currentTime;"
            "requestAnimationFrame(() => requestAnimationFrame(() => done(all[0].currentTime > before))) })"
        )
        await browser.close()
    assert told == [["running", 1, True]] * 2
    assert moving
