"""Counting the vowel groups of a word."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from checker.lazy_pattern import lazy_pattern

Rules = Sequence[tuple[re.Pattern[str], str]]
"""Patterns and what to write instead, so that what sounds as one syllable is one match of the nucleus."""

_VOWELS = lazy_pattern(r"[aeiouy]+")


def rules(*pairs: tuple[str, str]) -> Rules:
    """Return rewriting rules, applied in this order."""
    return tuple((re.compile(pattern), instead) for pattern, instead in pairs)


def rewritten(word: str, steps: Rules) -> str:
    """Return a word after all rules."""
    for pattern, instead in steps:
        word = pattern.sub(instead, word)
    return word


def vowel_groups(word: str) -> int:
    """Return the runs of vowels of a word, accents taken off."""
    return len(_VOWELS.findall(normalize("NFD", word)))
