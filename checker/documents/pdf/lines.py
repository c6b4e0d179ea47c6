"""Runs of text on a page → its lines, each character with line and column as a reader counts them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.documents.pdf.state import Run

_SAME_LINE = 0.5
"""Of the size: a baseline that is further away is another line; raised figures are nearer."""
_GAP = 0.16
"""Of the size: a wider gap between two runs is a space."""
_FAR = 1.5
"""Of the size: a wider gap parts columns or cells."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LIGATURES = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st",
})  # fmt: skip
_SHIFT_PAGE, _SHIFT_LINE = 48, 24


def packed(page: int, line: int, column: int) -> int:
    """Return the place of a character, all three counted from 1."""
    return page << _SHIFT_PAGE | line << _SHIFT_LINE | column


class PdfPlaces:
    """Places made by `packed`."""

    def of(self, at: int) -> tuple[int, int]:
        """Return the line on its page and the column of a place."""
        return at >> _SHIFT_LINE & 0xFFFFFF, at & 0xFFFFFF

    def page(self, at: int) -> int:
        """Return the page of a place, from 1."""
        return at >> _SHIFT_PAGE


@dataclass(slots=True)
class Piece:
    """A run with its place."""

    run: Run
    text: str
    at: int = 0
    raised: bool = False


@dataclass(slots=True)
class Line:
    """Pieces on one baseline with no wide gap between them, in the order in which they are drawn."""

    pieces: list[Piece] = field(default_factory=list)
    page: int = 0
    row: int = 0
    """Number of the line on its page, from the top, from 1."""
    beside: bool = False
    """Whether another line stands beside it, as in columns and tables."""

    @property
    def text(self) -> str:
        """Return what the line says."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def main(self) -> Run:
        """Return the first run of the size that most of the text has."""
        sizes = Counter[float]()
        for piece in self.pieces:
            sizes[round(piece.run.size, 1)] += len(piece.text.strip())
        usual = max(sizes, key=lambda size: sizes[size])
        return next(piece.run for piece in self.pieces if round(piece.run.size, 1) == usual)

    @property
    def x(self) -> float:
        """Return where the line begins."""
        return min(piece.run.x for piece in self.pieces)

    @property
    def end(self) -> float:
        """Return where the line ends."""
        return max(piece.run.end for piece in self.pieces)

    @property
    def y(self) -> float:
        """Return the baseline of most of its text."""
        return self.main.y

    @property
    def size(self) -> float:
        """Return the size of most of its text."""
        return self.main.size


def lines_of(runs: Sequence[Run], page: int) -> list[Line]:
    """Return the lines of a page in the order in which they are drawn."""
    lines: list[Line] = []
    for run in runs:
        text = _CONTROL.sub("", run.text.translate(_LIGATURES))
        if not text:
            continue
        last = lines[-1] if lines else None
        if last is not None and _repeats(last.pieces[-1].run, run):
            continue
        if last is not None and _continues(last, run):
            before = last.pieces[-1]
            gap = run.x - before.run.end
            if gap > _GAP * max(run.size, 1) and not before.text.endswith(" ") and not text.startswith(" "):
                text = f" {text}"
            last.pieces.append(Piece(run, text))
        else:
            lines.append(Line([Piece(run, text)], page))
    lines = [line for line in lines if line.text.strip()]
    _number(lines)
    for line in lines:
        _mark_raised(line)
    return lines


def _repeats(before: Run, run: Run) -> bool:
    """Say whether a run is drawn over the one before it, as some programs do for bold."""
    near = 0.2 * run.size
    return run.text == before.text and abs(run.x - before.x) < near and abs(run.y - before.y) < near


def _continues(line: Line, run: Run) -> bool:
    """Say whether a run stands on a line, right after what it has."""
    before = line.pieces[-1].run
    size = max(before.size, run.size, 1)
    if run.artifact != before.artifact or run.rotated != before.rotated:
        return False
    return abs(run.y - before.y) <= _SAME_LINE * size and -size < run.x - before.end < _FAR * size


def _number(lines: Sequence[Line]) -> None:
    """Give each line its number from the top, and each piece its place; lines side by side share a number."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: -one.y):
        if rows and rows[-1][0].y - line.y <= _SAME_LINE * max(1, min(line.size, rows[-1][0].size)):
            rows[-1].append(line)
        else:
            rows.append([line])
    for number, row in enumerate(rows, start=1):
        column = 1
        for line in sorted(row, key=lambda one: one.x):
            line.row, line.beside = number, len(row) > 1
            for piece in line.pieces:
                piece.at = packed(line.page, number, column)
                column += len(piece.text)
            column += 1


def _mark_raised(line: Line) -> None:
    main = line.main
    for piece in line.pieces:
        higher = piece.run.y - main.y
        piece.raised = piece.run.size < 0.85 * main.size and higher > 0.15 * main.size


def joined(lines: Sequence[Line]) -> Iterator[tuple[str, Piece | None]]:
    """Yield the pieces of lines that belong together, a hyphen at the end of a line taken off.

    A piece without a source is the space between two lines.
    """
    for number, line in enumerate(lines):
        if number + 1 == len(lines):
            yield from ((piece.text, piece) for piece in line.pieces)
            return
        following = lines[number + 1].text.lstrip()
        pieces = list(line.pieces)
        while not pieces[-1].text.strip():
            pieces.pop()
        yield from ((piece.text, piece) for piece in pieces[:-1])
        text = pieces[-1].text.rstrip()
        parts = is_hyphenated(text, following)
        yield (text[:-1] if parts else text), pieces[-1]
        if not parts:
            yield " ", None


def is_hyphenated(text: str, following: str) -> bool:
    """Say whether a line ends inside a word."""
    return text[-1:] in "-\u2010\u00ad" and text[-2:-1].isalpha() and following[:1].islower()
