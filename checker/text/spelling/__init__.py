"""How many syllables a written word has, in languages whose spelling tells.

One file a family. English needs a dictionary instead: see `checker.text.syllables`.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from checker.text.spelling import arabic, french, germanic, romance, slavic
from checker.text.spelling.simple import vowel_groups

_COUNTERS: Mapping[str, Callable[[str], int]] = {
    "de": germanic.german,
    "nl": germanic.dutch,
    "sv": germanic.swedish,
    "da": germanic.danish,
    "es": romance.spanish,
    "pt": romance.portuguese,
    "it": romance.italian,
    "fr": french.french,
    "pl": slavic.polish,
    "ru": slavic.russian,
    "hu": slavic.hungarian,
    "ar": arabic.arabic,
}


@lru_cache(maxsize=20_000)
def spelled_syllables(word: str, language: str) -> int:
    """Return the number of syllables, at least 1, of one word without digits or hyphens.

    In a language that has no rules here, each group of vowels is one; no formula is applied to those.

    Args:
        language: its root tag.
    """
    return max(1, _COUNTERS.get(language, vowel_groups)(word.lower()))
