"""Several drafts on a terminal: one line each, the hardest first."""

from collections.abc import Sequence
from typing import Final

from rich.text import Text

from checker.counted import counted
from checker.model import PageReport, Run
from checker.report.console.pen import Pen
from checker.report.reading.changes_wanted import open_findings, weight_of
from checker.report.reading.sayings import name_of, short_answer, standing_of
from checker.report.words.reading_words import Standing

_NOTHING = Text()
_SHORT = 22
"""Columns of the short answer."""
_ORDER: Final[tuple[Standing, ...]] = ("over", "across", "within", "not scored")


def worst_first(pages: Sequence[PageReport]) -> list[PageReport]:
    """Return drafts that could not be read, then the others, the hardest first."""
    return sorted(pages, key=_rank)


def table_lines(run: Run, pen: Pen) -> list[Text]:
    """Return one line for each draft: how it stands, its grade, how much is to be changed, its name."""
    read = sum(page.outcome == "checked" for page in run.pages)
    over = sum(standing_of(page) == "over" for page in run.pages)
    words = f"Read {read} of {counted(max(run.run.targets, len(run.pages)), 'text')}."
    if over:
        words += f" {over} {'is' if over == 1 else 'are'} harder than the target."
    lines = [*pen.write(words, "bold"), _NOTHING]
    lines += pen.pieces([(f"{'':<{_SHORT}} {'Grade':>5}  {'To change':>9}  Text", "dim")], indent=2)
    for page in worst_first(run.pages):
        lines += _row(page, pen)
    return lines


def _row(page: PageReport, pen: Pen) -> list[Text]:
    grade = page.reading.grade if page.reading else None
    score = "" if grade is None else f"{grade:.1f}"
    places = sum(weight_of(finding) == "must" for finding in open_findings(page))
    many = "" if page.outcome == "untested" else str(places)
    style = "bold red" if standing_of(page) == "over" else ""
    lead = f"  {short_answer(page):<{_SHORT}.{_SHORT}} {score:>5}  {many:>9}  "
    lines = pen.write(name_of(page), style, lead=lead, indent=len(lead))
    if page.outcome == "untested":
        lines += pen.write(f"{page.reason} {page.remedy}", "yellow", indent=4)
    return lines


def _rank(page: PageReport) -> tuple[bool, int, float]:
    grade = page.reading.grade if page.reading else None
    return page.outcome == "checked", _ORDER.index(standing_of(page)), -(grade or 0)
