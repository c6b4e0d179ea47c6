"""How hard the text of a page is: its scores, and those of its parts and sentences."""

from typing import Literal

from checker.model.base import Noun

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
