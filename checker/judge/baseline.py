"""Old debt: which findings a baseline knows, what of it is there no more, and whether it has grown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from checker.judge.gaps import parts, ungraded
from checker.judge.matching import Mark, Pair, mark_of, paired
from checker.judge.policy import READING_RULE, SECTION_RULE
from checker.model import Baseline, Debt, Finding, PageReport, Status


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

    Each debt covers as many findings as it counts, first those with its fingerprint, then those that only
    moved. A measure that is worse than the debt's is not covered.
    """
    held = tuple(debts)
    standings: dict[int, Standing] = {}
    spent = Counter[int]()
    for pair in paired([mark_of(one) for one in findings], [mark_of(debt) for debt in held]):
        spent[pair.then] += pair.places
        standings[pair.now] = _standing(findings[pair.now], held[pair.then], pair)
    doubled = _doubled(findings, standings)
    return Matched(
        tuple(standings.get(index, doubled.get(index, NEW)) for index in range(len(findings))),
        tuple(_less(debt, spent[at]) for at, debt in enumerate(held) if debt.count > spent[at]),
    )


def fixed(page: PageReport, left: Iterable[Debt]) -> tuple[Debt, ...]:
    """Return the debts that are proven to be gone: their page was checked, and their rule was asked."""
    rules = asked(page)
    return tuple(debt for debt in left if debt.rule in rules)


def asked(page: PageReport) -> frozenset[str]:
    """Return the rules that were asked about all of a page.

    There are none where it was not checked, or more was left out than single rules, such as a frame. A text
    without a grade leaves out the rules about the grade.
    """
    ungradable = page.reading if page.reading and page.reading.grade is None else None
    of_rules = {*parts(page.checks), *([ungraded(ungradable)] if ungradable else ())}
    if page.outcome != "checked" or set(page.gaps) - of_rules:
        return frozenset()
    answered = {check.rule for check in page.checks if check.outcome != "untested" and not check.gap}
    return frozenset(answered - {READING_RULE, SECTION_RULE} if ungradable else answered)


def in_all(looks: Sequence[Iterable[Debt]]) -> tuple[Debt, ...]:
    """Return the debts that are in each of several parts of one baseline, with their least count."""
    first, *others = looks
    counts = [Counter({replace(debt, count=1): debt.count for debt in look}) for look in others]
    least = ((debt, min([debt.count, *(one[replace(debt, count=1)] for one in counts)])) for debt in first)
    return tuple(replace(debt, count=count) for debt, count in least if count)


def grown(old: Baseline, new: Baseline) -> int:
    """Return how many places of `new` the old baseline does not cover; one that moved is no new one."""
    before, after = _by_page(old), _by_page(new)
    return sum(_more(before.get(page, ()), debts) for page, debts in after.items())


def unasked(old: Baseline, new: Baseline) -> tuple[str, ...]:
    """Return the rules that the old baseline had and the new one has not.

    What such a rule finds would be taken for new only because the rule is, and decide nothing.
    """
    return tuple(sorted(set(old.rules) - set(new.rules)))


def _by_page(baseline: Baseline) -> dict[str, list[Mark]]:
    pages: dict[str, list[Mark]] = defaultdict(list)
    for debt in baseline.debts:
        pages[debt.page].append(mark_of(debt))
    return pages


def _more(before: Sequence[Mark], after: Sequence[Mark]) -> int:
    covered = sum(pair.places for pair in paired(after, before) if not pair.worse)
    return sum(one.places for one in after) - covered


def _standing(one: Finding, debt: Debt, pair: Pair) -> Standing:
    if pair.worse and one.measure is not None and debt.measure is not None:
        note = f"It was {debt.measure:.1f} when the baseline was made; now it is {one.measure:.1f}."
        return Standing("new", note, debt.measure, debt)
    if pair.moved:
        return Standing("moved", f"It was here: {debt.where}.", debt=debt)
    return Standing("known", debt=debt)


def _less(debt: Debt, spent: int) -> Debt:
    return replace(debt, count=debt.count - spent) if spent else debt


def _doubled(findings: Sequence[Finding], standings: dict[int, Standing]) -> dict[int, Standing]:
    """Say of a new finding that others just like it are known: any of them may be the new one."""
    known = Counter(findings[at].fingerprint for at, one in standings.items() if one.status == "known")
    return {
        index: Standing("new", f"The baseline knows {known[one.fingerprint]} like it; this is one more.")
        for index, one in enumerate(findings)
        if index not in standings and known[one.fingerprint]
    }
