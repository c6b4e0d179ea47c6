"""What a rule asks, what a criterion is, what a profile wants: the nouns of the rulebook."""

from typing import Final, Literal, get_args

import msgspec

from checker.model.base import Written
from checker.model.findings import Impact, Outcome, Severity

Family = Literal["page", "text", "axe"]
FAMILIES: Final[tuple[Family, ...]] = get_args(Family)
Kind = Literal["function", "pattern", "substitution", "threshold", "phrases", "axe"]
Level = Literal["A", "AA", "AAA"]


class Criterion(Written):
    """A success criterion of WCAG 2.2."""

    number: str
    name: str
    level: Level
    since: Literal["2.0", "2.1", "2.2"]
    """The version of WCAG that brought it."""
    slug: str
    """Last part of the address of its Understanding page."""

    @property
    def understanding(self) -> str:
        """Return the address of the page that explains the criterion."""
        return f"https://www.w3.org/WAI/WCAG22/Understanding/{self.slug}"


class Example(Written):
    """A piece of page or text on a rule page, and the outcome the rule must give for it."""

    lang: Literal["html", "text"]
    source: str
    label: str
    """What it shows, in a few words; empty when the page says nothing."""
    outcome: Outcome
    """The worst outcome that the rule gives; `passed` when it flags nothing."""


class ReadingTarget(Written):
    """How easy a profile wants the text to be."""

    grade: float | None = None
    """Highest US school grade; None when the profile asks for none."""
    supplement: bool = False
    """Whether harder text is allowed when a simpler version stands beside it (WCAG 3.1.5)."""
    sentence_words: int = 25
    """Longest sentence, in words."""
    paragraph_words: int = 80
    """Longest paragraph, in words."""


class Gates(Written):
    """What decides the verdict. Everything else is reported and decides nothing."""

    level: Literal["", "A", "AA", "AAA"] = ""
    """Failures of criteria up to this level of WCAG; empty for none."""
    best_practice: bool = False
    """Failures of rules that belong to no criterion and are not text rules."""
    text: bool = False
    """Failures of text rules, the reading grade apart."""
    reading_grade: bool = False
    """A reading grade over the target."""
    undecided_grade: bool = False
    """A reading grade whose interval lies across the target."""


class Profile(Written):
    """A named policy: what is wanted, and what decides the verdict."""

    id: str
    title: str
    about: str
    reading: ReadingTarget = ReadingTarget()
    gates: Gates = Gates()
    rules: dict[str, Severity | Literal["off"]] = {}
    """Rule → how much it counts, instead of what its page says; `off`: it is not asked."""
    allow: tuple[str, ...] = ()
    """Words that no rule about words flags."""
    lang: str = ""
    """Language of the text, whatever the page says; empty: as the page says and its words tell."""
    textstat: bool = True
    """Whether textstat's own values are worked out beside ours."""
    only: tuple[Family, ...] = ()
    """Families whose rules are asked; empty for all."""
    notes: bool = False
    """Whether text rules that only tell (`info`) are asked too."""


class PhraseEntry(Written):
    """One entry of a word list: what is looked for, and what to write or know instead."""

    phrase: str
    """In lower case, words apart by one space, in the base form."""
    list: str
    """Name of the list it stands on."""
    instead: tuple[str, ...] = ()
    """What to write, best first; empty where it is rather explained."""
    means: str = ""
    """A plain explanation, for a word that patients will hear anyway."""
    why: str = ""
    """Why it is better left out, one plain sentence, where that does not go without saying."""
    inflected: Literal["", "verb", "noun"] = ""
    """Which regular English forms are found too: those of a verb's first word, of a noun's last."""
    forms: tuple[str, ...] = ()
    """Other forms that are found."""
    form_of: str = ""
    """The entry that this is an irregular form of, and whose `instead` it has; empty for one of its own."""
    always: bool = False
    """Whether it is flagged however common it is, since the plainer word always fits."""


class FrontMatter(Written):
    """The head of a rule page, as written."""

    id: str
    asks: str
    criteria: tuple[str, ...]
    """Numbers of success criteria; empty for best practice."""
    impact: Impact
    messages: dict[str, str]
    """Outcome (`failed`, `cantTell`) → one sentence with `{values}`."""
    since: str | float
    needs: tuple[str, ...] = ()
    """Which evidence it reads: axe, snapshot, text."""
    kind: Kind = "function"
    question: str = ""
    """What a person must answer where a machine cannot tell."""
    sources: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    """For kind `pattern`: regular expressions, matched without regard to case."""
    words: str = ""
    """For kind `pattern`: the word list to look for, instead of or beside patterns."""
    swap: dict[str, str] = msgspec.field(default_factory=dict)
    """For kind `substitution`: word or phrase → what to write instead."""
    measure: Literal["", "sentence_words", "paragraph_words"] = ""
    """For kind `threshold`: what is counted. The limit is the profile's."""
    lists: tuple[str, ...] = ()
    """The word lists of the page's language that it reads, `rules/words/<language>/<name>.toml`."""
    entries: Literal["all", "words", "phrases"] = "all"
    """For kind `phrases`: all entries of the lists, or only those of one word, or of several."""
    rarer_than: float = 0
    """For kind `phrases`: entries of one word are flagged when it is rarer (Zipf value); 0 for all.
    Those that are marked `always` are flagged whatever it says."""
    langs: tuple[str, ...] = ()
    """The languages it holds for; empty for all."""
    severity: Severity | Literal["off"] = "fail"
    """How much a finding counts unless the project says otherwise; `off`: asked only where it is wanted."""
