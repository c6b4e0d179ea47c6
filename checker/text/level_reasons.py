"""Why a sentence has its level, in words that anyone understands."""

from collections import defaultdict
from collections.abc import Iterator
from math import log
from typing import NamedTuple

from checker.counted import counted as with_noun
from checker.text.level_counts import Counted
from checker.text.level_features import Features, features
from checker.text.level_model import Model

_MOST = 4
_WORTH_TELLING = 0.08
"""What adds less to the level than this is not told."""
_LONG_SENTENCE = 20
"""A sentence of so many words or fewer is not called long (NHS content style guide)."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

_GROUPS = {
    "log_words": "length",
    "syllables": "long_words",
    "letters": "long_words",
    "long_share": "long_words",
    "long_words": "long_words",
    "longest": "long_words",
    "commas": "commas",
    "brackets": "brackets",
    "colons": "colons",
    "joining": "joining",
    "relatives": "joining",
    "passives": "passives",
    "abstract": "abstract",
    "figures": "figures",
    "negatives": "negatives",
}
"""What a feature is told as: a field of Counted, or the length. All others are about rare words."""
_NOUNS = {
    "long_words": ("long word",),
    "commas": ("comma",),
    "brackets": ("bracket",),
    "colons": ("colon or semicolon", "colons or semicolons"),
    "joining": ("added clause",),
    "passives": ("passive verb",),
    "abstract": ("abstract noun",),
    "figures": ("number",),
    "negatives": ("negative",),
}
_NOTHING = dict.fromkeys([*_NOUNS, "relatives", "longest"], 0)
_EVERYDAY = 5.0
_SHORT_SYLLABLES, _SHORT_LETTERS, _MODERATE = 1.3, 4, 15
"""Syllables and letters a word, and words, of an easy sentence."""


class _Told(NamedTuple):
    weight: float
    words: str


def reasons(model: Model, counted: Counted) -> tuple[str, ...]:
    """Return what makes a sentence hard, strongest first, such as `three rare words` and `34 words`.

    What a thing adds is the difference to the same sentence without it: everyday words for rare ones, no
    commas, a moderate length.
    """
    added: dict[str, float] = defaultdict(float)
    as_written, easier = model.parts(features(counted)), model.parts(_without(counted))
    for term, part, neutral in zip(model.terms, as_written, easier, strict=True):
        added[_GROUPS.get(term.feature, "rare")] += part - neutral
    told = [
        one
        for group, weight in added.items()
        if weight >= _WORTH_TELLING
        for one in _told(group, weight, counted)
    ]
    told.sort(key=lambda one: -one.weight)
    return tuple(one.words for one in told[:_MOST])


def _without(counted: Counted) -> Features:
    """Return the features of the same sentence without all that can be a reason."""
    easy = counted._replace(
        zipfs=tuple([max(zipf, _EVERYDAY) for zipf in counted.zipfs]),
        unfamiliar=0,
        syllables=min(counted.syllables, round(_SHORT_SYLLABLES * counted.plain)),
        letters=min(counted.letters, _SHORT_LETTERS * counted.plain),
        **_NOTHING,
    )
    length = log(min(counted.words, _MODERATE) or 1)
    return features(easy)._replace(log_words=length)


def _told(group: str, weight: float, counted: Counted) -> Iterator[_Told]:
    if group == "rare":
        yield from _rare(weight, counted)
    elif group == "length":
        if counted.words > _LONG_SENTENCE:
            yield _Told(weight, with_noun(counted.words, "word"))
    elif number := getattr(counted, group):
        yield _Told(weight, _spelled(number, *_NOUNS[group]))


def _rare(weight: float, counted: Counted) -> Iterator[_Told]:
    """Tell of rare words and of acronyms, which the reader meets in the same way, each by its share."""
    both = counted.rare + counted.rare_acronyms
    if counted.rare:
        yield _Told(weight * counted.rare / both, _spelled(counted.rare, "rare word"))
    if counted.rare_acronyms:
        share = weight * counted.rare_acronyms / both
        yield _Told(share, _spelled(counted.rare_acronyms, "abbreviation"))
    if not both and counted.uncommon:
        yield _Told(weight, _spelled(counted.uncommon, "less common word"))


def _spelled(number: int, one: str, many: str = "") -> str:
    """Return a number below ten in letters, with its noun: `two commas`."""
    figure, _, noun = with_noun(number, one, many).partition(" ")
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else figure} {noun}"
