"""The summary that fits a screen: verdict, pages, reading grade, what to put right, what to look at."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from checker.model import PageReport, Run
from checker.report.pen import Pen
from checker.report.place_words import in_words
from checker.report.reading_words import STANDING_WORDS, grade_range, standing, target_of
from checker.report.summary import Group, checked, counted, groups, named, open_spots, page_name, spots
from checker.report.telling import Telling

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

SUFFIX = ".txt"
_PLAIN_WIDTH, _PLAIN_HEIGHT = 100, 40
_MOST = {"pages": 4, "reasons": 4, "questions": 5, "rows": 2}
_MOST_TIGHT = {"pages": 2, "reasons": 2, "questions": 2, "rows": 1}
"""How much of each is shown on a usual screen, and on a low one."""
_VERDICTS = {
    "pass": ("PASS", "bold green"),
    "fail": ("FAIL", "bold red"),
    "incomplete": ("NOT DECIDED", "bold yellow"),
}
_NOTHING = Text()
_SELECTOR = 200
"""Characters of a selector that are shown; longer ones are made to annoy."""


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
    pen = Pen(console, ascii_signs=ascii)
    found = open_spots(spots(run))
    faults = groups(found, "failed", rulebook)
    questions = groups(found, "cantTell", rulebook)
    head = _head(run, rulebook, pen, verbose)
    tail = [*_questions(questions, len(run.pages) > 1, pen, verbose), *_whereabouts(report, pen)]
    room = 10**6 if verbose else pen.height - 1 - len(head) - len(tail)
    pen.show([*head, *_faults(faults, run, pen, room, verbose), *tail])


def _head(run: Run, rulebook: "Rulebook", pen: Pen, verbose: bool) -> list[Text]:
    word, style = _VERDICTS[run.verdict.outcome]
    lines = pen.write(word, style)
    reasons = run.verdict.reasons[1:]  # the first is the coverage, which stands below in bold
    for reason in reasons[: _most("reasons", pen, verbose)]:
        lines += pen.write(reason, lead="  - ", indent=4, rows=_rows(pen, verbose))
    lines += [_NOTHING, *pen.write(_coverage(run), "bold")]
    target = target_of(run, rulebook)
    shown = _worth_a_line(run.pages)[: _most("pages", pen, verbose)]
    for page in shown:
        lines += _page(page, target, pen, _rows(pen, verbose))
    if len(shown) < len(run.pages):
        lines += pen.write(f"and {counted(len(run.pages) - len(shown), 'more page')}.", lead="  ", indent=2)
    return lines


def _coverage(run: Run) -> str:
    stopped = " Stopped before the end." if run.run.interrupted else ""
    return f"Checked {checked(run.pages)} of {counted(named(run), 'page')}.{stopped}"


def _worth_a_line(pages: Sequence[PageReport]) -> Sequence[PageReport]:
    """Return the pages that could not be checked before the others."""
    return sorted(pages, key=lambda page: page.outcome == "checked")


def _most(what: str, pen: Pen, verbose: bool) -> int | None:
    return None if verbose else (_MOST_TIGHT if pen.tight else _MOST)[what]


def _rows(pen: Pen, verbose: bool) -> int:
    return _most("rows", pen, verbose) or 0


def _page(page: PageReport, target: float | None, pen: Pen, rows: int) -> list[Text]:
    where = page_name(page, 60)
    if page.outcome == "untested":
        words = f"{where}: could not be checked. {page.reason} {page.remedy}"
        return pen.write(words, "yellow", lead="  ? ", indent=4, rows=rows and rows + 1)
    return pen.write(f"{where}: {_grade(page, target)}", lead="  ", indent=2, rows=rows)


def _grade(page: PageReport, target: float | None) -> str:
    reading = page.reading
    note = f" {reading.notes[0]}" if reading and reading.notes else ""
    if reading is None or reading.grade is None:
        return f"reading grade not scored.{note}"
    between = f" ({grade_range(reading.interval)})" if reading.interval else ""
    place = standing(reading.grade, reading.interval, target)
    against = "" if target is None else f", {STANDING_WORDS[place]} of {target:g}"
    return f"reading grade {reading.grade:.1f}{between}, {reading.level}{against}.{note}"


def _faults(faults: Sequence[Group], run: Run, pen: Pen, room: int, verbose: bool) -> list[Text]:
    if not faults:
        seen = checked(run.pages)
        where = "" if seen == named(run) else f" on the {counted(seen, 'page')} checked"
        words = f"No fault found by these checks{where}." if seen else "Nothing was looked at."
        return [_NOTHING, *pen.write(words, "bold")]
    lines = [_NOTHING, *pen.write("Put right, worst first", "bold")]
    for number, group in enumerate(faults):
        made = _fault(group, len(run.pages) > 1, pen, verbose)
        left = len(faults) - number
        if number and len(lines) + len(made) + (left > 1) > room:
            return [
                *lines,
                *pen.write(f"and {counted(left, 'more kind')} of fault.", lead="       ", indent=7),
            ]
        lines += made
    return lines


def _fault(group: Group, many_pages: bool, pen: Pen, verbose: bool) -> list[Text]:
    rows = _rows(pen, verbose)
    first = group.spots[0]
    weight = group.impact if group.gates else f"{group.impact}, does not decide"
    count = f"{len(group.spots):>4} × "
    return [
        *pen.write(f"{group.title} ({weight})", "bold", lead=count, indent=7, rows=rows),
        *pen.write(first.finding.message, indent=7, rows=rows),
        *_places(group, many_pages, pen, verbose),
        *pen.write(f"Do: {first.finding.remedy}", "green", indent=7, rows=rows),
    ]


def _places(group: Group, many_pages: bool, pen: Pen, verbose: bool) -> list[Text]:
    """Return the first place of a group, or all of them when `verbose`."""
    lines: list[Text] = []
    for spot in group.spots if verbose else group.spots[:1]:
        page = f" on “{page_name(spot.page, 40)}”" if many_pages and spot.page else ""
        where = f"Where: {in_words(spot.finding)}{page} · {spot.finding.selector[:_SELECTOR]}"
        lines += pen.write(where, "dim", indent=7, rows=_rows(pen, verbose))
    return lines


def _questions(questions: Sequence[Group], many_pages: bool, pen: Pen, verbose: bool) -> list[Text]:
    if not questions:
        return []
    total = sum(len(group.spots) for group in questions)
    lines = [_NOTHING, *pen.write(f"A person must look at {counted(total, 'place')}", "bold")]
    shown = questions[: _most("questions", pen, verbose)]
    for group in shown:
        asked = group.rule.asks if group.rule else group.first.question or group.title
        lines += pen.write(asked, lead=f"{len(group.spots):>4} ? ", indent=7, rows=0 if verbose else 1)
        lines += _places(group, many_pages, pen, verbose) if verbose else []
    if len(shown) < len(questions):
        more = counted(len(questions) - len(shown), "more kind")
        lines += pen.write(f"and {more} of question.", lead="       ", indent=7)
    return lines


def _whereabouts(report: Path | None, pen: Pen) -> list[Text]:
    return [_NOTHING, *pen.write(f"The whole report: {report}")] if report else []
