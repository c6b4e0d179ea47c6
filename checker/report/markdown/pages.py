"""Pages in Markdown: a table of all, and those that could not be checked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.counted import counted
from checker.model import Outcome, PageReport, Run
from checker.report.markdown.text import escaped
from checker.report.words.reading_words import STANDING_WORDS, standing, target_for, target_of
from checker.report.words.summary import named, page_name

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

HEAD = "| Page | Checked | Reading grade | New faults | Questions |\n|---|---|---|--:|--:|"


def rows(run: Run, rulebook: "Rulebook") -> list[str]:
    """Return a row of the table for each page: what was not checked first, then the most new faults."""
    target = target_of(run, rulebook)
    return [_row(page, target) for page in sorted(run.pages, key=_worst_first)]


def not_checked(run: Run) -> Iterator[str]:
    """Yield what was not looked at, and why: pages, parts of pages, targets that never came up."""
    for page in run.pages:
        if page.outcome == "untested":
            yield f"- {escaped(page.url or page.target, 200)}: {escaped(f'{page.reason} {page.remedy}', 400)}"
    missing = named(run) - len(run.pages)
    if missing:
        yield f"- {counted(missing, 'page')} never came up for a check."
    parts: dict[str, int] = {}  # a gap → on how many pages
    for page in run.pages:
        for gap in page.gaps:
            parts[gap] = parts.get(gap, 0) + 1
    for gap, pages in sorted(parts.items(), key=lambda part: (-part[1], part[0])):
        yield f"- Not all of {counted(pages, 'page')}: {escaped(gap, 400)}"


def new(page: PageReport, outcome: Outcome) -> int:
    """Return how many findings with this outcome are new on a page."""
    return sum(one.status == "new" and one.outcome == outcome for one in page.findings)


def _worst_first(page: PageReport) -> tuple[bool, int, int]:
    deciding = sum(one.gates and one.status == "new" for one in page.findings)
    return page.outcome == "checked", -deciding, -new(page, "failed")


def _row(page: PageReport, target: float | None) -> str:
    where = page.url or page.target
    name = escaped(page_name(page, 80))
    shown = f"{name}<br>{escaped(where, 120)}" if page.title else name
    if page.outcome == "untested":
        return f"| {shown} | **no** | | | |"
    faults, questions = new(page, "failed"), new(page, "cantTell")
    return f"| {shown} | yes | {_grade(page, target)} | {faults:,} | {questions:,} |"


def _grade(page: PageReport, target: float | None) -> str:
    wanted = target_for(page, target)
    if page.reading is None or page.reading.grade is None:
        return "not scored"
    grade = f"{page.reading.grade:.1f}"
    if wanted is None:
        return grade
    words = STANDING_WORDS[standing(page.reading.grade, page.reading.interval, wanted)]
    return f"{grade}, {words} of {wanted:g}"
