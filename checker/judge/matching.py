"""Which places of one look at a page are those of another: multisets, paired without ordinals.

The same fault twice is two. Places are paired by fingerprint first, and what is left over once more without
the parts around it.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from checker.judge.fingerprint import fingerprint_without_path
from checker.model import Debt, Finding

TOLERANCE = 0.1
"""By how much a measure may be higher than it was: grades are told to one decimal."""


class Mark(NamedTuple):
    """What a place is known by."""

    rule: str
    outcome: str
    fingerprint: str
    loose: str
    """Its fingerprint without the parts around it; empty when too little is left."""
    measure: float | None = None
    places: int = 1
    """How many places look like this one."""


class Pair(NamedTuple):
    """Places that are the same in both looks."""

    now: int
    """Index of the mark that was looked for."""
    then: int
    """Index of the mark that it was found to be."""
    places: int
    moved: bool
    worse: bool
    """Whether what was measured is higher now."""


def mark_of(one: Finding | Debt) -> Mark:
    """Return what a finding or a debt is known by."""
    if isinstance(one, Debt):
        return Mark(one.rule, one.outcome, one.fingerprint, one.loose, one.measure, one.count)
    return Mark(one.rule, one.outcome, one.fingerprint, fingerprint_without_path(one), one.measure)


def paired(now: Sequence[Mark], then: Sequence[Mark]) -> list[Pair]:
    """Return which marks of `now` are marks of `then`; each place is in one pair at most.

    A proven fault is only what was one; an open question may have been either. As many as can be are paired
    with what is not better than they are: the rest of them got worse.
    """
    table = _Table(now, then)
    for moved in (False, True):
        for worse in (False, True):
            table.pair(moved=moved, worse=worse)
    return table.pairs


class _Table:
    def __init__(self, now: Sequence[Mark], then: Sequence[Mark]) -> None:
        self._now, self._then = now, then
        self._open = [one.places for one in now]
        self._left = [one.places for one in then]
        # The highest measure first: what covers it covers those below it too, so none is covered in vain.
        self._order = sorted(
            range(len(now)), key=lambda at: (now[at].outcome != "failed", -_height(now[at], none=-inf))
        )
        self.pairs: list[Pair] = []

    def pair(self, *, moved: bool, worse: bool) -> None:
        by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, one in enumerate(self._then):
            if self._left[at] and (key := _key(one, moved)):
                by_key[key].append(at)
        for ats in by_key.values():
            ats.sort(key=lambda at: _height(self._then[at], none=inf), reverse=worse)
        for now in self._order:
            key = _key(self._now[now], moved)
            if self._open[now] and key in by_key:
                self._pair_one(now, by_key[key], moved=moved, worse=worse)

    def _pair_one(self, now: int, ats: Sequence[int], *, moved: bool, worse: bool) -> None:
        one = self._now[now]
        likeliest = sorted(
            ats, key=lambda at: (self._then[at].outcome != one.outcome, self._then[at].loose != one.loose)
        )
        for at in likeliest:
            count = min(self._open[now], self._left[at])
            if count and self._then[at].outcome in ("failed", one.outcome):
                if _is_worse(one, self._then[at]) != worse:
                    continue
                self._open[now] -= count
                self._left[at] -= count
                self.pairs.append(Pair(now, at, count, moved, worse))


def _key(one: Mark, moved: bool) -> tuple[str, str] | None:
    if not moved:
        return one.rule, one.fingerprint
    return (one.rule, one.loose) if one.loose else None


def _height(one: Mark, none: float) -> float:
    return none if one.measure is None else one.measure


def _is_worse(now: Mark, then: Mark) -> bool:
    if now.measure is None or then.measure is None:
        return False
    return round(now.measure - then.measure, 6) > TOLERANCE
