"""Block tokens of Markdown → elements of the text."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from checker.documents.lines import Lines
from checker.documents.markdown.html_parts import Elements
from checker.documents.markdown.inline import Inline
from checker.documents.markdown.segments import Places, Segments
from checker.documents.walk import Walk

_FOOTNOTES = {"role": "doc-endnotes", "class": "footnotes"}


class Blocks:
    """Walks the tokens of a file."""

    def __init__(self, walk: Walk, text: str, lines: Lines) -> None:
        self.walk = walk
        self.elements = Elements(walk)
        self.places = Places(text, lines)
        self.cells: Iterator[Segments] = iter(())
        self.row = 0
        """The row, from 0, in which the last token began."""
        self.opened: list[Token] = []

    def take(self, tokens: Sequence[Token]) -> None:
        """Hand over all tokens."""
        for token in tokens:
            if token.map:
                self.row = token.map[0]
            if token.nesting == 1:
                self._open(token)
            elif token.nesting == -1:
                self._close(token)
            else:
                self._leaf(token)

    def _open(self, token: Token) -> None:
        self.opened.append(token)
        at = self.places.start(self.row)
        if token.type == "footnote_block_open":
            self.elements.start("section", at, _FOOTNOTES)
            self.elements.start("ol", at)
        elif token.type in ("list_item_open", "footnote_open"):
            self.elements.start("li", at, node=at if token.map else None)
        elif not token.hidden:
            self.elements.start(token.tag, at)
        if token.type == "tr_open":
            self.cells = self.places.cells(self.row, inside=token.level > 2)

    def _close(self, token: Token) -> None:
        self.opened.pop()
        if not token.hidden:
            self.elements.end()
        if token.type == "footnote_block_close":
            self.elements.end()

    def _leaf(self, token: Token) -> None:
        if token.type == "inline":
            self._inline(token)
        elif token.type in ("fence", "code_block"):
            self.elements.start("pre", self.places.start(self.row), hidden="code")
            self._lines(self.places.block(token.content, self.row + (token.type == "fence")))
            self.elements.end()
        elif token.type == "html_block":
            self.elements.markup(self.places.block(token.content, self.row))

    def _inline(self, token: Token) -> None:
        around = self.opened[-1] if self.opened else token
        if around.tag in ("td", "th"):
            segments = next(self.cells, Segments(token.content, [0], [self.places.start(self.row)]))
        elif around.type == "heading_open" and around.markup.startswith("#"):
            segments = self.places.heading(token.content, self.row, around.markup)
        else:
            segments = self.places.block(token.content, self.row)
        is_item = len(self.opened) > 1 and self.opened[-2].type == "list_item_open"
        Inline(self.elements, segments).take(token.children or (), is_item=is_item)

    def _lines(self, segments: Segments) -> None:
        for start, end in segments.pieces(0, len(segments.content)):
            self.walk.text(segments.content[start:end], segments.where(start))
