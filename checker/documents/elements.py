"""What the tags and attributes of static markup say: roles, kinds of text, what is hidden.

The tables are those of the probe for rendered pages (`capture/probes/text.js`), so that a draft and its page
give the same text.
"""

import re
from collections.abc import Mapping
from typing import cast

from checker.documents.buffer import MarkKind
from checker.model.words import UnitRole

Attributes = Mapping[str, str]


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_ROLES: Mapping[str, UnitRole] = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "li": "listitem", "td": "cell", "th": "headercell", "dt": "term", "dd": "definition",
    "blockquote": "quote", "figcaption": "caption", "caption": "caption", "button": "button",
    "summary": "button", "label": "label", "legend": "label", "p": "paragraph", "option": "label",
}  # fmt: skip
_BY_ARIA: Mapping[str, UnitRole] = {
    "heading": "heading", "listitem": "listitem", "cell": "cell", "gridcell": "cell",
    "columnheader": "headercell", "rowheader": "headercell", "term": "term", "definition": "definition",
    "blockquote": "quote", "caption": "caption", "button": "button", "tab": "button", "menuitem": "link",
    "paragraph": "paragraph",
}  # fmt: skip
REGION_TAGS = _tags(
    "main article section nav header footer aside form search dialog details figure fieldset address "
    "ul ol dl table iframe"
)
SILENT = _tags(
    "script style noscript template head title meta link object embed svg math canvas video audio picture "
    "select datalist textarea iframe noembed noframes"
)
"""Their text is not shown as text."""
LISTS = frozenset(("ul", "ol", "dl", "table"))
_BLOCKS = REGION_TAGS | _tags(
    "html body div p h1 h2 h3 h4 h5 h6 hgroup pre blockquote li dt dd menu dir hr center figcaption legend "
    "summary caption thead tbody tfoot tr td th colgroup col optgroup option xmp listing plaintext"
)
_MARKS: Mapping[str, MarkKind] = {
    "sup": "sup", "sub": "sub", "a": "link", "abbr": "abbr", "b": "strong", "strong": "strong",
    "code": "code", "q": "quote",
}  # fmt: skip
_IMPLIED: Mapping[str, str] = {
    "main": "main", "article": "article", "nav": "navigation", "aside": "complementary", "search": "search",
    "dialog": "dialog", "figure": "figure", "fieldset": "group", "details": "group", "address": "group",
    "ul": "list", "ol": "list", "table": "table", "td": "cell", "body": "document", "button": "button",
    "th": "columnheader", "li": "listitem", **{f"h{level}": "heading" for level in range(1, 7)},
}  # fmt: skip
_SECTIONS = frozenset(("article", "aside", "main", "nav", "section"))
"""In these a `header` or `footer` is no landmark (HTML-AAM)."""
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)", re.IGNORECASE)
_STYLES = (
    ("visibility: hidden", re.compile(r"(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)),
    ("opacity: 0", re.compile(r"(?:^|;)\s*opacity\s*:\s*0?\.?0+\s*(?:!|;|$)", re.IGNORECASE)),
    ("content-visibility: hidden", re.compile(r"(?:^|;)\s*content-visibility\s*:\s*hidden", re.IGNORECASE)),
)
_LEVEL = re.compile(r"[1-9]\d?")


def unit_role(tag: str, attributes: Attributes) -> UnitRole | None:
    """Return what kind of text an element holds; None when it says nothing."""
    return _BY_ARIA.get(explicit_role(attributes)) or _ROLES.get(tag)


def explicit_role(attributes: Attributes) -> str:
    """Return the first role of the `role` attribute."""
    return next(iter(attributes.get("role", "").lower().split()), "")


def region_role(tag: str, attributes: Attributes, sectioned: bool) -> str:
    """Return the ARIA role of an element; `sectioned` tells that it is in an article, `main` or the like."""
    explicit = explicit_role(attributes)
    if explicit:
        return "" if explicit in ("none", "presentation", "generic") else explicit
    if tag in ("header", "footer"):
        return "" if sectioned else {"header": "banner", "footer": "contentinfo"}[tag]
    if tag in ("section", "form"):
        named = attributes.get("aria-label") or attributes.get("aria-labelledby") or attributes.get("title")
        return {"section": "region", "form": "form"}[tag] if named else ""
    return _IMPLIED.get(tag, "")


def is_sectioning(tag: str) -> bool:
    """Say whether a `header` in this element is that of the element and not of the page."""
    return tag in _SECTIONS


def heading_level(tag: str, attributes: Attributes) -> int:
    """Return the level of a heading, 1 to 6 for HTML's own; 2 where nothing tells."""
    said = _LEVEL.fullmatch(attributes.get("aria-level", "").strip())
    if said:
        return int(said.group())
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 2


def is_inline(tag: str, attributes: Attributes) -> bool:
    """Say whether an element stands in the line around it, as far as tag and `style` tell."""
    display = _DISPLAY.search(attributes.get("style", ""))
    if display and display[1].lower() != "none":
        return display[1].lower().startswith(("inline", "contents", "ruby"))
    return tag not in _BLOCKS


def hidden_by(tag: str, attributes: Attributes) -> str:
    """Return why an element hides what is in it, as far as its attributes tell; empty when it does not."""
    style = attributes.get("style", "")
    display = _DISPLAY.search(style)
    if display and display[1].lower() == "none":
        return "display: none"
    if ("hidden" in attributes and not display) or (tag == "dialog" and "open" not in attributes):
        return "display: none"
    if attributes.get("aria-hidden", "").lower() == "true":
        return "aria-hidden"
    return next((reason for reason, pattern in _STYLES if pattern.search(style)), "") if style else ""


def mark_of(tag: str, attributes: Attributes) -> tuple[MarkKind, str] | None:
    """Return the inline mark of an element and its value."""
    kind = _MARKS.get(tag)
    if kind == "link":
        return kind, attributes.get("href", "")[:500]
    if kind == "abbr":
        return kind, attributes.get("title", "")[:200]
    if kind is None:
        raised = re.search(r"vertical-align\s*:\s*(super|sub)\b", attributes.get("style", ""))
        return (cast(MarkKind, {"super": "sup", "sub": "sub"}[raised[1]]), "") if raised else None
    return kind, ""
