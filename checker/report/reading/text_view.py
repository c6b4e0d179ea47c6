"""The text of a page, block by block in its roles, with numbered marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from checker.model import Block, PageReport
from checker.report.reading.hard_sentences import hard_spans
from checker.report.reading.remarks import Placed, Remark, heaviest
from checker.report.reading.stretches import Stretch, stretches
from checker.report.words.escape import neutral
from checker.report.words.languages import tag

MOST_CHARACTERS = 200_000
"""Text of one page that is shown; more would make a file that no browser opens gladly."""
_GROUPS = {"listitem": "list", "cell": "cells", "headercell": "cells"}
_LABELS = {
    "quote": "Quote", "caption": "Caption", "button": "Button", "link": "Link", "label": "Label",
    "term": "Term", "definition": "Meaning",
}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """Some words: plain or hard, or with a numbered mark that may hold pieces of its own."""

    text: str
    hard: bool = False
    number: int = 0
    id: str = ""
    weight: str = ""
    """The most urgent weight of its remarks; empty without a mark."""
    long: bool = False
    remarks: tuple[Remark, ...] = ()
    parts: tuple["Piece", ...] = ()


@dataclass(frozen=True)
class Line:
    """One block."""

    id: str
    role: str
    label: str
    depth: int
    """Of a heading: 1 for the first under the report's own; 0 for all others."""
    lang: str
    pieces: tuple[Piece, ...]
    whole: Piece | None
    """What is said of the block as a whole: a mark without words."""


@dataclass(frozen=True)
class Passage:
    """Blocks that belong together: the items of a list, the cells of a table, or one block alone."""

    kind: str
    """`list`, `cells` or `alone`."""
    lines: tuple[Line, ...]

    @property
    def columns(self) -> int:
        """How many columns the cells stand in, by the row of headings they begin with; 0 if unknown."""
        heads = next((n for n, each in enumerate(self.lines) if each.role != "headercell"), 0)
        return heads if heads > 1 and len(self.lines) % heads == 0 else 0


@dataclass(frozen=True)
class TextView:
    """The text of a page; `left_out` counts the blocks at its end that there was no room for."""

    passages: tuple[Passage, ...]
    left_out: int
    numbers: Mapping[int, int]
    """`id()` of a finding or a hard sentence → number of its mark."""


@dataclass
class _Numbering:
    prefix: str
    last: int = 0
    of: dict[int, int] = field(default_factory=dict)

    def next(self, remarks: Sequence[Remark]) -> int:
        self.last += 1
        for remark in remarks:
            about = (*remark.findings, *([remark.sentence] if remark.sentence else []))
            self.of.update({id(each): self.last for each in about})
        return self.last


def text_view(page: PageReport, remarks: Placed, prefix: str) -> TextView:
    """Return the text of a page with its marks; ids begin with `prefix`."""
    numbering = _Numbering(prefix)
    shown = _that_fit(page.blocks)
    depths = _depths(page.blocks[:shown])
    lines = [
        _line(index, block, depth, remarks, numbering)
        for index, (block, depth) in enumerate(zip(page.blocks[:shown], depths, strict=True))
    ]
    return TextView(tuple(_passages(lines)), len(page.blocks) - shown, numbering.of)


def _that_fit(blocks: Sequence[Block]) -> int:
    room = MOST_CHARACTERS
    for number, block in enumerate(blocks):
        room -= len(block.text)
        if room < 0 and number:
            return number
    return len(blocks)


def _depths(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the depth of each heading so that no level is left out, 0 for other blocks."""
    open_levels: list[int] = []
    for block in blocks:
        if block.role != "heading":
            yield 0
            continue
        while open_levels and open_levels[-1] >= (block.level or 2):
            open_levels.pop()
        open_levels.append(block.level or 2)
        yield len(open_levels)


def _passages(lines: Sequence[Line]) -> Iterator[Passage]:
    for kind, together in groupby(lines, key=lambda each: _GROUPS.get(each.role, "alone")):
        if kind == "alone":
            yield from (Passage(kind, (each,)) for each in together)
        else:
            yield Passage(kind, tuple(together))


def _line(index: int, block: Block, depth: int, remarks: Placed, numbering: _Numbering) -> Line:
    text = block.text[:MOST_CHARACTERS]
    found = stretches(len(text), remarks.at.get(index, ()))
    pieces = tuple(_pieces(text, found, numbering))
    return Line(
        id=f"{numbering.prefix}-b{index}",
        role=block.role,
        label=_LABELS.get(block.role, ""),
        depth=depth,
        lang=tag(block.lang),
        pieces=pieces,
        whole=_on_all(remarks.whole.get(index, ()), numbering),
    )


def _pieces(text: str, found: Sequence[Stretch[Remark]], numbering: _Numbering) -> Iterator[Piece]:
    for stretch in found:
        if not stretch.about:
            yield Piece(neutral(text[stretch.start : stretch.end]))
        else:
            yield _marked(text, stretch, numbering)


def _marked(text: str, stretch: Stretch[Remark], numbering: _Numbering) -> Piece:
    parts: list[Piece] = []
    words = tuple(word for remark in stretch.about for word in remark.hard_words)
    for part in stretch.parts:
        if part.about:
            parts.append(_marked(text, part, numbering))
        else:
            parts += _with_hard_words(text[part.start : part.end], words)
    number = numbering.next(stretch.about)
    return Piece(
        text=neutral(text[stretch.start : stretch.end]),
        number=number,
        id=f"{numbering.prefix}-m{number}",
        weight=heaviest(stretch.about),
        long=bool(stretch.parts),
        remarks=stretch.about,
        parts=tuple(parts),
    )


def _on_all(remarks: Sequence[Remark], numbering: _Numbering) -> Piece | None:
    if not remarks:
        return None
    number = numbering.next(remarks)
    mark = f"{numbering.prefix}-m{number}"
    return Piece("", number=number, id=mark, weight=heaviest(remarks), remarks=tuple(remarks))


def _with_hard_words(text: str, words: Sequence[str]) -> Iterator[Piece]:
    at = 0
    for start, end in hard_spans(text, words):
        if at < start:
            yield Piece(neutral(text[at:start]))
        yield Piece(neutral(text[start:end]), hard=True)
        at = end
    if at < len(text):
        yield Piece(neutral(text[at:]))
