"""Conversations with a page that somebody else opened, over either of Playwright's APIs."""

import asyncio
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from typing import TYPE_CHECKING, Protocol, cast

from playwright.async_api import Error as BrowserError

from checker.capture.port import AsyncPort, Port, SyncPort

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Frame, Page
    from playwright.sync_api import CDPSession as SyncCDPSession
    from playwright.sync_api import Frame as SyncFrame
    from playwright.sync_api import Page as SyncPage

    AnyPage = Page | SyncPage
    AnyFrame = Frame | SyncFrame

END_LIMIT = 2.0
"""Seconds that a page may take to let go of us."""


class Sessions(Protocol):
    """Opens conversations with a page and its frames, and ends them."""

    async def open(self, of: "AnyPage | AnyFrame") -> Port:
        """Open one; raises playwright's Error where that cannot be."""
        ...

    async def end(self) -> None:
        """End them all."""
        ...

    def limit(self, seconds: float) -> AbstractAsyncContextManager[object]:
        """Return what raises TimeoutError when the time is up, where the API knows how to."""
        ...


class AsyncSessions:
    """Over Playwright's asynchronous API."""

    def __init__(self, page: "Page") -> None:
        self._context = page.context
        self._open: list[CDPSession] = []

    async def open(self, of: "AnyPage | AnyFrame") -> Port:
        """Open a session with the page or the frame."""
        self._open.append(await self._context.new_cdp_session(cast("Page | Frame", of)))
        return AsyncPort(self._open[-1])

    async def end(self) -> None:
        """Detach them; one with a page that hangs never answers."""
        for session in self._open:
            with suppress(BrowserError, TimeoutError):
                async with asyncio.timeout(END_LIMIT):
                    await session.detach()

    def limit(self, seconds: float) -> AbstractAsyncContextManager[object]:
        """Return a time limit."""
        return asyncio.timeout(seconds)


class SyncSessions:
    """Over Playwright's synchronous API; `run_now` drives what uses it."""

    def __init__(self, page: "SyncPage") -> None:
        self._context = page.context
        self._open: list[SyncCDPSession] = []

    async def open(self, of: "AnyPage | AnyFrame") -> Port:
        """Open a session with the page or the frame."""
        self._open.append(self._context.new_cdp_session(cast("SyncPage | SyncFrame", of)))
        return SyncPort(self._open[-1])

    async def end(self) -> None:
        """Detach them."""
        for session in self._open:
            with suppress(BrowserError):
                session.detach()

    def limit(self, seconds: float) -> AbstractAsyncContextManager[object]:  # noqa: ARG002
        """Return no limit: a call of the synchronous API cannot be given up."""
        return nullcontext()
