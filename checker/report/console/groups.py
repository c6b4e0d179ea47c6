"""Findings on a console: what to put right, what a person must look at, what was known before."""

from collections.abc import Sequence

from rich.text import Text

from checker.counted import counted
from checker.model import ACCEPTED, Debt
from checker.report.console.pen import Pen
from checker.report.words.escape import line
from checker.report.words.place_words import in_words
from checker.report.words.status_words import status_of
from checker.report.words.summary import Group, Spot, page_name

_NOTHING = Text()
_UNDER = 7
"""Columns before the words that stand under a count."""
_SELECTOR = 200
"""Characters of a selector that are shown; longer ones are made to annoy."""


def faults(found: Sequence[Group], many_pages: bool, pen: Pen, room: int) -> list[Text]:
    """Return the faults, worst first, as many as fit into `room` lines, and at least one."""
    lines = [_NOTHING, *pen.write("Put right, worst first", "bold")]
    for number, group in enumerate(found):
        made = _fault(group, many_pages, pen)
        left = len(found) - number
        if number and len(lines) + len(made) + (left > 1) > room:
            return [*lines, *pen.left(left, "more kind", " of fault", indent=_UNDER)]
        lines += made
    return lines


def _fault(group: Group, many_pages: bool, pen: Pen) -> list[Text]:
    rows = pen.most("rows") or 0
    weight = group.impact if group.gates else f"{group.impact}, does not decide"
    status = status_of(group.first)
    return [
        *pen.write(
            f"{group.heading} ({weight})",
            "bold" if group.gates else "",
            lead=f"{len(group.spots):>4} × ",
            indent=_UNDER,
            rows=rows,
        ),
        *(pen.write(status, "dim", indent=_UNDER, rows=rows) if status else ()),
        *pen.write(group.first.message, indent=_UNDER, rows=rows),
        *_places(group.spots if pen.whole else group.spots[:1], many_pages, pen),
        *pen.write(f"Do: {group.first.remedy}", "green", indent=_UNDER, rows=rows),
    ]


def questions(asked: Sequence[Group], many_pages: bool, pen: Pen) -> list[Text]:
    """Return what a person must look at, one line for each kind of question."""
    if not asked:
        return []
    total = sum(len(group.spots) for group in asked)
    words = f"A person must look at {counted(total, 'place')}"
    if not all(spot.finding.gates for group in asked for spot in group.spots):
        words += " (not every answer changes the verdict)"  # the verdict counts only those that could
    lines = [_NOTHING, *pen.write(words, "bold")]
    shown = pen.first(asked, "questions")
    for group in shown:
        lead = f"{len(group.spots):>4} ? "
        lines += pen.write(group.heading, lead=lead, indent=_UNDER, rows=0 if pen.whole else 1)
        lines += _places(group.spots, many_pages, pen) if pen.whole else []
    return [*lines, *pen.left(len(asked) - len(shown), "more kind", " of question", indent=_UNDER)]


def settled(found: Sequence[Spot], fixed: Sequence[Debt], many_pages: bool, pen: Pen) -> list[Text]:
    """Return what was known or accepted before, and what is fixed since: in full, or where to see it."""
    before = [spot for spot in found if spot.finding.status in ACCEPTED]
    if not before and not fixed:
        return []
    if not pen.whole:
        kinds = [*(["known or waived"] if before else []), *(["fixed since the baseline"] if fixed else [])]
        told = ", or ".join(kinds)
        return [_NOTHING, *pen.write(f"Not shown: what is {told} (--verbose)", "dim")]
    lines: list[Text] = []
    if before:
        lines += [_NOTHING, *pen.write("Known or accepted before", "bold")]
    for spot in before:
        lines += pen.write(spot.finding.message, lead="     - ", indent=_UNDER)
        lines += pen.write(status_of(spot.finding), "dim", indent=_UNDER)
        lines += _places([spot], many_pages, pen)
    if fixed:
        lines += [_NOTHING, *pen.write("Fixed since the baseline (checker baseline --prune)", "bold")]
    for debt in fixed:
        lines += pen.write(f"{debt.rule}: {debt.where} · {debt.page}", lead="     - ", indent=_UNDER)
    return lines


def _places(spots: Sequence[Spot], many_pages: bool, pen: Pen) -> list[Text]:
    lines: list[Text] = []
    for spot in spots:
        page = f" on “{page_name(spot.page, 40)}”" if many_pages and spot.page else ""
        selector = line(spot.finding.selector, _SELECTOR)
        where = f"Where: {in_words(spot.finding)}{page}{f' · {selector}' if selector else ''}"
        lines += pen.write(where, "dim", indent=_UNDER, rows=pen.most("rows") or 0)
    return lines
