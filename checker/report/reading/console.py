"""How a draft reads, on a terminal: the answer, what to do first, the hardest sentences, what to change."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from checker.counted import counted
from checker.model import PageReport, Run
from checker.report.console.pen import Pen
from checker.report.reading.changes_wanted import open_findings, wanted, weight_of
from checker.report.reading.first_steps import first_steps, no_steps
from checker.report.reading.sayings import answer, name_of, short_answer, standing_of, tone_of
from checker.report.reading.screen_changes import kind_lines
from checker.report.reading.screen_score import score_lines, section_lines, version_lines
from checker.report.reading.screen_sentences import sentence_lines
from checker.report.reading.screen_table import table_lines, worst_first
from checker.report.telling import Telling
from checker.report.words.escape import line
from checker.report.words.reading_words import grade_told

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

SUFFIX = ".txt"
STEM = "reading"
MOST_DETAILS = 5
"""Of several drafts so many are told one by one; the table has the others."""
_PLAIN_WIDTH = 100
_NOTHING = Text()
_MOST_REASONS = 3
_LEFT_OUT = {"hidden": "hidden text"}
"""Reasons that are no names of what was left out."""
_STYLES = {"within": "bold green", "across": "bold yellow", "over": "bold red", "not scored": "bold"}


def write(telling: Telling, out: TextIO) -> None:
    """Write what there is to say as plain text, 100 columns wide, without colour."""
    console = Console(file=out, width=_PLAIN_WIDTH, color_system=None, no_color=True)
    print_reading(telling, console)


def print_reading(telling: Telling, console: Console, *, ascii: bool = False, verbose: bool = False) -> None:
    """Print how each draft reads; of several, a table first, then the worst that are not easy enough."""
    pen = Pen(console, ascii_signs=ascii, whole=verbose)
    pages = telling.run.pages
    if len(pages) == 1:
        pen.show(_page(pages[0], telling, pen))
        return
    pen.show(table_lines(telling.run, pen))
    details = [page for page in worst_first(pages) if verbose or _wants_details(page)]
    shown = details if verbose else details[:MOST_DETAILS]
    for page in shown:
        pen.show([_NOTHING, Text(pen.sign("─", "-") * min(pen.width, 60), style="dim")])
        pen.show(_page(page, telling, pen))
    if len(shown) < len(details):
        left = counted(len(details) - len(shown), "more text needs", "more texts need")
        pen.show([_NOTHING, *pen.write(f"{left} a change. See one: checker read FILE. See all: --verbose")])


def one_line(run: Run) -> Iterable[str]:
    """Return one line for each draft: where it is, how it reads, how much is to be changed."""
    for page in worst_first(run.pages):
        told = short_answer(page)
        if page.outcome == "untested":
            yield line(f"{page.target}: {told}: {page.reason} {page.remedy}")
            continue
        grade = page.reading.grade if page.reading else None
        score = "" if grade is None else f", school grade {grade_told(grade)}"
        many = wanted(page)
        places = f"{counted(many.must, 'place')} to change, {many.look:,} to look at"
        yield line(f"{page.target}: {told}{score}, {places}")


def _wants_details(page: PageReport) -> bool:
    return page.outcome == "checked" and (
        standing_of(page) == "over" or any(finding.decides for finding in page.findings)
    )


def _page(page: PageReport, telling: Telling, pen: Pen) -> list[Text]:
    lines = [*pen.write(name_of(page), "bold"), _NOTHING]
    if page.outcome == "untested":
        return [*lines, *_unread(page, pen)]
    lines += pen.write(answer(page), _STYLES[tone_of(page)])
    return [
        *lines,
        *score_lines(page, pen),
        *version_lines(page, telling.earlier, telling.rulebook, pen),
        *section_lines(page, pen),
        *_steps(page, telling.rulebook, pen),
        *sentence_lines(page, pen),
        *kind_lines(page, telling.rulebook, pen),
        *_not_shown(page, pen),
    ]


def _unread(page: PageReport, pen: Pen) -> list[Text]:
    return [*pen.write(answer(page), "bold yellow"), *pen.write(f"{page.reason} {page.remedy}", indent=2)]


def _steps(page: PageReport, rulebook: "Rulebook", pen: Pen) -> list[Text]:
    steps = first_steps(page, rulebook)
    if not steps:
        nothing = no_steps(page)
        return [_NOTHING, *pen.write(nothing, "bold")] if nothing else []
    lines = [_NOTHING, *pen.write("What to do first", "bold")]
    for number, step in enumerate(steps, 1):
        lines += pen.write(step, lead=f"  {number}. ", indent=5)
    return lines


def _not_shown(page: PageReport, pen: Pen) -> list[Text]:
    lines: list[Text] = [_NOTHING]
    for words in _ways_to_more(page, pen):
        lines += pen.write(words, "dim")
    return lines


def _ways_to_more(page: PageReport, pen: Pen) -> Sequence[str]:
    told = []
    accepted = len(page.findings) - len(open_findings(page))
    if accepted:
        told.append(f"Not shown: {counted(accepted, 'place')} that you accepted before.")
    if page.excluded:
        told.append(f"Left out of the score: {_left_out(page)}.")
    if not any(weight_of(finding) == "tip" for finding in page.findings):
        told.append("More tips: --notes")
    if not pen.whole:
        told.append("All sentences and places: --verbose")
    return [*told, "The text itself with marks, for your browser: --format html"]


def _left_out(page: PageReport) -> str:
    """Return what was left out by its reason, such as `hidden text, navigation (2 parts)`."""
    found = Counter(line(each.reason.partition(":")[0], 40) for each in page.excluded)
    told = [
        f"{_LEFT_OUT.get(reason, reason)}{f' ({many:,} parts)' if many > 1 else ''}"
        for reason, many in found.most_common(_MOST_REASONS)
    ]
    more = found.total() - sum(many for _, many in found.most_common(_MOST_REASONS))
    left = f" and {counted(more, 'more part')}" if more else ""
    return f"{', '.join(told)}{left}"
