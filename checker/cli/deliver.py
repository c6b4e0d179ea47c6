"""Bring a run to its readers: files where they were asked for, a summary on the console."""

import sys
from pathlib import Path
from typing import TextIO

from rich.console import Console

from checker import rulebook
from checker.cli.session import STANDARD_OUTPUT, split_format
from checker.config import Settings
from checker.model import Run
from checker.report import Telling, load
from checker.report.console import print_run
from checker.report.escape import line
from checker.report.write import write_report

_STEMS = {"json": "run"}
"""How the file of a format is called, without suffix; `report` where nothing stands here."""


def keep(run: Run, folder: Path) -> Path:
    """Write the HTML report that every run keeps into its folder; return its path."""
    report = folder / _file_name("html")
    write_report("html", Telling(run, rulebook.load(), folder), report)
    return report


def deliver(run: Run, folder: Path, settings: Settings, report: Path | None, mark: str = "") -> None:
    """Write the formats that were asked for, then print the summary.

    `report` is the path to name as the whole report, None when there is none. `mark` goes into the names of
    files without a path, so that a second judgement of a run does not replace the first.
    The summary goes to standard output, or to standard error when a format takes standard output.
    """
    taken, summary = False, not settings.format
    for name, path in map(split_format, settings.format):
        if name == "console" and not path:
            summary = True
            continue
        place = path or str(Path(settings.out or folder) / _file_name(name, mark))
        write_report(name, Telling(run, rulebook.load(), folder, settings.source), place)
        taken = taken or place == STANDARD_OUTPUT
        if place != STANDARD_OUTPUT and not settings.quiet:
            print(f"Wrote {line(place)}", file=sys.stderr)
    out = sys.stderr if taken else sys.stdout
    if settings.quiet or not summary:
        print(one_line(run, report), file=out)
        if settings.quiet:  # what was not checked was told on the way otherwise
            _tell_unchecked(run)
    else:
        _summary(run, settings, report, out)


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


def _file_name(name: str, mark: str = "") -> str:
    stem = _STEMS.get(name, "report")
    return f"{stem}-{mark}{load(name).SUFFIX}" if mark else f"{stem}{load(name).SUFFIX}"


def _summary(run: Run, settings: Settings, report: Path | None, out: TextIO) -> None:
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    plain = settings.ascii or not _can_show(out, "×…“”≤")
    print_run(run, rulebook.load(), console, ascii=plain, verbose=settings.verbose, report=report)


def _can_show(out: TextIO, signs: str) -> bool:
    try:
        signs.encode(out.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
