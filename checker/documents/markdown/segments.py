"""Where the content of a Markdown block stands in the file: line by line, markers and indents taken off."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.documents.lines import Lines

_PREFIX = re.compile(r"(?:\s|>|[-*+](?=\s)|\d{1,9}[.)](?=\s))*")
"""What lists and quotes put before a line."""


class Segments(NamedTuple):
    """A content, and stretches of it that stand in the file character by character."""

    content: str
    starts: Sequence[int]
    """Offsets into the content at which a stretch begins, in order."""
    places: Sequence[int]
    """Offsets into the file, one a stretch."""

    def where(self, offset: int) -> int:
        """Return the place of a character of the content."""
        at = max(0, bisect_right(self.starts, offset) - 1)
        return self.places[at] + max(0, offset - self.starts[at]) if self.starts else 0

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the edges of the stretches between two offsets of the content."""
        first, last = bisect_right(self.starts, start), bisect_right(self.starts, end - 1)
        edges = [start, *self.starts[first:last], end]
        yield from pairwise(edges)


class Places:
    """Finds the content of blocks in the lines of the file."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.rows = text.split("\n")
        self.lines = lines

    def start(self, row: int) -> int:
        """Return where a row begins; rows count from 0."""
        return self.lines.starts[min(row, len(self.lines.starts) - 1)]

    def block(self, content: str, row: int) -> Segments:
        """Return where the lines of a block stand, each at the end of its row."""
        starts, places, offset = [], [], 0
        for number, line in enumerate(content.split("\n"), start=row):
            words = line.strip()
            if words:
                written = self.rows[number].rstrip() if number < len(self.rows) else ""
                at = len(written) - len(words) if written.endswith(words) else written.find(words)
                starts.append(offset + len(line) - len(line.lstrip()))
                places.append(self.start(number) + max(0, at))
            offset += len(line) + 1
        return Segments(content, starts, places)

    def heading(self, content: str, row: int, signs: str) -> Segments:
        """Return where the text of a heading that begins with `#` signs stands."""
        written = self.rows[row]
        at = written.find(content, max(0, written.find(signs)) + len(signs))
        return Segments(content, [0], [self.start(row) + max(0, at)])

    def cells(self, row: int, *, inside: bool) -> Iterator[Segments]:
        """Yield the cells of a table's row; `inside` says that a list or quote is around it."""
        written = self.rows[row]
        prefix = _PREFIX.match(written) if inside else None
        begin = prefix.end() if prefix else len(written) - len(written.lstrip())
        edges = [begin - 1, *_bars(written, begin), len(written.rstrip())]
        spans = [(start + 1, end) for start, end in pairwise(edges)]
        if spans and not written[spans[0][0] : spans[0][1]].strip():
            spans = spans[1:]
        for start, end in spans:
            yield self._cell(written, self.start(row), start, end)

    def _cell(self, written: str, base: int, start: int, end: int) -> Segments:
        raw = written[start:end]
        start += len(raw) - len(raw.lstrip())
        content, starts, places = "", [], []
        for piece in re.split(r"\\(?=\|)", raw.strip()):
            starts.append(len(content))
            places.append(base + start)
            content += piece
            start += len(piece) + 1
        return Segments(content, starts, places)


def _bars(written: str, begin: int) -> Iterator[int]:
    for bar in re.finditer(r"\|", written[begin:]):
        at = bar.start() + begin
        if at == begin or written[at - 1] != "\\":
            yield at
