"""How sure a grade is: a 95 % interval by bootstrap over sentences (Efron & Tibshirani 1993, ch. 13)."""

from collections.abc import Sequence
from random import Random

from checker.text.formulas import Counts, grade

RESAMPLES = 320
_SEED = 20_240
_BATCHES = 600
"""A long text is resampled in this many runs of neighbouring sentences: cheaper, and no less sure."""
_FIELDS = ("sentences", "words", "syllables", "polysyllables", "complex_words", "letters", "characters")
"""What the grade depends on."""
_BITS = 48
_MASK = (1 << _BITS) - 1


def interval(parts: Sequence[Counts]) -> tuple[float, float] | None:
    """Return the 2.5th and 97.5th percentile of the grade over resampled sentences; None for fewer than two.

    The random numbers have a fixed seed: the same sentences give the same interval.
    """
    if len(parts) < 2:
        return None
    packed = _batches([_pack(part) for part in parts])
    random = Random(_SEED)  # noqa: S311  no secret: a fixed sequence is the point
    grades = sorted(grade(_unpack(sum(random.choices(packed, k=len(packed))))) for _ in range(RESAMPLES))
    tail = round(RESAMPLES * 0.025)
    return round(grades[tail], 1), round(grades[-1 - tail], 1)


def _batches(packed: list[int]) -> list[int]:
    size = -(-len(packed) // _BATCHES)
    return [sum(packed[start : start + size]) for start in range(0, len(packed), size)]


def _pack(counts: Counts) -> int:
    """Put all counts into one whole number, so that adding sentences up is one addition each."""
    number = 0
    for name in reversed(_FIELDS):
        number = number << _BITS | getattr(counts, name)
    return number


def _unpack(number: int) -> Counts:
    values = []
    for _ in _FIELDS:
        values.append(number & _MASK)
        number >>= _BITS
    sentences, words, syllables, polysyllables, complex_words, letters, characters = values
    return Counts(sentences, words, syllables, polysyllables, complex_words, 0, letters, characters)
