"""Which language each piece of text is written in, and the page as a whole."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.model import Block
from checker.text.language import SAME, detect

SURE = 0.8
"""Certainty from which one block's language counts."""
MOST = 0.9
"""Share of the words that must be in one language before the page is said to be written in it."""
_AT_MOST = 200
"""Blocks looked at; the language of a page shows long before that."""


class Told(NamedTuple):
    """A block and the language its words are in."""

    block: Block
    lang: str
    certainty: float
    words: int


def told_by_words(blocks: Iterable[Block]) -> tuple[Told, ...]:
    """Return the blocks of full sentences whose language their words tell, in order."""
    prose = [block for block in blocks if block.prose][:_AT_MOST]
    found = ((block, detect(block.text)) for block in prose)
    return tuple(
        Told(block, primary(answer[0]), answer[1], len(block.text.split()))
        for block, answer in found
        if answer and answer[1] >= SURE
    )


def main_language(told: Sequence[Told]) -> tuple[str, int] | None:
    """Return the language that nearly all the words are in and how many they are; None when it is mixed."""
    words: Counter[str] = Counter()
    for one in told:
        words[one.lang] += one.words
    if not words:
        return None
    lang, count = words.most_common(1)[0]
    return (lang, count) if count >= MOST * words.total() else None


def primary(tag: str) -> str:
    """Return the primary language of a BCP 47 tag, close relatives that a detector mixes up as one."""
    root = tag.strip().lower().replace("_", "-").split("-")[0]
    return SAME.get(root, root)
