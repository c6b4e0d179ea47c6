"""What changed between two runs, as Markdown for a comment on a pull request."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checker.counted import counted
from checker.model import Comparison, Debt, Finding, PageChange
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
from checker.report.markdown.findings import gone
from checker.report.markdown.fit import fitted, size
from checker.report.markdown.text import code, escaped
from checker.report.words.place_words import in_words
from checker.report.words.summary import Group, Spot, groups

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

MOST = 65_000
"""GitHub takes comments of 65,536 characters."""
_MOST_KINDS = 8
_MOST_FIXED = 10
_SHARE_APART = 20
"""Per cent of the comment for what is new only because a rule or a tool is, and for pages not compared."""


def markdown(comparison: Comparison, rulebook: "Rulebook") -> str:
    """Return the comparison as Markdown of at most 65,000 UTF-8 bytes."""
    before = [f"## checker: {headline(comparison)}", _runs(comparison)]
    after = [
        _new_rules(comparison, rulebook, MOST * _SHARE_APART // 100),
        _one_sided(comparison, MOST * _SHARE_APART // 100),
        _without_change(comparison),
    ]
    room = MOST - sum(size(part) + 2 for part in (*before, *after))
    pages = [_page(page, rulebook) for page in changed(comparison)]
    told = fitted(pages, room, lambda rest: f"And {counted(rest, 'more page')} with changes.", between="\n\n")
    return "\n\n".join(part for part in (*before, told, *after) if part) + "\n"


def _runs(comparison: Comparison) -> str:
    said = f"From run {escaped(comparison.before, 80)} to run {escaped(comparison.after, 80)}."
    if not comparison.changed_tools:
        return said
    tools = "\n".join(f"- {escaped(tool, 200)}" for tool in comparison.changed_tools[:20])
    return f"{said}\n\n**Changed tools.** What is new only because of them stands apart.\n\n{tools}"


def _page(page: PageChange, rulebook: "Rulebook") -> str:
    only = " (only in the later run)" if page.state == "added" else ""
    address = f"{escaped(page.page, 200)}\n\n" if page.title else ""
    parts = [f"### {escaped(name(page))}{only}\n\n{address}{grade(page)}".rstrip()]
    if page.new:
        parts.append(f"**{len(page.new):,} new**\n\n" + _kinds(page.new, rulebook))
    if page.moved:
        parts.append(f"**{len(page.moved):,} moved**\n\n" + _kinds(page.moved, rulebook))
    if page.fixed:
        parts.append(f"**{places(page.fixed):,} fixed**\n\n" + _fixed(page.fixed, rulebook))
    if page.unchanged:
        parts.append(f"{page.unchanged:,} unchanged.")
    return "\n\n".join(parts)


def _kinds(found: Iterable[Finding], rulebook: "Rulebook") -> str:
    grouped = groups((Spot(None, finding) for finding in found), "failed", rulebook)
    lines = [_kind(group) for group in grouped[:_MOST_KINDS]]
    rest = len(grouped) - len(lines)
    return "\n".join([*lines, f"- and {counted(rest, 'more kind')}."] if rest else lines)


def _kind(group: Group) -> str:
    first = group.first
    places = f", {counted(len(group.spots), 'place')}" if len(group.spots) > 1 else ""
    selector = f" {code(first.selector, 120)}" if first.selector else ""
    return (
        f"- **{escaped(group.heading, 200)}**{places}, {group.impact}\n"
        f"  {escaped(first.message, 400)}\n"
        f"  {escaped(in_words(first))}{selector}\n"
        f"  To put it right: {escaped(first.remedy, 400)}"
    )


def _fixed(debts: tuple[Debt, ...], rulebook: "Rulebook") -> str:
    lines = [gone(debt, rulebook) for debt in debts[:_MOST_FIXED]]
    rest = places(debts[_MOST_FIXED:])
    return "\n".join([*lines, f"- and {rest:,} more."] if rest else lines)


def _new_rules(comparison: Comparison, rulebook: "Rulebook", room: int) -> str:
    found = findings(comparison.pages)
    if not found:
        return ""
    grouped = groups((Spot(None, finding) for _, finding in found), "failed", rulebook)
    on = {id(finding): page for page, finding in found}
    lines = []
    for group in grouped:
        pages = len({on[id(spot.finding)].page for spot in group.spots})
        where = f"{counted(len(group.spots), 'place')} on {counted(pages, 'page')}"
        lines.append(f"- {escaped(group.heading, 200)}, {where}")
    told = fitted(lines, room, lambda rest: f"- and {counted(rest, 'more kind')}.")
    return f"### New only because a rule or a tool is\n\n{told}"


def _one_sided(comparison: Comparison, room: int) -> str:
    lines = list(_one_sided_lines(comparison))
    told = fitted(lines, room, lambda rest: f"- and {counted(rest, 'more page')}.")
    return f"### Not compared\n\n{told}" if lines else ""


def _one_sided_lines(comparison: Comparison) -> Iterator[str]:
    for why, pages in not_compared(comparison):
        for page in pages:
            yield f"- {escaped(page.page, 200)}: {why}."


def _without_change(comparison: Comparison) -> str:
    count = without_change(comparison)
    return f"{counted(count, 'page has', 'pages have')} no change." if count else ""
