"""HTML inside Markdown: its tags open and close elements around the text, its comments are nothing."""

from collections.abc import Mapping

from checker.documents.entities import pieces
from checker.documents.lines import Lines
from checker.documents.markdown.segments import Segments
from checker.documents.walk import Walk
from checker.source_lines import omitted_tags as html
from checker.source_lines.tree import TagReader

_DEEPEST = 512
"""Elements inside one another; what is deeper stands beside the last, as in browsers."""
_MARKDOWN = ""
"""Stands on the stack for an element that Markdown itself opened."""


class Elements:
    """The open elements of a Markdown file, those of Markdown and those of HTML."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self._open: list[str] = []

    def start(self, tag: str, at: int, attributes: Mapping[str, str] | None = None, **more: object) -> None:
        """Open an element of Markdown."""
        self._open.append(_MARKDOWN)
        self.walk.start(tag, attributes or {}, at, **more)  # type: ignore[arg-type]

    def end(self) -> None:
        """Close the innermost element of Markdown, and what HTML left open in it."""
        while self._open:
            self.walk.end()
            if self._open.pop() == _MARKDOWN:
                return

    def markup(self, segments: Segments) -> None:
        """Take a piece of HTML."""
        _Tags(self, segments).read()

    def start_tag(self, tag: str, attributes: Mapping[str, str], at: int) -> None:
        """Open an element of HTML, and close what it closes."""
        for closed, outside in html.CLOSES.get(tag, ()):
            self._close(closed, outside)
        if tag in html.VOID:
            self.walk.void(tag, attributes, at)
            return
        if len(self._open) >= _DEEPEST and self._open[-1] != _MARKDOWN:
            self._open.pop()
            self.walk.end()
        self._open.append(tag)
        self.walk.start(tag, attributes, at)

    def end_tag(self, tag: str) -> None:
        """Close an element of HTML that was opened inside the same element of Markdown."""
        self._close(frozenset((tag,)), frozenset())

    def _close(self, tags: html.Tags, outside: html.Tags) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            tag = self._open[depth]
            if tag in tags:
                while len(self._open) > depth:
                    self._open.pop()
                    self.walk.end()
                return
            if tag == _MARKDOWN or tag in outside:
                return


class _Tags(TagReader):
    """Reads one piece of HTML."""

    def __init__(self, elements: Elements, segments: Segments) -> None:
        super().__init__(convert_charrefs=True)
        self.elements = elements
        self.segments = segments
        self.lines = Lines(segments.content)

    def read(self) -> None:
        self.feed(self.segments.content)
        self.close()

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.lines.offset(line, column + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in reversed(attrs)}
        self.elements.start_tag(tag, values, self.segments.where(self._offset()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in html.VOID:
            self.elements.end_tag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.elements.end_tag(tag)

    def handle_data(self, data: str) -> None:
        segments, walk = self.segments, self.elements.walk
        for piece in pieces(data, segments.content, self._offset()):
            if not piece.exact:
                walk.text_instead(piece.text, segments.where(piece.at))
                continue
            for start, end in segments.pieces(piece.at, piece.at + len(piece.text)):
                walk.text(segments.content[start:end], segments.where(start))
