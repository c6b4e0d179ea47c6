"""How much of each region is running text, and how much speaks against it."""

from collections.abc import Collection

from checker.text import names
from checker.text.markup import is_beside, kind_of_markup
from checker.text.regions import Tree, weight

_ENOUGH = 20
"""Less weight than two short sentences have is too little to tell."""
_NEARLY = 0.9
"""Of regions within one another that weigh nearly the same, the innermost holds the text."""
_NEVER = frozenset("nav header footer aside ul ol dl form dialog details body html".split())  # noqa: SIM905
"""Tags that hold a part of a text at most."""


class Balance:
    """The weight of each region, as `net`, and the running text alone, as `gain`.

    What markup or a name declares to be something else counts for nothing.
    """

    def __init__(self, tree: Tree, hidden: Collection[int]) -> None:
        self.tree = tree
        size = len(tree.regions)
        self.net = [0.0] * size
        self.gain = [0.0] * size
        self.all_gain = 0.0
        silent = _silent(tree, hidden)
        for unit in tree.units:
            if unit.hidden or unit.region in silent:
                continue
            weighs = weight(unit)
            self.all_gain += max(0.0, weighs)
            if 0 <= unit.region < size:
                self.net[unit.region] += weighs
                self.gain[unit.region] += max(0.0, weighs)
        for index in range(size - 1, -1, -1):
            parent = tree.regions[index].parent
            if 0 <= parent < index:
                self.net[parent] += self.net[index]
                self.gain[parent] += self.gain[index]

    def heaviest(self, candidates: Collection[int], most: float, root: int = -1) -> int:
        """Return the region with most running text and least else; -1 where there is too little.

        It is widened to the region around it until it holds `most` of the running text in `root`, or on
        the page. `root` itself is always a candidate.
        """
        fit = [at for at in candidates if at == root or self.tree.regions[at].tag not in _NEVER]
        top = max((self.net[at] for at in fit), default=0.0)
        if top < _ENOUGH:
            return -1
        nearly = [at for at in fit if self.net[at] >= _NEARLY * top]
        best = max(nearly, key=lambda at: (len(list(self.tree.chain(at))), self.net[at]))
        wanted = most * (self.all_gain if root < 0 else self.gain[root])
        while best >= 0 and (self.gain[best] < wanted or self.tree.regions[best].tag in ("body", "html")):
            best = self.tree.regions[best].parent
        return best


def _silent(tree: Tree, hidden: Collection[int]) -> set[int]:
    found = set(hidden)
    for index, region in enumerate(tree.regions):
        if region.parent in found or (index not in found and _is_something_else(tree, index)):
            found.add(index)
    return found


def _is_something_else(tree: Tree, index: int) -> bool:
    region = tree.regions[index]
    if region.frame or is_beside(region) or kind_of_markup(region) not in ("", "form"):
        return True
    named = any(names.kinds(region)) or names.hint(region) == "aside"
    return named and tree.words[index] <= tree.all_words / 2
