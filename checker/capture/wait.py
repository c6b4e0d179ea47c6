"""Wait for what the user says must come."""

import time

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
