"""The text of two versions, sentence by sentence: what is new, what is gone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, islice
from typing import Literal, NamedTuple

from checker.model import Block, PageReport
from checker.report.words.escape import line
from checker.text.sentences import sentences

MOST_SENTENCES = 3000
"""Sentences of a version that are compared; the time to compare grows with their square at worst."""
_ALIKE = 0.5
"""Sentences that share so much of their words in order (Ratcliff & Obershelp) are one that was rewritten."""
_NEAR = 6
"""So many sentences that are gone are held against one that is new."""
Way = Literal["same", "new", "gone"]


class Said(NamedTuple):
    """A sentence of one version, and the number of its block."""

    text: str
    block: int


@dataclass(frozen=True)
class Run:
    """Sentences of one block that went the same way."""

    way: Way
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A block with a change in it, or `same` blocks in a row that have none."""

    runs: tuple[Run, ...]
    same: int = 0


def sentences_of(block: Block) -> tuple[str, ...]:
    """Return the sentences of a block; a heading, label or cell is one."""
    if not block.prose:
        return (block.text,)
    return tuple(block.text[start:end] for start, end in sentences(block.text, block.lang or "en"))


def text_changes(before: PageReport, now: PageReport) -> tuple[Paragraph, ...]:
    """Return the newer text in order with what is new and what is gone; blocks that are the same, counted."""
    old, new = _said(before), _said(now)
    matcher = SequenceMatcher(None, [each.text for each in old], [each.text for each in new], autojunk=False)
    told = [_paragraph(together) for together in _by_block(list(_ways(matcher, old, new)))]
    return tuple(_joined(told))


def _said(page: PageReport) -> list[Said]:
    every = (
        Said(line(sentence), number)
        for number, block in enumerate(page.blocks)
        for sentence in sentences_of(block)
    )
    return list(islice((each for each in every if each.text), MOST_SENTENCES))


class _Turn(NamedTuple):
    way: Way
    text: str
    block: tuple[str, int]


def _ways(matcher: "SequenceMatcher[str]", old: Sequence[Said], new: Sequence[Said]) -> Iterator[_Turn]:
    """Yield each sentence of both versions with what became of it, and the block that it is shown in.

    What is gone is shown in the block of what came in its place; where nothing did, in its own.
    """
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield from (_Turn("same", each.text, ("new", each.block)) for each in new[new_from:new_to])
            continue
        gone, come = old[old_from:old_to], new[new_from:new_to]
        if come:
            yield from _rewritten(gone, come)
            continue
        for each in gone:
            yield _Turn("gone", each.text, _beside(new, new_from, old, each, old_from))


def _rewritten(gone: Sequence[Said], come: Sequence[Said]) -> Iterator[_Turn]:
    """Yield sentences in whose place others came; of two that are much alike, only the words that differ."""
    at, waiting = 0, list[Said]()
    for each in come:
        block = ("new", each.block)
        near = range(at, min(at + _NEAR, len(gone)))
        like = next((number for number in near if _alike(gone[number].text, each.text)), None)
        if like is None:
            waiting.append(each)
            continue
        yield from _replaced(gone[at:like], waiting, block)
        yield from _words(gone[like].text.split(), each.text.split(), block)
        at, waiting = like + 1, []
    yield from _replaced(gone[at:], waiting, ("new", come[-1].block))


def _replaced(gone: Sequence[Said], come: Sequence[Said], block: tuple[str, int]) -> Iterator[_Turn]:
    """Yield what is gone, in the block of what came in its place, or in `block` where nothing did."""
    place = ("new", come[0].block) if come else block
    yield from (_Turn("gone", each.text, place) for each in gone)
    yield from (_Turn("new", each.text, ("new", each.block)) for each in come)


def _alike(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _words(old: Sequence[str], new: Sequence[str], block: tuple[str, int]) -> Iterator[_Turn]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield _Turn("same", " ".join(new[new_from:new_to]), block)
            continue
        if old_from < old_to:
            yield _Turn("gone", " ".join(old[old_from:old_to]), block)
        if new_from < new_to:
            yield _Turn("new", " ".join(new[new_from:new_to]), block)


def _beside(new: Sequence[Said], at: int, old: Sequence[Said], gone: Said, first: int) -> tuple[str, int]:
    """Return the block that a lost sentence is shown in: that of its neighbour, if they were in one block."""
    if at and first and old[first - 1].block == gone.block:
        return "new", new[at - 1].block
    return "old", gone.block


def _by_block(turns: Sequence[_Turn]) -> Iterator[list[_Turn]]:
    for _, together in groupby(turns, key=lambda turn: turn.block):
        yield list(together)


def _paragraph(turns: Sequence[_Turn]) -> Paragraph:
    if all(turn.way == "same" for turn in turns):
        return Paragraph((), same=1)
    runs = groupby(turns, key=lambda turn: turn.way)
    return Paragraph(tuple(Run(way, " ".join(turn.text for turn in together)) for way, together in runs))


def _joined(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    for same, together in groupby(paragraphs, key=lambda each: bool(each.same)):
        if same:
            yield Paragraph((), same=sum(each.same for each in together))
        else:
            yield from together
