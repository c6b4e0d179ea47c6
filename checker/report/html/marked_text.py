"""The page's text with its hard sentences and hard words marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.model import Block, HardSentence
from checker.report.words.escape import neutral
from checker.report.words.languages import tag

MOST_CHARACTERS = 30_000
"""Text of one page that is shown; more would make the report too heavy to open."""
_LABELS = {
    "quote": "Quote", "caption": "Caption", "button": "Button", "link": "Link", "label": "Label",
    "cell": "Table cell", "headercell": "Table heading", "term": "Term", "definition": "Meaning",
}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """Some words, hard or not."""

    text: str
    hard: bool


@dataclass(frozen=True)
class Stretch:
    """Some sentences; `grade` is set where it is one hard sentence."""

    pieces: tuple[Piece, ...]
    grade: float | None


@dataclass(frozen=True)
class Line:
    """One block, ready to be shown."""

    label: str
    """What it is, such as `Heading 2`; empty for a paragraph or a list item."""
    lang: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Passage:
    """List items that follow one another, or a single block."""

    is_list: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class MarkedText:
    """A page's text; `left_out` counts the blocks at its end that there was no room for."""

    passages: tuple[Passage, ...]
    left_out: int


def marked_text(blocks: Sequence[Block], hardest: Sequence[HardSentence]) -> MarkedText:
    """Return the blocks with the sentences of `hardest` and their hard words marked."""
    shown = _that_fit(blocks)
    passages = tuple(
        Passage(is_list, tuple(_line(block, hardest) for block in together))
        for is_list, together in _passages(blocks[:shown])
    )
    return MarkedText(passages, len(blocks) - shown)


def _that_fit(blocks: Sequence[Block]) -> int:
    room = MOST_CHARACTERS
    for number, block in enumerate(blocks):
        room -= len(block.text)
        if room < 0 and number:
            return number
    return len(blocks)


def _passages(blocks: Iterable[Block]) -> Iterator[tuple[bool, list[Block]]]:
    for is_list, together in groupby(blocks, key=lambda block: block.role == "listitem"):
        if is_list:
            yield True, list(together)
        else:
            yield from ((False, [block]) for block in together)


def _line(block: Block, hardest: Sequence[HardSentence]) -> Line:
    label = f"Heading {block.level or ''}".strip() if block.role == "heading" else _LABELS.get(block.role, "")
    here = [s for s in hardest if s.selector == block.selector and block.text[s.start : s.end] == s.text]
    return Line(label, tag(block.lang), tuple(_stretches(block.text[:MOST_CHARACTERS], here)))


def _stretches(text: str, hard: Iterable[HardSentence]) -> Iterator[Stretch]:
    at = 0
    for sentence in sorted(hard, key=lambda each: each.start):
        if sentence.start < at:
            continue
        if sentence.start > at:
            yield Stretch((Piece(neutral(text[at : sentence.start]), hard=False),), None)
        yield Stretch(tuple(_words(sentence)), sentence.grade)
        at = sentence.end
    if at < len(text):
        yield Stretch((Piece(neutral(text[at:]), hard=False),), None)


def _words(sentence: HardSentence) -> Iterator[Piece]:
    if not sentence.hard_words:
        yield Piece(neutral(sentence.text), hard=False)
        return
    longest_first = sorted(sentence.hard_words, key=len, reverse=True)
    either = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    for number, part in enumerate(either.split(sentence.text)):
        if part:
            yield Piece(neutral(part), hard=number % 2 == 1)
