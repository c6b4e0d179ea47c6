"""An open element of a document, and what it and those around it say about the text in it."""

from dataclasses import dataclass

from checker.documents import elements
from checker.documents.buffer import Buffer
from checker.documents.elements import Attributes
from checker.model.words import UnitRole

NO_ATTRIBUTES: Attributes = {}


@dataclass(slots=True)
class Context:
    """An open element, and what those around it say."""

    tag: str
    attributes: Attributes
    at: int
    outer: "Context | None" = None
    node: object = None
    """What the namer knows it by; that of the element around it when it has none."""
    block: object = None
    role: UnitRole | None = None
    level: int = 0
    lang: str = ""
    hidden: str = ""
    hidden_here: str = ""
    disclosed: str = ""
    list_like: bool = False
    silent: bool = False
    inline: bool = False
    apart: bool = False
    """Whether its text is not part of the line around it."""
    aside: Buffer | None = None
    """The line around it, while what is hidden in it is collected."""
    marked: bool = False
    summary_seen: bool = False
    sectioned: bool = False
    """Whether a `header` in it is not that of the page."""
    region: int | None = None
    """Index of the innermost region, once a unit needed it."""


def inner_role(outer: UnitRole | None, own: UnitRole | None) -> UnitRole | None:
    """Return the role of text: a paragraph inside a list item, a cell or a quote is that item's text."""
    return outer if own is None or (own == "paragraph" and outer is not None) else own


def marks_region(context: Context) -> bool:
    """Say whether an element is a region: it says what the text in it is for."""
    attributes = context.attributes
    if context.tag in elements.REGION_TAGS or "role" in attributes or context.hidden_here:
        return True
    named = attributes.get("id") or attributes.get("class") or attributes.get("aria-label")
    return bool(named) and not context.inline
