"""The report's own words: Markdown of the rule pages, and sentences that hold quotes of the page."""

import re
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from checker.report.words.escape import line

_QUOTED = re.compile(r"(“[^“”]*”)")


@dataclass(frozen=True)
class Words:
    """A piece of a sentence: ours, or quoted from the page."""

    text: str
    quoted: bool


def from_markdown(source: str) -> Markup:
    """Return Markdown of a rule page as HTML. Only for our own rule pages; raw HTML in it stays text."""
    return Markup(_markdown().render(source))  # noqa: S704 - markdown-it escapes; the source is a rule page


def with_quotes(message: str) -> tuple[Words, ...]:
    """Return a message in pieces, so that what stands in “quotes” can be told from our own words."""
    pieces = _QUOTED.split(line(message, 600))
    return tuple(Words(piece, piece.startswith("“")) for piece in pieces if piece)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(["heading", "lheading", "image", "html_block"])
