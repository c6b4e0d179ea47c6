"""Findings in Markdown: one item a rule, with its first places."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.counted import counted
from checker.model import Debt, Finding
from checker.report.markdown.text import code, escaped
from checker.report.words.place_words import in_words
from checker.report.words.summary import Group, Spot, page_name

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

_SELECTOR = 120
"""Characters of a selector that are shown."""


def fault(group: Group, rulebook: "Rulebook", *, many_pages: bool, most: int) -> str:
    """Return the faults against one rule: how many and how bad, at `most` the first places, what to do."""
    weight = group.impact if group.gates else f"{group.impact}, does not decide"
    places = [f"- {_place(spot, many_pages)}" for spot in group.spots[:most]]
    return "\n".join(
        [
            f"#### {escaped(group.heading, 200)}",
            "",
            f"**{counted(len(group.spots), 'place')}**, {weight}{_law(group, rulebook)}",
            "",
            *places,
            *_more(len(group.spots) - most),
            "",
            f"To put it right: {escaped(group.first.remedy, 400)}",
            "",
        ]
    )


def question(group: Group, *, many_pages: bool) -> str:
    """Return what a person must answer, and at how many places; the first of them."""
    first = group.spots[0]
    questions = {spot.finding.question for spot in group.spots}
    own = first.finding.question if len(questions) > 1 else ""
    asked = (group.rule.asks if own and group.rule else first.finding.question) or group.title
    place = f"{escaped(in_words(first.finding))}{_page(first, many_pages)}"
    return (
        f"- **{counted(len(group.spots), 'place')}**: {escaped(asked, 400)}\n"
        f"  First: {place}{': ' + escaped(own, 400) if own else ''}"
    )


def not_counted(group: Group) -> str:
    """Return in one line what does not decide: what, at how many places, and why where a reason is known."""
    notes = list(dict.fromkeys(spot.finding.note for spot in group.spots if spot.finding.note))
    why = f": {escaped(notes[0], 300)}" if notes else ""
    others = f" And {counted(len(notes) - 1, 'other reason')}." if len(notes) > 1 else ""
    return f"- {escaped(group.heading, 200)}, {counted(len(group.spots), 'place')}{why}{others}"


def gone(debt: Debt, rulebook: "Rulebook") -> str:
    """Return in one line what was put right."""
    rule = rulebook.rules.get(debt.rule)
    times = f", {counted(debt.count, 'place')}" if debt.count > 1 else ""
    title = escaped(rule.title if rule else debt.rule, 200)
    return f"- {title}: {escaped(debt.where, 200)}{times}, on {escaped(debt.page, 200)}"


def _place(spot: Spot, many_pages: bool) -> str:
    """Return the message, and the place in words and as a selector on a line of its own below it."""
    finding = spot.finding
    selector = f" {code(finding.selector, _SELECTOR)}" if finding.selector else ""
    where = f"{escaped(in_words(finding))}{_page(spot, many_pages)}{selector}"
    return f"{escaped(finding.message, 400)}\n  {where}{_note(finding)}"


def _page(spot: Spot, many_pages: bool) -> str:
    return f", on “{escaped(page_name(spot.page, 60))}”" if many_pages and spot.page else ""


def _note(finding: Finding) -> str:
    return f"\n  {escaped(finding.note, 300)}" if finding.note else ""


def _more(rest: int) -> Sequence[str]:
    return [f"- and {rest:,} more."] if rest > 0 else []


def _law(group: Group, rulebook: "Rulebook") -> str:
    known = (rulebook.criteria.get(number) for number in group.first.criteria)
    names = [f"WCAG {each.number} {escaped(each.name)} ({each.level})" for each in known if each]
    return f". {', '.join(names)}" if names else ""
