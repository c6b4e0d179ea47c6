"""Places on a page → the opening tags of the source that they certainly are, or none."""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

from checker.model import Place, TextUnit
from checker.source_lines.opening_tags import opening_of, plain, squash
from checker.source_lines.tree import Element, Tree

_NAME = re.compile(r"#((?:\\[0-9a-f]{1,6} ?|\S)+)")
_STEP = re.compile(r"([^\s:#]+)(?::nth-of-type\((\d+)\))?")
"""One step of a selector as the probes write it."""
_ESCAPED = re.compile(r"\\(?:([0-9a-f]{1,6}) ?|(.))")
_TAG = re.compile(r"<([^\s/>]+)")
_MASKED = re.compile(r"█|\[secret\]|about:blank#redacted")
_TEXT_IN_MARKUP = 80
"""Characters of an element's text that its markup holds."""
_SEARCHED = 20_000
"""Characters; the text of a larger element says little about where a line of it stands."""
_TELLING = 20
"""Characters; a shorter piece of text may stand in another element by chance."""
_COMPARED = 50
"""Alike tags whose texts are compared one by one."""
_PIECES = 2000
"""Pieces of text that are looked at for the start of an element's."""
_GAP = re.compile(r"\s+")


class Matcher:
    """Matches the places of one state of a page with the tags of its source.

    Two things that know nothing of each other have to agree: the selector, and the tag with its text. One of
    them is enough where it can mean nothing else.
    """

    def __init__(self, tree: Tree, *, as_written: bool) -> None:
        """Take `as_written`: the page has as many elements as the source, so no script added any."""
        self.as_written = as_written
        self._texts = tree.texts
        self._ends = [0]
        for text in tree.texts:
            self._ends.append(self._ends[-1] + len(text))
        self._ids: defaultdict[str, list[Element]] = defaultdict(list)
        self._of_tag: defaultdict[str, list[Element]] = defaultdict(list)
        self._children: defaultdict[tuple[int, str], list[Element]] = defaultdict(list)
        self._alike: defaultdict[str, list[Element]] = defaultdict(list)
        for element in tree.elements:
            self._of_tag[element.tag].append(element)
            self._children[id(element.parent), element.tag].append(element)
            self._alike[element.opening].append(element)
            if element.id:
                self._ids[element.id].append(element)
        self._openings = sorted(self._alike)
        self._at: dict[str, Element | None] = {}
        self._searchable = lru_cache(64)(self._without_gaps)

    def of_place(self, place: Place) -> tuple[Element | None, bool]:
        """Return the element of a place, and whether a name says so that no other can have."""
        if place.frame or " >>> " in place.selector:
            return None, False
        at = self._resolve(place.selector)
        tag = _TAG.match(place.html)
        if at is not None and tag is not None and tag[1].lower() != at.tag:
            at = None
        if at is not None and (_is_name(place.selector) or at.tag in ("html", "body")):
            return at, True
        if not place.html or _MASKED.search(place.html):
            return (at if self.as_written else None), False
        return self._by_markup(place.html, at), False

    def of_text(self, unit: TextUnit) -> Element | None:
        """Return the element of a piece of text: its selector's, if the source has this text there."""
        at = self._resolve(unit.selector)
        if at is None or self._ends[at.end] - self._ends[at.start] > _SEARCHED:
            return None
        text, whole = _GAP.sub("", unit.text), self._searchable(at)
        telling = self.as_written or len(text) >= _TELLING or text == whole
        return at if telling and text in whole else None

    def _by_markup(self, html: str, at: Element | None) -> Element | None:
        opening, rest = opening_of(html)
        start = opening or plain(_uncut(html))
        says = bool(opening) and not rest.startswith("</") and bool(_uncut(rest))
        alike = self._alike.get(opening, []) if opening else self._beginning(start)
        if at is not None:
            same_tag = at.opening == start or (not opening and at.opening.startswith(start))
            same_text = not opening or self._has_text(at, rest)
            reasons = same_text + (len(alike) == 1) + self.as_written
            if (same_text and says) or (same_tag and reasons >= 2):
                return at
        if len(alike) > _COMPARED:
            return None
        same = [one for one in alike if not opening or self._has_text(one, rest)]
        return same[0] if len(same) == 1 and " " in same[0].opening + rest else None

    def _beginning(self, start: str) -> list[Element]:
        """Return elements whose opening tag begins like this one, which was cut; not all of very many."""
        found: list[Element] = []
        for place in range(bisect_left(self._openings, start), len(self._openings)):
            if len(found) > _COMPARED or not self._openings[place].startswith(start):
                break
            found += self._alike[self._openings[place]][: _COMPARED + 1]
        return found

    def _has_text(self, element: Element, rest: str) -> bool:
        """Say whether what follows the opening tag in a place's markup is the element's text and end."""
        text = self._start_of_text(element)
        if text is None:
            return False
        if not rest:
            return not text
        if rest.startswith(text) and rest[len(text) :].lower() == f"</{element.tag}>":
            return True
        return rest.endswith("…") and f"{text}</{element.tag}>".startswith(_uncut(rest))

    def _start_of_text(self, element: Element) -> str | None:
        """Return an element's text as its markup holds it; None when very many pieces hold hardly any."""
        text = ""
        for place in range(element.start, min(element.end, element.start + _PIECES)):
            text += self._texts[place]
            if len(text) > 2 * _TEXT_IN_MARKUP:
                text = f"{squash(text)} " if text[-1].isspace() else squash(text)
                if len(text) > 2 * _TEXT_IN_MARKUP:
                    break
        else:
            if element.end - element.start > _PIECES:
                return None
        units = squash(text).encode("utf-16-le")
        if len(units) <= 2 * _TEXT_IN_MARKUP:
            return squash(text)
        return units[: 2 * _TEXT_IN_MARKUP - 2].decode("utf-16-le", "replace") + "…"

    def _without_gaps(self, element: Element) -> str:
        return _GAP.sub("", squash("".join(self._texts[element.start : element.end])))

    def _resolve(self, selector: str) -> Element | None:
        """Return the only element of the source that a selector of ours can mean."""
        if selector not in self._at:
            before, _, last = selector.rpartition(" > ")
            self._at[selector] = (
                self._step(self._resolve_parent(before), last) if before else self._start(last)
            )
        return self._at[selector]

    def _resolve_parent(self, selector: str) -> Element | None:
        """Do the same step by step: what nests very deep is no reason to nest calls as deep."""
        if selector not in self._at:
            first, *steps = selector.split(" > ")
            found = self._start(first)
            for step in steps:
                found = self._step(found, step)
            self._at[selector] = found
        return self._at[selector]

    def _start(self, step: str) -> Element | None:
        if named := _NAME.fullmatch(step):
            return _only(self._ids.get(_unescaped(named[1]), []))
        return _only(self._of_tag.get(step, []))

    def _step(self, parent: Element | None, step: str) -> Element | None:
        parts = _STEP.fullmatch(step)
        if parent is None or parts is None:
            return None
        alike = self._children.get((id(parent), parts[1]), [])
        if not parts[2]:
            return _only(alike)
        return alike[int(parts[2]) - 1] if len(alike) >= int(parts[2]) > 0 else None


def _only(found: list[Element]) -> Element | None:
    return found[0] if len(found) == 1 else None


def _is_name(selector: str) -> bool:
    return " > " not in selector and selector.startswith("#")


def _uncut(text: str) -> str:
    """Return what stood before a text was cut; half a character may stand before the mark."""
    return text[:-1].rstrip("\ufffd") if text.endswith("…") else text


def _unescaped(name: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], name)
