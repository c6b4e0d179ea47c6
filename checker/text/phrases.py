"""Word lists laid over a text: every listed word and phrase of a sentence, in one pass over its words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern
from checker.model.rules import PhraseEntry
from checker.text.counts import Word, words
from checker.text.inflect import plural, verb_forms


class Hit(NamedTuple):
    """An entry that was found."""

    entry: PhraseEntry
    first: int
    last: int
    """Places of its first and last word among the words of the sentence."""


class _Candidate(NamedTuple):
    tail: list[str]
    """The words after the first."""
    dotted: bool
    """Whether a full stop must follow, as in `c.`: no word has one in it."""
    entry: PhraseEntry


_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_PLAIN = lazy_pattern(r"[a-z]+(?:[ '-][a-z]+)*")
"""A phrase whose words are what stands between its spaces: thousands are, and need no closer look."""
_BREAK = lazy_pattern(r"[,;:.!?()\[\]–—/“”\"]")


class PhraseIndex:
    """Entries of several word lists by their first word, and by their first two."""

    def __init__(self, entries: Iterable[PhraseEntry]) -> None:
        self._words: dict[str, list[_Candidate]] = defaultdict(list)
        self._phrases: dict[str, dict[str, list[_Candidate]]] = defaultdict(lambda: defaultdict(list))
        for entry in entries:
            for form in dict.fromkeys(forms(entry)):
                first, *tail = keys_of(form) or [""]
                candidate = _Candidate(tail, form.endswith("."), entry)
                (self._phrases[first][tail[0]] if tail else self._words[first]).append(candidate)
        for by_second in self._phrases.values():
            for candidates in by_second.values():
                candidates.sort(key=lambda one: -len(one.tail))

    def find(self, text: str, found: Sequence[Word]) -> Iterator[Hit]:
        """Yield the entries in a sentence in order; of one list's entries that overlap, the longest.

        `found` are the words of `text`. Words with a comma or a bracket between them are no phrase; a full
        stop is none of these in an entry that has it, such as `z. b.`.
        """
        taken: dict[str, int] = {}
        keys = [key(word.text) for word in found]
        phrases, words_alone = self._phrases, self._words
        for place, first in enumerate(keys):
            by_second = phrases.get(first)
            longer = by_second.get(keys[place + 1], ()) if by_second and place + 1 < len(keys) else ()
            for tail, dotted, entry in (*longer, *words_alone.get(first, ())):
                last = place + len(tail)
                if taken.get(entry.list, -1) >= place or keys[place + 1 : last + 1] != tail:
                    continue
                if tail and ". " not in entry.phrase and not _together(text, found[place : last + 1]):
                    continue
                if dotted and not text.startswith(".", found[last].end):
                    continue
                taken[entry.list] = last
                yield Hit(entry, place, last)


def forms(entry: PhraseEntry) -> Iterator[str]:
    """Yield every form in which an entry is looked for, itself first."""
    yield entry.phrase
    yield from entry.forms
    first, _, rest = entry.phrase.partition(" ")
    if entry.inflected == "verb":
        yield from (f"{form} {rest}".strip() for form in verb_forms(first))
    elif entry.inflected == "noun":
        rest, _, last = entry.phrase.rpartition(" ")
        yield f"{rest} {plural(last)}".strip()


def key(word: str) -> str:
    """Return a word as lists know it: lower case, straight apostrophes."""
    return word.lower().translate(_APOSTROPHES)


def keys_of(phrase: str) -> list[str]:
    """Return the words of a phrase as lists know them."""
    if _PLAIN.fullmatch(phrase):
        return phrase.split(" ")
    return [key(word.text) for word in words(phrase)]


def _together(text: str, run: Sequence[Word]) -> bool:
    """Say whether nothing but spaces and hyphens parts the words."""
    return not any(_BREAK.search(text[left.end : right.start]) for left, right in pairwise(run))
