"""What changed between two runs, as plain text that fits a screen."""

from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from checker.counted import counted
from checker.model import Comparison, Finding, PageChange
from checker.report.compare.words import (
    changed,
    findings,
    grade,
    headline,
    name,
    not_compared,
    places,
    without_change,
)
from checker.report.console.pen import Pen
from checker.report.words.place_words import in_words
from checker.report.words.summary import Group, Spot, groups

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

_WIDTH, _HEIGHT = 100, 40
_MOST_KINDS = 3
_MOST_FIXED = 2
_MOST_ASIDE = 2
"""Pages of one kind that are named below the changes."""
_NOTHING = Text()


def console(comparison: Comparison, rulebook: "Rulebook") -> str:
    """Return the comparison as plain text of 100 columns and 40 lines at most."""
    out = StringIO()
    screen = Console(file=out, width=_WIDTH, height=_HEIGHT, color_system=None, no_color=True)
    pen = Pen(screen, ascii_signs=False)
    head, tail = _head(comparison, pen), _tail(comparison, rulebook, pen)
    body = _pages(changed(comparison), rulebook, pen, _HEIGHT - len(head) - len(tail))
    pen.show([*head, *body, *tail])
    return out.getvalue()


def _head(comparison: Comparison, pen: Pen) -> list[Text]:
    lines = pen.write(headline(comparison), rows=2)
    lines += pen.write(f"From run {comparison.before} to run {comparison.after}.", rows=1)
    for tool in comparison.changed_tools[:6]:
        lines += pen.write(f"Changed: {tool}", lead="  ! ", indent=4, rows=1)
    return lines


def _pages(pages: list[PageChange], rulebook: "Rulebook", pen: Pen, room: int) -> list[Text]:
    lines: list[Text] = []
    for number, page in enumerate(pages):
        made = [_NOTHING, *_page(page, rulebook, pen)]
        left = len(pages) - number
        if len(lines) + len(made) + 2 * (left > 1) > room:
            more = f"and {counted(left, 'more page' if number else 'page')} with changes."
            return [*lines, _NOTHING, *pen.write(more)]
        lines += made
    return lines


def _page(page: PageChange, rulebook: "Rulebook", pen: Pen) -> list[Text]:
    only = " (only in the later run)" if page.state == "added" else ""
    lines = pen.write(f"{name(page, 60)}{only}", rows=1)
    if grade(page):
        lines += pen.write(grade(page), indent=2, rows=1)
    lines += _new(page.new, rulebook, pen)
    if page.fixed:
        lines += _fixed(page, rulebook, pen)
    rest = [f"{len(page.moved):,} moved"] if page.moved else []
    rest += [f"{page.unchanged:,} unchanged"] if page.unchanged else []
    return [*lines, *(pen.write(f"{', '.join(rest)}.", indent=2, rows=1) if rest else [])]


def _new(found: Iterable[Finding], rulebook: "Rulebook", pen: Pen) -> list[Text]:
    grouped = groups((Spot(None, finding) for finding in found), "failed", rulebook)
    lines: list[Text] = []
    for group in grouped[:_MOST_KINDS]:
        lines += _kind(group, pen)
    rest = len(grouped) - _MOST_KINDS
    return lines + (pen.write(f"and {counted(rest, 'more new kind')}.", indent=4) if rest > 0 else [])


def _kind(group: Group, pen: Pen) -> list[Text]:
    first = group.first
    count = f"{len(group.spots)} × " if len(group.spots) > 1 else ""
    return [
        *pen.write(f"new: {count}{group.heading} ({group.impact})", lead="  + ", indent=4, rows=1),
        *pen.write(f"{first.message} {in_words(first)} · {first.selector[:120]}", indent=4, rows=2),
    ]


def _fixed(page: PageChange, rulebook: "Rulebook", pen: Pen) -> list[Text]:
    lines: list[Text] = []
    for debt in page.fixed[:_MOST_FIXED]:
        rule = rulebook.rules.get(debt.rule)
        times = f", {counted(debt.count, 'place')}" if debt.count > 1 else ""
        words = f"fixed: {rule.title if rule else debt.rule}: {debt.where}{times}"
        lines += pen.write(words, lead="  - ", indent=4, rows=1)
    rest = places(page.fixed[_MOST_FIXED:])
    return lines + (pen.write(f"and {rest:,} more fixed.", indent=4) if rest else [])


def _tail(comparison: Comparison, rulebook: "Rulebook", pen: Pen) -> list[Text]:
    lines: list[Text] = []
    apart = groups((Spot(None, one) for _, one in findings(comparison.pages)), "failed", rulebook)
    if apart:
        lines += [_NOTHING, *pen.write("New only because a rule or a tool is", rows=1)]
        for group in apart[:_MOST_KINDS]:
            words = f"{group.heading}, {counted(len(group.spots), 'place')}"
            lines += pen.write(words, lead="  ~ ", indent=4, rows=1)
        rest = len(apart) - _MOST_KINDS
        lines += pen.write(f"and {counted(rest, 'more kind')}.", indent=4) if rest > 0 else []
    for words, pages in not_compared(comparison):
        lines += _aside(pages, words, pen)
    same = without_change(comparison)
    if same:
        lines += [_NOTHING, *pen.write(f"{counted(same, 'page has', 'pages have')} no change.")]
    return lines


def _aside(pages: list[PageChange], words: str, pen: Pen) -> list[Text]:
    named = ", ".join(page.page for page in pages[:_MOST_ASIDE])
    rest = len(pages) - _MOST_ASIDE
    more = f" and {counted(rest, 'more page')}" if rest > 0 else ""
    return [_NOTHING, *pen.write(f"{named}{more}: {words}.", lead="  ? ", indent=4, rows=3)]
