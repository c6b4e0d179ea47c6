"""The port: the same look over Playwright's synchronous API, on a page that a test clicked into shape."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import sync_playwright

from checker.capture.asked import Asked
from checker.capture.axe import axe_source
from checker.capture.browser import find_browser
from checker.capture.look import Seen, look
from checker.capture.port import SyncPort, run_now
from checker.capture.world import source
from checker.model import AxeEvidence, Evidence, Snapshot

PAGE = (
    "<!doctype html><html lang=en><title>T</title><main><h1>T</h1><button id=more "
    "onclick=\"document.querySelector('main').insertAdjacentHTML('beforeend', '<h2>Opened</h2><img src=/x.png>')\">"
    "More</button></main>"
)
OPEN = PAGE.replace("</main>", "<h2>Opened</h2><img src=/x.png></main>")


def seen_in_a_test_suite(address: str) -> Seen:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser().path or None)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        page.click("#more")
        port = SyncPort(page.context.new_cdp_session(page))
        seen = run_now(look(port, source(axe_source()), Asked(), others={}))
        browser.close()
    return seen


@pytest.mark.browser
async def test_a_synchronous_page_gives_the_same_evidence_in_its_present_state(server, capture_at):
    address = server.page(PAGE)
    with ThreadPoolExecutor(1) as pool:  # Playwright's synchronous API wants a thread without a loop
        seen = await asyncio.get_running_loop().run_in_executor(pool, seen_in_a_test_suite, address)
    assert isinstance(seen.evidence.snapshot, Snapshot)
    assert [heading.text for heading in seen.evidence.snapshot.headings] == ["T", "Opened"]
    whole = await capture_at(server.page(OPEN))
    assert isinstance(whole, Evidence)
    assert isinstance(seen.evidence.axe, AxeEvidence)
    assert seen.evidence.axe.nodes == whole.states[0].axe.nodes


def test_a_measurement_that_waits_for_something_else_is_refused():
    with pytest.raises(RuntimeError, match="something else"):
        run_now(_naps())


async def _naps(nap: Callable[[float], object] = asyncio.sleep) -> None:
    await nap(0)
