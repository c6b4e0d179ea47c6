"""The characters of one unit of text: white space collapsed as a browser shows it, each with its place."""

import re
from typing import Literal, NamedTuple

from checker.documents.lines import Places
from checker.model import Anchor, InlineMark

MASK = "\ufdd0"
"""A character that no text has (Unicode, "noncharacters"): it stands where template code was taken out."""
_UNSEEN = f"\u00ad\u200b\u2060\ufeff{MASK}"
_ODD = re.compile(rf"[{_UNSEEN}]+|[^\S ][\s{_UNSEEN}]*| [\s{_UNSEEN}]+")
"""What is not taken over as it is; single spaces are."""
_NOWHERE = -1
MarkKind = Literal["sup", "sub", "link", "abbr", "strong", "code", "lang", "quote"]


class Line(NamedTuple):
    """What one unit says."""

    text: str
    marks: tuple[InlineMark, ...]
    anchors: tuple[Anchor, ...]
    at: int
    """Place of its first character."""


class _Open(NamedTuple):
    kind: MarkKind
    value: str
    start: int


class Buffer:
    """Collects a unit's characters, marks and anchors, as the probe for rendered pages does."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._clear()

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._spaced = True
        """Whether a space would be one too many: at the start, and after another space."""
        self._expected = _NOWHERE
        self._anchors: list[tuple[int, int]] = []
        self._marks: list[tuple[_Open, int]] = []

    def add(self, data: str, at: int) -> None:
        """Add text whose characters stand at `at`, `at` + 1, …"""
        done = 0
        for odd in _ODD.finditer(data):
            self._literal(data[done : odd.start()], at + done)
            done = odd.end()
            if odd.group().strip(_UNSEEN):
                self._literal(" ", at + odd.start())
                self._expected = _NOWHERE
        self._literal(data[done:], at + done)

    def add_instead(self, data: str, at: int) -> None:
        """Add text that stands for something else in the source, such as an entity; all of it is at `at`."""
        for char in data:
            self.add(char, at)
            self._expected = _NOWHERE

    def _literal(self, piece: str, at: int) -> None:
        if self._spaced and piece.startswith(" "):
            piece, at = piece[1:], at + 1
        if not piece:
            return
        if at != self._expected:
            self._anchors.append((self._length, at))
        self._parts.append(piece)
        self._length += len(piece)
        self._spaced = piece.endswith(" ")
        self._expected = at + len(piece)

    def ends_in_word(self) -> bool:
        """Say whether there is text that no space ends."""
        return not self._spaced

    def enter(self, kind: MarkKind, value: str) -> None:
        """Begin a mark, such as a link."""
        self._open.append(_Open(kind, value, self._length))

    def leave(self) -> None:
        """End the innermost mark."""
        mark = self._open.pop()
        if self._length > mark.start:
            self._marks.append((mark, self._length))

    def take(self, places: Places) -> Line | None:
        """Hand over what there is, None for nothing; marks that are open go on in the next unit."""
        text = "".join(self._parts).rstrip()
        anchors = [(start, at) for start, at in self._anchors if start < len(text)]
        marks = self._ended(len(text))
        self._clear()
        self._open = [mark._replace(start=0) for mark in self._open]
        if not text:
            return None
        placed = ((start, places.of(at)) for start, at in anchors)
        return Line(
            text,
            tuple(marks),
            tuple(Anchor(start=start, line=line, column=column) for start, (line, column) in placed),
            anchors[0][1],
        )

    def _ended(self, length: int) -> list[InlineMark]:
        ended = [(mark, min(end, length)) for mark, end in self._marks]
        ended += [(mark, length) for mark in self._open]
        return sorted(
            (
                InlineMark(start=mark.start, end=end, kind=mark.kind, value=mark.value)
                for mark, end in ended
                if end > mark.start
            ),
            key=lambda mark: (mark.start, -mark.end),
        )
