"""Where the entries of the word lists stand in a text, all lists in one pass."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.judge.choices import either
from checker.model.rules import PhraseEntry
from checker.text.measure import Sentence
from checker.text.phrases import PhraseIndex, key, keys_of
from checker.wordlists import WordLists


class ListHit(NamedTuple):
    """An entry of a word list in a sentence."""

    sentence: Sentence
    entry: PhraseEntry
    first: int
    last: int
    """Places of its first and last word among the words of the sentence."""

    @property
    def start(self) -> int:
        """Offset of its first letter in the sentence."""
        return self.sentence.words[self.first].start

    @property
    def end(self) -> int:
        """Offset behind its last letter in the sentence, or behind the full stop that belongs to it."""
        end = self.sentence.words[self.last].end
        return end + (self.entry.phrase.endswith(".") and self.sentence.text.startswith(".", end))

    @property
    def is_form(self) -> bool:
        """Say whether it stands in another form than what to write instead: a plural, a past."""
        if self.entry.form_of:
            return True
        said = " ".join(key(word.text) for word in self.sentence.words[self.first : self.last + 1])
        return said != " ".join(keys_of(self.entry.phrase))

    def better(self, most: int = 3) -> str:
        """Return what to write instead, as messages tell it: `‘use’`, or `a form of ‘use’`."""
        told = either(self.entry.instead, most)
        return f"a form of {told}" if told and self.is_form else told


class Hits:
    """Where the entries of one language's word lists stand in a text.

    The lists that the rules in hand name are read and laid over the text together, any other when it is
    asked for: to read them all takes longer than to read a draft.
    """

    def __init__(self, sentences: Sequence[Sentence], lists: WordLists, wanted: Iterable[str]) -> None:
        self._sentences = sentences
        self._lists = lists
        self._wanted = frozenset(wanted).intersection(lists.names)
        self._found: dict[str, tuple[ListHit, ...]] = {}
        self._laid: set[str] = set()

    def of(self, name: str) -> tuple[ListHit, ...]:
        """Return the hits of a list in order; none where there is no such list. Raises ConfigError."""
        if name not in self._laid:
            self._lay(self._wanted if name in self._wanted else frozenset({name}))
        return self._found.get(name, ())

    def all(self) -> Iterator[ListHit]:
        """Yield the hits of every list. Raises ConfigError."""
        for name in self._lists.names:
            yield from self.of(name)

    def _lay(self, names: frozenset[str]) -> None:
        index = _index(self._lists, names)
        found: dict[str, list[ListHit]] = {}
        for sentence in self._sentences:
            for hit in index.find(sentence.text, sentence.words):
                found.setdefault(hit.entry.list, []).append(ListHit(sentence, *hit))
        self._found |= {name: tuple(hits) for name, hits in found.items()}
        self._laid |= names


def in_a_name(hit: ListHit, lang: str) -> bool:
    """Say whether a capital inside the sentence tells that an entry belongs to a name.

    German nouns have a capital too, so that it tells nothing there.
    """
    word = hit.sentence.words[hit.first].text
    return lang != "de" and hit.first > 0 and word[:1].isupper() and word[1:].islower()


@lru_cache(maxsize=32)
def _index(lists: WordLists, names: frozenset[str]) -> PhraseIndex:
    return PhraseIndex(
        entry for name in sorted(names) for entry in (*lists.entries(name), *_names(lists, name))
    )


def _names(lists: WordLists, name: str) -> Iterator[PhraseEntry]:
    """Yield the names for one thing, of a list of such sets."""
    for names in lists.sets(name).values():
        for one in names:
            yield PhraseEntry(phrase=one.lower(), list=name, inflected="noun" if lists.lang == "en" else "")
