"""What is said at a place in the text: why it is marked, and what to write instead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.model import Block, Finding, HardSentence, PageReport
from checker.report.reading.changes_wanted import (
    TOLD_BY_SCORE,
    TOLD_BY_SENTENCE,
    WEIGHT_WORDS,
    WEIGHTS,
    Weight,
    asked,
    open_findings,
    weight_of,
)
from checker.report.reading.hard_sentences import hard_sentences, how_hard, why
from checker.report.reading.stretches import Mark
from checker.report.words.escape import line
from checker.report.words.prose import Words, with_quotes

_LONG = 90
"""From so many characters on, words that are quoted are marked as a whole sentence is."""
HARD = "hard sentence"


@dataclass(frozen=True)
class Remark:
    """One thing said about some words."""

    weight: Weight | None
    """None for a hard sentence."""
    label: str
    """Such as `Advice`."""
    rule: str
    message: tuple[Words, ...]
    advice: tuple[Words, ...]
    """What to do, or what to ask oneself."""
    finding: Finding | None = None
    hard_words: tuple[str, ...] = ()


def remark_of(finding: Finding) -> Remark:
    """Return a finding as it is told at its place."""
    weight = weight_of(finding)
    return Remark(
        weight=weight,
        label=WEIGHT_WORDS[weight],
        rule=finding.rule,
        message=with_quotes(finding.message),
        advice=with_quotes(asked(finding)),
        finding=finding,
    )


def remark_on(sentence: HardSentence) -> Remark:
    """Return what is said of a hard sentence."""
    return Remark(
        weight=None,
        label="Hard sentence",
        rule=HARD,
        message=with_quotes(f"This sentence is {how_hard(sentence)}: {why(sentence)}."),
        advice=with_quotes("Split it, or use words that more people know. The hard words are in bold."),
        hard_words=sentence.hard_words,
    )


def heaviest(remarks: Iterable[Remark]) -> str:
    """Return the most urgent weight among the remarks; `hard` when all are about hard sentences."""
    weights = [WEIGHTS.index(remark.weight) for remark in remarks if remark.weight]
    return WEIGHTS[min(weights)] if weights else "hard"


@dataclass(frozen=True)
class Placed:
    """All that is said of a page: at which block, and what has no place in the text."""

    at: Mapping[int, Sequence[Mark[Remark]]]
    """Index of a block → marks on its text."""
    elsewhere: tuple[Remark, ...]


def placed(page: PageReport) -> Placed:
    """Return where each remark on a page belongs."""
    where = _blocks_by_selector(page.blocks)
    at: dict[int, list[Mark[Remark]]] = {}
    elsewhere: list[Remark] = []
    sentences: set[tuple[int, int, int]] = set()
    for hard in hard_sentences(page):
        sentence = hard.sentence
        index = _block(where, page.blocks, sentence.selector, sentence.text, sentence.start)
        if index is not None:
            at.setdefault(index, []).append(Mark(sentence.start, sentence.end, True, remark_on(sentence)))
            sentences.add((index, sentence.start, sentence.end))
    for finding in open_findings(page):
        if finding.rule in TOLD_BY_SCORE:
            continue
        found = _mark(finding, where, page.blocks)
        if found is None:
            elsewhere.append(remark_of(finding))
            continue
        index, mark = found
        if finding.rule not in TOLD_BY_SENTENCE or (index, mark.start, mark.end) not in sentences:
            at.setdefault(index, []).append(mark)
    return Placed(at, tuple(elsewhere))


def _mark(
    finding: Finding, where: Mapping[str, Sequence[int]], blocks: Sequence[Block]
) -> tuple[int, Mark[Remark]] | None:
    remark = remark_of(finding)
    if finding.text is None:
        whole = where.get(finding.selector, ())
        return (whole[0], Mark(0, len(blocks[whole[0]].text), True, remark)) if whole else None
    quote = finding.text
    index = _block(where, blocks, finding.selector, quote.quote, quote.start)
    if index is None:
        return None
    return index, Mark(quote.start, quote.end, quote.end - quote.start >= _LONG, remark)


def _blocks_by_selector(blocks: Sequence[Block]) -> dict[str, list[int]]:
    where: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        where.setdefault(block.selector, []).append(index)
    return where


def _block(
    where: Mapping[str, Sequence[int]], blocks: Sequence[Block], selector: str, text: str, start: int
) -> int | None:
    """Return the block that has `text` at `start`: several blocks can share a selector."""
    fitting = (index for index in where.get(selector, ()) if blocks[index].text.startswith(text, start))
    return next(fitting, None) if text else None


def short(text: str, limit: int = 80) -> str:
    """Return words of the page on one line."""
    return line(text, limit)
