"""How sure a grade is: a 95 % interval by bootstrap over sentences (Efron & Tibshirani 1993, ch. 13)."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter
from random import Random
from struct import Struct

from checker.text.formulas import Counts, grade

RESAMPLES = 320
_SEED = 20_240
_BATCHES = 600
"""A long text is resampled in this many runs of neighbouring sentences: cheaper, and no less sure."""
_KEPT = 48
"""Draws for up to so many sentences are kept: sections are mostly short, and 4 MiB are enough for all."""
_WHEEL = 1 << 16

_needed = attrgetter(
    "sentences", "words", "syllables", "polysyllables", "complex_words", "letters", "characters"
)
"""What the grade depends on."""
_SIDE_BY_SIDE = Struct("<7Q")


def interval(parts: Sequence[Counts]) -> tuple[float, float] | None:
    """Return the 2.5th and 97.5th percentile of the grade over resampled sentences; None for fewer than two.

    The random numbers have a fixed seed: the same sentences give the same interval.
    """
    if len(parts) < 2:
        return None
    packed = _batches([_pack(part) for part in parts])
    grades = sorted(grade(_unpack(total)) for total in _totals(packed))
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


def _pack(counts: Counts) -> int:
    """Put all counts into one whole number, so that adding sentences up is one addition each."""
    return int.from_bytes(_SIDE_BY_SIDE.pack(*_needed(counts)), "little")


def _unpack(number: int) -> Counts:
    sentences, words, syllables, polysyllables, complex_words, letters, characters = _SIDE_BY_SIDE.unpack(
        number.to_bytes(_SIDE_BY_SIDE.size, "little")
    )
    return Counts(sentences, words, syllables, polysyllables, complex_words, 0, letters, characters)
