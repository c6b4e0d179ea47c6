"""Arabic as OSMAN counts it: short vowels once, long ones and stressed consonants twice.

El-Haj & Rayson 2016. Everyday Arabic is written without the marks for short vowels, which the authors let a
program add first. Nothing here adds them: in a word without marks each letter that is no long a stands for
one, which is what an unmarked consonant carries, give or take.
"""

from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern

_SHORT = lazy_pattern(r"[\u064E\u064F\u0650]")
_LONG = lazy_pattern(r"[\u064E\u064F\u0650](?=[\u0627\u0648\u064A])")
_STRESSED = lazy_pattern(r"[\u064B-\u064D\u0651]")
_MARKS = lazy_pattern(r"[\u064B-\u0653\u0657\u0658\u0670\u0640]")
_NO_LONG_A = lazy_pattern(r"[^\W\d_\u0627\u0649]")
_FORMAL = lazy_pattern(r"[\u0626\u0621\u0624\u0630\u0638]|\u0648[\u0627\u0646]$")
"""Letters that everyday writing avoids: three seats of hamza, dhal, za; the endings -wa and -un."""
_LONG_WORD = 5
_COMPLEX = 4


class Osman(NamedTuple):
    """What OSMAN wants to know of one word."""

    syllables: int
    long: bool
    """More than five letters, marks not counted."""
    complex: bool
    """More than four syllables, each counted once."""
    formal: bool
    """Complex, and with a sign of formal writing ("faseeh")."""


def osman_of(word: str) -> Osman:
    """Return what OSMAN counts in one word."""
    letters = _MARKS.sub("", word)
    short, long, stressed = (len(each.findall(word)) for each in (_SHORT, _LONG, _STRESSED))
    if not short:
        short = len(_NO_LONG_A.findall(letters))
    syllables = short + long + 2 * stressed
    is_complex = short + stressed > _COMPLEX
    is_formal = syllables > _COMPLEX and bool(_FORMAL.search(letters))
    return Osman(syllables, len(letters) > _LONG_WORD, is_complex, is_formal)


def arabic(word: str) -> int:
    """Return OSMAN's syllables of a word."""
    return osman_of(word).syllables
