"""Bring a run to its readers: files where they were asked for, a summary on the console."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from rich.console import Console

from checker import rulebook
from checker.config import Settings
from checker.model import PageReport, Run
from checker.report import Telling, load
from checker.report.console.screen import print_run
from checker.report.words.escape import line
from checker.report.write import place_of, write_report
from checker.wishes import STANDARD_OUTPUT, wish

_WRITERS = MappingProxyType({"console": "reading", "html": "reading-html"})
_NONE: Mapping[str, str] = MappingProxyType({})


def told_instead(run: Run) -> Mapping[str, str]:
    """Return the formats that stand for others in reports of this run: one of words is told to writers."""
    return _WRITERS if run.run.depth == "reading" else _NONE


def keep(run: Run, folder: Path, settings: Settings) -> Path:
    """Write the HTML report that every run keeps into its folder; return its path."""
    report = place_of("html", folder)
    write_report("html", Telling(run, rulebook.load(settings.house_style), folder), report)
    return report


def deliver(
    run: Run,
    folder: Path,
    settings: Settings,
    *,
    report: Path | None = None,
    mark: str = "",
    earlier: PageReport | None = None,
) -> None:
    """Write the formats that were asked for, then print the summary.

    `report` is the path to name as the whole report, None when there is none. `mark` goes into the names of
    files without a path, so that a second judgement of a run does not replace the first. `earlier` is the
    version before of the one draft of the run.
    The summary goes to standard output, or to standard error when a format takes standard output.
    """
    telling = Telling(run, rulebook.load(settings.house_style), folder, settings.source, earlier)
    taken, summary = _write_formats(telling, settings, mark)
    out = sys.stderr if taken else sys.stdout
    if run.run.depth == "reading":
        _tell_writers(telling, settings, out, whole=summary and not settings.quiet)
    elif settings.quiet or not summary:
        print(one_line(run, report), file=out)
        if settings.quiet:  # what was not checked was told on the way otherwise
            _tell_unchecked(run)
        _tell_gaps(run)
    else:
        _summary(run, settings, report, out)


def _write_formats(telling: Telling, settings: Settings, mark: str) -> tuple[bool, bool]:
    """Write the formats that were asked for; say whether standard output is taken, and a summary wanted."""
    instead = told_instead(telling.run)
    taken, summary = False, not settings.format
    for one in settings.format:
        name, path = wish(one).at_a_screen()
        if name == "console" and not path:
            summary = True
            continue
        name = instead.get(name, name)
        place = path or str(place_of(name, Path(settings.out or telling.folder), mark))
        write_report(name, telling, place)
        taken = taken or place == STANDARD_OUTPUT
        if place != STANDARD_OUTPUT and not settings.quiet:
            print(f"Wrote {line(place)}", file=sys.stderr)
        if name == "github":
            _job_summary(telling)
    return taken, summary


def _job_summary(telling: Telling) -> None:
    """Add the summary to the page of the job, where GitHub says that there is one."""
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place:
        with Path(place).open("a", encoding="utf-8", errors="replace") as page:
            load("github-summary").write(telling, page)


def _tell_writers(telling: Telling, settings: Settings, out: TextIO, *, whole: bool) -> None:
    """Say how the drafts of a run read: the whole of it, or one line for each."""
    from checker.report.reading.console import one_line as line_of_each
    from checker.report.reading.console import print_reading

    if not whole:
        print(*line_of_each(telling.run), sep="\n", file=out)
        return
    print_reading(telling, _console(out), ascii=_plain(settings, out), verbose=settings.verbose)


def one_line(run: Run, report: Path | None) -> str:
    """Return verdict, coverage and the place of the report in one line."""
    checked = sum(page.outcome == "checked" for page in run.pages)
    total = max(run.run.targets, len(run.pages))
    told = f"{run.verdict.outcome}: checked {checked} of {total} {'page' if total == 1 else 'pages'}"
    return line(f"{told}; report: {report}" if report else told)


def _tell_unchecked(run: Run) -> None:
    for page in run.pages:
        if page.outcome == "untested":
            print(line(f"not checked: {page.target}: {page.reason} {page.remedy}"), file=sys.stderr)


def _tell_gaps(run: Run) -> None:
    for page in run.pages:
        if page.gaps:
            print(line(f"not whole: {page.target}: {' '.join(page.gaps)}"), file=sys.stderr)


def _summary(run: Run, settings: Settings, report: Path | None, out: TextIO) -> None:
    book = rulebook.load(settings.house_style)
    plain = _plain(settings, out)
    print_run(run, book, _console(out), ascii=plain, verbose=settings.verbose, report=report)


def _console(out: TextIO) -> Console:
    return Console(file=out, highlight=False, markup=False, emoji=False)


def _plain(settings: Settings, out: TextIO) -> bool:
    return settings.ascii or not can_show(out, "×…“”≤")


def can_show(out: TextIO, signs: str) -> bool:
    try:
        signs.encode(out.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
