"""The pages of a run on a console: those that could not be checked first, then how the others read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from checker.counted import counted
from checker.model import PageReport, Run
from checker.report.console.pen import Pen
from checker.report.words.reading_words import STANDING_WORDS, grade_range, standing, target_for, target_of
from checker.report.words.summary import page_name

if TYPE_CHECKING:
    from checker.rulebook import Rulebook


def page_lines(run: Run, rulebook: "Rulebook", pen: Pen) -> list[Text]:
    """Return a line for each page; pages that could not be checked for the same reason share one."""
    told = [*_by_reason(run.pages), *((page,) for page in run.pages if page.outcome == "checked")]
    shown = pen.first(told, "pages")
    usual = target_of(run, rulebook)
    lines: list[Text] = []
    for pages in shown:
        lines += _unchecked(pages, pen) if pages[0].outcome == "untested" else _read(pages[0], usual, pen)
    left = sum(map(len, told)) - sum(map(len, shown))
    if left:
        lines += pen.write(f"and {counted(left, 'more page')}.", lead="  ", indent=2)
    return lines


def _by_reason(pages: Sequence[PageReport]) -> list[tuple[PageReport, ...]]:
    alike: dict[tuple[str, str], list[PageReport]] = {}
    for page in pages:
        if page.outcome == "untested":
            alike.setdefault((page.reason, page.remedy), []).append(page)
    return [tuple(some) for some in alike.values()]


def _unchecked(pages: Sequence[PageReport], pen: Pen) -> list[Text]:
    first, more = pages[0], len(pages) - 1
    where = page_name(first, 60)
    if more and pen.whole:
        where = ", ".join(page_name(page, 60) for page in pages)
    elif more:
        where = f"{where} and {counted(more, 'more page')}"
    rows = pen.most("rows")
    words = f"{where}: could not be checked. {first.reason} {first.remedy}"
    return pen.write(words, "yellow", lead="  ? ", indent=4, rows=rows + 1 if rows else 0)


def _read(page: PageReport, usual: float | None, pen: Pen) -> list[Text]:
    target = target_for(page, usual)
    words = f"{page_name(page, 60)}: {_grade(page, target)}"
    return pen.write(words, lead="  ", indent=2, rows=pen.most("rows") or 0)


def _grade(page: PageReport, target: float | None) -> str:
    reading = page.reading
    note = f" {reading.notes[0]}" if reading and reading.notes else ""
    if reading is None or reading.grade is None:
        return f"reading grade not scored.{note}"
    between = f" ({grade_range(reading.interval)})" if reading.interval else ""
    place = standing(reading.grade, reading.interval, target)
    against = "" if target is None else f", {STANDING_WORDS[place]} of {target:g}"
    return f"reading grade {reading.grade:.1f}{between}, {reading.level}{against}.{note}"
