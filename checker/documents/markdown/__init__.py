"""Markdown (CommonMark with tables, footnotes, task lists and HTML) → units of text with their places."""

from checker.documents.decode import source
from checker.documents.lines import Lines
from checker.documents.markdown.blocks import Blocks
from checker.documents.markdown.front_matter import head
from checker.documents.markdown.masks import masked
from checker.documents.markdown.positions import parser
from checker.documents.walk import Walk
from checker.model import PageText


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
    blocks.take(parser(footnotes="[^" in text).parse(text))
    return walk.page_text(about.title, about.lang, remarks)


def _places(count: int) -> str:
    return "one place" if count == 1 else f"{count} places"
