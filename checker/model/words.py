"""The text of a page: what the probe saw, what a reader reads, how hard that is."""

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


LevelName = Literal["A1", "A2", "B1", "B2", "C1", "C2"]
"""The levels of the Common European Framework of Reference for Languages, easiest first."""


class EstimatedLevel(Noun):
    """How hard a text is to a learner of its language, estimated from its words and sentences."""

    value: float
    """1 (A1) to 6 (C2)."""
    level: LevelName
    reasons: tuple[str, ...] = ()
    """What makes it hard, strongest first, such as `three rare words`; for a sentence."""


class HardSentence(Noun):
    """A sentence and why it is hard."""

    text: str
    grade: float | None
    """None where no formula of its language gives one."""
    words: int
    section: str
    selector: str
    start: int
    end: int
    """Offsets into the block's text."""
    hard_words: tuple[str, ...] = ()
    """Words that few people know: off the Dale–Chall list, and rare; in order, none repeated."""
    estimated: EstimatedLevel | None = None
    line: int = 0
    """Line in the file, from 1; 0 for rendered pages."""
    column: int = 0


class SectionReading(Noun):
    """The score of the text under one heading; short sections join the one before."""

    heading: str
    """Empty for the text before the first heading."""
    selector: str
    grade: float | None
    """None when there is nothing to score."""
    interval: tuple[float, float] | None
    words: int
    sentences: int
    joined: tuple[str, ...] = ()
    """Headings of the sections that were too short and joined this one."""
    estimated: EstimatedLevel | None = None
    band: str = ""
    """As in `Reading`."""


class LanguageReading(Noun):
    """How hard the parts of a page are that are in another language than the page."""

    lang: str
    """As the first of them declares it."""
    name: str
    """The language in English; the tag where it has no name here."""
    pieces: int
    """How many blocks were scored."""
    words: int
    sentences: int
    grade: float | None
    interval: tuple[float, float] | None
    level: Literal["plain", "average", "hard", "very hard", "not scored"]
    band: str = ""
    band_of: str = ""
    formulas: dict[str, float] = {}
    textstat: dict[str, float] = {}
    notes: tuple[str, ...] = ()


class Reading(Noun):
    """How hard the reader's text is. A grade is a school year: of the US in English, of Austria in German."""

    grade: float | None
    """Median of the formulas that give a school year; None in languages where none does."""
    interval: tuple[float, float] | None
    """95 % interval of the grade by bootstrap over sentences."""
    level: Literal["plain", "average", "hard", "very hard", "not scored"]
    words: int
    sentences: int
    lang: str
    formulas: dict[str, float] = {}
    """Our counts, published constants; keys are the formulas' usual names in snake_case."""
    textstat: dict[str, float] = {}
    """textstat's own values for the same text, for comparison; empty when it has none."""
    hard_word_share: float = 0
    """Share of words outside the Dale–Chall list, 0 to 1."""
    minutes: float = 0
    """Reading time at 238 words a minute."""
    sections: tuple[SectionReading, ...] = ()
    hardest: tuple[HardSentence, ...] = ()
    notes: tuple[str, ...] = ()
    """What to know before trusting the number, in plain words."""
    estimated: EstimatedLevel | None = None
    """Beside the formulas, never instead of them; None where there is no model for the language."""
    accuracy: str = ""
    """How well the estimate does, one sentence; empty without one."""
    band: str = ""
    """What the authors of a formula call its value here, such as `fairly hard`; empty without bands."""
    band_of: str = ""
    """Name of that formula, such as `INFLESZ scale (Flesch-Szigriszt)`."""
    others: tuple[LanguageReading, ...] = ()
    """Parts in other languages, each scored by the formulas of its own."""
    left_out: int = 0
    """Proper names and figures that were not counted because the caller asked for that."""
