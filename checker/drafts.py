"""Drafts and pages read for their words: targets → evidence → findings → a run that is kept.

Documents need no browser, and what opens one is imported only where a page is among the targets.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from checker.config import Settings
from checker.documents.evidence import draft_evidence
from checker.judging import Done
from checker.kept import keep_done
from checker.model import PageReport, Run, RunPlan, Target
from checker.plans import plan_of
from checker.policies import judge_for
from checker.report.json_report import pieces
from checker.store import RunFolder

OnPage = Callable[[PageReport, int, int], None]


def read(
    targets: Sequence[Target],
    settings: Settings,
    *,
    on_page: OnPage,
    on_start: Callable[[RunPlan], None] = lambda _: None,
) -> tuple[Run, Path]:
    """Read the targets; return the run and the folder it is kept in.

    What was read is kept when it is stopped (Ctrl-C) or fails; the fault then carries a note that says where.

    Raises:
        BrowserMissing: a page is among the targets, and no browser was found or started.
        UsageError: the place for runs cannot be written to.
        CheckerError: there is no room left.
    """
    if any(target.kind != "document" for target in targets):
        import asyncio  # noqa: PLC0415  as below

        from checker.pipeline import check  # noqa: PLC0415  it loads what drives a browser

        return asyncio.run(check(targets, settings, on_page=on_page, on_start=on_start, depth="reading"))
    started = datetime.now(UTC)
    judge = judge_for(settings, (target.url for target in targets), started.date(), "reading")
    folder = RunFolder.create(Path(settings.runs), plan_of(targets, settings, started, "reading"), started)
    on_start(folder.plan)
    done: dict[int, Done] = {}
    try:
        for index, target in enumerate(targets):
            captured = folder.keep(index, draft_evidence(target))
            done[index] = judge.page(captured)
            on_page(done[index].page, len(done), len(targets))
        run = judge.run(folder.plan, done, interrupted=False)
        folder.finish(pieces(run))
    except BaseException as fault:
        fault.add_note(keep_done(folder, lambda: judge.run(folder.plan, done, interrupted=True), len(done)))
        raise
    return run, folder.path


def read_one(target: Target, settings: Settings) -> PageReport:
    """Return what is said of one document; nothing is kept."""
    judge = judge_for(settings, [target.url], datetime.now(UTC).date(), "reading")
    return judge.page(draft_evidence(target)).page
