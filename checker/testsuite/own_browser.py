"""A browser beside the tests, for pages that are named and not handed over: one for each process.

It lives on a thread with an event loop of its own, so that synchronous and asynchronous tests can use it,
whatever loop runs in theirs.
"""

import asyncio
from collections.abc import Coroutine, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from io import BytesIO
from threading import Thread
from typing import Any, TypeVar

from checker.capture.launch import Browser
from checker.config import Settings
from checker.judging import Judge
from checker.model import PageReport, Run, Target
from checker.serve import LocalSite
from checker.store import RunFolder
from checker.work import Work

T = TypeVar("T")


@dataclass(frozen=True)
class Errand:
    """One page that is to be opened and checked."""

    target: Target
    html: bytes
    """The page itself, where the target is of the kind `stdin`."""
    settings: Settings
    folder: RunFolder
    judge: Judge
    renames: Mapping[str, str]


class OwnBrowser:
    """Checks one page after the other; the browser starts with the first."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="checker", daemon=True)
        self._thread.start()
        self._turn = asyncio.Lock()
        self._browser: Browser | None = None

    def check(self, errand: Errand) -> Future[Run]:
        """Check one page, and keep its evidence."""
        return self._soon(self._check(errand))

    def close(self) -> None:
        """End the browser and the thread."""
        self._soon(self._end()).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    async def _check(self, errand: Errand) -> Run:
        async with self._turn:
            browser = await self._running()
            browser.settings = errand.settings
            targets = [errand.target]
            with LocalSite(targets, BytesIO(errand.html)) as site:
                work = Work(
                    targets, browser, site, errand.folder, errand.judge, _told_nobody, renames=errand.renames
                )
                await work.all(1)
                return work.run()

    async def _running(self) -> Browser:
        if self._browser is None:
            self._browser = await Browser(self._settings).__aenter__()
        return self._browser

    async def _end(self) -> None:
        mine = asyncio.current_task()
        others = [task for task in asyncio.all_tasks() if task is not mine and self._is_ours(task)]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        if self._browser is not None:
            await self._browser.__aexit__(None, None, None)

    @staticmethod
    def _is_ours(task: asyncio.Task[Any]) -> bool:
        return getattr(task.get_coro(), "__qualname__", "") == "OwnBrowser._check"

    def _soon(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)


def _told_nobody(_page: PageReport, _done: int, _total: int) -> None:
    """Nobody waits at a screen."""
