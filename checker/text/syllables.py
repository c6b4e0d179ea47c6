"""How many syllables a written English word has."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from checker.lazy_pattern import lazy_pattern
from checker.text.syllable_model import estimate
from checker.text.word_table import WordTable

_TABLE = Path(__file__).parent / "data" / "syllables.txt"

_VARIANTS = (
    (lazy_pattern(r"is(e[drs]?|ing|ations?)$"), r"iz\1"),
    (lazy_pattern(r"ys(e[drs]?|ing)$"), r"yz\1"),
    (lazy_pattern(r"our(?=$|s$|ed$|ing$|able$|less$|ful$|al$)"), "or"),
    (lazy_pattern(r"[ao]e"), "e"),
    (lazy_pattern(r"tre(s?)$"), r"ter\1"),
    (lazy_pattern(r"ll(ed|ing|er|ers)$"), r"l\1"),
)
"""British spellings with the same syllables as the American ones that CMUdict knows."""

_ENDINGS = (
    ("ies", ("y",), 0),
    ("es", ("e", ""), 0),
    ("s", ("",), 0),
    ("ied", ("y",), 0),
    ("ed", ("e", ""), 0),
    ("ing", ("e", ""), 1),
    ("ness", ("",), 1),
    ("less", ("",), 1),
    ("ly", ("",), 1),
)
_SIBILANT = lazy_pattern(r"(s|x|z|ch|sh|[cg]e|se|ze)$")


@cache
def table() -> WordTable:
    """Return CMUdict's words in lower case with the syllables of their first pronunciation."""
    return WordTable.read(_TABLE)


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Return the number of syllables, at least 1, of one word without digits or hyphens.

    CMUdict's first pronunciation; else that of the same word in American spelling or without its ending;
    else an estimate from the spelling.
    """
    word = word.lower().replace("’", "'").strip("'")
    known = table().number(word)
    if known:
        return known
    if word.endswith("'s"):
        return syllables(word[:-2]) + _spoken_ending(word[:-2], "'s")
    return _variant(word) or _inflected(word) or estimate(word)


def american_spellings(word: str) -> Iterator[str]:
    """Yield what a word in lower case may be in American spelling, where that differs."""
    for pattern, spelling in _VARIANTS:
        other = pattern.sub(spelling, word)
        if other != word:
            yield other


def _variant(word: str) -> int:
    return next(filter(None, map(table().number, american_spellings(word))), 0)


def _inflected(word: str) -> int:
    """Return the syllables of a known stem and its ending, 0 when no stem is known."""
    for ending, replacements, extra in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            for replacement in replacements:
                stem = word[: -len(ending)] + replacement
                count = table().number(stem) or _variant(stem)
                if count:
                    return count + extra + _spoken_ending(stem, ending)
    return 0


def _spoken_ending(stem: str, ending: str) -> int:
    """Return 1 where -s or -ed is a syllable of its own: after a sibilant, after t or d."""
    if ending in ("'s", "es", "s"):
        return int(bool(_SIBILANT.search(stem)))
    if ending == "ed":
        return int(bool(re.search(r"[td]e?$", stem)))
    return 0
