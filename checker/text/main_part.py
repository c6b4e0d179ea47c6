"""Find the part of the page that holds its own text."""

from typing import NamedTuple

from checker.model import Region
from checker.text.regions import Tree

_ENOUGH = 0.15
"""A `main` with a smaller share of the page's running text is not its main part."""
_DENSE = 0.75
"""The innermost region with this share of the running text is the main part where nothing names it."""
_MIN_PROSE = 60
_NEARLY_ALL = 0.75
"""An `article` with this share of the running text of `main` is the page's own text."""


class MainPart(NamedTuple):
    """The regions whose text is the page's own, and how they were found."""

    regions: frozenset[int]
    how: str
    """`--include`, `main`, `article`, `density` or `body`."""
    landmark: int = -1
    """The `main` around a chosen `article`: a page title that stands there is still the reader's."""


def find(tree: Tree) -> MainPart:
    """Return the user's choice, else `main`, a single `article`, where the text is, or the body."""
    included = frozenset(index for index, region in enumerate(tree.regions) if region.user == "include")
    if included:
        return MainPart(included, "--include")
    hidden = _hidden(tree)
    own = [index for index, region in enumerate(tree.regions) if not region.frame and index not in hidden]
    for how, candidates in (
        ("main", [index for index in own if _is(tree.regions[index], "main")]),
        ("article", _outermost(tree, [index for index in own if _is(tree.regions[index], "article")])),
    ):
        chosen = _chosen(tree, candidates, single=how == "article")
        if chosen is not None:
            article = _only_article(tree, chosen, own)
            if article is None:
                return MainPart(frozenset({chosen}), how)
            return MainPart(frozenset({article}), "article", chosen)
    dense = _densest(tree, own)
    return MainPart(frozenset({dense}), "density") if dense is not None else MainPart(frozenset(), "body")


def _is(region: Region, name: str) -> bool:
    return region.role == name or (region.tag == name and not region.role)


def _hidden(tree: Tree) -> set[int]:
    """Return the regions that no reader can bring to light, with all that is in them."""
    found: set[int] = set()
    for index, region in enumerate(tree.regions):
        if (region.hidden and not region.disclosed_by) or region.parent in found:
            found.add(index)
    return found


def _outermost(tree: Tree, candidates: list[int]) -> list[int]:
    inner = set(candidates)
    return [index for index in candidates if not inner.intersection(list(tree.chain(index))[1:])]


def _chosen(tree: Tree, candidates: list[int], *, single: bool) -> int | None:
    """Return the candidate with most text, if it holds enough of the page's running text."""
    filled = [index for index in candidates if tree.words[index]]
    if not filled or (single and len(filled) > 1):
        return None
    best = max(filled, key=lambda index: (tree.prose_words[index], tree.words[index]))
    return best if tree.prose_words[best] >= _ENOUGH * _page_prose(tree) else None


def _only_article(tree: Tree, main: int, own: list[int]) -> int | None:
    """Return the one `article` inside `main` that holds nearly all its running text."""
    inside = [index for index in own if index != main and main in tree.chain(index)]
    articles = _outermost(tree, [index for index in inside if _is(tree.regions[index], "article")])
    wanted = _NEARLY_ALL * tree.prose_words[main]
    return next((at for at in articles if tree.words[at] and tree.prose_words[at] >= wanted), None)


def _page_prose(tree: Tree) -> int:
    return sum(tree.prose_words[index] for index, region in enumerate(tree.regions) if region.parent < 0)


_NOT_MAIN = ("nav", "header", "footer", "aside", "ul", "ol", "dl", "table", "form", "dialog", "details")


def _densest(tree: Tree, candidates: list[int]) -> int | None:
    """Return the innermost region with most of the running text."""
    prose = _page_prose(tree)
    if prose < _MIN_PROSE:
        return None
    dense = [
        index
        for index in candidates
        if tree.prose_words[index] >= _DENSE * prose
        and tree.regions[index].tag not in (*_NOT_MAIN, "body", "html")
        and tree.sentences[index] >= 3
    ]
    return max(dense, key=lambda index: len(list(tree.chain(index))), default=None)
