"""What the word lists, the frequency table and the dictionary say of one word or phrase."""

from dataclasses import asdict, dataclass
from typing import Any

from checker.counted import counted
from checker.model.rules import PhraseEntry
from checker.rulebook import Rulebook
from checker.text.counts import words
from checker.text.difficulty import is_familiar
from checker.text.frequency import LANGUAGES, zipf
from checker.text.phrases import PhraseIndex

_COMMON = (
    (5.0, "an everyday word"),
    (4.0, "a common word"),
    (3.5, "a less common word"),
    (0.1, "a rare word"),
)
"""Least Zipf value (van Heuven et al. 2014), and what that means to a reader."""
_BILLION = 10**9


@dataclass(frozen=True)
class WordFacts:
    """What is known of one word or phrase."""

    word: str
    lang: str
    instead: tuple[str, ...]
    """What to write, best first."""
    means: tuple[str, ...]
    why: tuple[str, ...]
    lists: tuple[str, ...]
    """The word lists that it stands on."""
    frequency: float | None
    """Zipf value: the logarithm of how often it comes in a billion words; None where that is not known."""
    syllables: int | None
    """None for other languages than English."""
    grade_4: bool | None
    """Whether most US pupils in grade 4 know it (Dale & Chall 1948); None as above, and for a phrase."""

    @property
    def known(self) -> bool:
        """Whether anything is known that helps a writer."""
        return bool(self.lists or self.frequency)

    def as_json(self) -> dict[str, Any]:
        """Return the facts as JSON values."""
        return asdict(self)

    def in_words(self) -> list[str]:
        """Return what is known as short sentences."""
        told = []
        if self.instead:
            told.append(f"Write: {' or '.join(self.instead)}")
        told += [f"Means: {text}" for text in self.means]
        told += list(self.why)
        if self.frequency is not None:
            told.append(_how_common(self.frequency))
        if self.syllables:
            told.append(f"{counted(self.syllables, 'syllable')}.")
        if self.grade_4 is not None:
            told.append("Grade: most pupils know it by grade 4." if self.grade_4 else "Grade: above 4.")
        if not self.lists:
            told.append("On none of the word lists.")
        return told


def facts_of(phrase: str, lang: str, book: Rulebook) -> WordFacts:
    """Return what is known of a word or phrase in the language of a BCP 47 tag."""
    root = lang.lower().replace("_", "-").split("-")[0]
    entries = _entries(phrase, root, book)
    return WordFacts(
        word=phrase,
        lang=root,
        instead=tuple(dict.fromkeys(one for entry in entries for one in entry.instead)),
        means=tuple(dict.fromkeys(entry.means for entry in entries if entry.means)),
        why=tuple(dict.fromkeys(entry.why for entry in entries if entry.why)),
        lists=tuple(dict.fromkeys(entry.list for entry in entries)),
        frequency=_frequency(phrase, root),
        syllables=sum(word.syllables for word in words(phrase)) if root == "en" else None,
        grade_4=is_familiar(phrase) if root == "en" and len(words(phrase)) == 1 else None,
    )


def _entries(phrase: str, lang: str, book: Rulebook) -> list[PhraseEntry]:
    lists = book.lists(lang)
    index = PhraseIndex(entry for name in lists.names for entry in lists.entries(name))
    found = words(phrase)
    whole = [hit for hit in index.find(phrase, found) if (hit.first, hit.last) == (0, len(found) - 1)]
    return [hit.entry for hit in whole]


def _frequency(phrase: str, lang: str) -> float | None:
    """Return the frequency of one word; phrases are not counted."""
    if lang not in LANGUAGES or len(words(phrase)) != 1:
        return None
    return zipf(phrase, lang)


def _how_common(value: float) -> str:
    name = next((name for least, name in _COMMON if value >= least), "")
    if not name:
        return "So rare that the frequency table does not have it."
    often = _BILLION / 10**value
    return f"{name[0].upper()}{name[1:]}: about once in {_rounded(often):,} words."


def _rounded(number: float) -> int:
    """Round to two figures."""
    return int(float(f"{number:.2g}"))
