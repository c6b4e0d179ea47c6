"""Words as the readability formulas count them.

A word is what stands between spaces and holds a letter or a digit; a hyphen joins, a dash parts. Figures,
abbreviations, symbols and addresses count one syllable (Flesch, How to Write Plain English, 1979, ch. 2).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern
from checker.text.spelling import spelled_syllables
from checker.text.syllables import syllables, table


class Word(NamedTuple):
    """A word in its text, without the punctuation around it."""

    text: str
    start: int
    end: int
    """Offsets into the text it was found in."""
    syllables: int
    letters: int
    characters: int
    """Letters and digits."""
    abbreviation: bool
    """Whether it is a figure, an abbreviation, a symbol or an address."""


_TOKEN = lazy_pattern(r"(?:[^\s—―–-]++|-(?!-)|(?<=\d)–(?=\d))++")
_CORE = lazy_pattern(r"[^\W_](?:.*[^\W_])?[\u064B-\u0655\u0670]*", re.DOTALL)
"""From the first letter or digit to the last; Arabic vowel marks belong to the letter before."""
_PART = lazy_pattern(r"[-‐‑/&+()\[\]]+")
_OPTIONAL_PLURAL = lazy_pattern(r"\((?:s|es)$")
_DIGIT = lazy_pattern(r"\d")
_INSIDE = lazy_pattern(r"[.@:\\_=]")
_CAPITALS = lazy_pattern(r"[A-Z]{2,}s?|[a-z]{1,2}[A-Z]+[a-z]?|[A-Z]+[a-z]?[A-Z]+s?")
_LONGEST_ABBREVIATION = 5
_LONGEST = 1_000
"""Letters. What is longer without a space is data and no word, and to spell it would take long."""
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st jr sr rev hon vs cf viz etc eg ie approx fig figs vol pp eds dept al ca nr tel
    incl excl resp tbsp tsp mg mcg µg μg ug kg gm ml mls cl dl mm cm km nm μm µm mol mmol μmol µmol nmol
    iu kcal kj kpa pa mmhg hz khz mhz gy msv sv bq mbq hr hrs min mins sec secs yr yrs wk wks ft oz lb lbs pt
    """.split()  # noqa: SIM905  a list would fill two pages
)


def words(text: str, lang: str = "en") -> tuple[Word, ...]:
    """Return the words of a text with their offsets, syllables and letters.

    Args:
        lang: the root tag of the text's language: it says how syllables are counted.
    """
    shouted = text.isupper() and " " in text.strip()
    found = []
    for run in _RUN.finditer(text):
        begin = run.start()
        for start, end, word, rest in _words_of(run.group(), lang, shouted):
            found.append(_WORD(Word, (word, begin + start, begin + end, *rest)))
    return tuple(found)


_RUN = lazy_pattern(r"\S+")
_WORD = tuple.__new__
"""Half the price of `Word(…)`, which checks what is right here by construction."""
_Found = tuple[int, int, str, tuple[int, int, int, bool]]


@lru_cache(maxsize=20_000)
def _words_of(run: str, lang: str, shouted: bool) -> tuple[_Found, ...]:
    """Return the words between two spaces: start, end, text, and the rest of the fields of `Word`."""
    found = []
    for token in _TOKEN.finditer(run):
        core = _core(token.group())
        if core:
            start, end = token.start() + core[0], token.start() + core[1]
            word = run[start:end]
            count, abbreviation, letters, characters = measure(word.lower() if shouted else word, lang)
            found.append((start, end, word, (count, letters, characters, abbreviation)))
    return tuple(found)


@lru_cache(maxsize=4096)
def word_count(text: str) -> int:
    """Return the number of words of a text."""
    return sum(map(_count_of, text.split()))


@lru_cache(maxsize=20_000)
def _count_of(run: str) -> int:
    return sum(1 for token in _TOKEN.findall(run) if _core(token))


def _core(token: str) -> tuple[int, int] | None:
    """Return where the word inside a token begins and ends; None for mere punctuation."""
    core = _CORE.search(token)
    return core.span() if core else None


@lru_cache(maxsize=20_000)
def measure(core: str, lang: str = "en") -> tuple[int, bool, int, int]:
    """Return syllables, whether it is an abbreviation, letters, and letters with digits of one word.

    What is too long to be a word is told like an address.
    """
    letters = sum(map(str.isalpha, core))
    characters = sum(map(str.isalnum, core))
    if len(core) > _LONGEST or is_abbreviation(core, lang):
        return 1, True, letters, characters
    parts = [part for part in _PART.split(_OPTIONAL_PLURAL.sub("", core)) if _CORE.search(part)]
    return max(1, sum(_part_syllables(part, lang) for part in parts)), False, letters, characters


def _part_syllables(part: str, lang: str) -> int:
    if is_abbreviation(part, lang):
        return 1
    return syllables(part) if lang == "en" else spelled_syllables(part, lang)


def is_abbreviation(core: str, lang: str = "en") -> bool:
    """Say whether a word is a figure, an abbreviation, a symbol or an address.

    A word in capitals of four letters or more that the dictionary knows (`NEVER`, `AIDS`) is a word; in
    languages without a dictionary here, one of more than five letters.
    """
    if _DIGIT.search(core) or _INSIDE.search(core):
        return True
    if lang != "en":
        return 1 < len(core) <= _LONGEST_ABBREVIATION and (core.isupper() or bool(_CAPITALS.fullmatch(core)))
    if core.lower() in _ABBREVIATIONS:
        return True
    if not _CAPITALS.fullmatch(core):
        return False
    return len(core) < 4 or core.lower() not in table()
