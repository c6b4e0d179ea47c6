"""How sure a grade is: a 95 % interval by bootstrap over sentences (Efron & Tibshirani 1993, ch. 13)."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter
from random import Random
from struct import Struct
from typing import NamedTuple

from checker.text.formulas import ENGLISH_GRADE, Counts, Grade

RESAMPLES = 320
_SEED = 20_240
_BATCHES = 600
"""A long text is resampled in this many runs of neighbouring sentences: cheaper, and no less sure."""
_KEPT = 48
"""Draws for up to so many sentences are kept: sections are mostly short, and 4 MiB are enough for all."""
_WHEEL = 1 << 16


class _Packing(NamedTuple):
    """How the counts that a grade needs lie side by side in one whole number."""

    fields: Callable[[Counts], tuple[int, ...]]
    layout: Struct


def interval(parts: Sequence[Counts], grade: Grade = ENGLISH_GRADE) -> tuple[float, float] | None:
    """Return the 2.5th and 97.5th percentile of the grade over resampled sentences; None for fewer than two.

    The random numbers have a fixed seed: the same sentences give the same interval.
    """
    return _interval(tuple(parts), grade) if len(parts) > 1 else None


@lru_cache(maxsize=16)
def _interval(parts: tuple[Counts, ...], grade: Grade) -> tuple[float, float]:
    """Work it out, once where a page is one section."""
    packing = _packing(grade.needs, _is_small(parts))
    packed = _batches([_pack(part, packing) for part in parts])
    size, unpack, of_needed = packing.layout.size, packing.layout.unpack, grade.of_needed
    grades = sorted([of_needed(unpack(total.to_bytes(size, "little"))) for total in _totals(packed)])
    tail = round(RESAMPLES * 0.025)
    return round(grades[tail], 1), round(grades[-1 - tail], 1)


def _totals(packed: list[int]) -> Iterator[int]:
    """Yield the sum of as many sentences as there are, drawn with replacement, once for each resample."""
    if len(packed) <= _KEPT:
        return (sum(draw(packed)) for draw in _kept_draws(len(packed)))
    wheel = _wheel(packed)
    return (sum(map(wheel.__getitem__, places)) for places in _drawn(len(packed)))


@lru_cache(maxsize=_KEPT)
def _kept_draws(count: int) -> tuple[Callable[[Sequence[int]], Sequence[int]], ...]:
    wheel = _wheel(list(range(count)))
    return tuple(itemgetter(*map(wheel.__getitem__, places)) for places in _drawn(count))


def _wheel(items: list[int]) -> list[int]:
    """Put the items on a wheel of 65,536 places, so that two random bytes draw one.

    Several times as fast as `random.choices`; that a few stand there once more than others (under 1 %) does
    not show.
    """
    return (items * (_WHEEL // len(items) + 1))[:_WHEEL]


def _drawn(count: int) -> "Iterator[array[int]]":
    """Yield `count` places on the wheel for each resample, always the same ones."""
    random = Random(_SEED)  # noqa: S311  no secret: a fixed sequence is the point
    for _ in range(RESAMPLES):
        yield array("H", random.randbytes(2 * count))


def _batches(packed: list[int]) -> list[int]:
    size = -(-len(packed) // _BATCHES)
    return [sum(packed[start : start + size]) for start in range(0, len(packed), size)]


def _is_small(parts: Sequence[Counts]) -> bool:
    """Say whether no sum of a resample can outgrow 32 bits: numbers half as long add up faster."""
    longest = max(max(part) for part in parts)
    return longest * 2 * max(len(parts), _BATCHES) < 1 << 32


@lru_cache(maxsize=16)
def _packing(needs: tuple[str, ...], small: bool) -> _Packing:
    template = "I" if small else "Q"
    return _Packing(attrgetter(*needs), Struct(f"<{len(needs)}{template}"))


def _pack(counts: Counts, packing: _Packing) -> int:
    """Put the counts into one whole number, so that adding sentences up is one addition each."""
    return int.from_bytes(packing.layout.pack(*packing.fields(counts)), "little")
