"""One HTML file that tells a whole run to anyone: no script, no other files, no requests."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from jinja2 import Template

from checker.model import ACCEPTED, Outcome, PageReport, Run
from checker.report.html.environment import environment
from checker.report.html.findings import group_views
from checker.report.html.pages import page_view
from checker.report.html.pictures import Album
from checker.report.telling import Telling
from checker.report.words.escape import line
from checker.report.words.reading_words import grade_range, target_of
from checker.report.words.summary import checked, groups, named, open_spots, page_name, spots

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

SUFFIX = ".html"
MOST_PAGES = 60
"""Pages told in full; more would make a file that no browser opens gladly."""
MOST_ROWS = 1000
"""Rows of the table of pages."""
_MOST_FIXED = 50


@dataclass(frozen=True)
class Row:
    """One page in the table of pages."""

    number: int
    name: str
    anchor: str
    """Empty where the page is not told in full."""
    checked: bool
    grade: str
    between: str
    faults: int
    questions: int


@dataclass(frozen=True)
class Numbers:
    """What stands at a glance."""

    checked: int
    named: int
    fault_places: int
    fault_kinds: int
    question_places: int
    question_kinds: int
    settled_places: int
    """Known or accepted before."""


def write(telling: Telling, out: TextIO) -> None:
    """Write the report as one HTML document."""
    run, rulebook = telling.run, telling.rulebook
    target = target_of(run, rulebook)
    alike = _alike(run.pages)
    in_full = [each for each in enumerate(run.pages, 1) if _cause(each[1]) not in alike]
    album = Album(telling.folder)
    pages = [page_view(page, number, rulebook, target, album) for number, page in in_full[:MOST_PAGES]]
    told = _template().generate(
        run=run,
        reasons=[line(reason, 400) for reason in run.verdict.reasons],
        notes=[line(note, 400) for note in run.verdict.notes],
        profile=rulebook.profiles.get(run.run.profile),
        target=target,
        numbers=_numbers(run, rulebook),
        rows=_rows(run.pages[:MOST_ROWS], {view.number for view in pages}),
        rows_left_out=max(0, len(run.pages) - MOST_ROWS),
        pages=pages,
        pages_left_out=len(in_full) - len(pages),
        alike=[
            (number, f"{line(reason, 600)} {line(remedy, 600)}") for (reason, remedy), number in alike.items()
        ],
        many=len(run.pages) > 1,
        site_faults=group_views(run.site.findings, None, "failed", rulebook, "site-f"),
        site_questions=group_views(run.site.findings, None, "cantTell", rulebook, "site-q"),
        fixed=[line(f"{debt.rule}: {debt.where}", 300) for debt in run.fixed[:_MOST_FIXED]],
        fixed_places=sum(debt.count for debt in run.fixed),
        fixed_left_out=max(0, len(run.fixed) - _MOST_FIXED),
    )
    out.writelines(told)


def _cause(page: PageReport) -> tuple[str, str] | None:
    return (page.reason, page.remedy) if page.outcome == "untested" else None


def _alike(pages: Sequence[PageReport]) -> dict[tuple[str, str], int]:
    """Return why several pages could not be checked, and how many: they share one line of the report."""
    causes = Counter(cause for page in pages if (cause := _cause(page)))
    return {cause: number for cause, number in causes.items() if number > 1}


def _numbers(run: Run, rulebook: "Rulebook") -> Numbers:
    everything = spots(run)
    found = open_spots(everything)
    faults, questions = groups(found, "failed", rulebook), groups(found, "cantTell", rulebook)
    return Numbers(
        checked=checked(run.pages),
        named=named(run),
        fault_places=sum(len(group.spots) for group in faults),
        fault_kinds=len(faults),
        question_places=sum(len(group.spots) for group in questions),
        question_kinds=len(questions),
        settled_places=len(everything) - len(found),
    )


def _rows(pages: Sequence[PageReport], in_full: Collection[int]) -> list[Row]:
    return [_row(page, number, number in in_full) for number, page in enumerate(pages, 1)]


def _row(page: PageReport, number: int, in_full: bool) -> Row:
    grade = page.reading.grade if page.reading else None
    return Row(
        number=number,
        name=page_name(page, 90),
        anchor=f"p{number}" if in_full else "",
        checked=page.outcome == "checked",
        grade="" if grade is None else f"{grade:.1f}",
        between=grade_range(page.reading.interval) if page.reading else "",
        faults=_open(page, "failed"),
        questions=_open(page, "cantTell"),
    )


def _open(page: PageReport, outcome: Outcome) -> int:
    return sum(each.outcome == outcome and each.status not in ACCEPTED for each in page.findings)


def warm_up() -> None:
    """Load what the first report needs, while there is time."""
    _template()


def _template() -> Template:
    return environment().get_template("report.html.jinja")
