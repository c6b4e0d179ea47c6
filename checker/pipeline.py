"""target → page → evidence → findings → verdict → reports: the one sentence, as one function."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from shutil import rmtree

import msgspec

from checker.capture.launch import Browser
from checker.config import Settings
from checker.counted import counted
from checker.errors import UsageError
from checker.judge.findings import tidy
from checker.judging import Judge
from checker.kept import keep_done
from checker.model import Depth, Evidence, Run, RunPlan, Target
from checker.plans import plan_of
from checker.policies import judge_for
from checker.report.json_report import pieces
from checker.serve import LocalSite
from checker.store import RunFolder, load_evidence, load_plan
from checker.store.merging import each_once
from checker.work import OnPage, Work

_NAMED = 3
"""How many pages are named before the rest is only counted."""


async def check(
    targets: Sequence[Target],
    settings: Settings,
    *,
    on_page: OnPage,
    on_start: Callable[[RunPlan], None] = lambda _: None,
    into: Path | None = None,
    depth: Depth = "quick",
) -> tuple[Run, Path]:
    """Check the targets; return the run and the folder it is kept in.

    When it is cancelled (Ctrl-C) or fails, what was captured is judged and kept before it ends; the fault
    then carries a note that says where.

    Args:
        targets: what to open.
        settings: how.
        on_page: told of each page that is done.
        on_start: told what the run sets out to do, before the first page is opened.
        into: the folder of a run that ended early, to go on with; its targets are those of its plan.
        depth: `reading` looks at the words alone.

    Raises:
        BrowserMissing: no browser was found or started.
        UsageError: the place for runs cannot be written to.
        CheckerError: there is no room left.
    """
    started = datetime.now(UTC)
    taken_up = RunFolder.open(into) if into else None
    targets = taken_up.plan.targets if taken_up else targets
    judge = judge_for(settings, _addresses(targets), started.date(), depth)
    with LocalSite(targets) as site:
        async with Browser(settings) as browser:
            folder = taken_up or RunFolder.create(
                Path(settings.runs), plan_of(targets, settings, started, depth), started
            )
            on_start(folder.plan)
            work = Work(targets, browser, site, folder, judge, on_page, words_only=depth == "reading")
            try:
                await work.all(settings.jobs)
                run = work.run()
                folder.finish(pieces(run))
            except BaseException as fault:
                fault.add_note(keep_done(folder, partial(work.run, interrupted=True), len(work.done)))
                raise
    return run, folder.path


def judge_again(folder: Path, settings: Settings, today: date | None = None) -> Run:
    """Judge the saved evidence of a run with today's rules and another profile. Opens no browser.

    Raises:
        RunNotFound: the evidence is not there or broken.
    """
    plan = load_plan(folder)
    judge = judge_for(settings, _addresses(plan.targets), today or datetime.now(UTC).date(), plan.depth)
    return _judged(folder, plan, judge, settings.within)


def _judged(folder: Path, plan: RunPlan, judge: Judge, within: Sequence[str]) -> Run:
    """Judge what a folder holds; say so where a page was not asked what lies within a waiver's selector."""
    done, not_asked = {}, set[str]()
    for kept in load_evidence(folder):
        done[kept.number] = judge.page(kept.captured, kept.again)
        if isinstance(kept.captured, Evidence):
            not_asked |= set(within).difference(kept.captured.selectors)
    unknown = (*judge.unknown, *_words_only(plan, judge))
    notes = (
        f"This run was made before a waiver named {selector}; to know what lies within, check again."
        for selector in sorted(not_asked)
    )
    judge = replace(judge, unknown=unknown, notes=(*judge.notes, *notes))
    return judge.run(plan, done, interrupted=len(done) < len(plan.targets))


def merge(folders: Sequence[Path], settings: Settings) -> tuple[Run, Path]:
    """Make one run of several: their evidence is copied and judged together. Opens no browser.

    Nothing is left behind when it cannot be made.

    Raises:
        RunNotFound: the evidence of one is not there or broken.
        UsageError: the place for runs cannot be written to, or one run read words and another checked pages.
    """
    started = datetime.now(UTC)
    plans = [load_plan(folder) for folder in folders]
    depth = _depth_of(plans)
    sources, lost = each_once(folders)
    targets = [source.target for source in sources]
    judge = judge_for(settings, _addresses(targets), started.date(), depth)
    judge = replace(judge, notes=(*judge.notes, *_lost(lost)))
    plan = plan_of(targets, settings, started, depth)
    if depth == "reading":  # of words that were read for another profile, this one does not know all
        profiles = (one.profile for one in plans if one.profile != plan.profile)
        plan = msgspec.structs.replace(plan, profile=next(profiles, plan.profile))
    together = RunFolder.create(Path(settings.runs), plan, started)
    try:
        for index, source in enumerate(sources):
            if source.evidence:
                together.take(source.evidence, index)
        run = _judged(together.path, together.plan, judge, settings.within)
        together.finish(pieces(run))
    except BaseException:
        rmtree(together.path, ignore_errors=True)
        raise
    return run, together.path


def _depth_of(plans: Sequence[RunPlan]) -> Depth:
    """Return what all runs looked at. Raises UsageError when it is not the same."""
    depths = {plan.depth for plan in plans}
    if len(depths) > 1:
        raise UsageError(
            "Some of these runs read the words only, and some checked the pages: they make no one run.",
            "Merge those of `checker read` and those of `checker check` apart.",
        )
    return depths.pop()


def _words_only(plan: RunPlan, judge: Judge) -> Iterator[str]:
    """Yield what a run of words leaves open when it is judged by a profile that asks more than its own."""
    profile = judge.policy.profile.id
    if plan.depth != "reading" or profile == plan.profile:
        return
    if any(judge.policy.of(target.url).gates.level for target in plan.targets):
        yield (
            f"This run read the words only; what {profile} asks of WCAG was not looked at. "
            f"Check the pages: checker check ADDRESS --profile {profile}"
        )


def _lost(pages: Sequence[str]) -> Iterator[str]:
    """Yield a note about the pages that could not be checked in one of the runs, and were in another."""
    if pages:
        told = counted(len(pages), "page")
        named = ", ".join(tidy(page, 120) for page in pages[:_NAMED])
        more = f" and {len(pages) - _NAMED:,} more" if len(pages) > _NAMED else ""
        was = "was" if len(pages) == 1 else "were"
        yield f"{told} could not be checked in one of the runs, and {was} in another: {named}{more}."


def _addresses(targets: Sequence[Target]) -> Iterator[str]:
    return (target.url for target in targets)
