"""How common a written word is, from a table derived from wordfreq (Speer 2022; sources in NOTICE)."""

from functools import cache, lru_cache
from pathlib import Path
from unicodedata import normalize

from checker.lazy_pattern import lazy_pattern
from checker.text.syllables import american_spellings
from checker.text.word_table import WordTable

LANGUAGES = frozenset({"en", "de", "es", "fr", "ru"})
"""Root tags of the languages that have a table; in any other each word has the frequency 0."""

_DATA = Path(__file__).parent / "data"
_PARTS = lazy_pattern(r"[^\w']+|_")
_POSSESSIVE = lazy_pattern(r"'s$")
_CONTRACTION = lazy_pattern(r"(?:n't|'(?:ll|re|ve|m|d))$")
_ELISION = lazy_pattern(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'")
_SPELLED_TWO_WAYS = 6
"""A shorter word has no American twin but a different word: `shoe` is not `she`, `four` is not `for`."""
_LONGEST = 80
"""No table has a longer word; what is longer is no word and not worth a search."""
_COMMON = 450
"""A word that is common in its own spelling is not looked up in another."""


@lru_cache(maxsize=20_000)
def zipf(word: str, lang: str = "en") -> float:
    """Return how common a word is on the Zipf scale: 7 is `the`, 3 is once in a million words; 0: not known.

    Capitals, possessives and elisions make no difference, a British spelling counts as the commoner of the
    two. Of a compound with a hyphen the rarest part counts. The English table goes down to 1.9, the others to
    about 3. The scale: van Heuven et al. 2014, Q. J. of Experimental Psychology 67(6).

    Args:
        lang: a BCP 47 tag; see LANGUAGES.
    """
    root = lang.replace("_", "-").split("-")[0].lower()
    if root not in LANGUAGES or len(word) > _LONGEST:
        return 0.0
    plain = word.lower()
    if plain.isascii() and plain.isalpha():
        return _part(plain, root) / 100
    plain = normalize("NFC", plain).replace("’", "'")
    parts = [part.strip("'") for part in _PARTS.split(plain)]
    return min((_part(part, root) for part in parts if any(map(str.isalpha, part))), default=0) / 100


def _part(word: str, lang: str) -> int:
    known = _table(lang).number
    if lang == "fr":
        word = _ELISION.sub("", word)
    if lang == "de":
        word = word.replace("ß", "ss")  # as wordfreq's table folds it
    if lang != "en":
        return known(word) or 0
    word = _POSSESSIVE.sub("", word)
    found = known(word) or known(_CONTRACTION.sub("", word)) or 0
    if len(word) < _SPELLED_TWO_WAYS or found >= _COMMON:
        return found
    return max([found, *(known(other) or 0 for other in american_spellings(word))])


@cache
def _table(lang: str) -> WordTable:
    return WordTable.read(_DATA / f"frequency.{lang}.txt")
