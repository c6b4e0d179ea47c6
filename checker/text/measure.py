"""Blocks → sentences with what the formulas need to know about each."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.model import Block
from checker.text.counts import Word, words
from checker.text.difficulty import unfamiliar
from checker.text.formulas import Counts
from checker.text.sentences import sentences
from checker.text.tally import tally


class Sentence(NamedTuple):
    """One sentence of a block, counted."""

    block: Block
    start: int
    end: int
    """Offsets into the block's text."""
    counts: Counts
    hard_words: tuple[str, ...]
    """Words outside the Dale–Chall list, in order, none repeated; empty for other languages than English."""
    words: tuple[Word, ...]
    """Its words in order; their offsets are into the sentence."""

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.block.text[self.start : self.end]


class _Measured(NamedTuple):
    start: int
    end: int
    counts: Counts
    hard_words: tuple[str, ...]
    words: tuple[Word, ...]


def measure(blocks: Sequence[Block], language: str) -> list[Sentence]:
    """Return the sentences of the blocks, those without a word left out."""
    return [Sentence(block, *one) for block in blocks for one in _measured(block.text, language)]


@lru_cache(maxsize=2048)
def _measured(text: str, language: str) -> tuple[_Measured, ...]:
    """Measure one block's text. Answers are kept, as the scores and the rules ask about the same blocks."""
    return tuple(_each(text, language))


def _each(text: str, language: str) -> Iterator[_Measured]:
    for start, end in sentences(text, language):
        found = words(text[start:end], language)
        if not found:
            continue
        hard = unfamiliar(found) if language == "en" else []
        names = tuple(dict.fromkeys(word.text.lower() for word in hard))
        yield _Measured(start, end, tally(found, len(hard), language), names, found)
