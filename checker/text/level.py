"""The estimated level of a text: A1 (easiest) to C2, the levels of the European framework (CEFR).

An estimate by a linear model whose coefficients are in `data/level.*.json`, made by `script/train-level`.
It stands beside the readability formulas, never instead of them: standards name grades.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from checker.text.counts import Word
from checker.text.level_counts import Counted, count
from checker.text.level_features import features
from checker.text.level_model import shipped
from checker.text.level_reasons import reasons

Level = Literal["A1", "A2", "B1", "B2", "C1", "C2"]
LEVELS: tuple[Level, ...] = ("A1", "A2", "B1", "B2", "C1", "C2")
_NAMES = {"en": "English", "fr": "French", "ru": "Russian"}
LANGUAGES = frozenset(_NAMES)
"""Root tags of the languages that have a model."""


class LevelEstimate(NamedTuple):
    """How hard one sentence is."""

    value: float
    """1.0 (A1) to 6.0 (C2)."""
    counted: Counted
    """What was counted in it."""
    lang: str = "en"
    """The root tag of its language."""

    @property
    def level(self) -> Level:
        """The level nearest to the value."""
        return level_of(self.value)

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.counted.words

    @property
    def reasons(self) -> tuple[str, ...]:
        """What makes it hard, strongest first, at most four: `three rare words`, `34 words`, `two commas`."""
        return reasons(shipped(self.lang), self.counted)


class Overall(NamedTuple):
    """How hard a section or a page is."""

    value: float
    sentences: int

    @property
    def level(self) -> Level:
        """The level nearest to the value."""
        return level_of(self.value)


def estimate(words: Sequence[Word], text: str, lang: str = "en") -> LevelEstimate:
    """Return the estimated level of one sentence, given as its words and as its text.

    Args:
        lang: the root tag of its language, one of LANGUAGES.
    """
    counted = count(words, text, lang)
    return LevelEstimate(round(shipped(lang).value(features(counted)), 2), counted, lang)


def overall(estimates: Iterable[LevelEstimate]) -> Overall | None:
    """Return the level of a text: the mean over its sentences, each weighing as much as it has words.

    None for a text without words.
    """
    known = list(estimates)
    words = sum(one.words for one in known)
    if not words:
        return None
    return Overall(round(sum(one.value * one.words for one in known) / words, 2), len(known))


def level_of(value: float) -> Level:
    """Return the level nearest to a value, the higher one when it is half-way."""
    return LEVELS[min(5, max(0, int(value + 0.5) - 1))]


@cache
def accuracy(lang: str = "en") -> str:
    """Return one sentence on how well the level does, with what was measured when it was made."""
    own = shipped(lang).accuracy["cross_validated"]
    exact, near = f"{own['exact']:.0%}", f"{own['within_one']:.0%}"
    return (
        f"The level is an estimate: for {exact} of {own['sentences']:,} {_NAMES[lang]} sentences it is the "
        f"one that people gave, for {near} it is at most one off (r {own['r']:.2f})."
    )
