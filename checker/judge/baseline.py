"""Old debt: which findings a baseline knows, and what of it is there no more.

Findings and debts of a page are matched as multisets: the same fault twice is two. What is left over is
matched once more without the parts around it, so that a fault that moved within its page stays known.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from checker.judge.fingerprint import fingerprint_without_path
from checker.model import Debt, Finding, PageReport, Status

TOLERANCE = 0.1
"""By how much a measure may be higher than the baseline's: grades are told to one decimal."""


class Standing(NamedTuple):
    """What the baseline says of one finding."""

    status: Status = "new"
    note: str = ""
    was: float | None = None
    """What was measured then, when it is worse now."""
    debt: Debt | None = None
    """What the baseline holds of it, also when it is worse now."""


class Matched(NamedTuple):
    """What the baseline says of the findings of one page."""

    standings: tuple[Standing, ...]
    """One for each finding, in their order."""
    left: tuple[Debt, ...]
    """What no finding matches, with how often."""


NEW = Standing()


def match(findings: Sequence[Finding], debts: Iterable[Debt]) -> Matched:
    """Return what is known of the findings of one page, and the debts that none of them matches.

    Each debt covers as many findings as it counts, first those with its fingerprint, proven ones before
    open questions, then those that only moved. A measure that is worse than the debt's is not covered.
    """
    purse = _Purse(debts)
    standings: dict[int, Standing] = {}
    order = sorted(range(len(findings)), key=lambda index: findings[index].outcome != "failed")
    for index in order:
        one = findings[index]
        if debt := purse.spend(one, lambda debt: debt.fingerprint, one.fingerprint):
            standings[index] = _against(debt, one)
    for index in order:
        one = findings[index]
        if index in standings or not (loose := fingerprint_without_path(one)):
            continue
        if debt := purse.spend(one, lambda debt: debt.loose, loose):
            standings[index] = _moved(debt, one)
    doubled = _doubled(findings, standings)
    return Matched(
        tuple(standings.get(index, doubled.get(index, NEW)) for index in range(len(findings))),
        tuple(purse.left()),
    )


def fixed(page: PageReport, left: Iterable[Debt]) -> tuple[Debt, ...]:
    """Return the debts that are proven to be gone: their page was checked, and their rule was asked."""
    if page.outcome != "checked":
        return ()
    asked = {check.rule for check in page.checks if check.outcome != "untested" and not check.gap}
    return tuple(debt for debt in left if debt.rule in asked)


class _Purse:
    """Debts that are spent one by one."""

    def __init__(self, debts: Iterable[Debt]) -> None:
        self._debts = list(debts)
        self._count = [debt.count for debt in self._debts]
        self._by_rule: dict[str, list[int]] = defaultdict(list)
        for index, debt in enumerate(self._debts):
            self._by_rule[debt.rule].append(index)

    def spend(self, one: Finding, key_of: Callable[[Debt], str], key: str) -> Debt | None:
        """Take one debt that covers the finding, of its own outcome before others; None when none does."""
        covering = [
            index
            for index in self._by_rule.get(one.rule, ())
            if self._count[index]
            and key_of(self._debts[index]) == key
            and self._debts[index].outcome in ("failed", one.outcome)
        ]
        if not covering:
            return None
        best = min(covering, key=lambda index: self._debts[index].outcome != one.outcome)
        self._count[best] -= 1
        return self._debts[best]

    def left(self) -> Iterable[Debt]:
        """Yield what was not spent."""
        for debt, count in zip(self._debts, self._count, strict=True):
            if count:
                yield replace(debt, count=count)


def _against(debt: Debt, one: Finding) -> Standing:
    if debt.measure is None or one.measure is None or one.measure <= debt.measure + TOLERANCE:
        return Standing("known", debt=debt)
    note = f"It was {debt.measure:.1f} when the baseline was made; now it is {one.measure:.1f}."
    return Standing("new", note, debt.measure, debt)


def _moved(debt: Debt, one: Finding) -> Standing:
    against = _against(debt, one)
    return against if against.status == "new" else Standing("moved", f"It was here: {debt.where}.", debt=debt)


def _doubled(findings: Sequence[Finding], standings: dict[int, Standing]) -> dict[int, Standing]:
    """Say of a new finding that others just like it are known: any of them may be the new one."""
    known: dict[str, int] = defaultdict(int)
    for index in standings:
        known[findings[index].fingerprint] += 1
    return {
        index: Standing("new", f"The baseline knows {known[one.fingerprint]} like it; this is one more.")
        for index, one in enumerate(findings)
        if index not in standings and known[one.fingerprint]
    }
