"""Markdown read by markdown-it-py, each inline token with its place in the text of its block."""

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_WITH_PLACE = (
    "newline", "escape", "backticks", "link", "image", "autolink", "html_inline", "entity", "footnote_ref",
)  # fmt: skip
"""Rules whose tokens do not show how many characters of the source they took."""

DEEPEST = 100
"""Elements inside one another; what is deeper is not read."""


@cache
def parser(*, footnotes: bool, links: bool) -> MarkdownIt:
    """Return a parser of CommonMark with tables and strikethrough, its tokens marked with their places.

    `meta["at"]` and `meta["end"]` of a token are offsets into the content of its block; what stands between
    two such tokens is taken as written.
    """
    reader = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    if footnotes:
        from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415  few drafts have any

        reader.use(footnote_plugin, inline=False)
    if not links:
        reader.disable(["link", "image"])
    reader.disable("text_join")  # it would glue entities to the text around them
    rules = {rule.name: rule.fn for rule in reader.inline.ruler.__rules__}
    for name in _WITH_PLACE:
        if name in rules:
            reader.inline.ruler.at(name, _placing(rules[name]))
    return reader


def _placing(rule: Any) -> Any:
    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        found: bool = rule(state, silent)
        made = state.tokens[before:] if found and not silent else ()
        if made:
            made[-1].meta.update(at=start, end=state.pos)
            for token in made[:2]:  # text that was waiting may stand before it
                if token.type == "link_open":
                    token.meta.update(at=start, end=start + 1)
        return found

    return placed
