"""Places in a source: offsets of characters, and the line and column that an editor shows for them."""

from bisect import bisect_right
from typing import Protocol


class Places(Protocol):
    """Turns the places of one document into line and column; a place is a number that counts characters."""

    def of(self, at: int) -> tuple[int, int]:
        """Return line and column of a place, both from 1."""
        ...


class Lines:
    """The lines of a text in which every line ends with `\\n`. Places are offsets into it."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        found = text.find("\n")
        while found >= 0:
            self.starts.append(found + 1)
            found = text.find("\n", found + 1)

    def of(self, at: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1, columns in characters (Unicode code points)."""
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column that count from 1."""
        return self.starts[line - 1] + column - 1


_SHIFT = 32
"""Bits for the column: no line is longer."""


def packed(line: int, column: int = 1) -> int:
    """Return the place of a line and column, both from 1, for documents that are no text file."""
    return line << _SHIFT | column


class Packed:
    """Places made by `packed`."""

    def of(self, at: int) -> tuple[int, int]:
        """Return line and column of a place, both from 1."""
        return at >> _SHIFT, at & ((1 << _SHIFT) - 1)
