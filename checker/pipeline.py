"""target → page → evidence → findings → verdict → reports: the one sentence, as one function."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from checker import __version__, rulebook
from checker.capture.launch import Browser
from checker.capture.page import capture
from checker.config import Settings
from checker.errors import CaptureError
from checker.judge import judge_page, verdict
from checker.model import Evidence, PageReport, Run, RunInfo, RunPlan, Target, Tool, Unchecked
from checker.model.run import SCHEMA
from checker.report.json_report import to_json
from checker.rulebook import Profile, Rulebook
from checker.serve import LocalSite
from checker.store import RunFolder, load_evidence, load_plan
from checker.text.warm import warm_up

OnPage = Callable[[PageReport, int, int], None]
"""Called with a page that is done, how many are done, and how many there are."""


async def check(targets: Sequence[Target], settings: Settings, *, on_page: OnPage) -> tuple[Run, Path]:
    """Check the targets; return the run and the folder it is kept in.

    When it is cancelled (Ctrl-C), what is done is judged and kept before it ends.

    Raises:
        BrowserMissing: no browser was found or started.
        UsageError: the place for runs cannot be written to.
    """
    book = rulebook.load()
    profile = book.profiles[settings.profile]
    started = datetime.now(UTC)
    plan = RunPlan(started=started.isoformat(timespec="seconds"), profile=profile.id, targets=tuple(targets))
    with LocalSite(targets) as site:
        async with Browser(settings) as browser:
            folder = RunFolder.create(Path(settings.runs), plan, started)
            work = _Work(targets, browser, site, folder, _Judge(book, profile, started.date()), on_page)
            try:
                await work.all(settings.jobs)
            except asyncio.CancelledError:
                folder.finish(to_json(work.run(interrupted=True)))
                raise
    run = work.run()
    folder.finish(to_json(run))
    return run, folder.path


def judge_again(folder: Path, settings: Settings, today: date | None = None) -> Run:
    """Judge the saved evidence of a run with today's rules and another profile. Opens no browser.

    Raises:
        RunNotFound: the evidence is not there or broken.
    """
    book = rulebook.load()
    plan = load_plan(folder)
    judge = _Judge(book, book.profiles[settings.profile], today or datetime.now(UTC).date())
    captured = load_evidence(folder)
    pages = [judge.page(one) for one in captured]
    return judge.run(plan, captured, pages, interrupted=len(pages) < len(plan.targets))


@dataclass(frozen=True)
class _Judge:
    """The pure half: evidence → pages → run."""

    book: Rulebook
    profile: Profile
    today: date

    def page(self, captured: Evidence | Unchecked) -> PageReport:
        return judge_page(captured, self.book, self.profile, self.today)

    def run(
        self,
        plan: RunPlan,
        captured: Sequence[Evidence | Unchecked],
        pages: Sequence[PageReport],
        *,
        interrupted: bool,
    ) -> Run:
        seen = next((one.environment for one in captured if isinstance(one, Evidence)), None)
        finished = max((one.captured for one in captured), default=plan.started)
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
                finished=finished,
                profile=self.profile.id,
                depth=plan.depth,
                interrupted=interrupted,
                targets=len(plan.targets),
            ),
            verdict=verdict(pages, len(plan.targets), self.profile, self.book, interrupted),
            pages=tuple(pages),
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
    captured: dict[int, Evidence | Unchecked] = field(default_factory=dict)
    pages: dict[int, PageReport] = field(default_factory=dict)

    async def all(self, jobs: int) -> None:
        waiting = iter(enumerate(self.targets))

        async def tab() -> None:
            for index, target in waiting:
                evidence = await self._capture(index, target)
                judging.create_task(self._judged(index, evidence))

        try:
            async with asyncio.TaskGroup() as judging:
                judging.create_task(asyncio.to_thread(warm_up))
                async with asyncio.TaskGroup() as tabs:
                    for _ in range(min(jobs, len(self.targets))):
                        tabs.create_task(tab())
        except BaseExceptionGroup as group:
            raise _first(group) from group

    def run(self, *, interrupted: bool = False) -> Run:
        done = sorted(self.pages)
        captured = [self.captured[index] for index in done]
        return self.judge.run(
            self.folder.plan, captured, [self.pages[index] for index in done], interrupted=interrupted
        )

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

    async def _judged(self, index: int, captured: Evidence | Unchecked) -> None:
        await asyncio.to_thread(self.folder.keep, index, captured)
        self.captured[index] = captured
        self.pages[index] = await asyncio.to_thread(self.judge.page, captured)
        self.on_page(self.pages[index], len(self.pages), len(self.targets))


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """The fault that ended a group of tasks; its fellows were only cancelled for it."""
    inner = group.exceptions[0]
    return _first(inner) if isinstance(inner, BaseExceptionGroup) else inner


def _never_opened(target: Target, error: CaptureError) -> Unchecked:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Unchecked(target=target, captured=now, kind=error.kind, reason=error.cause, remedy=error.remedy)
