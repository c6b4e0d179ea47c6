"""HTML inside Markdown: its tags open and close elements around the text, its comments are nothing."""

from checker.documents.entities import pieces
from checker.documents.lines import Lines
from checker.documents.markdown.html_parts import Elements
from checker.documents.markdown.segments import Segments
from checker.source_lines import omitted_tags as html
from checker.source_lines.tree import TagReader


class TagsOf(TagReader):
    """Reads one piece of HTML."""

    def __init__(self, elements: Elements, segments: Segments) -> None:
        super().__init__(convert_charrefs=True)
        self.elements = elements
        self.segments = segments
        self.lines = Lines(segments.content)

    def read(self) -> None:
        """Hand the tags and the text over."""
        self.feed(self.segments.content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and close what it closes."""
        values = {name: value or "" for name, value in reversed(attrs)}
        at = self.segments.where(self._offset())
        for closed, outside in html.CLOSES.get(tag, ()):
            self.elements.close(closed, outside)
        if tag in html.VOID:
            self.elements.walk.void(tag, values, at)
        else:
            self.elements.start_html(tag, values, at)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element and close it."""
        self.handle_starttag(tag, attrs)
        if tag not in html.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element that was opened inside the same element of Markdown."""
        self.elements.close(frozenset((tag,)))

    def handle_data(self, data: str) -> None:
        """Add text."""
        segments, walk = self.segments, self.elements.walk
        for piece in pieces(data, segments.content, self._offset()):
            if not piece.exact:
                walk.text_instead(piece.text, segments.where(piece.at))
                continue
            for start, end in segments.pieces(piece.at, piece.at + len(piece.text)):
                walk.text(segments.content[start:end], segments.where(start))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.lines.offset(line, column + 1)
