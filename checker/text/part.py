"""The blocks of one language → counted, scored, and what to know about that."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.model import Block, LanguageReading
from checker.text import notes, textstat_port
from checker.text.language import detect, root
from checker.text.language_names import name_of
from checker.text.measure import Sentence, measure
from checker.text.score import Score, score
from checker.text.without import without

_SURE = 0.8
"""Certainty from which words are believed to be in another language than declared."""


class Wish(NamedTuple):
    """What the caller wants counted and compared."""

    compare: bool = True
    """With textstat's own values."""
    names: bool = True
    figures: bool = True


class Part(NamedTuple):
    """The text of one language, scored."""

    sentences: list[Sentence]
    score: Score
    textstat: dict[str, float]
    left_out: int
    """Names and figures that were not counted."""
    notes: list[str]
    """About what was left out, and the length."""


def scored(blocks: Sequence[Block], language: str, tag: str, wish: Wish) -> Part:
    """Score blocks of one language.

    Args:
        language: its root tag.
        tag: the whole tag, which textstat wants.
    """
    which = {"names": wish.names, "figures": wish.figures}
    sentences, left_out = without(measure(blocks, language), language, **which)
    found = score([sentence.counts for sentence in sentences], language)
    text = "\n\n".join(block.text for block in blocks)
    return Part(
        sentences,
        found,
        textstat_port.values(text, tag) if wish.compare else {},
        left_out,
        [*notes.of_left_out(left_out, language, **which), *notes.of_length(found.counts, language)],
    )


def in_other_language(blocks: Sequence[Block], wish: Wish) -> LanguageReading:
    """Score the parts of a page in one other language; what they declare is believed, and looked at."""
    tag = blocks[0].lang
    language = root(tag)
    part = scored(blocks, language, tag, wish)
    told = detect(" ".join(block.text for block in blocks))
    return LanguageReading(
        lang=tag,
        name=name_of(language),
        pieces=len(blocks),
        words=part.score.counts.words,
        sentences=part.score.counts.sentences,
        grade=part.score.grade,
        interval=part.score.interval,
        level=part.score.level,
        band=part.score.band,
        band_of=part.score.band_of,
        formulas=part.score.formulas,
        textstat=part.textstat,
        notes=(
            *notes.of_words(language, told, _SURE),
            *notes.of_language(language, declared=True),
            *part.notes,
        ),
    )
