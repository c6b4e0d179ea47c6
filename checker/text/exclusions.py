"""Which text is not the reader's: region by region, each with its reason."""

from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from checker.model import Region, TextUnit
from checker.text import names
from checker.text.lines import kind_of_line
from checker.text.main_part import MainPart
from checker.text.markup import is_beside, kind_of_markup
from checker.text.reasons import Reason
from checker.text.regions import Tree, is_sentence

_MOSTLY_LINKS = 0.8
_SOME_LINKS = 0.3
_SMALL = 80
"""Words. A larger region is not taken for a share bar, a chat or the like by its name alone."""
_LABEL = 12
"""Words. So little needs no links to be a share bar or the heading of one."""
_LAST_KINDS = ("author", "comments", "promo", "newsletter", "legal")
"""Kinds that stand below a text, in sentences of their own."""
_LAST = 150
"""Words."""
_SMALL_KINDS = ("chat", "newsletter", "advert", "search", "author", "dialog")
_LINKED_KINDS = ("navigation", "related", "share", "header")
"""Kinds that a name alone does not prove: most of their text must be links."""


class _Surroundings(NamedTuple):
    """What the regions around a place say about the text there."""

    user: Reason | None
    hidden: int
    """The outermost hidden region; -1 when none is."""
    region: Reason | None
    """The reason of the outermost region that has one."""
    in_main: bool
    outside: int
    """The outermost region that holds none of the main part; -1 when all do."""
    in_landmark: bool


_NOWHERE = _Surroundings(None, -1, None, False, -1, False)


class Exclusions:
    """Answers for one page why a unit is left out. Answers for regions are kept."""

    def __init__(self, tree: Tree, main: MainPart) -> None:
        self.tree = tree
        self.main = main
        self._around = {at for index in (*main.regions, main.core) for at in tree.chain(index)}
        self._limit = max(_SMALL, tree.all_words // 2)
        self._surroundings: dict[int, _Surroundings] = {}

    def of(self, place: int) -> Reason | None:
        """Return why the unit at a place is left out, None when a patient reads it."""
        unit = self.tree.units[place]
        around = self._of_place(unit.region)
        if around.user is not None and around.user.kind == "user":
            return around.user
        if unit.hidden:
            hidden = around.hidden if around.hidden >= 0 else unit.region
            return Reason("hidden", ("hidden", hidden), unit.hidden)
        if around.user is not None:
            return None
        return around.region or self._outside(place, around) or _by_text(unit)

    def wanted(self, unit: TextUnit) -> bool:
        """Say whether the user asked for this unit with --include."""
        user = self._of_place(unit.region).user
        return user is not None and user.kind == ""

    def _outside(self, place: int, around: _Surroundings) -> Reason | None:
        if not self.main.regions or around.in_main:
            return None
        if around.in_landmark and (self.tree.units[place].level == 1 or self._introduces(place)):
            return None
        return Reason("outside", ("region", around.outside))

    def _introduces(self, place: int) -> bool:
        """Say whether a sentence stands between the page's title and its main part."""
        return self._title < place < self._start and is_sentence(self.tree.units[place])

    @cached_property
    def _start(self) -> int:
        """Place where the main part begins."""
        return min((self.tree.first[index] for index in self.main.regions), default=-1)

    @cached_property
    def _title(self) -> int:
        """Place of the last title above the main part; beyond it where there is none."""
        titles = (at for at in range(self._start - 1, -1, -1) if self._is_title(self.tree.units[at]))
        return next(titles, self._start)

    def _is_title(self, unit: TextUnit) -> bool:
        return unit.level == 1 and not unit.hidden and self._of_place(unit.region).in_landmark

    def _of_place(self, region: int) -> _Surroundings:
        """Return what the regions around a place say, worked out once for each region, outermost first."""
        unknown = list(takewhile(lambda at: at not in self._surroundings, self.tree.chain(region)))
        for at in reversed(unknown):
            parent = self.tree.regions[at].parent
            self._surroundings[at] = self._inside(at, self._surroundings.get(parent, _NOWHERE))
        return self._surroundings.get(region, _NOWHERE)

    def _inside(self, index: int, around: _Surroundings) -> _Surroundings:
        """Return what a region says, added to what those around it say."""
        region = self.tree.regions[index]
        outermost = index if index not in self._around else -1
        return _Surroundings(
            user=_users_word(index, region) or around.user,
            hidden=around.hidden if around.hidden >= 0 or not region.hidden else index,
            region=around.region or self._of_region(index),
            in_main=around.in_main or index in self.main.regions,
            outside=around.outside if around.outside >= 0 else outermost,
            in_landmark=around.in_landmark or index == self.main.landmark,
        )

    def _of_region(self, index: int) -> Reason | None:
        kind = "" if index in self._around else self._kind(index)
        return Reason(kind, ("region", index)) if kind else None

    def _kind(self, index: int) -> str:
        region = self.tree.regions[index]
        if region.frame:
            return "frame"
        named = kind_of_markup(region)
        if named == "form" and self.tree.words[index] > _SMALL and self.tree.prose_words[index] > _SMALL // 2:
            named = ""
        if named in ("dialog", "navigation", "header", "footer"):
            named = self._sharper(region, named)
        return (
            named
            or self._by_name(index, region)
            or self._by_shape(index, region)
            or self._by_hint(index, region)
        )

    def _sharper(self, region: Region, kind: str) -> str:
        """Call a dialog about cookies a cookie notice, and a navigation of crumbs breadcrumbs."""
        told = names.kinds(region)
        return next((name for name in told if name in ("cookie", "breadcrumb", "share")), kind)

    def _by_name(self, index: int, region: Region) -> str:
        for kind in names.kinds(region):
            words = self.tree.words[index]
            if words > self._limit and kind != "references":
                continue
            if kind in _LINKED_KINDS and self.tree.link_share(index) < 0.5:
                continue
            if kind in _SMALL_KINDS and words > _SMALL:
                continue
            return kind
        return ""

    def _by_hint(self, index: int, region: Region) -> str:
        """Believe a hint in a name where the running text is elsewhere, or where there is next to none."""
        words = self.tree.words[index]
        kind = names.hint(region) if self.main.core >= 0 and 0 < words <= self._limit else ""
        if not kind or index in self.tree.titled:
            return ""
        if (
            kind in _LINKED_KINDS
            and self.tree.link_share(index) < 0.5
            and (words > _LABEL or self.tree.sentences[index])
        ):
            return ""
        in_core = self.main.core in self.tree.chain(index)
        if not in_core or (kind in _LAST_KINDS and words <= _LAST and self._ends_the_core(index)):
            return kind
        told = self.tree.sentences[index] and self.tree.link_share(index) < _SOME_LINKS
        return "" if words > _SMALL or told or kind == "legal" else kind

    def _ends_the_core(self, index: int) -> bool:
        """Say whether next to no running text stands below a region in the core, and most of it above."""
        tree, core = self.tree, self.main.core
        above = tree.before[index] - tree.before[core]
        below = tree.prose_words[core] - above - tree.prose_words[index]
        return above > tree.prose_words[index] and below <= above / 4

    def _by_shape(self, index: int, region: Region) -> str:
        """Tell lists of links, boxes beside the text, and what floats over the page."""
        links = self.tree.link_share(index) >= _MOSTLY_LINKS
        if links and (region.tag in ("ul", "ol") or region.role == "list") and self.tree.units_in[index] > 1:
            return "" if self._led_in(index) else "links"
        if is_beside(region):
            part = {self.main.core} if self.main.core >= 0 else self.main.regions
            inside = bool(part.intersection(self.tree.chain(index)))
            return (
                "" if inside and self.tree.sentences[index] and self.tree.link_share(index) < 0.5 else "aside"
            )
        return ""

    def _led_in(self, index: int) -> bool:
        """Say whether a sentence in the running text goes on as a list: “It can help with:”."""
        first = self.tree.first[index]
        earlier = (self.tree.units[at] for at in range(first - 1, -1, -1))
        before = next((unit for unit in earlier if not unit.hidden), None)
        if before is None or self.main.core not in self.tree.chain(before.region):
            return False
        to_this_page = all("#" in mark.value for mark in self.tree.units[first].marks if mark.kind == "link")
        return before.text.rstrip().endswith(":") and not to_this_page


def _users_word(index: int, region: Region) -> Reason | None:
    """Return the --include or --exclude that names a region; an include has an empty kind."""
    if not region.user:
        return None
    return Reason("user" if region.user == "exclude" else "", ("user", index))


def _by_text(unit: TextUnit) -> Reason | None:
    kind = kind_of_line(unit)
    return Reason(kind, (kind, unit.region)) if kind else None
