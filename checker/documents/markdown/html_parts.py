"""The open elements of a Markdown file: those of Markdown, and those of the HTML in it."""

from collections.abc import Mapping
from typing import Any

from checker.documents.markdown.segments import Segments
from checker.documents.walk import Walk

_DEEPEST = 512
"""Elements inside one another; what is deeper stands beside the last, as in browsers."""
_MARKDOWN = ""
"""Stands on the stack for an element that Markdown itself opened."""


class Elements:
    """Opens and closes elements; HTML never closes what Markdown opened."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self._open: list[str] = []

    def start(self, tag: str, at: int, attributes: Mapping[str, str] | None = None, **more: Any) -> None:
        """Open an element of Markdown."""
        self._open.append(_MARKDOWN)
        self.walk.start(tag, attributes or {}, at, **more)

    def end(self) -> None:
        """Close the innermost element of Markdown, and what HTML left open in it."""
        while self._open:
            self.walk.end()
            if self._open.pop() == _MARKDOWN:
                return

    def markup(self, segments: Segments) -> None:
        """Take a piece of HTML."""
        from checker.documents.markdown.html_tags import TagsOf  # noqa: PLC0415  many drafts have none

        TagsOf(self, segments).read()

    def start_html(self, tag: str, attributes: Mapping[str, str], at: int) -> None:
        """Open an element of HTML."""
        if len(self._open) >= _DEEPEST and self._open[-1] != _MARKDOWN:
            self._open.pop()
            self.walk.end()
        self._open.append(tag)
        self.walk.start(tag, attributes, at)

    def close(self, tags: frozenset[str], outside: frozenset[str] = frozenset()) -> None:
        """Close the innermost element of these tags, unless one of Markdown or of `outside` is in it."""
        for depth in range(len(self._open) - 1, -1, -1):
            tag = self._open[depth]
            if tag in tags:
                while len(self._open) > depth:
                    self._open.pop()
                    self.walk.end()
                return
            if tag == _MARKDOWN or tag in outside:
                return
