"""Small helpers for comparing words."""

from collections.abc import Iterable
from functools import lru_cache

from checker.lazy_pattern import lazy_pattern

_NOT_WORD = lazy_pattern(r"[^\w']+")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the words of a text in lower case, with single spaces and without punctuation or arrows."""
    return " ".join(_NOT_WORD.sub(" ", text.casefold().replace("’", "'")).split())


def content_words(text: str, small: Iterable[str]) -> frozenset[str]:
    """Return the stems of a text's words that are not among the small ones.

    A stem is the first five letters: enough to bring `tumor`, `tumours` and `Tumoren` together.
    """
    skip = set(small)
    words = (word.strip("'").removesuffix("'s") for word in plain(text).split())
    return frozenset(_stem(word) for word in words if word and word not in skip)


def _stem(word: str) -> str:
    return word.replace("ou", "o")[:5] if len(word) >= 5 else word.removesuffix("s")
