"""Capture saved pages as `checker check` captures live ones, with no network around them."""

import asyncio
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.async_api import Browser as PlaywrightBrowser
from playwright.async_api import Route

from checker.capture.launch import Browser
from checker.capture.page import capture
from checker.capture.tab import Tab
from checker.config import Settings
from checker.model import PageText, Target
from checker.serve import LocalSite

_SETTINGS = Settings(timeout=60, screenshot=False)
_NO_SCRIPTS = {"content-security-policy": "script-src 'none'"}


def texts_of(files: Mapping[str, Path]) -> Iterator[tuple[str, PageText]]:
    """Yield the name and the text of each page.

    A page whose scripts lead away from it, or leave it empty where their own site is missing, is captured
    again without its scripts. Says on standard error which could not be captured.
    """
    with asyncio.Runner() as runner:
        usual, scriptless = OffTheNetwork(_SETTINGS), WithoutScripts(_SETTINGS)
        runner.run(usual.__aenter__())
        runner.run(scriptless.__aenter__())
        try:
            for number, (name, path) in enumerate(files.items(), start=1):
                text = runner.run(_text(usual, name, path))
                if text is None or len(text.units) < 10:
                    text = runner.run(_text(scriptless, name, path)) or text
                if text is not None:
                    yield name, text
                else:
                    print(f"{name} could not be captured", file=sys.stderr)
                print(f"\r{number}/{len(files)}", end="", file=sys.stderr, flush=True)
        finally:
            runner.run(usual.__aexit__(None, None, None))
            runner.run(scriptless.__aexit__(None, None, None))
            print(file=sys.stderr)


async def _text(browser: Browser, name: str, path: Path) -> PageText | None:
    target = Target(given=name, url=name, kind="file", path=str(path))
    with LocalSite([target]) as site:
        taken = (await capture(browser, target, address=site.address_of(target))).captured
    text = taken.states[0].text if hasattr(taken, "states") else None
    return text if isinstance(text, PageText) else None


class OffTheNetwork(Browser):
    """A browser that reaches this machine only."""

    async def _open(self, running: PlaywrightBrowser) -> Tab:
        tab = await super()._open(running)
        await tab.context.route("**/*", self._answer)
        return tab

    async def _answer(self, route: Route) -> None:
        if route.request.url.startswith("http://127.0.0.1:"):
            await route.continue_()
        else:
            await route.abort()


class WithoutScripts(OffTheNetwork):
    """A browser that runs no script of a page."""

    async def _answer(self, route: Route) -> None:
        if route.request.is_navigation_request() and route.request.url.startswith("http://127.0.0.1:"):
            answer = await route.fetch()
            await route.fulfill(response=answer, headers=answer.headers | _NO_SCRIPTS)
        else:
            await super()._answer(route)
