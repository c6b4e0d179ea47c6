"""The frames that run in processes of their own, which the page's own session cannot see into.

A browser with site isolation (Chrome and Edge by default) gives each site in a page its own process.
"""

import asyncio
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Self

from playwright.async_api import CDPSession, Frame, Page
from playwright.async_api import Error as BrowserError
from playwright.async_api import TimeoutError as BrowserTimeout

from checker.capture.port import AsyncPort, Port
from checker.capture.world import main_frame


class _ImpatientPort:
    """A port that does not wait for ever."""

    def __init__(self, session: CDPSession, limit: float) -> None:
        self._port = AsyncPort(session)
        self._limit = limit

    async def send(self, method: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Send one protocol command and return its answer.

        Raises:
            playwright.async_api.TimeoutError: there was none in time.
        """
        try:
            async with asyncio.timeout(self._limit):
                return await self._port.send(method, params)
        except TimeoutError as error:
            raise BrowserTimeout(f"A frame did not answer for {self._limit:g} seconds.") from error


class OtherProcesses(Mapping[str, Port]):
    """Ports by frame id, kept up while frames come, go to other documents and leave.

    A process that hangs costs its own frames: its port gives up after `limit` seconds.
    """

    def __init__(self, page: Page, limit: float) -> None:
        self._page = page
        self._limit = limit
        self._ports: dict[str, Port] = {}
        self._ids: dict[Frame, str] = {}
        self._opening: dict[Frame, asyncio.Task[None]] = {}

    async def __aenter__(self) -> Self:
        self._page.on("framenavigated", self._arrived)
        self._page.on("framedetached", self._left)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._page.remove_listener("framenavigated", self._arrived)
        self._page.remove_listener("framedetached", self._left)
        opening = list(self._opening.values())
        for task in opening:
            task.cancel()
        await asyncio.gather(*opening, return_exceptions=True)

    def __getitem__(self, frame_id: str) -> Port:
        return self._ports[frame_id]

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self._ports))

    def __len__(self) -> int:
        return len(self._ports)

    def _arrived(self, frame: Frame) -> None:
        if frame.parent_frame is not None:
            self._left(frame)  # another document may be in another process
            self._opening[frame] = asyncio.create_task(self._open(frame))

    def _left(self, frame: Frame) -> None:
        if task := self._opening.pop(frame, None):
            task.cancel()
        self._ports.pop(self._ids.pop(frame, ""), None)

    async def _open(self, frame: Frame) -> None:
        try:
            port = _ImpatientPort(await self._page.context.new_cdp_session(frame), self._limit)
            frame_id = await main_frame(port)
        except BrowserError:  # it is in the process of the frame around it, or gone
            return
        self._ids[frame] = frame_id
        self._ports[frame_id] = port
