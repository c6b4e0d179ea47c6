"""The sentences and blocks that rules about wording read, and the shape most of their answers have."""

import re
from collections.abc import Iterator

from checker.judge.answers import PASSED, Answer, Facts, Value, block_place, failed, quoted
from checker.model import Block
from checker.text.measure import Sentence

_RUNNING = ("paragraph", "listitem", "definition", "quote")


def prose_sentences(facts: Facts) -> Iterator[Sentence]:
    """Yield the sentences of running text in the main language of the page."""
    return (sentence for sentence in facts.sentences if sentence.block.prose)


def whole_sentences(facts: Facts) -> Iterator[Sentence]:
    """Yield the sentences of running text, but for the ends of paragraphs that have no full stop.

    What ends without one is most often a line of names, or a list that was run together.
    """
    return (
        sentence
        for sentence in prose_sentences(facts)
        if sentence.block.role != "paragraph" or not sentence.text[-1:].isalnum()
    )


def running_sentences(facts: Facts) -> Iterator[Sentence]:
    """Yield the sentences of paragraphs, items and definitions, short ones without a full stop too."""
    return (sentence for sentence in facts.sentences if sentence.block.role in _RUNNING)


def by_block(facts: Facts) -> Iterator[tuple[Block, tuple[Sentence, ...]]]:
    """Yield each block of running text with its sentences."""
    kept: list[Sentence] = []
    for sentence in prose_sentences(facts):
        if kept and sentence.block is not kept[0].block:
            yield kept[0].block, tuple(kept)
            kept = []
        kept.append(sentence)
    if kept:
        yield kept[0].block, tuple(kept)


def flagged(
    sentence: Sentence,
    match: re.Match[str],
    *,
    instead: tuple[str, ...] = (),
    variant: str = "",
    **more: Value,
) -> Answer:
    """Return the answer that the words of a match are at fault."""
    return words_failed(sentence, match.start(), match.end(), instead=instead, variant=variant, **more)


def words_failed(
    sentence: Sentence,
    start: int,
    end: int,
    *,
    instead: tuple[str, ...] = (),
    variant: str = "",
    **more: Value,
) -> Answer:
    """Return the answer that words of a sentence, from `start` to `end`, are at fault."""
    quote = quoted(sentence, start, end)
    values = {"words": quote.quote, "better": instead[0] if instead else "", **more}
    return failed(block_place(sentence.block), quote=quote, variant=variant, instead=instead, **values)


def or_passed(answers: Iterator[Answer]) -> Iterator[Answer]:
    """Yield the answers; that the text passed where there are none."""
    found = False
    for answer in answers:
        found = True
        yield answer
    if not found:
        yield PASSED
