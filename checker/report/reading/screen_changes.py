"""What to change in a draft, on a terminal: by kind, each with its first places."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.text import Text

from checker.model import Finding, PageReport
from checker.report.console.pen import Pen
from checker.report.reading.changes_wanted import WEIGHT_WORDS, Kind, Weight, asked, kinds
from checker.report.reading.first_steps import no_steps
from checker.report.reading.hard_sentences import hard_sentences, told_with
from checker.report.reading.places import place, section_of
from checker.report.reading.screen_sentences import MOST_SENTENCES
from checker.report.words.escape import line

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

MOST_PLACES = 3
_NOTHING = Text()
_INDENT = 7
_STYLES: dict[Weight, str] = {"must": "bold red", "look": "bold yellow", "advice": "bold", "tip": ""}


def kind_lines(page: PageReport, rulebook: "Rulebook", pen: Pen) -> list[Text]:
    """Return what is asked of the writer by kind, most urgent first."""
    hard = hard_sentences(page)
    shown = hard if pen.whole else hard[:MOST_SENTENCES]
    told = [each for each in page.findings if not told_with(shown, each)]
    wanted = kinds(replace(page, findings=tuple(told)), rulebook)
    if not wanted:
        if not hard and no_steps(page):  # it was said above
            return []
        more = "Nothing else" if hard else "Nothing"
        return [_NOTHING, *pen.write(f"{more} to change was found by these checks.", "bold")]
    lines = [_NOTHING, *pen.write("What to change, most urgent first", "bold")]
    for kind in wanted:
        lines += _kind(page, kind, pen)
    return lines


def _kind(page: PageReport, kind: Kind, pen: Pen) -> list[Text]:
    style = _STYLES[kind.weight]
    head = f"{WEIGHT_WORDS[kind.weight]}: {kind.title}"
    lines = pen.write(head, style, lead=f"{len(kind.findings):>4} × ", indent=_INDENT)
    shown = kind.findings if pen.whole else kind.findings[:MOST_PLACES]
    for finding in shown:
        lines += _place(page, finding, pen)
    alike = {asked(finding) for finding in shown}
    if len(alike) == 1 and not shown[0].instead:
        lines += pen.write(alike.pop(), "green", indent=_INDENT)
    return [*lines, *pen.left(len(kind.findings) - len(shown), "more place", indent=_INDENT)]


def _place(page: PageReport, finding: Finding, pen: Pen) -> list[Text]:
    section = section_of(page, finding.selector)
    where = place(page, finding, section)
    words = line(finding.message, 400)
    if finding.instead and (instead := asked(finding)):
        words += f" {instead}"
    return pen.write(f"{where}: {words}" if where else words, indent=_INDENT)
