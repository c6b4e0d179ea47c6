"""What changed between two runs, in the words that every format of a comparison uses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.counted import counted
from checker.model import Comparison, Debt, Finding, PageChange
from checker.report.words.escape import line

NOT_COMPARED = "not checked in one of the two runs, so nothing can be said about it"
LOST = "checked in the earlier run, and could not be in the later one: what is new there is not known"
_NOT_SCORED = "not scored"


@dataclass(frozen=True)
class Tally:
    """How many places of each kind there are on all pages together."""

    new: int
    fixed: int
    moved: int
    unchanged: int
    new_rule: int
    aside: int = 0
    lost: int = 0
    """How many pages the earlier run checked and the later one could not."""


def tally(comparison: Comparison) -> Tally:
    """Return the numbers that stand at the top."""
    pages = comparison.pages
    return Tally(
        new=sum(len(page.new) for page in pages),
        fixed=sum(places(page.fixed) for page in pages),
        moved=sum(len(page.moved) for page in pages),
        unchanged=sum(page.unchanged for page in pages),
        new_rule=sum(len(page.new_rule) for page in pages),
        aside=sum(len(page.aside) for page in pages),
        lost=sum(page.lost for page in pages),
    )


def headline(comparison: Comparison) -> str:
    """Return the numbers as one line, such as `2 new faults, 1 fixed, 40 unchanged`."""
    sums = tally(comparison)
    said = [counted(sums.new, "new fault"), f"{sums.fixed:,} fixed", f"{sums.unchanged:,} unchanged"]
    if sums.moved:
        said.append(f"{sums.moved:,} moved")
    if sums.new_rule:
        said.append(f"{sums.new_rule:,} new only because a rule or a tool is")
    if sums.aside:
        said.append(f"{sums.aside:,} waived or not seen each time")
    if sums.lost:
        said.append(f"{counted(sums.lost, 'page')} not checked any more")
    return ", ".join(said)


def changed(comparison: Comparison) -> list[PageChange]:
    """Return the pages with a change of their own, those with the most new faults first."""
    both = [page for page in comparison.pages if page.state in ("both", "added") and _has_changed(page)]
    return sorted(both, key=lambda page: (-len(page.new), -places(page.fixed), page.page))


def not_compared(comparison: Comparison) -> list[tuple[str, list[PageChange]]]:
    """Return the pages that were not looked at both times, and why in words, those that matter most first."""
    untested = _in_state(comparison, "untested")
    kinds = (
        (LOST, [page for page in untested if page.lost]),
        (NOT_COMPARED, [page for page in untested if not page.lost]),
        ("only in the earlier run", _in_state(comparison, "removed")),
    )
    return [(why, pages) for why, pages in kinds if pages]


def without_change(comparison: Comparison) -> int:
    """Return how many pages were looked at both times and are told nowhere else."""
    return sum(
        page.state == "both" and not _has_changed(page) and not page.new_rule for page in comparison.pages
    )


def grade(page: PageChange) -> str:
    """Return how the reading grade changed, as a sentence; empty where there is nothing to say."""
    before, after = _shown(page.grade_before), _shown(page.grade_after)
    if page.state == "added":
        return "" if page.grade_after is None else f"Reading grade {after}."
    if before == after:
        return ""
    if page.grade_before is None or page.grade_after is None:
        return f"Reading grade {before} → {after}."
    way = "easier" if page.grade_after < page.grade_before else "harder"
    return f"Reading grade {before} → {after}: {way} to read."


def name(page: PageChange, limit: int = 80) -> str:
    """Return the title of a page on one line, or its address when it has none."""
    return line(page.title, limit) or line(page.page, limit) or "(no name)"


def places(debts: Iterable[Debt]) -> int:
    """Return at how many places debts stand."""
    return sum(debt.count for debt in debts)


def findings(pages: Sequence[PageChange]) -> list[tuple[PageChange, Finding]]:
    """Return what is new only because a rule or a tool is, with its page."""
    return [(page, finding) for page in pages for finding in page.new_rule]


def _in_state(comparison: Comparison, state: str) -> list[PageChange]:
    return [page for page in comparison.pages if page.state == state]


def _has_changed(page: PageChange) -> bool:
    return bool(page.state == "added" or page.new or page.moved or page.fixed or grade(page))


def _shown(value: float | None) -> str:
    return _NOT_SCORED if value is None else f"{value:.1f}"
