"""Which list a paragraph of a Word file belongs to, and whether it is numbered or has bullets."""

import re
from typing import Any, Literal

from checker.documents.docx.xml import attribute, child, children, value

List = Literal["ul", "ol", ""]


class Numbering:
    """The lists of one file."""

    def __init__(self, root: Any | None) -> None:
        self._kinds: dict[tuple[str, int], List] = {}
        if root is None:
            return
        abstract = {attribute(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        for number in children(root, "num"):
            levels = abstract.get(value(number, "abstractNumId"))
            if levels is not None:
                self._add(attribute(number, "numId"), children(levels, "lvl"))
            overrides = (child(one, "lvl") for one in children(number, "lvlOverride"))
            self._add(attribute(number, "numId"), (level for level in overrides if level is not None))

    def kind(self, list_id: str, level: int) -> List:
        """Return the HTML element of a list; empty when the id is that of no list."""
        if list_id in ("", "0"):
            return ""
        return self._kinds.get((list_id, level), "ul")

    def _add(self, list_id: str, levels: Any) -> None:
        for level in levels:
            depth = attribute(level, "ilvl")
            if re.fullmatch(r"\d", depth):
                sign = value(level, "numFmt")
                kind: List = "ul" if sign == "bullet" else "" if sign == "none" else "ol"
                self._kinds[list_id, int(depth)] = kind
