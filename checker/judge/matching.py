"""Which places of one look at a page are those of another: multisets, paired without ordinals.

The same fault twice is two. Places are paired by fingerprint first, and what is left over once more without
the parts around it.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
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
    for way in _WAYS:
        table.pair(way)
    return table.pairs


class _Way(NamedTuple):
    """One way of being the same place."""

    key: Callable[[Mark], tuple[str, ...] | None]
    worse: bool
    moved: bool = False


def _same(one: Mark) -> tuple[str, ...]:
    return one.rule, one.fingerprint, one.loose


def _in_place(one: Mark) -> tuple[str, ...]:
    return one.rule, one.fingerprint


def _moved(one: Mark) -> tuple[str, ...] | None:
    return (one.rule, one.loose) if one.loose else None


_WAYS = (
    _Way(_same, worse=False),
    _Way(_in_place, worse=False),
    _Way(_same, worse=True),
    _Way(_in_place, worse=True),
    _Way(_moved, worse=False, moved=True),
    _Way(_moved, worse=True, moved=True),
)
"""The surest first."""


class _Table:
    def __init__(self, now: Sequence[Mark], then: Sequence[Mark]) -> None:
        self._now, self._then = now, then
        self._open = [one.places for one in now]
        self._left = [one.places for one in then]
        # The highest measure first: what covers it covers those below it too, so none is covered in vain.
        self._order = sorted(
            range(len(now)),
            key=lambda at: (now[at].outcome != "failed", -_height(now[at], -inf), now[at][:4]),
        )
        self.pairs: list[Pair] = []

    def pair(self, way: _Way) -> None:
        held: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
        by_height = sorted(
            range(len(self._then)), key=lambda at: _height(self._then[at], inf), reverse=way.worse
        )
        for at in by_height:
            if self._left[at] and (key := way.key(self._then[at])):
                held[*key, self._then[at].outcome].append(at)
        for now in self._order:
            key = way.key(self._now[now])
            for outcome in dict.fromkeys((self._now[now].outcome, "failed")):
                if key and self._open[now] and (*key, outcome) in held:
                    self._pair_one(now, held[*key, outcome], way)

    def _pair_one(self, now: int, ats: deque[int], way: _Way) -> None:
        for at in ats:
            places = min(self._open[now], self._left[at])
            if places and _is_worse(self._now[now], self._then[at]) == way.worse:
                self._open[now] -= places
                self._left[at] -= places
                self.pairs.append(Pair(now, at, places, way.moved, way.worse))
            if not self._open[now]:
                break
        while ats and not self._left[ats[0]]:
            ats.popleft()


def _height(one: Mark, none: float) -> float:
    return none if one.measure is None else one.measure


def _is_worse(now: Mark, then: Mark) -> bool:
    if now.measure is None or then.measure is None:
        return False
    return round(now.measure - then.measure, 6) > TOLERANCE
