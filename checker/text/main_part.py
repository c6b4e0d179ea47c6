"""Find the part of the page that holds its own text."""

from typing import NamedTuple

from checker.model import Region
from checker.text import names
from checker.text.markup import is_beside, kind_of_markup
from checker.text.regions import Tree, weight

_ENOUGH = 0.15
"""A `main` with a smaller share of the page's running text is not its main part."""
_MIN_WEIGHT = 20
_HALF = 0.5
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
    """The `main` around a chosen `article`: a page title that stands there is still the reader's."""
    core: int = -1
    """The region inside that holds its running text; -1 where there is too little to tell."""


def find(tree: Tree) -> MainPart:
    """Return the user's choice, else `main`, a single `article`, where the text is, or the body."""
    included = frozenset(index for index, region in enumerate(tree.regions) if region.user == "include")
    if included:
        return MainPart(included, "--include")
    hidden = _hidden(tree)
    weights = _weights(tree, hidden)
    own = [index for index, region in enumerate(tree.regions) if not region.frame and index not in hidden]
    for how, candidates in (
        ("main", [index for index in own if _is(tree.regions[index], "main")]),
        ("article", _outermost(tree, [index for index in own if _is(tree.regions[index], "article")])),
    ):
        chosen = _chosen(tree, candidates, single=how == "article")
        if chosen is not None:
            article = _only_article(tree, chosen, own)
            core = _heaviest(tree, weights, chosen if article is None else article)
            if article is None:
                return MainPart(frozenset({chosen}), how, core=core)
            return MainPart(frozenset({article}), "article", chosen, core)
    return _densest(tree, weights, own)


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
    if single and len(filled) > 1 and tree.prose_words[best] < _FAR_AHEAD * tree.prose_words[filled[1]]:
        return None
    return best if tree.prose_words[best] >= _ENOUGH * _page_prose(tree) else None


def _only_article(tree: Tree, main: int, own: list[int]) -> int | None:
    """Return the one `article` inside `main` that holds nearly all its running text."""
    inside = [index for index in own if index != main and main in tree.chain(index)]
    articles = _outermost(tree, [index for index in inside if _is(tree.regions[index], "article")])
    wanted = _NEARLY_ALL * tree.prose_words[main]
    return next((at for at in articles if tree.words[at] and tree.prose_words[at] >= wanted), None)


def _page_prose(tree: Tree) -> int:
    return sum(tree.prose_words[index] for index, region in enumerate(tree.regions) if region.parent < 0)


_NOT_MAIN = frozenset("nav header footer aside ul ol dl form dialog details body html".split())  # noqa: SIM905


def _weights(tree: Tree, hidden: set[int]) -> list[float]:
    """Return how much running text each region holds, less what speaks against it.

    What its markup or its name declares to be something else counts for nothing.
    """
    silent = set(hidden)
    for index, region in enumerate(tree.regions):
        if region.parent in silent or (index not in silent and _is_something_else(tree, index)):
            silent.add(index)
    found = [0.0] * len(tree.regions)
    for unit in tree.units:
        if not unit.hidden and 0 <= unit.region < len(found) and unit.region not in silent:
            found[unit.region] += weight(unit)
    for index in range(len(found) - 1, -1, -1):
        parent = tree.regions[index].parent
        if 0 <= parent < index:
            found[parent] += found[index]
    return found


def _is_something_else(tree: Tree, index: int) -> bool:
    region = tree.regions[index]
    if region.frame or is_beside(region) or kind_of_markup(region) not in ("", "form"):
        return True
    named = any(names.kinds(region)) or names.hint(region) == "aside"
    return named and tree.words[index] <= tree.all_words / 2


def _heaviest(tree: Tree, weights: list[float], root: int) -> int:
    """Return the region in another one, or that one, that holds most running text with least else."""
    inside = {root}
    for index in range(root + 1, len(weights)):
        if tree.regions[index].parent in inside:
            inside.add(index)
    chosen = [index for index in inside if index == root or tree.regions[index].tag not in _NOT_MAIN]
    best = max(chosen, key=lambda index: (weights[index], index))
    return best if weights[best] >= _MIN_WEIGHT else -1


def _densest(tree: Tree, weights: list[float], candidates: list[int]) -> MainPart:
    """Return the region with most running text and least else; the body where there is too little."""
    dense = [
        index
        for index in candidates
        if tree.regions[index].tag not in _NOT_MAIN and weights[index] >= _MIN_WEIGHT
    ]
    best = max(dense, key=lambda index: (weights[index], index), default=None)
    if best is None or weights[best] < _HALF * max(weights):
        return MainPart(frozenset(), "body")
    return MainPart(frozenset({best}), "density", core=best)
