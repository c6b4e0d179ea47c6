"""The end of a test suite: what all its processes checked becomes one run, with one verdict."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from checker import rulebook
from checker.config import Settings
from checker.errors import RunNotFound
from checker.judge.shelf import page_key
from checker.model import Evidence, Run, StateEvidence, Target
from checker.pipeline import judge_again
from checker.plans import plan_of
from checker.report import Telling
from checker.report.json_report import pieces
from checker.report.write import place_of, write_report
from checker.store import RunFolder, load_plan, load_run, read_evidence
from checker.store.runs import evidence_files
from checker.testsuite.suite import Suite, reports_of


class Ending(NamedTuple):
    """What came of a test suite."""

    run: Run
    report: Path
    """The HTML report that every run keeps."""
    written: tuple[Path, ...]
    """The reports that were wished for."""


class _Part(NamedTuple):
    test: str
    number: int
    folder: Path
    page: str
    """What the page is called in a baseline; empty when it could not be checked."""


def end(suite: Suite) -> Ending | None:
    """Make the run of the suite, write its reports, and take its parts away; None where nothing was checked.

    Raises:
        UsageError: a place cannot be written to.
        CheckerError: there is no room left.
    """
    parts = _parts(suite.parts)
    if not parts:
        with suppress(OSError):  # what a process left that ended in the midst of it stays
            suite.parts.rmdir()
        return None
    run, folder = _together(_by_page(parts), suite.settings)
    telling = Telling(run, rulebook.load(suite.settings.house_style), folder, suite.settings.source)
    report = place_of("html", folder)
    write_report("html", telling, report)
    written = []
    for name, path in reports_of(suite.wishes):
        written.append(Path(path) if path else place_of(name, folder))
        write_report(name, telling, written[-1])
    shutil.rmtree(suite.parts, ignore_errors=True)
    return Ending(run, report, tuple(written))


def _parts(folder: Path) -> list[_Part]:
    """Return the checks of all processes, in the order of their tests; of one that ran again, the last."""
    found: dict[tuple[str, int], _Part] = {}
    plans = folder.glob("*/*/plan.json") if folder.is_dir() else ()
    for path in sorted(plans, key=_when):
        try:
            asked = load_plan(path.parent).settings
            page = load_run(path.parent).pages[0]
        except RunNotFound:  # its process ended in the midst of it
            continue
        name = page_key(page.url) if page.outcome == "checked" else ""
        part = _Part(str(asked["test"]), int(asked["number"]), path.parent, name)
        found[part.test, part.number] = part
    return [found[key] for key in sorted(found)]


def _when(plan: Path) -> tuple[str, int]:
    """Return what sorts checks by time: the second, then the count of their process."""
    run = plan.parent
    return run.name[: len("20261122-101500")], int(run.parent.name.partition("-")[2])


def _by_page(parts: Sequence[_Part]) -> list[list[_Part]]:
    """Put the checks of one page together: they are its states."""
    pages: dict[str, list[_Part]] = {}
    for number, part in enumerate(parts):
        pages.setdefault(part.page or str(number), []).append(part)
    return list(pages.values())


def _together(pages: Sequence[Sequence[_Part]], settings: Settings) -> tuple[Run, Path]:
    started = datetime.now(UTC)
    targets = [_target(states[0].folder) for states in pages]
    together = RunFolder.create(Path(settings.runs), plan_of(targets, settings, started), started)
    for index, (first, *others) in enumerate(pages):
        together.take_over(first.folder, index)
        if others:
            _add_states(together, index, others)
    run = judge_again(together.path, settings, started.date())
    together.finish(pieces(run))
    return run, together.path


def _target(part: Path) -> Target:
    return read_evidence(evidence_files(part)[0][1]).target


def _add_states(together: RunFolder, index: int, others: Sequence[_Part]) -> None:
    """Add what the page was in other checks, each under the name of its test."""
    captured = read_evidence(dict(evidence_files(together.path))[index])
    states = [_state(part, seen) for part in others if isinstance(seen := _evidence(part), Evidence)]
    if isinstance(captured, Evidence):
        together.keep(index, msgspec.structs.replace(captured, states=(*captured.states, *states)))


def _evidence(part: _Part) -> object:
    return read_evidence(evidence_files(part.folder)[0][1])


def _state(part: _Part, seen: Evidence) -> StateEvidence:
    first = seen.states[0]
    name = part.test if part.number == 1 else f"{part.test} ({part.number})"
    return msgspec.structs.replace(
        first, state=msgspec.structs.replace(first.state, name=name), screenshot=None
    )
