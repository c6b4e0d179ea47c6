"""One tab, used again for page after page.

A new context for every page would double its cost (a new renderer process, axe-core compiled anew), so
a tab is cleaned instead: cookies and stored data of every site it met are cleared before the next page.
Only the cache of files stays, which changes how fast a page comes and not what it says. A tab that crashed,
ran out of time or opened others is thrown away with its context.
"""

import asyncio
from contextlib import suppress
from typing import Self

from playwright.async_api import Browser, BrowserContext, CDPSession, Dialog, Download, Frame, Page
from playwright.async_api import Error as BrowserError

from checker.capture.port import AsyncPort
from checker.capture.secret_headers import SecretHeaders, origin_of, pairs, secret_headers, without_login
from checker.capture.world import NAME
from checker.config import Settings
from checker.model import PageEvent

MAX_EVENTS = 50
MAX_PAGES = 20
"""After so many pages a tab ends: its renderer process gives memory back only then."""
_CLOSE_LIMIT = 5.0


class Tab:
    """A page in a context of its own, with our probes waiting in every document it opens."""

    def __init__(self, context: BrowserContext, page: Page, session: CDPSession, settings: Settings) -> None:
        self.context = context
        self.page = page
        self.port = AsyncPort(session)
        self.settings = settings
        self.spoilt = False
        self.loaded = False
        self.crashed = asyncio.Event()
        self.downloaded = asyncio.Event()
        self.events: list[PageEvent] = []
        self._origins: set[str] = set()
        self._home = ""
        self._pages = 0
        self._headers = SecretHeaders(session)

    @classmethod
    async def open(cls, browser: Browser, settings: Settings, script: str) -> Self:
        """Open a tab as the settings say."""
        width, height = settings.viewport
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            locale=settings.locale or None,
            timezone_id=settings.timezone or None,
            user_agent=settings.user_agent or None,
            storage_state=settings.storage_state or None,
            service_workers="block",
            accept_downloads=False,
        )
        page = await context.new_page()
        tab = cls(context, page, await context.new_cdp_session(page), settings)
        await tab.port.send("Page.enable")
        await tab.port.send("Page.addScriptToEvaluateOnNewDocument", {"source": script, "worldName": NAME})
        await tab._watch()
        return tab

    def begin(self, address: str) -> None:
        """Start on a new page: forget what the last one did."""
        self.events = []
        self.crashed.clear()
        self.downloaded.clear()
        self._origins = set()
        self._home = origin_of(address)

    def note(self, kind: str, detail: str) -> None:
        """Write down something that the page did; only the first fifty are kept."""
        if len(self.events) < MAX_EVENTS:
            self.events.append(PageEvent(kind=kind, detail=detail[:300]))

    async def authorise(self, address: str) -> None:
        """Give the page's own site, and no other, the cookies and the log-in that the user handed over."""
        for name, value in pairs(self.settings.cookie, "="):
            await self.context.add_cookies([{"name": name, "value": value, "url": without_login(address)}])
        await self._headers.begin(self._home, secret_headers(self.settings, address))

    async def clean(self) -> bool:
        """Make ready for the next page; False when the tab is thrown away instead."""
        self._pages += 1
        fresh = self._pages < MAX_PAGES and not self.settings.storage_state
        reusable = fresh and not self.spoilt and not self.crashed.is_set()
        if reusable:
            try:
                async with asyncio.timeout(_CLOSE_LIMIT):
                    await self._wipe()
                    return True
            except (BrowserError, TimeoutError):
                pass
        await self._close()
        return False

    async def _wipe(self) -> None:
        for frame in self.page.frames:
            self._origins.add(origin_of(frame.url))
        wipe = "() => { try { sessionStorage.clear() } catch {} window.name = ''; }"
        await self.page.evaluate(wipe)
        await self.page.goto("about:blank")
        for origin in self._origins - {""}:
            await self.port.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        await self.context.clear_cookies()
        await self._headers.end()

    async def _close(self) -> None:
        with suppress(BrowserError, TimeoutError):
            async with asyncio.timeout(_CLOSE_LIMIT):
                await self.context.close()
                return
        # A renderer that hangs can keep its tab from closing: then the browser has to go.
        if self.context.browser is not None:
            with suppress(BrowserError, TimeoutError):
                async with asyncio.timeout(_CLOSE_LIMIT):
                    await self.context.browser.close()

    async def _watch(self) -> None:
        page = self.page
        page.on("dialog", self._on_dialog)
        page.on("crash", lambda _: self.crashed.set())
        page.on("download", self._on_download)
        page.on("framenavigated", self._on_navigated)
        self.context.on("page", self._on_popup)

    async def _on_dialog(self, dialog: Dialog) -> None:
        self.note("dialog", f"{dialog.type}: {dialog.message}")
        with suppress(BrowserError):
            await (dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss())

    async def _on_popup(self, popup: Page) -> None:
        if popup is self.page:
            return
        self.note("popup", popup.url)
        with suppress(BrowserError):
            await popup.close()

    def _on_download(self, download: Download) -> None:
        self.downloaded.set()
        self.note("download", download.suggested_filename)

    def _on_navigated(self, frame: Frame) -> None:
        if frame.url.startswith("http"):
            self._origins.add(origin_of(frame.url))
