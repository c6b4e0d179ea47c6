"""Which text is not the reader's: region by region, each with its reason."""

import re
from typing import NamedTuple

from checker.model import Region, TextUnit
from checker.text import names
from checker.text.main_part import MainPart
from checker.text.names import REASONS
from checker.text.regions import Tree, word_count


class Reason(NamedTuple):
    """Why a unit is left out; units with the same key belong to one left-out region."""

    kind: str
    key: tuple[str, int]
    detail: str = ""

    @property
    def words(self) -> str:
        """Plain words for the report."""
        return f"{REASONS[self.kind]}: {self.detail}" if self.detail else REASONS[self.kind]


_BY_ROLE = {
    "navigation": "navigation",
    "banner": "header",
    "contentinfo": "footer",
    "search": "search",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "doc-bibliography": "references",
    "doc-endnotes": "references",
    "doc-toc": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "form": "form",
    "tooltip": "hidden",
}
_BY_TAG = {
    "nav": "navigation",
    "footer": "footer",
    "dialog": "dialog",
    "form": "form",
    "search": "search",
    "iframe": "frame",
}
_MOSTLY_LINKS = 0.8
_SMALL = 80
"""Words. A larger region is not taken for a share bar, a chat or the like by its name alone."""
_SMALL_KINDS = ("chat", "newsletter", "advert", "search", "author", "dialog")
_LINKED_KINDS = ("navigation", "related", "share", "header")
"""Kinds that a name alone does not prove: most of their text must be links."""
_DATES = re.compile(
    r"(?:this )?(?:page|content|article|information|text|document)?\s*(?:was )?"
    r"(?:last |next |medically |date )*"
    r"(?:reviewed|updated|modified|review(?: is)? due|published|revised|of (?:preparation|last review))"
    r"\s*(?:$|:|on\b|by\b|in\b|date\b|\d|[A-Z][a-z]{2,8} \d)",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ONLY_A_DATE = re.compile(
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}|\d+ min(?:ute)?s? read)$", re.IGNORECASE
)
_SHARE = re.compile(r"(?:share|tweet)(?: (?:this|on|to|via|with)\b.*)?$", re.IGNORECASE)
_ADVERT = re.compile(r"(?:advertisement|sponsored)$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\) |copyright\b)|all rights reserved\.?$", re.IGNORECASE)
_SKIP = re.compile(r"(?:skip|jump) to\b|back to top\b", re.IGNORECASE)


_SHORT_LINES = (
    ("dates", _DATES),
    ("dates", _ONLY_A_DATE),
    ("legal", _COPYRIGHT),
    ("share", _SHARE),
    ("advert", _ADVERT),
    ("navigation", _SKIP),
)


class _Surroundings(NamedTuple):
    """What the regions around a place say about the text there."""

    user: Reason | None
    hidden: int
    """The outermost hidden region; the region itself when none is."""
    region: Reason | None
    outside: Reason | None
    in_landmark: bool


class Exclusions:
    """Answers for one page why a unit is left out. Answers for regions are kept."""

    def __init__(self, tree: Tree, main: MainPart) -> None:
        self.tree = tree
        self.main = main
        self._around = {at for index in main.regions for at in tree.chain(index)}
        self._limit = max(_SMALL, tree.all_words() // 2)
        self._known: dict[int, Reason | None] = {}
        self._surroundings: dict[int, _Surroundings] = {}

    def of(self, unit: TextUnit) -> Reason | None:
        """Return why a unit is left out, None when a patient reads it."""
        around = self._of_place(unit.region)
        if around.user is not None and around.user.kind == "user":
            return around.user
        if unit.hidden:
            return Reason("hidden", ("hidden", around.hidden), unit.hidden)
        if around.user is not None:
            return None
        outside = None if unit.level == 1 and around.in_landmark else around.outside
        return around.region or outside or _by_text(unit)

    def wanted(self, unit: TextUnit) -> bool:
        """Say whether the user asked for this unit with --include."""
        user = self._of_place(unit.region).user
        return user is not None and user.kind == ""

    def _of_place(self, region: int) -> _Surroundings:
        """Return what the regions around a place say, worked out once for each region."""
        if region not in self._surroundings:
            chain = list(self.tree.chain(region))
            hidden = [index for index in chain if self.tree.regions[index].hidden]
            self._surroundings[region] = _Surroundings(
                user=self._users_word(chain),
                hidden=hidden[-1] if hidden else region,
                region=self._by_region(chain),
                outside=self._outside(chain),
                in_landmark=self.main.landmark in chain,
            )
        return self._surroundings[region]

    def _users_word(self, chain: list[int]) -> Reason | None:
        """Return the innermost --include or --exclude around a unit; an include has an empty kind."""
        for index in chain:
            if self.tree.regions[index].user == "exclude":
                return Reason("user", ("user", index))
            if self.tree.regions[index].user == "include":
                return Reason("", ("user", index))
        return None

    def _by_region(self, chain: list[int]) -> Reason | None:
        """Return the reason of the outermost region that has one."""
        found = None
        for index in chain:
            found = self._of_region(index) or found
        return found

    def _of_region(self, index: int) -> Reason | None:
        if index not in self._known:
            kind = "" if index in self._around else self._kind(index)
            self._known[index] = Reason(kind, ("region", index)) if kind else None
        return self._known[index]

    def _kind(self, index: int) -> str:
        region = self.tree.regions[index]
        if region.frame:
            return "frame"
        named = _by_markup(region)
        if named == "form" and self.tree.words[index] > _SMALL and self.tree.prose_words[index] > _SMALL // 2:
            named = ""
        if named in ("dialog", "navigation", "header", "footer"):
            named = self._sharper(region, named)
        return named or self._by_name(index, region) or self._by_shape(index, region)

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

    def _by_shape(self, index: int, region: Region) -> str:
        """Tell lists of links, boxes beside the text, and what floats over the page."""
        links = self.tree.link_share(index) >= _MOSTLY_LINKS
        if links and (region.tag in ("ul", "ol") or region.role == "list") and self.tree.units_in[index] > 1:
            return "links"
        if region.tag == "aside" or region.role == "complementary":
            inside = bool(self.main.regions.intersection(self.tree.chain(index)))
            return (
                "" if inside and self.tree.sentences[index] and self.tree.link_share(index) < 0.5 else "aside"
            )
        return ""

    def _outside(self, chain: list[int]) -> Reason | None:
        if not self.main.regions or self.main.regions.intersection(chain):
            return None
        top = [index for index in chain if index not in self._around]
        return Reason("outside", ("region", top[-1] if top else -1))


def _by_markup(region: Region) -> str:
    if region.role:
        return _BY_ROLE.get(
            region.role, "" if region.tag not in ("iframe", "dialog") else _BY_TAG[region.tag]
        )
    return _BY_TAG.get(region.tag, "")


def _by_text(unit: TextUnit) -> Reason | None:
    """Tell by its own words that a short unit is a date of review, a copyright line or a skip link."""
    if word_count(unit.text) > 16 or unit.role == "heading":
        return None
    for kind, pattern in _SHORT_LINES:
        if pattern.match(unit.text) and (kind != "navigation" or unit.marks):
            return Reason(kind, (kind, unit.region))
    return None
