"""Several drafts on a terminal: one line each, the hardest first."""

from collections.abc import Sequence
from typing import Final

from rich.text import Text

from checker.counted import counted
from checker.model import PageReport, Run
from checker.report.console.pen import Pen
from checker.report.reading.changes_wanted import wanted
from checker.report.reading.sayings import demand, name_of, short_answer, standing_of, tone_of
from checker.report.words.reading_words import Standing, grade_told

_NOTHING = Text()
MOST_ROWS = 50
"""Drafts in the table; the rest is counted."""
_SHORT = 22
"""Columns of the short answer."""
_STYLES: dict[Standing, str] = {"over": "bold red", "across": "yellow"}
_ORDER: Final[tuple[Standing, ...]] = ("over", "across", "within", "not scored")


def worst_first(pages: Sequence[PageReport]) -> list[PageReport]:
    """Return drafts that could not be read, then the others, the hardest first."""
    return sorted(pages, key=_rank)


def table_lines(run: Run, pen: Pen) -> list[Text]:
    """Return one line for each of the worst drafts: how it stands, grade, how much to change, name."""
    read = sum(page.outcome == "checked" for page in run.pages)
    over = sum(standing_of(page) == "over" for page in run.pages)
    words = f"Read {read:,} of {counted(max(run.run.targets, len(run.pages)), 'text')}."
    if over:
        words += f" {over:,} {'is' if over == 1 else 'are'} harder than the target."
    lines = [*pen.write(words, "bold"), _NOTHING]
    lines += pen.pieces(
        [(f"{'':<{_SHORT}} {'Grade':>5}  {'To change':>9}  {'To look at':>10}  Text", "dim")], indent=2
    )
    pages = worst_first(run.pages)
    shown = pages if pen.whole else pages[:MOST_ROWS]
    for page in shown:
        lines += _row(page, pen)
    return [*lines, *pen.left(len(pages) - len(shown), "more text", indent=2)]


def _row(page: PageReport, pen: Pen) -> list[Text]:
    grade = page.reading.grade if page.reading else None
    score = "" if grade is None else grade_told(grade)
    places = wanted(page)
    many, look = ("", "") if page.outcome == "untested" else (f"{places.must:,}", f"{places.look:,}")
    style = _STYLES.get(tone_of(page), "")
    lead = f"  {short_answer(page):<{_SHORT}.{_SHORT}} {score:>5}  {many:>9}  {look:>10}  "
    lines = pen.write(name_of(page), style, lead=lead, indent=len(lead))
    if page.outcome == "untested":
        lines += pen.write(f"{page.reason} {page.remedy}", "yellow", indent=4)
    return lines


def _rank(page: PageReport) -> tuple[bool, int, int, float]:
    grade = page.reading.grade if page.reading else None
    return page.outcome == "checked", _ORDER.index(standing_of(page)), -int(bool(demand(page))), -(grade or 0)
