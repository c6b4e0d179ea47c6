"""Which words a reader may not know: the Dale–Chall list of 3,000 familiar words, and long words."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from checker.errors import CheckerError
from checker.lazy_pattern import lazy_pattern
from checker.text.counts import Word

_HYPHEN = lazy_pattern(r"[-‐‑/]")
_ENDINGS = (
    ("'s", ("",)),
    ("s'", ("s", "")),
    ("ies", ("y",)),
    ("es", ("e", "")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("e", "")),
    ("d", ("",)),
    ("ing", ("e", "")),
    ("iest", ("y",)),
    ("ier", ("y",)),
    ("er", ("e", "")),
    ("est", ("e", "")),
    ("ily", ("y",)),
    ("ly", ("", "le")),
)
"""Regular endings that Dale and Chall (1948, instructions) count as the familiar word itself."""
_CONTRACTIONS = lazy_pattern(r"(?:n't|'(?:ll|re|ve|m|d|s))$")


@cache
def familiar_words() -> frozenset[str]:
    """Return the Dale–Chall list as textstat carries it, read as a file: textstat itself is not imported."""
    spec = find_spec("textstat")
    if spec is None or not spec.origin:
        raise CheckerError("The list of familiar words is missing.", "Install textstat.")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text(encoding="utf-8").lower().split())


@lru_cache(maxsize=20_000)
def is_familiar(word: str) -> bool:
    """Say whether a word, or the word it is a regular form of, is on the Dale–Chall list."""
    word = word.lower().replace("’", "'")
    parts = [part for part in _HYPHEN.split(word) if part]
    return all(_form_of_familiar(part) for part in parts)


def _form_of_familiar(word: str) -> bool:
    known = familiar_words()
    if word in known or _CONTRACTIONS.sub("", word) in known:
        return True
    return any(
        stem in known
        for ending, replacements in _ENDINGS
        if word.endswith(ending) and len(word) > len(ending) + 1
        for stem in _stems(word[: -len(ending)], replacements)
    )


def _stems(stem: str, replacements: Sequence[str]) -> list[str]:
    """Return what a word may be without its ending, also with a doubled consonant made single."""
    stems = [stem + replacement for replacement in replacements]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        stems.append(stem[:-1])
    return stems


def unfamiliar(words: Sequence[Word]) -> list[Word]:
    """Return the words of one sentence that are not on the list; figures and names are not counted."""
    return [word for place, word in enumerate(words) if not _is_known(word, place)]


def _is_known(word: Word, place: int) -> bool:
    return _is_figure_or_familiar(word.text) or _is_name(word, place)


@lru_cache(maxsize=20_000)
def _is_figure_or_familiar(word: str) -> bool:
    return any(map(str.isdigit, word)) or is_familiar(word)


def _is_name(word: Word, place: int) -> bool:
    return place > 0 and word.text[0].isupper() and word.text[1:].islower()


def is_complex(word: Word, place: int) -> bool:
    """Say whether Gunning counts a word of three syllables or more as hard.

    Not names, not compounds of short words, not verbs that -ed or -es brings to three syllables
    (Gunning 1952, ch. 4).
    """
    if word.syllables < 3 or _is_name(word, place) or _HYPHEN.search(word.text):
        return False
    return not (word.syllables == 3 and re.search(r"[td]ed$|(?:[szx]|ch|sh|[cg])es$", word.text.lower()))
