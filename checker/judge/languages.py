"""Which language each piece of text is written in, and the page as a whole."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checker.model import Block
from checker.text.language import SAME, akin, detect, root

FOREIGN_WORDS = 15
FOREIGN_SURE = 0.9
"""From so many words and this certainty on, a piece is in another language than the page."""
LIKELY = 0.5
"""Certainty from which a text that says no language, and has no full sentences, is taken to be in one."""
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
        Told(block, root(answer[0]) or answer[0], answer[1], len(block.text.split()))
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
    lang = words.most_common(1)[0][0]
    count = sum(words[other] for other in words if akin(lang, other))
    return (lang, count) if count >= MOST * words.total() else None


def foreign(told: Iterable[Told], lang: str) -> Mapping[int, str]:
    """Return the language of each block that is surely in another one than the page, by the block's id().

    Close relatives, which a detector mixes up, are no other language.
    """
    return {
        id(one.block): one.lang
        for one in told
        if one.words >= FOREIGN_WORDS and one.certainty >= FOREIGN_SURE and not akin(one.lang, lang)
    }


def spoken(declared: str, told: Sequence[Told], blocks: Iterable[Block]) -> str:
    """Return the root tag of the language that a text is in: as its words tell, else as it declares.

    What it declares counts among close relatives. Empty where nothing tells.
    """
    written = main_language(told)
    if written:
        return declared if declared and akin(declared, written[0]) else written[0]
    if declared:
        return declared
    found = _most_words(told) or detect(" ".join(block.text for block in blocks))
    return root(found[0]) if found and found[1] >= LIKELY else ""


def _most_words(told: Sequence[Told]) -> tuple[str, float] | None:
    """Return the language of most words of a text in several languages, and their share."""
    words: Counter[str] = Counter()
    for one in told:
        words[one.lang] += one.words
    return (words.most_common(1)[0][0], words.most_common(1)[0][1] / words.total()) if words else None


def primary(tag: str) -> str:
    """Return the root of a tag, close relatives that a detector mixes up as one: to compare, not to tell."""
    own = root(tag)
    return SAME.get(own, own)
