"""What the user expects on the page: wait for it, and say whether it was there."""

import time

from playwright.async_api import Error as BrowserError
from playwright.async_api import Page
from playwright.async_api import TimeoutError as BrowserTimeout

from checker.model import SettleStep

WAIT_LIMIT = 15.0
"""Seconds to wait for --wait-for."""


async def wait_for(page: Page, selector: str) -> tuple[SettleStep, ...]:
    """Wait until an element that matches is there; say so either way."""
    if not selector:
        return ()
    start = time.monotonic()
    try:
        await page.wait_for_selector(selector, state="attached", timeout=WAIT_LIMIT * 1000)
        reached = True
    except BrowserTimeout:
        reached = False
    waited = round((time.monotonic() - start) * 1000)
    return (SettleStep(name="wait-for", reached=reached, waited=waited, detail=selector),)


async def expected_found(page: Page, expected: tuple[str, ...]) -> bool | None:
    """Whether each expected selector or text is there; None when nothing is expected."""
    if not expected:
        return None
    return all([await _is_there(page, what) for what in expected])


async def _is_there(page: Page, what: str) -> bool:
    try:
        if await page.locator(what).count():
            return True
    except BrowserError:  # not a selector: then it is text
        pass
    return await page.get_by_text(what).count() > 0
