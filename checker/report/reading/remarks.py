"""What is said at a place in the text: why it is marked, and what to write instead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
    findings: tuple[Finding, ...] = ()
    """What it tells: a hard sentence tells the findings about the whole sentence too."""
    sentence: HardSentence | None = None
    """Set where it is about a hard sentence."""

    @property
    def hard_words(self) -> tuple[str, ...]:
        """The words that make the sentence hard."""
        return self.sentence.hard_words if self.sentence else ()


def remark_of(finding: Finding) -> Remark:
    """Return a finding as it is told at its place."""
    weight = weight_of(finding)
    return Remark(
        weight=weight,
        label=WEIGHT_WORDS[weight],
        rule=finding.rule,
        message=with_quotes(finding.message),
        advice=with_quotes(asked(finding)),
        findings=(finding,),
    )


def remark_on(sentence: HardSentence, findings: Sequence[Finding]) -> Remark:
    """Return what is said of a hard sentence, the findings about all of it included."""
    return Remark(
        weight=None,
        label="Hard sentence",
        rule=HARD,
        message=with_quotes(f"This sentence is {how_hard(sentence)}: {why(sentence)}."),
        advice=with_quotes("Split it, or use words that more people know. The hard words are in bold."),
        findings=tuple(findings),
        sentence=sentence,
    )


def heaviest(remarks: Sequence[Remark]) -> str:
    """Return the most urgent weight among the remarks; `hard` where that is no more than advice."""
    weights = [WEIGHTS.index(remark.weight) for remark in remarks if remark.weight]
    hard = any(remark.weight is None for remark in remarks)
    if hard and (not weights or min(weights) >= WEIGHTS.index("advice")):
        return "hard"
    return WEIGHTS[min(weights)] if weights else "hard"


@dataclass(frozen=True)
class Placed:
    """All that is said of a page, by the index of the block that it is said of."""

    at: Mapping[int, Sequence[Mark[Remark]]]
    """Marks on the text of a block."""
    whole: Mapping[int, Sequence[Remark]]
    """What is said of a block as a whole."""


def placed(page: PageReport) -> Placed:
    """Return where each remark on a page belongs; what belongs to no block is left out."""
    where = _blocks_by_selector(page.blocks)
    at: dict[int, list[Mark[Remark]]] = {}
    whole: dict[int, list[Remark]] = {}
    told: dict[_Span, list[Finding]] = {}
    for finding in open_findings(page):
        span = None if finding.rule in TOLD_BY_SCORE else _span(finding, where, page.blocks)
        if span is None:
            continue
        if finding.rule in TOLD_BY_SENTENCE:
            told.setdefault(span, []).append(finding)
        elif finding.text is None or _is_all(span, page.blocks):
            whole.setdefault(span.block, []).append(remark_of(finding))
        else:
            long = span.end - span.start >= _LONG
            at.setdefault(span.block, []).append(Mark(span.start, span.end, long, remark_of(finding)))
    for span, remark in _sentences(page, where, told):
        at.setdefault(span.block, []).append(Mark(span.start, span.end, True, remark))
    return Placed(at, whole)


class _Span(NamedTuple):
    block: int
    start: int
    end: int


def _sentences(
    page: PageReport, where: Mapping[str, Sequence[int]], told: dict[_Span, list[Finding]]
) -> Iterator[tuple[_Span, Remark]]:
    """Yield the remarks on whole sentences: those that are hard, then the others that have a finding."""
    for hard in hard_sentences(page):
        sentence = hard.sentence
        index = _block(where, page.blocks, sentence.selector, sentence.text, sentence.start)
        if index is not None:
            span = _Span(index, sentence.start, sentence.end)
            yield span, remark_on(sentence, told.pop(span, ()))
    for span, findings in told.items():
        yield from ((span, remark_of(finding)) for finding in findings)


def _span(finding: Finding, where: Mapping[str, Sequence[int]], blocks: Sequence[Block]) -> _Span | None:
    if finding.text is None:
        first = next(iter(where.get(finding.selector, ())), None)
        return None if first is None else _Span(first, 0, len(blocks[first].text))
    quote = finding.text
    index = _block(where, blocks, finding.selector, quote.quote, quote.start)
    return None if index is None else _Span(index, quote.start, quote.end)


def _is_all(span: _Span, blocks: Sequence[Block]) -> bool:
    length = len(blocks[span.block].text)
    return span.start == 0 and span.end == length and length >= _LONG


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
