"""What the styles of a Word file say about paragraphs and runs, those that they are based on included."""

import re
from typing import Any, NamedTuple

from checker.documents.docx.xml import attribute, child, children, switch, value

_HEADING = re.compile(r"heading ([1-9])")
_DEEPEST = 30
"""Styles based on one another; a longer chain is a ring."""


class Style(NamedTuple):
    """A style, resolved."""

    name: str = ""
    """In small letters; Word writes the names of its own styles in English in every language."""
    level: int = 0
    """Heading level 1 to 6; 0 for no heading."""
    list_id: str = ""
    list_level: int = 0
    raised: str = ""
    """`superscript`, `subscript` or empty."""
    hidden: bool = False
    bold: bool = False
    lang: str = ""


class Styles:
    """The styles of one file."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Any] = {}
        self._resolved: dict[str, Style] = {}
        self._default = ""
        self.lang = ""
        if root is None:
            return
        self.lang = attribute(child(root, "docDefaults", "rPrDefault", "rPr", "lang"), "val")
        for style in children(root, "style"):
            self._styles[attribute(style, "styleId")] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true"):
                self._default = attribute(style, "styleId")

    def of(self, style_id: str) -> Style:
        """Return a style by its id; an empty one when there is none."""
        if style_id not in self._resolved:
            self._resolved[style_id] = self._of(style_id)
        return self._resolved[style_id]

    def paragraph(self, style_id: str) -> Style:
        """Return the style of a paragraph, the default where it names none."""
        return self.of(style_id or self._default)

    def _of(self, style_id: str) -> Style:
        found = Style()
        chain: list[str] = []
        while style_id in self._styles and style_id not in chain and len(chain) < _DEEPEST:
            chain.append(style_id)
            style_id = value(self._styles[style_id], "basedOn")
        for one in reversed(chain):
            found = _over(found, self._styles[one])
        return found


def _over(base: Style, style: Any) -> Style:
    """Return what a style says over the one that it is based on."""
    paragraph, run = child(style, "pPr"), child(style, "rPr")
    lang = attribute(child(style, "rPr", "lang"), "val")
    name = value(style, "name").lower()
    numbering = child(paragraph, "numPr") if paragraph is not None else None
    return Style(
        name=name,
        level=_level(name, value(paragraph, "outlineLvl")) or (base.level if name else 0),
        list_id=value(numbering, "numId") or base.list_id,
        list_level=_number(value(numbering, "ilvl"), base.list_level),
        raised=value(run, "vertAlign") or base.raised,
        hidden=_either(switch(run, "vanish"), base.hidden),
        bold=_either(switch(run, "b"), base.bold),
        lang=lang or base.lang,
    )


def outline_level(outline: str) -> int:
    """Return the heading level 1 to 6 of an outline level; 0 for body text."""
    number = _number(outline, 9)
    return min(6, number + 1) if 0 <= number < 9 else 0


def _level(name: str, outline: str) -> int:
    heading = _HEADING.fullmatch(name)
    if heading:
        return min(6, int(heading[1]))
    return 1 if name == "title" else outline_level(outline)


def _number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,3}", text) else otherwise


def _either(own: bool | None, base: bool) -> bool:
    return base if own is None else own
