"""Markdown (CommonMark with tables, footnotes, task lists and HTML) → units of text with their places."""

from checker.documents.decode import source
from checker.documents.lines import Lines
from checker.documents.markdown.blocks import Blocks
from checker.documents.markdown.front_matter import head
from checker.documents.markdown.masks import masked
from checker.documents.markdown.positions import DEEPEST, parser
from checker.documents.walk import Walk
from checker.model import PageText

_BRACKETS = 5000
"""In one paragraph. Looking for the links among more of them takes minutes."""


def read(data: bytes, name: str) -> PageText:
    """Return the text of a Markdown file; raises DocumentError when it is not text.

    Code, template code and the head of the file are no text of the reader; code is kept as hidden.
    """
    written, remarks = source(data, name)
    lines = Lines(written)
    about = head(written)
    front = "".join(char if char == "\n" else " " for char in written[: about.end])
    text, count = masked(front + written[about.end :], mdx=name.lower().endswith(".mdx"))
    if count:
        remarks += (f"Template code, such as shortcodes, was left out in {_places(count)}.",)

    def named(node: object, at: int) -> str:
        return f"line {lines.of(node if isinstance(node, int) else at)[0]}"

    walk = Walk(lines, named, about.lang)
    blocks = Blocks(walk, text, lines)
    blocks.elements.start("main", about.end)
    links = text.count("[") <= _BRACKETS or max(map(_brackets, text.split("\n\n"))) <= _BRACKETS
    tokens = parser(footnotes="[^" in text, links=links).parse(text)
    blocks.take(tokens)
    if not links:
        remarks += ("Links were not read: a paragraph has thousands of square brackets.",)
    if any(token.level >= DEEPEST - 2 for token in tokens):
        remarks += ("Lists or quotes are nested so deep that text in them may be missing.",)
    return walk.page_text(about.title, about.lang, remarks)


def _brackets(paragraph: str) -> int:
    return paragraph.count("[")


def _places(count: int) -> str:
    return "one place" if count == 1 else f"{count} places"
