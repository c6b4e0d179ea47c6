"""Start the browser, watch it, and start it again when it dies."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from types import TracebackType
from typing import Self

from playwright.async_api import Browser as PlaywrightBrowser
from playwright.async_api import Error as BrowserError
from playwright.async_api import Playwright, async_playwright

from checker.capture.axe import axe_source
from checker.capture.browser import BrowserChoice, find_browser, sandboxed
from checker.capture.start_faults import not_started, refused
from checker.capture.tab import Tab
from checker.capture.world import source
from checker.config import Selector, Settings, no_selector, selectors_of
from checker.errors import BrowserDied, ConfigError

# No look-ups at start, no updates, and the same colours everywhere.
_ARGUMENTS = [
    "--disable-quic",
    "--no-first-run",
    "--force-color-profile=srgb",
    "--disable-features=Translate",
]


class Browser:
    """A running browser that lends out tabs. Use as `async with Browser(settings) as browser`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.choice: BrowserChoice = find_browser(settings.browser)
        self.script = source(axe_source(settings.axe_script))
        self._playwright: Playwright | None = None
        self._browser: PlaywrightBrowser | None = None
        self._idle: list[Tab] = []
        self._starting = asyncio.Lock()

    async def __aenter__(self) -> Self:
        with _without_interrupts():
            self._playwright = await async_playwright().start()
        try:
            await self._running()
            await self._check_selectors()
        except BaseException as error:
            await self.__aexit__(type(error), error, None)
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(BrowserError):
            if self._browser is not None:
                await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()

    @property
    def version(self) -> str:
        """The browser's name and version, such as `Chromium 141.0.7390.37`."""
        return f"Chromium {self._browser.version}" if self._browser is not None else "Chromium"

    @asynccontextmanager
    async def tab(self) -> AsyncIterator[Tab]:
        """Lend a clean tab. One that comes back spoilt is thrown away.

        What a page left in its tab is cleared away when the tab is lent again: for the last page, never.
        """
        running = await self._running()
        tab = await self._cleaned() or await self._open(running)
        try:
            yield tab
        except BaseException:
            tab.spoilt = True
            raise
        finally:
            if not (tab.spoilt or tab.crashed.is_set()):
                self._idle.append(tab)
            elif running.is_connected():
                await tab.clean()

    async def _cleaned(self) -> Tab | None:
        while self._idle:
            if await (tab := self._idle.pop()).clean():
                return tab
        return None

    async def _open(self, running: PlaywrightBrowser) -> Tab:
        try:
            return await Tab.open(running, self.settings, self.script)
        except BrowserError as error:
            if not running.is_connected():
                raise BrowserDied("The browser died.", "Open the page in a browser and see.") from error
            raise refused(self.settings, error.message) from error
        except (OSError, ValueError) as error:
            raise ConfigError(
                f"The log-in state {self.settings.storage_state} cannot be read: {error}.",
                "Save one with Playwright's storage_state.",
            ) from error

    async def _check_selectors(self) -> None:
        """Try the user's selectors on an empty page, before any target is opened."""
        async with self.tab() as tab:
            for one in selectors_of(self.settings):
                try:
                    for step in one.steps:
                        await tab.page.evaluate("(selector) => document.querySelector(selector) && 0", step)
                except BrowserError as error:
                    raise no_selector(one) from error
            if selector := self.settings.wait_for:
                try:
                    await tab.page.query_selector(selector)
                except BrowserError as error:
                    raise no_selector(Selector("wait_for", selector)) from error

    async def _running(self) -> PlaywrightBrowser:
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                self._idle.clear()
                self._browser = await self._start()
            return self._browser

    async def _start(self) -> PlaywrightBrowser:
        assert self._playwright is not None  # noqa: S101  (entered)
        chromium, choice = self._playwright.chromium, self.choice
        try:
            if choice.kind == "server":
                return await chromium.connect(choice.endpoint)
            if choice.kind == "cdp":
                return await chromium.connect_over_cdp(choice.endpoint)
            return await chromium.launch(
                executable_path=choice.path or None,
                channel=choice.channel or None,
                chromium_sandbox=sandboxed(),
                args=_ARGUMENTS,
                handle_sigint=False,
            )
        except BrowserError as error:
            raise not_started(choice, self.settings, error.message) from error


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Start a helper process that Ctrl-C does not reach: it is ours to end, once what is done is kept.

    A terminal sends Ctrl-C to all processes of a job. A blocked signal stays blocked in what is started
    here; for us it is only late.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
