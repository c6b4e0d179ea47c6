"""Inline tokens of Markdown → text and marks with their places."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from checker.documents.markdown.html_parts import Elements
from checker.documents.markdown.segments import Segments

_TASK = re.compile(r"\[[ xX]\]\s+")


class Inline:
    """Hands the content of one block over, character by character."""

    def __init__(self, elements: Elements, segments: Segments) -> None:
        self.elements = elements
        self.walk = elements.walk
        self.segments = segments
        self.content = segments.content
        self.cursor = 0

    def take(self, tokens: Sequence[Token], *, is_item: bool) -> None:
        """Hand over the tokens of a block; the box of a task at the start of a list item is left out."""
        task = _TASK.match(self.content) if is_item else None
        for token in tokens:
            self._token(token, task.end() if task else 0)
            self.cursor = max(self.cursor, int(token.meta.get("end", 0)))

    def _token(self, token: Token, skipped: int) -> None:
        at = int(token.meta.get("at", self.cursor))
        if token.type == "text":
            self._text(token.content, skipped)
        elif token.type == "text_special":
            self._special(token, at)
        elif token.type == "softbreak":
            self.walk.text("\n", self.segments.where(at))
        elif token.type == "hardbreak":
            self.walk.line_break()
        elif token.type == "code_inline":
            self._code(token, at)
        elif token.type == "html_inline":
            self.elements.markup(self._part(at, int(token.meta["end"])))
        elif token.type == "footnote_ref":
            self._footnote(int(token.meta["id"]) + 1, at)
        elif token.nesting == 1:
            attributes = {name: str(value) for name, value in token.attrs.items()}
            self.elements.start(token.tag, self.segments.where(at), attributes)
            self.cursor += len(token.markup) if "end" not in token.meta else 0
        elif token.nesting == -1:
            self.elements.end()
            self.cursor += len(token.markup) if "end" not in token.meta else 0

    def _text(self, text: str, skipped: int) -> None:
        found = self.content.find(text, self.cursor)
        if found < 0:
            self.walk.text_instead(text, self.segments.where(self.cursor))
            return
        end = found + len(text)
        for start, stop in self.segments.pieces(max(found, min(skipped, end)), end):
            self.walk.text(self.content[start:stop], self.segments.where(start))
        self.cursor = end

    def _special(self, token: Token, at: int) -> None:
        """Take an entity or an escaped character."""
        where = self.segments.where(at)
        if token.info == "escape" and token.markup.endswith(token.content):
            self.walk.text(token.content, where + len(token.markup) - len(token.content))
        else:
            self.walk.text_instead(token.content, where)

    def _code(self, token: Token, at: int) -> None:
        self.elements.start("code", self.segments.where(at), hidden="code")
        start, end = at + len(token.markup), int(token.meta["end"]) - len(token.markup)
        for begin, stop in self.segments.pieces(start, end):
            self.walk.text(self.content[begin:stop], self.segments.where(begin))
        self.elements.end()

    def _footnote(self, number: int, at: int) -> None:
        """Take the mark of a footnote as a page shows it: a raised number that leads to the note."""
        where = self.segments.where(at)
        self.elements.start("sup", where)
        self.elements.start("a", where, {"href": f"#fn{number}"})
        self.walk.text_instead(f"[{number}]", where)
        self.elements.end()
        self.elements.end()

    def _part(self, start: int, end: int) -> Segments:
        """Return a part of the content with its own places."""
        edges = list(self.segments.pieces(start, end))
        return Segments(
            self.content[start:end],
            [begin - start for begin, _ in edges],
            [self.segments.where(begin) for begin, _ in edges],
        )
