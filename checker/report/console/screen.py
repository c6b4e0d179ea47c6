"""The summary that fits a screen: verdict, pages, reading grade, what to put right, what to look at."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from checker.counted import counted
from checker.model import Run
from checker.report.console.groups import faults, questions, settled
from checker.report.console.pages import page_lines
from checker.report.console.pen import Pen
from checker.report.telling import Telling
from checker.report.words.summary import checked, groups, named, open_spots, spots

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

SUFFIX = ".txt"
_PLAIN_WIDTH, _PLAIN_HEIGHT = 100, 40
_VERDICTS = {
    "pass": ("PASS", "bold green"),
    "fail": ("FAIL", "bold red"),
    "incomplete": ("NOT DECIDED", "bold yellow"),
}
_NOTHING = Text()


def write(telling: Telling, out: TextIO) -> None:
    """Write the summary as plain text, 100 columns wide, without colour."""
    console = Console(file=out, width=_PLAIN_WIDTH, height=_PLAIN_HEIGHT, color_system=None, no_color=True)
    print_run(telling.run, telling.rulebook, console, report=telling.folder)


def print_run(
    run: Run,
    rulebook: "Rulebook",
    console: Console,
    *,
    ascii: bool = False,
    verbose: bool = False,
    report: Path | None = None,
) -> None:
    """Print the summary, cut to the height of the console unless `verbose`; `report` is where more lies."""
    pen = Pen(console, ascii_signs=ascii, whole=verbose)
    many = len(run.pages) > 1
    everything = spots(run)
    found = open_spots(everything)
    failed = groups(found, "failed", rulebook)
    asked = groups(found, "cantTell", rulebook)
    head = _head(run, rulebook, pen)
    tail = [
        *questions(asked, many, pen),
        *settled(everything, run.fixed, many, pen),
        *_whereabouts(report, pen),
    ]
    room = 10**6 if verbose else pen.height - 1 - len(head) - len(tail)
    body = faults(failed, many, pen, room) if failed else _no_faults(run, pen)
    pen.show([*head, *body, *tail])


def _head(run: Run, rulebook: "Rulebook", pen: Pen) -> list[Text]:
    word, style = _VERDICTS[run.verdict.outcome]
    reasons = _reasons(run)
    shown = pen.first(reasons, "reasons")
    lines = pen.write(word, style)
    for reason in shown:
        lines += pen.write(reason, lead="  - ", indent=4, rows=pen.most("rows") or 0)
    lines += pen.left(len(reasons) - len(shown), "more reason", indent=4)
    lines += _notes(run.verdict.notes, pen)
    stopped = run.run.interrupted and not any("stopped" in reason for reason in shown)
    words = f"Checked {checked(run.pages)} of {counted(named(run), 'page')}."
    lines += [_NOTHING, *pen.write(f"{words} Stopped before the end." if stopped else words, "bold")]
    return [*lines, *page_lines(run, rulebook, pen)]


def _reasons(run: Run) -> list[str]:
    """Return the reasons of the verdict that stand nowhere else on the screen.

    The first is the coverage. Those that name a page which was not checked, and the count of more such
    pages after them, are told with what to do about it in the list of pages.
    """
    causes = [page.reason for page in run.pages if page.outcome == "untested" and page.reason]
    kept: list[str] = []
    told_below = False
    for reason in run.verdict.reasons[1:]:
        goes_on = told_below and reason.startswith("The same goes for ")
        told_below = goes_on or any(cause in reason for cause in causes)
        if not told_below:
            kept.append(reason)
    return kept


def _notes(notes: Sequence[str], pen: Pen) -> list[Text]:
    shown = pen.first(notes, "notes")
    lines: list[Text] = []
    for note in shown:
        lines += pen.write(note, "dim", lead="  · ", indent=4, rows=pen.most("rows") or 0)
    return [*lines, *pen.left(len(notes) - len(shown), "more note", indent=4)]


def _no_faults(run: Run, pen: Pen) -> list[Text]:
    seen = checked(run.pages)
    if not seen:
        return []  # the verdict says so
    where = "" if seen == named(run) else f" on the {counted(seen, 'page')} checked"
    kind = "new fault" if any(spot.finding.outcome == "failed" for spot in spots(run)) else "fault"
    return [_NOTHING, *pen.write(f"No {kind} found by these checks{where}.", "bold")]


def _whereabouts(report: Path | None, pen: Pen) -> list[Text]:
    return [_NOTHING, *pen.write(f"The whole report: {report}")] if report else []
