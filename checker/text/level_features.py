"""A sentence in numbers, as the model of the estimated level takes them."""

from bisect import bisect_left
from collections.abc import Sequence
from math import log, log1p, sqrt
from typing import NamedTuple

from checker.text.level_counts import Counted

_EVERYDAY = 6.5
"""Stands for the words that a sentence of fewer than six does not have."""
_FEW = 3
"""More brackets than this in a sentence, or more colons and semicolons, do not make it harder."""


class Features(NamedTuple):
    """The model's features. Figures, symbols, addresses and names are not among the words they look at."""

    log_words: float
    """Logarithm of the number of words, figures and names included."""
    syllables: float
    """Syllables a word."""
    letters: float
    """Letters a word."""
    long_share: float
    """Share of words of three syllables or more."""
    long_words: float
    """Square root of their number."""
    longest: float
    """Syllables of the longest word."""
    unfamiliar_share: float
    """Share of words that are not on the Dale–Chall list."""
    unfamiliar: float
    """Square root of their number."""
    rarest_four: float
    """Mean Zipf value of the four rarest words."""
    rarest_six: float
    """Mean Zipf value of the six rarest words."""
    rarity: float
    """Square root of the sum of what each word is below Zipf 4.5."""
    wide_rarity: float
    """The same below Zipf 5."""
    very_rare: float
    """log(1 + number of words below Zipf 3)."""
    rare: float
    """log(1 + number of words below Zipf 3.5)."""
    uncommon: float
    """log(1 + number of words below Zipf 4)."""
    commas: float
    """log(1 + number of commas)."""
    brackets: float
    """Brackets opened, at most three."""
    colons: float
    """Colons and semicolons, at most three."""
    joining: float
    """log(1 + number of words that join clauses)."""
    relatives: float
    """Number of `which`, `whose` and the like."""
    passives: float
    """Number of forms of `be` with a participle."""
    abstract: float
    """log(1 + number of nouns in -tion, -ment, -ity and the like)."""
    acronyms: float
    """Acronyms and codes such as `HbA1c`."""
    figures: float
    """Numbers."""
    negatives: float
    """Negations."""
    pronouns: float
    """Share of personal pronouns."""
    contractions: float
    """Number of short forms such as `don't`."""


def features(counted: Counted) -> Features:
    """Return the model's features of a counted sentence."""
    zipfs = counted.zipfs
    plain = counted.plain or 1
    words = counted.words or 1
    return Features(
        log_words=log(words),
        syllables=counted.syllables / plain if counted.plain else 1.3,
        letters=counted.letters / plain if counted.plain else 4,
        long_share=counted.long_words / words,
        long_words=sqrt(counted.long_words),
        longest=counted.longest or 2,
        unfamiliar_share=counted.unfamiliar / words,
        unfamiliar=sqrt(counted.unfamiliar),
        rarest_four=_mean_of_rarest(zipfs, 4),
        rarest_six=_mean_of_rarest(zipfs, 6),
        rarity=sqrt(_below(zipfs, 4.5)),
        wide_rarity=sqrt(_below(zipfs, 5)),
        very_rare=log1p(bisect_left(zipfs, 3)),
        rare=log1p(bisect_left(zipfs, 3.5)),
        uncommon=log1p(bisect_left(zipfs, 4)),
        commas=log1p(counted.commas),
        brackets=min(counted.brackets, _FEW),
        colons=min(counted.colons, _FEW),
        joining=log1p(counted.joining),
        relatives=counted.relatives,
        passives=counted.passives,
        abstract=log1p(counted.abstract),
        acronyms=counted.acronyms,
        figures=counted.figures,
        negatives=counted.negatives,
        pronouns=counted.pronouns / words,
        contractions=counted.contractions,
    )


def _mean_of_rarest(zipfs: Sequence[float], size: int) -> float:
    missing = max(0, size - len(zipfs))
    return (sum(zipfs[:size]) + missing * _EVERYDAY) / size


def _below(zipfs: Sequence[float], bound: float) -> float:
    """Return how far all words together are below a Zipf value."""
    below = bisect_left(zipfs, bound)
    return below * bound - sum(zipfs[:below])
