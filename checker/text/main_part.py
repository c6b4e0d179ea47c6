"""Find the part of the page that holds its own text."""

from typing import NamedTuple

from checker.model import Region
from checker.text.balance import Balance
from checker.text.regions import Tree

_ENOUGH = 0.15
"""A `main` with a smaller share of the page's running text is not its main part."""
_MOST = 0.6
"""The core holds this share of the running text around it, or more."""
_NEARLY_ALL = 0.75
"""An `article` with this share of the running text of `main` is the page's own text."""
_FAR_AHEAD = 3
"""One of several articles is the page's own when it has so many times the running text of the next."""


class MainPart(NamedTuple):
    """The regions whose text is the page's own, and how they were found."""

    regions: frozenset[int]
    how: str
    """`--include`, `main`, `article`, `density` or `body`."""
    landmark: int = -1
    """The region around the main part whose page title is still the reader's."""
    core: int = -1
    """The region inside that holds its running text; -1 where there is too little to tell."""


def find(tree: Tree) -> MainPart:
    """Return the user's choice, else `main`, a single `article`, where the text is, or the body."""
    included = frozenset(index for index, region in enumerate(tree.regions) if region.user == "include")
    if included:
        return MainPart(included, "--include")
    hidden = _hidden(tree)
    balance = Balance(tree, hidden)
    own = [index for index, region in enumerate(tree.regions) if not region.frame and index not in hidden]
    for how, candidates in (
        ("main", [index for index in own if _is(tree.regions[index], "main")]),
        ("article", _outermost(tree, [index for index in own if _is(tree.regions[index], "article")])),
    ):
        chosen = _chosen(tree, candidates, single=how == "article")
        if chosen is not None:
            article = _only_article(tree, chosen, own)
            root = chosen if article is None else article
            core = balance.heaviest(_inside(tree, root), _MOST, root)
            if article is None:
                return MainPart(frozenset({chosen}), how, core=core)
            return MainPart(frozenset({article}), "article", chosen, core)
    return _densest(tree, balance, own)


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
    filled = sorted(
        (index for index in candidates if tree.words[index]),
        key=lambda index: (tree.prose_words[index], tree.words[index]),
        reverse=True,
    )
    if not filled:
        return None
    best = filled[0]
    if single and _is_a_list(tree, best):
        return None
    if single and len(filled) > 1 and tree.prose_words[best] < _FAR_AHEAD * tree.prose_words[filled[1]]:
        return None
    return best if tree.prose_words[best] >= _ENOUGH * _page_prose(tree) else None


def _is_a_list(tree: Tree, article: int) -> bool:
    """Say whether most of the running text of an `article` stands in articles within it."""
    within = [at for at in _inside(tree, article) if at != article and _is(tree.regions[at], "article")]
    return 2 * sum(tree.prose_words[at] for at in _outermost(tree, within)) > tree.prose_words[article] > 0


def _only_article(tree: Tree, main: int, own: list[int]) -> int | None:
    """Return the one `article` inside `main` that holds nearly all its running text."""
    inside = [index for index in own if index != main and main in tree.chain(index)]
    articles = _outermost(tree, [index for index in inside if _is(tree.regions[index], "article")])
    wanted = _NEARLY_ALL * tree.prose_words[main]
    return next((at for at in articles if tree.words[at] and tree.prose_words[at] >= wanted), None)


def _page_prose(tree: Tree) -> int:
    return sum(tree.prose_words[index] for index, region in enumerate(tree.regions) if region.parent < 0)


def _inside(tree: Tree, root: int) -> set[int]:
    found = {root}
    for index in range(root + 1, len(tree.regions)):
        if tree.regions[index].parent in found:
            found.add(index)
    return found


def _densest(tree: Tree, balance: Balance, candidates: list[int]) -> MainPart:
    """Return the region with most of the running text and least else, with the title above it."""
    dense = balance.heaviest(candidates, _MOST)
    if dense < 0:
        return MainPart(frozenset(), "body")
    titled = next((at for at in tree.chain(dense) if at in tree.titled), -1)
    return MainPart(frozenset({dense}), "density", titled, dense)
