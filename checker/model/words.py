"""The text of a page: what the probe saw, and what a reader reads."""

from typing import Literal

from checker.model.base import Noun
from checker.model.page import Anchor, Box

UnitRole = Literal[
    "heading", "paragraph", "listitem", "cell", "headercell", "term", "definition",
    "quote", "caption", "button", "link", "label", "other",
]  # fmt: skip


class InlineMark(Noun):
    """Inline markup inside a unit's text: where it stands and what it is."""

    start: int
    end: int
    """Offsets into the unit's text, in Python characters."""
    kind: Literal["sup", "sub", "link", "abbr", "strong", "code", "lang", "quote"]
    value: str = ""
    """Link address, abbreviation's title, or language tag."""


class Region(Noun):
    """An element around text that says what the text is for. Regions form a tree."""

    parent: int
    """Index of the region around it; -1 at the top."""
    tag: str
    role: str = ""
    """ARIA role, explicit or implied (`navigation`, `main`, `dialog`, …); empty when generic."""
    label: str = ""
    id: str = ""
    classes: str = ""
    selector: str = ""
    hidden: str = ""
    """Why a reader cannot see it, such as `display: none`; empty when shown."""
    disclosed_by: str = ""
    """The control that shows it when it is closed: `details`, `tab`, `button`; empty when none."""
    fixed: bool = False
    """Whether it is positioned fixed or sticky."""
    user: Literal["", "include", "exclude"] = ""
    """Whether the user's --include or --exclude names it."""
    frame: tuple[str, ...] = ()


class TextUnit(Noun):
    """One piece of text that the page sets apart from the rest: nothing in it was glued together."""

    role: UnitRole
    text: str
    """White space collapsed; soft hyphens and zero-width characters taken out."""
    region: int
    """Index of the innermost region around it."""
    selector: str
    level: int = 0
    """Heading level 1 to 6; 0 for other roles."""
    lang: str = ""
    """The nearest `lang` as written."""
    box: Box | None = None
    hidden: str = ""
    """Why a reader cannot see it; empty when shown."""
    marks: tuple[InlineMark, ...] = ()
    font_size: float = 0
    """CSS pixels."""
    font_weight: int = 400
    uppercase: bool = False
    """Whether CSS shows it in capitals."""
    list_like: bool = False
    """Whether it stands in a list or table of the markup."""
    within: tuple[str, ...] = ()
    """Which of the selectors that were asked about match its element or something around it."""
    line: int = 0
    """Line of its element in the local file, from 1; 0 when it is not known."""
    column: int = 0
    anchors: tuple[Anchor, ...] = ()
    """Where its words stand in the file, in order of `start`; empty for rendered pages."""


class PageText(Noun, tag="text"):
    """All text of a page in reading order, seen or unseen, with the tree of regions around it."""

    regions: tuple[Region, ...] = ()
    units: tuple[TextUnit, ...] = ()
    title: str = ""
    """Title that a document gives itself; empty for rendered pages, whose snapshot has it."""
    lang: str = ""
    """Language that a document declares, as written; empty for rendered pages."""
    remarks: tuple[str, ...] = ()
    """What a reader of the scores should know about how the text was read, in plain sentences."""


class LaidOut(Noun):
    """How a piece of running text is laid out in a state. Lengths are CSS pixels."""

    selector: str
    lines: int
    line_characters: int
    """Characters in a full line."""
    font_size: float
    line_height: float
    align: Literal["", "justify"] = ""
    italic: float = 0
    """Share of its characters in italics, 0 to 1."""
    columns: int = 1
    gap: float = -1
    """Distance to the paragraph that follows it; -1 where none does."""


class TextLayout(Noun, tag="layout"):
    """How the running text of the page's own frame is laid out: pieces of 100 characters and more."""

    pieces: tuple[LaidOut, ...] = ()


class Citation(Noun):
    """A citation mark taken off the reader's text."""

    mark: str
    """As shown, such as `²`, `[3]`, `4,5`."""
    numbers: tuple[int, ...]
    at: int
    """Offset in the block's text where it stood."""
    href: str = ""


class Block(Noun):
    """A piece of text as a reader meets it, citation marks taken off."""

    role: UnitRole
    text: str
    selector: str
    lang: str = ""
    section: str = ""
    """Text of the heading above it; empty before the first heading."""
    level: int = 0
    box: Box | None = None
    prose: bool = False
    """Whether formulas may count it: full sentences, not labels, headings or table cells."""
    citations: tuple[Citation, ...] = ()
    marks: tuple[InlineMark, ...] = ()
    """Inline markup, offsets into this text."""
    font_size: float = 0
    font_weight: int = 400
    uppercase: bool = False
    path: tuple[str, ...] = ()
    """Named regions around it, outermost first."""
    within: tuple[str, ...] = ()
    """Which of the selectors that were asked about match its element or something around it."""
    line: int = 0
    """Line of its element in the local file, from 1; 0 when it is not known."""
    column: int = 0
    anchors: tuple[Anchor, ...] = ()
    """Where its words stand in the file, offsets into this text; empty for rendered pages."""


class Excluded(Noun):
    """Text that was left out of scoring, and why."""

    selector: str
    reason: str
    """Plain words, such as `navigation`, `list of references`, `hidden: display: none`."""
    text: str
    kind: str = ""
    """A stable word: navigation, header, footer, cookie, breadcrumb, share, legal, references, hidden, …"""
    units: tuple[TextUnit, ...] = ()


class ReaderText(Noun):
    """What a patient reads on a page, and what was left out."""

    blocks: tuple[Block, ...]
    excluded: tuple[Excluded, ...] = ()
    root: str = ""
    """How the main part was found: `--include`, `main`, `article`, `density`, `body`."""
