"""How many syllables a written word has, in languages whose spelling tells.

One file a family, loaded when its first word comes. English needs a dictionary: see `checker.text.syllables`.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib import import_module

_FAMILIES: Mapping[str, tuple[str, str]] = {
    "de": ("germanic", "german"),
    "nl": ("germanic", "dutch"),
    "sv": ("germanic", "swedish"),
    "da": ("germanic", "danish"),
    "es": ("romance", "spanish"),
    "pt": ("romance", "portuguese"),
    "it": ("romance", "italian"),
    "fr": ("french", "french"),
    "pl": ("slavic", "polish"),
    "ru": ("slavic", "russian"),
    "hu": ("slavic", "hungarian"),
    "ar": ("arabic", "arabic"),
}
"""Root tag → the file and the function that know the language."""
_UNKNOWN = ("simple", "vowel_groups")
_LONGEST = 80
"""What has more letters is no word: its vowel groups are counted, which takes no longer than reading it."""


@lru_cache(maxsize=20_000)
def spelled_syllables(word: str, language: str) -> int:
    """Return the number of syllables, at least 1, of one word without digits or hyphens.

    In a language that has no rules here, each group of vowels is one; no formula is applied to those.

    Args:
        language: its root tag.
    """
    return max(1, _counter(language if len(word) <= _LONGEST else "")(word.lower()))


@cache
def _counter(language: str) -> Callable[[str], int]:
    file, function = _FAMILIES.get(language, _UNKNOWN)
    counter: Callable[[str], int] = getattr(import_module(f"{__name__}.{file}"), function)
    return counter
