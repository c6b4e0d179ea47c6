"""The targets of a run on their way: captured in tabs, judged and kept beside them."""

import asyncio
import zlib
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from checker.capture.asked import Extent
from checker.capture.evidence_of import Taken
from checker.capture.launch import Browser
from checker.capture.page import capture
from checker.documents.evidence import draft_evidence
from checker.errors import CaptureError
from checker.judging import Done, Judge
from checker.model import Evidence, PageReport, Run, Target, Unchecked
from checker.serve import LocalSite
from checker.source_lines import with_lines
from checker.store import RunFolder, load_evidence
from checker.text.warm import warm_up
from checker.unread import now, unchecked

Captured = Evidence | Unchecked
OnPage = Callable[[PageReport, int, int], None]
"""Called with a page that is done, how many are done, and how many there are."""

_GRACE = 30.0
"""Seconds that a run which ends early gives to pages that are captured and not judged yet."""
_AHEAD = 2
"""How many pages for each tab may wait to be judged; more would only fill the memory."""


@dataclass
class Work:
    """The targets of a run on their way: captured in tabs, judged beside them."""

    targets: Sequence[Target]
    browser: Browser
    site: LocalSite
    folder: RunFolder
    judge: Judge
    on_page: OnPage
    words_only: bool = False
    """Whether only the words of pages are looked at."""
    renames: Mapping[str, str] = field(default_factory=dict)
    """What stands in evidence for addresses that mean nothing later, beside those of `site`."""
    done: dict[int, bytes] = field(default_factory=dict)
    """What is known of each page that is done, packed: a tenth of what it weighs as objects."""
    beside: set[asyncio.Task[None]] = field(default_factory=set)
    """What goes on beside the tabs and is not done yet."""
    tabs: list[asyncio.Task[None]] = field(default_factory=list)
    fault: BaseException | None = None
    """The first that happened beside the tabs."""

    async def all(self, jobs: int) -> None:
        """Bring every target to its end, those apart that the folder holds already: they are only judged.

        A page that is captured is judged even when the run is cancelled or fails.
        """
        kept = self.folder.done()
        waiting = iter([(index, one) for index, one in enumerate(self.targets) if index not in kept])
        self._go_on_beside(asyncio.to_thread(warm_up))
        self._go_on_beside(self._take_up())
        try:
            await self._capture_all(waiting, jobs)
            while self.beside:
                await asyncio.wait(self.beside)
        except BaseException:
            if self.beside:
                await asyncio.wait(self.beside, timeout=_GRACE)
            raise
        if self.fault:
            raise self.fault

    def run(self, *, interrupted: bool = False) -> Run:
        """Return the run with the pages that are done."""
        done = {index: _unpacked(packed) for index, packed in self.done.items()}
        return self.judge.run(self.folder.plan, done, interrupted=interrupted)

    async def _capture_all(self, waiting: Iterator[tuple[int, Target]], jobs: int) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                self.tabs = [
                    group.create_task(self._tab(waiting, _AHEAD * jobs))
                    for _ in range(min(jobs, len(self.targets)))
                ]
        except BaseExceptionGroup as group:
            raise _first(group) from group

    async def _tab(self, waiting: Iterator[tuple[int, Target]], ahead: int) -> None:
        for index, target in waiting:
            await self._look_at(index, target)
            while len(self.beside) > ahead:
                await asyncio.wait(self.beside, return_when=asyncio.FIRST_COMPLETED)

    async def _look_at(self, index: int, target: Target) -> None:
        """Capture a page; it is kept and judged beside the tab, which holds nothing of it any more."""
        taken = await self._capture(target, picture=self.browser.settings.screenshot)
        again = await self._confirmed(target, taken.captured)
        self._go_on_beside(self._judged(index, taken, again))

    def _go_on_beside(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self.beside.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.beside.discard(task)
        fault = None if task.cancelled() else task.exception()
        if fault and not self.fault:
            self.fault = fault
            for tab in self.tabs:  # what they would bring could not be kept or judged either
                tab.cancel()

    async def _capture(self, target: Target, *, picture: bool = False) -> Taken:
        if target.kind == "document":
            return Taken(await asyncio.to_thread(draft_evidence, target))
        try:
            address = self.site.address_of(target)
        except CaptureError as error:
            return Taken(unchecked(error, target, now()))
        captured, shot = await capture(
            self.browser,
            target,
            address=address,
            renames=self._renames(address),
            extent=Extent(
                aaa=self.judge.policy.of(target.url).gates.level == "AAA",
                picture=picture and not self.words_only,
                words_only=self.words_only,
                phone=True,
            ),
        )
        if target.kind == "url" or isinstance(captured, Unchecked):
            return Taken(captured, shot)
        response = msgspec.structs.replace(captured.response, url=target.url)
        captured = msgspec.structs.replace(captured, response=response)
        if target.path:
            captured = await asyncio.to_thread(with_lines, captured, Path(target.path))
        return Taken(captured, shot)

    def _renames(self, address: str) -> Mapping[str, str]:
        """Take the passing port out of a local page's addresses; they stay whole web addresses."""
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        place = self.site.stable_url(f"{origin}/")
        if place == f"{origin}/":
            return self.renames
        return {**self.renames, origin: f"http://127.0.0.1/{place.strip('/')}".rstrip("/")}

    async def _confirmed(self, target: Target, captured: Captured) -> Sequence[Captured]:
        """Load a page again as often as was asked for, when something new on it decides."""
        times = self.browser.settings.confirm
        if not times:
            return ()
        page = (await asyncio.to_thread(self.judge.page, captured)).page
        if not any(one.decides for one in page.findings):
            return ()
        return [(await self._capture(target)).captured for _ in range(times)]

    async def _take_up(self) -> None:
        for kept in load_evidence(self.folder.path):
            await self._judge(*kept)

    async def _judged(self, index: int, taken: Taken, again: Sequence[Captured]) -> None:
        captured = await asyncio.to_thread(self.folder.keep, index, taken.captured, again, taken.picture)
        del taken  # its picture is written: let it go before the page is judged
        await self._judge(index, captured, again)

    async def _judge(self, index: int, captured: Captured, again: Sequence[Captured]) -> None:
        done = await asyncio.to_thread(self.judge.page, captured, again)
        self.done[index] = await asyncio.to_thread(_packed, done)
        self.on_page(done.page, len(self.done), len(self.targets))


def _packed(done: Done) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(done), level=1)


def _unpacked(packed: bytes) -> Done:
    return msgspec.msgpack.decode(zlib.decompress(packed), type=Done)


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """The fault that ended a group of tasks; its fellows were only cancelled for it."""
    inner = group.exceptions[0]
    return _first(inner) if isinstance(inner, BaseExceptionGroup) else inner
