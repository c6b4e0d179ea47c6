"""English figures as they are read aloud."""

from functools import lru_cache

from checker.lazy_pattern import lazy_pattern

_NUMBER = lazy_pattern(r"\d[\d,]*(?:\.\d+)?")
_LONG_BELOW_TWENTY = frozenset({11, 17})
"""Eleven and seventeen; all others below twenty have one or two syllables."""


@lru_cache(maxsize=4096)
def is_polysyllable_aloud(word: str) -> bool:
    """Say whether a figure has three syllables or more when it is read aloud, as SMOG counts it.

    True for `17`, `95`, `2.5` and `1,000`; false for `8`, `20` and what is no plain number, such as `B12`.
    Of a range or a ratio one such number is enough.
    """
    if any(map(str.isalpha, word)):
        return False
    return any(_is_long(number) for number in _NUMBER.findall(word))


def _is_long(number: str) -> bool:
    if "." in number:
        return True  # one point five
    value = int(number.replace(",", "")[:4] or 0)
    if value >= 100:
        return True  # one hundred
    if value < 20:
        return value in _LONG_BELOW_TWENTY
    return value % 10 > 0 or value == 70
