"""target → page → evidence → findings → verdict → reports: the one sentence, as one function."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from checker import __version__, rulebook
from checker.capture.launch import Browser
from checker.capture.page import capture
from checker.config import SECRET, Settings
from checker.errors import CaptureError
from checker.judge import judge_page, verdict
from checker.model import Environment, Evidence, PageReport, Run, RunInfo, RunPlan, Target, Tool, Unchecked
from checker.model.run import SCHEMA
from checker.report.json_report import to_json
from checker.rulebook import Profile, Rulebook
from checker.serve import LocalSite
from checker.store import RunFolder, load_evidence, load_plan
from checker.text.warm import warm_up

OnPage = Callable[[PageReport, int, int], None]
"""Called with a page that is done, how many are done, and how many there are."""

_GRACE = 30.0
"""Seconds that a run which ends early gives to pages that are captured and not judged yet."""
_AHEAD = 2
"""How many pages for each tab may wait to be judged; more would only fill the memory."""


async def check(
    targets: Sequence[Target], settings: Settings, *, on_page: OnPage, into: Path | None = None
) -> tuple[Run, Path]:
    """Check the targets; return the run and the folder it is kept in.

    When it is cancelled (Ctrl-C) or fails, what was captured is judged and kept before it ends; the fault
    then carries a note that says where.

    Args:
        targets: what to open.
        settings: how.
        on_page: told of each page that is done.
        into: the folder of a run that ended early, to go on with; its targets are those of its plan.

    Raises:
        BrowserMissing: no browser was found or started.
        UsageError: the place for runs cannot be written to.
        CheckerError: there is no room left.
    """
    book = rulebook.load()
    started = datetime.now(UTC)
    taken_up = RunFolder.open(into) if into else None
    targets = taken_up.plan.targets if taken_up else targets
    with LocalSite(targets) as site:
        async with Browser(settings) as browser:
            folder = taken_up or RunFolder.create(
                Path(settings.runs), _plan(targets, settings, started), started
            )
            judge = _Judge(book, book.profiles[settings.profile], started.date())
            work = _Work(targets, browser, site, folder, judge, on_page)
            try:
                await work.all(settings.jobs)
                run = work.run()
                folder.finish(to_json(run))
            except BaseException as fault:
                fault.add_note(_kept(work))
                raise
    return run, folder.path


def judge_again(folder: Path, settings: Settings, today: date | None = None) -> Run:
    """Judge the saved evidence of a run with today's rules and another profile. Opens no browser.

    Raises:
        RunNotFound: the evidence is not there or broken.
    """
    book = rulebook.load()
    plan = load_plan(folder)
    judge = _Judge(book, book.profiles[settings.profile], today or datetime.now(UTC).date())
    done = [judge.page(captured) for _, captured in load_evidence(folder)]
    return judge.run(plan, done, interrupted=len(done) < len(plan.targets))


def _plan(targets: Sequence[Target], settings: Settings, started: datetime) -> RunPlan:
    open_to_all = {
        name: value
        for name, value in msgspec.json.decode(msgspec.json.encode(settings)).items()
        if name not in SECRET and not (name == "browser" and "://" in value)  # it may hold a token
    }
    return RunPlan(
        started=started.isoformat(timespec="seconds"),
        profile=settings.profile,
        targets=tuple(targets),
        settings=open_to_all,
    )


def _kept(work: "_Work") -> str:
    """Keep what is done of a run that ends early; return where, and how to see it."""
    folder = work.folder
    try:
        folder.finish(to_json(work.run(interrupted=True)))
    except Exception:  # a full disk, most likely; the fault that ended the run is the one to tell
        return f"What was captured is kept in {folder.path}; judge it with: checker judge {folder.path}"
    done = f"{len(work.done)} of {len(work.targets)}"
    return f"Pages done: {done}, kept in {folder.path}; see them with: checker report {folder.path}"


class _Done(NamedTuple):
    """What a run needs of a page once it is judged; its evidence, far bigger, is on the disk."""

    page: PageReport
    captured: str
    environment: Environment | None


@dataclass(frozen=True)
class _Judge:
    """The pure half: evidence → pages → run."""

    book: Rulebook
    profile: Profile
    today: date

    def page(self, captured: Evidence | Unchecked) -> _Done:
        return _Done(
            page=judge_page(captured, self.book, self.profile, self.today),
            captured=captured.captured,
            environment=captured.environment if isinstance(captured, Evidence) else None,
        )

    def run(self, plan: RunPlan, done: Sequence[_Done], *, interrupted: bool) -> Run:
        seen = next((one.environment for one in done if one.environment), None)
        pages = tuple(one.page for one in done)
        return Run(
            schema=SCHEMA,
            tool=Tool(
                name="checker",
                version=__version__,
                axe=seen.axe if seen else "",
                browser=seen.browser if seen else "",
            ),
            run=RunInfo(
                id=plan.id,
                started=plan.started,
                finished=max((one.captured for one in done), default=plan.started),
                profile=self.profile.id,
                depth=plan.depth,
                interrupted=interrupted,
                targets=len(plan.targets),
            ),
            verdict=verdict(pages, len(plan.targets), self.profile, self.book, interrupted),
            pages=pages,
        )


@dataclass
class _Work:
    """The targets of a run on their way: captured in tabs, judged beside them."""

    targets: Sequence[Target]
    browser: Browser
    site: LocalSite
    folder: RunFolder
    judge: _Judge
    on_page: OnPage
    done: dict[int, _Done] = field(default_factory=dict)
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
        done = [self.done[index] for index in sorted(self.done)]
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
            self._go_on_beside(self._judged(index, await self._capture(index, target)))
            while len(self.beside) > ahead:
                await asyncio.wait(self.beside, return_when=asyncio.FIRST_COMPLETED)

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

    async def _capture(self, index: int, target: Target) -> Evidence | Unchecked:
        settings = self.browser.settings
        try:
            address = self.site.address_of(target)
        except CaptureError as error:
            return _never_opened(target, error)
        return await capture(
            self.browser,
            target,
            address=address,
            renames=self._renames(address),
            picture=self.folder.picture(index) if settings.screenshot else None,
            aaa=self.judge.profile.gates.level == "AAA",
        )

    def _renames(self, address: str) -> Mapping[str, str]:
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        shown = self.site.stable_url(f"{origin}/")
        return {} if shown == f"{origin}/" else {f"{origin}/": f"{shown}/" if shown else "", origin: shown}

    async def _take_up(self) -> None:
        for index, captured in load_evidence(self.folder.path):
            await self._judge(index, captured)

    async def _judged(self, index: int, captured: Evidence | Unchecked) -> None:
        await asyncio.to_thread(self.folder.keep, index, captured)
        await self._judge(index, captured)

    async def _judge(self, index: int, captured: Evidence | Unchecked) -> None:
        done = await asyncio.to_thread(self.judge.page, captured)
        self.done[index] = done
        self.on_page(done.page, len(self.done), len(self.targets))


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """The fault that ended a group of tasks; its fellows were only cancelled for it."""
    inner = group.exceptions[0]
    return _first(inner) if isinstance(inner, BaseExceptionGroup) else inner


def _never_opened(target: Target, error: CaptureError) -> Unchecked:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Unchecked(target=target, captured=now, kind=error.kind, reason=error.cause, remedy=error.remedy)
