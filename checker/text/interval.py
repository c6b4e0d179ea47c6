"""How sure a grade is: a 95 % interval by bootstrap over sentences (Efron & Tibshirani 1993, ch. 13)."""

from array import array
from collections.abc import Iterator, Sequence
from random import Random

from checker.text.formulas import Counts, grade

RESAMPLES = 320
_SEED = 20_240
_BATCHES = 600
"""A long text is resampled in this many runs of neighbouring sentences: cheaper, and no less sure."""
_FIELDS = ("sentences", "words", "syllables", "polysyllables", "complex_words", "letters", "characters")
"""What the grade depends on."""
_BITS = 48
_WHEEL = 1 << 16
_MASK = (1 << _BITS) - 1


def interval(parts: Sequence[Counts]) -> tuple[float, float] | None:
    """Return the 2.5th and 97.5th percentile of the grade over resampled sentences; None for fewer than two.

    The random numbers have a fixed seed: the same sentences give the same interval.
    """
    if len(parts) < 2:
        return None
    packed = _batches([_pack(part) for part in parts])
    random = Random(_SEED)  # noqa: S311  no secret: a fixed sequence is the point
    grades = sorted(grade(_unpack(total)) for total in _resampled(packed, random))
    tail = round(RESAMPLES * 0.025)
    return round(grades[tail], 1), round(grades[-1 - tail], 1)


def _resampled(packed: list[int], random: Random) -> Iterator[int]:
    """Yield the sum of as many sentences as there are, drawn with replacement, once for each resample.

    Sentences are drawn from a wheel of 65,536 places by two random bytes each, several times as fast as
    `random.choices`; that a few stand on the wheel once more than others (under 1 %) does not show.
    """
    wheel = (packed * (_WHEEL // len(packed) + 1))[:_WHEEL]
    for _ in range(RESAMPLES):
        drawn = array("H", random.randbytes(2 * len(packed)))
        yield sum(map(wheel.__getitem__, drawn))


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
