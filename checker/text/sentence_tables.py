"""What sentence splitting knows of each language, from `data/sentences/<language>.toml`.

The lists are our own, from the everyday writing of each language. An abbreviation in lower case holds in any
case; one with a capital holds only so, as `Sat.` is a day and `sat.` ends a sentence. The last full stop is
left out. A full stop before a small letter ends nothing anyway, so that few abbreviations need an entry.

    holds            never end a sentence: Dr., e.g., z. B.
    number           hold only before a number: No. 5, p. 12
    name             end one only before a word that often opens a sentence: Inc., U.S., Jan.
    ends             end one unless what follows is plainly the same sentence: etc., a.m.
    openers          words that often open a sentence
    lettered         words before a letter that is no initial: vitamin D.
    times            words after a time of day: 9 a.m. Monday
    shouted          names written with an exclamation mark
    before_ordinals  words before a number in a series, where a full stop makes it one: am 3. Tag
    months           names of months, in languages that write so
"""

import re
import tomllib
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from checker.text.sentence_marks import OF_ONE_LANGUAGE, ends


class Kind(Enum):
    """What a full stop after an abbreviation can mean."""

    HOLDS = "holds"
    NUMBER = "number"
    NAME = "name"
    ENDS = "ends"


class Language(NamedTuple):
    """What the algorithm asks of a language."""

    code: str
    kinds: dict[str, Kind]
    openers: frozenset[str]
    lettered: frozenset[str]
    times: frozenset[str]
    shouted: frozenset[str]
    before_ordinals: frozenset[str]
    months: frozenset[str]
    ends: re.Pattern[str]
    marks: str
    """The marks that end a sentence in this language alone."""

    def kind(self, token: str, following: str = "") -> Kind | None:
        """Return what is known of an abbreviation; of `Kfz-Nr` and `l'Ing` the last part counts too.

        A word in capitals is an acronym, as `MS` and `ED`, unless the `following` word is in capitals too.
        """
        kind = self.kinds.get(token)
        if kind is None and token.isupper() and token.isalpha():
            if not (following[:1].isdigit() or (len(following) > 1 and following.isupper())):
                return None
            kind = self.kinds.get(token.capitalize())
        kind = kind or self.kinds.get(token.lower())
        if kind is None and not token.isalpha():
            last = re.split("[-/'’]", token)[-1]
            kind = self.kinds.get(last) or self.kinds.get(last.lower())
        if kind is None and token.endswith("str"):
            return Kind.NUMBER  # a street in German and Dutch, as no word ends so: Hauptstr. 5
        return kind

    def opens(self, word: str) -> bool:
        """Say whether a sentence often begins with the word; `L'enfant` begins with `L`."""
        return word in self.openers or re.split("['’]", word)[0] in self.openers


_FOLDER = Path(__file__).with_name("data") / "sentences"
_SERVED_BY = {
    "nb": ("da",), "no": ("da",), "nn": ("da",), "ca": ("es",), "gl": ("es", "pt"), "hr": ("cs",),
    "sl": ("cs",), "be": ("uk",), "sr": ("bg",), "mk": ("bg",), "ne": ("hi",), "lb": ("de",),
    "af": ("nl",), "ps": ("fa",),
}  # fmt: skip
"""Languages that have no table of their own, and whose tables serve them."""


@lru_cache(maxsize=64)
def language(code: str) -> Language:
    """Return what is known of the language `code`, two or three letters; every language quotes English."""
    kinds: dict[str, Kind] = {}
    lists: dict[str, set[str]] = {}
    for name in dict.fromkeys(("en", *_SERVED_BY.get(code, ()), code)):
        for key, listed in _table(name).items():
            lists.setdefault(key, set()).update(listed.split())
        for kind in Kind:
            kinds.update(dict.fromkeys(_table(name).get(kind.value, "").split(), kind))

    def words(key: str) -> frozenset[str]:
        return frozenset(lists.get(key, ()))

    extra = OF_ONE_LANGUAGE.get(code, "")
    return Language(
        code,
        kinds,
        openers=words("openers"),
        lettered=words("lettered"),
        times=words("times"),
        shouted=words("shouted"),
        before_ordinals=words("before_ordinals"),
        months=frozenset(month.lower() for month in words("months")),
        ends=ends(extra),
        marks=extra,
    )


@lru_cache(maxsize=64)
def _table(code: str) -> dict[str, str]:
    if not (code.isalpha() and code.isascii() and len(code) < 4):
        return {}
    try:
        return tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
