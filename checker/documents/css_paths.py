"""CSS selectors for the elements of a source, as the probes write them (`capture/probes/lib.js`)."""

import re
from collections import Counter
from collections.abc import Sequence

from checker.source_lines.tree import Element

_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]+")
_SCARCE = frozenset(("main", "h1", "header", "footer", "nav", "aside", "article", "form", "table", "dialog"))
"""Worth asking whether a page has just one of them: then the path can begin there."""


class Selectors:
    """Names elements by the nearest unique id, else from the root."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._ids = Counter(element.id for element in elements)
        self._tags = Counter(element.tag for element in elements)
        self._alike: Counter[tuple[int, str]] = Counter()
        self._ordinal: dict[int, int] = {}
        for element in elements:
            key = id(element.parent), element.tag
            self._alike[key] += 1
            self._ordinal[id(element)] = self._alike[key]
        self._known: dict[int, str] = {}

    def of(self, element: Element) -> str:
        """Return the selector of an element."""
        path = []
        at: Element | None = element
        while at is not None and id(at) not in self._known:
            path.append(at)
            at = None if self._begins(at) else at.parent
        selector = self._known[id(at)] if at is not None else ""
        for one in reversed(path):
            step = self._step(one)
            selector = self._known[id(one)] = f"{selector} > {step}" if selector else step
        return selector

    def _begins(self, element: Element) -> bool:
        """Say whether a path can begin at an element."""
        return (
            self._has_own_id(element)
            or element.tag in ("html", "body")
            or (element.tag in _SCARCE and self._tags[element.tag] == 1)
        )

    def _has_own_id(self, element: Element) -> bool:
        return bool(_PLAIN_ID.fullmatch(element.id)) and self._ids[element.id] == 1

    def _step(self, element: Element) -> str:
        if self._has_own_id(element):
            return f"#{_escaped(element.id)}"
        if self._begins(element) or self._alike[id(element.parent), element.tag] == 1:
            return element.tag
        return f"{element.tag}:nth-of-type({self._ordinal[id(element)]})"


def _escaped(name: str) -> str:
    """Escape a leading figure, as CSS wants it (CSSOM, "serialize an identifier")."""
    figure = re.match(r"-?(\d)", name)
    if figure:
        return f"{name[: figure.start(1)]}\\{ord(figure[1]):x} {name[figure.end() :]}"
    return "\\-" if name == "-" else name
