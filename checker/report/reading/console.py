"""How a draft reads, on a terminal: the answer, what to do first, the hardest sentences, what to change."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from checker.counted import counted
from checker.model import PageReport, Run
from checker.report.console.pen import Pen
from checker.report.reading.changes_wanted import open_findings, weight_of
from checker.report.reading.first_steps import first_steps
from checker.report.reading.sayings import answer, name_of, short_answer, standing_of
from checker.report.reading.screen_changes import kind_lines
from checker.report.reading.screen_score import score_lines, section_lines, version_lines
from checker.report.reading.screen_sentences import sentence_lines
from checker.report.reading.screen_table import table_lines, worst_first
from checker.report.telling import Telling
from checker.report.words.escape import line

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

SUFFIX = ".txt"
STEM = "reading"
_PLAIN_WIDTH = 100
_NOTHING = Text()
_STYLES = {"within": "bold green", "across": "bold yellow", "over": "bold red", "not scored": "bold"}


def write(telling: Telling, out: TextIO) -> None:
    """Write what there is to say as plain text, 100 columns wide, without colour."""
    console = Console(file=out, width=_PLAIN_WIDTH, color_system=None, no_color=True)
    print_reading(telling, console)


def print_reading(telling: Telling, console: Console, *, ascii: bool = False, verbose: bool = False) -> None:
    """Print how each draft reads; of several, a table first, then those that are not easy enough."""
    pen = Pen(console, ascii_signs=ascii, whole=verbose)
    pages = telling.run.pages
    if len(pages) == 1:
        pen.show(_page(pages[0], telling, pen))
        return
    pen.show(table_lines(telling.run, pen))
    shown = [page for page in worst_first(pages) if verbose or _wants_details(page)]
    for page in shown:
        pen.show([_NOTHING, Text(pen.sign("─", "-") * min(pen.width, 60), style="dim")])
        pen.show(_page(page, telling, pen))


def one_line(run: Run) -> Iterable[str]:
    """Return one line for each draft: where it is, how it reads, how much is to be changed."""
    for page in worst_first(run.pages):
        told = short_answer(page)
        if page.outcome == "untested":
            yield line(f"{page.target}: {told}: {page.reason} {page.remedy}")
            continue
        grade = page.reading.grade if page.reading else None
        score = "" if grade is None else f", school grade {grade:.1f}"
        places = sum(weight_of(finding) in ("must", "look") for finding in open_findings(page))
        yield line(f"{page.target}: {told}{score}, {counted(places, 'place')} to change or look at")


def _wants_details(page: PageReport) -> bool:
    return page.outcome == "checked" and (
        standing_of(page) == "over" or any(finding.decides for finding in page.findings)
    )


def _page(page: PageReport, telling: Telling, pen: Pen) -> list[Text]:
    lines = [*pen.write(name_of(page), "bold"), _NOTHING]
    if page.outcome == "untested":
        return [*lines, *_unread(page, pen)]
    lines += pen.write(answer(page), _STYLES[standing_of(page)])
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
        return []
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
        told.append(
            f"Left out of the score: {counted(len(page.excluded), 'part')}, such as {_left_out(page)}."
        )
    if not any(weight_of(finding) == "tip" for finding in page.findings):
        told.append("More tips: --notes")
    if not pen.whole:
        told.append("All sentences and places: --verbose")
    return [*told, "The text itself with marks, for your browser: --format html"]


def _left_out(page: PageReport) -> str:
    reasons = dict.fromkeys(line(each.reason.partition(":")[0], 40) for each in page.excluded)
    return ", ".join(list(reasons)[:3])
