"""A whole run as one Markdown document that keeps to a size: the worst stays, the rest is counted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.counted import counted
from checker.model import Run, Status
from checker.report.markdown import pages as page_parts
from checker.report.markdown.findings import fault, gone, not_counted, question
from checker.report.markdown.fit import fitted, size
from checker.report.markdown.text import escaped
from checker.report.telling import Telling
from checker.report.words.summary import Spot, checked, groups, named, spots

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

_WORDS = {"pass": "pass", "fail": "fail", "incomplete": "not decided"}
_SHARES = {"reasons": 8, "not checked": 8, "pages": 20, "questions": 12, "fixed": 8, "not counted": 8}
"""Per cent of the size that a part may take; new faults take all that is left, and that is 36 at least."""
_OPEN_ROWS = 20
"""Rows of the table of pages that are shown unfolded."""
_NOT_COUNTED: dict[Status, str] = {
    "new-rule": "new only because a rule or an engine is",
    "unstable": "not seen each time",
    "known": "known before",
    "moved": "known before and moved",
    "waived": "accepted",
}


def document(telling: Telling, limit: int, most_places: int = 3) -> str:
    """Return the run as Markdown of at most `limit` UTF-8 bytes, and so of at most as many characters.

    Below 10,000 bytes there is no room for a useful one. At most `most_places` are shown for one rule.
    """
    run, rulebook = telling.run, telling.rulebook
    room = {part: limit * share // 100 for part, share in _SHARES.items()}
    found = spots(run)
    before = [_head(run, found), _reasons(run, room["reasons"])]
    after = [
        _questions(run, found, rulebook, room["questions"]),
        _not_checked(run, room["not checked"]),
        _fixed(run, rulebook, room["fixed"]),
        _not_counted(found, rulebook, room["not counted"]),
        _foot(run),
    ]
    pages = _pages(run, rulebook, room["pages"])
    left = limit - sum(size(part) + 2 for part in (*before, pages, *after))
    parts = [*before, pages, _faults(telling, found, left, most_places), *after]
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _head(run: Run, found: Sequence[Spot]) -> str:
    faults = sum(spot.finding.status == "new" and spot.finding.outcome == "failed" for spot in found)
    said = [counted(faults, "new fault")]
    if run.fixed:
        said.append(f"{sum(debt.count for debt in run.fixed):,} fixed")
    said.append(f"checked {checked(run.pages):,} of {counted(named(run), 'page')}")
    stopped = ", stopped before the end" if run.run.interrupted else ""
    return f"## checker: {_WORDS[run.verdict.outcome]}. {', '.join(said)}{stopped}"


def _reasons(run: Run, room: int) -> str:
    told = [f"- {escaped(text, 400)}" for text in (*run.verdict.reasons, *run.verdict.notes)]
    return fitted(told, room, lambda rest: f"- and {rest:,} more.")


def _pages(run: Run, rulebook: "Rulebook", room: int) -> str:
    rows = page_parts.rows(run, rulebook)
    if not rows:
        return ""
    table = f"{page_parts.HEAD}\n" + fitted(rows, room, lambda rest: f"\nAnd {counted(rest, 'more page')}.")
    if len(rows) <= _OPEN_ROWS:
        return f"### Pages\n\n{table}"
    return _folded(counted(len(rows), "page"), table)


def _faults(telling: Telling, found: Sequence[Spot], room: int, most_places: int) -> str:
    rulebook = telling.rulebook
    new = groups((spot for spot in found if spot.finding.status == "new"), "failed", rulebook)
    if not new:
        return ""
    many = len(telling.run.pages) > 1
    told = [fault(group, rulebook, many_pages=many, most=most_places) for group in new]
    return "### New faults, worst first\n\n" + fitted(
        told, room - 40, lambda rest: f"And {counted(rest, 'more kind')} of fault; see the whole report."
    )


def _questions(run: Run, found: Sequence[Spot], rulebook: "Rulebook", room: int) -> str:
    asked = groups((spot for spot in found if spot.finding.status == "new"), "cantTell", rulebook)
    if not asked:
        return ""
    total = sum(len(group.spots) for group in asked)
    told = [question(group, many_pages=len(run.pages) > 1) for group in asked]
    listed = fitted(told, room, lambda rest: f"- and {counted(rest, 'more kind')} of question.")
    return f"### A person must look at {counted(total, 'place')}\n\n{listed}"


def _not_checked(run: Run, room: int) -> str:
    told = list(page_parts.not_checked(run))
    return "### Not checked\n\n" + fitted(told, room, lambda rest: f"- and {rest:,} more.") if told else ""


def _fixed(run: Run, rulebook: "Rulebook", room: int) -> str:
    if not run.fixed:
        return ""
    told = [gone(debt, rulebook) for debt in run.fixed]
    return "### Fixed\n\n" + fitted(told, room, lambda rest: f"- and {rest:,} more.", most=_OPEN_ROWS)


def _not_counted(found: Sequence[Spot], rulebook: "Rulebook", room: int) -> str:
    """Return what decides nothing, folded; its counts can be seen without opening it."""
    by_status = {
        words: [spot for spot in found if spot.finding.status == status]
        for status, words in _NOT_COUNTED.items()
    }
    here = {words: some for words, some in by_status.items() if some}
    if not here:
        return ""
    inside = []
    for words, some in here.items():
        lines = [
            not_counted(group)
            for outcome in ("failed", "cantTell")
            for group in groups(some, outcome, rulebook)
        ]
        told = fitted(lines, room // len(here), lambda rest: f"- and {counted(rest, 'more kind')}.")
        inside.append(f"**{words[:1].upper()}{words[1:]}**\n\n{told}")
    summary = ", ".join(f"{len(some):,} {words}" for words, some in here.items())
    return _folded(f"Not counted: {summary}", "\n\n".join(inside))


def _foot(run: Run) -> str:
    browser = f", {escaped(run.tool.browser, 80)}" if run.tool.browser else ""
    engine = f", axe-core {escaped(run.tool.axe, 40)}" if run.tool.axe else ""
    return (
        f"Run {escaped(run.run.id, 80)}, profile {escaped(run.run.profile, 80)}, "
        f"checker {escaped(run.tool.version, 40)}{engine}{browser}."
    )


def _folded(summary: str, inside: str) -> str:
    return f"<details>\n<summary>{summary}</summary>\n\n{inside}\n\n</details>"
