"""Where the entries of the word lists stand in a text, all lists in one pass."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.model.rules import PhraseEntry
from checker.text.measure import Sentence
from checker.text.phrases import PhraseIndex
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


def hits_of(sentences: Sequence[Sentence], lists: WordLists) -> Mapping[str, tuple[ListHit, ...]]:
    """Return list name → hits in order. Raises ConfigError on a faulty list."""
    index = _index(lists)
    found: dict[str, list[ListHit]] = {}
    for sentence in sentences:
        for hit in index.find(sentence.text, sentence.words):
            found.setdefault(hit.entry.list, []).append(ListHit(sentence, *hit))
    return {name: tuple(hits) for name, hits in found.items()}


def in_a_name(hit: ListHit, lang: str) -> bool:
    """Say whether a capital inside the sentence tells that an entry belongs to a name.

    German nouns have a capital too, so that it tells nothing there.
    """
    word = hit.sentence.words[hit.first].text
    return lang != "de" and hit.first > 0 and word[:1].isupper() and word[1:].islower()


@lru_cache(maxsize=32)
def _index(lists: WordLists) -> PhraseIndex:
    return PhraseIndex(
        entry for name in lists.names for entry in (*lists.entries(name), *_names(lists, name))
    )


def _names(lists: WordLists, name: str) -> Iterator[PhraseEntry]:
    """Yield the names for one thing, of a list of such sets."""
    for names in lists.sets(name).values():
        for one in names:
            yield PhraseEntry(phrase=one.lower(), list=name, inflected="noun" if lists.lang == "en" else "")
