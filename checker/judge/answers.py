"""What a rule function is given, and what it answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from msgspec.structs import replace

from checker.judge.languages import Told
from checker.judge.listed import Hits
from checker.judge.severity import is_asked
from checker.model import Block, LaidOut, Place, Quote, ReaderText, Reading, Snapshot
from checker.rulebook import Profile, Rulebook
from checker.text.language import akin, root
from checker.text.measure import Sentence, measure

Value = str | int | float
_NOWHERE = Place(selector="")


@dataclass(frozen=True)
class Facts:
    """What is known about one state of a page, and by what it is judged.

    A part that was not captured is empty here; rules that need it are not asked.
    """

    snapshot: Snapshot
    text: ReaderText
    reading: Reading
    lang: str
    """Primary language tag of the text: as its words tell where they do, else as declared."""
    blocks: tuple[Block, ...]
    """The blocks of `text`, each under the language that it is in."""
    told: tuple[Told, ...]
    """The language of each piece of text that is long enough to tell."""
    layout: tuple[LaidOut, ...]
    """How the running text is laid out in this state."""
    rulebook: Rulebook
    profile: Profile
    today: date

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the text in its main language, of headings, items and cells too, in order."""
        return tuple(measure(self.own_blocks, self.lang))

    @cached_property
    def own_blocks(self) -> tuple[Block, ...]:
        """The blocks in the main language of the text."""
        return tuple(
            block for block in self.blocks if not root(block.lang) or akin(root(block.lang), self.lang)
        )

    @cached_property
    def hits(self) -> Hits:
        """Where the entries of the word lists of the page's language stand."""
        asked = (rule for rule in self.rulebook.rules_of(["text"]) if is_asked(rule, self.profile))
        wanted = {name for rule in asked for name in rule.front.lists}
        return Hits(self.sentences, self.rulebook.lists(self.lang), wanted)

    def listed(self, name: str) -> tuple[str, ...]:
        """Return the entries of a word list for the language of the page."""
        return self.rulebook.entries(name, self.lang)


@dataclass(frozen=True)
class Answer:
    """A rule's answer about one element or piece of text."""

    outcome: Literal["failed", "cantTell", "passed"]
    place: Place = _NOWHERE
    values: Mapping[str, Value] = field(default_factory=dict)
    """What the message's `{names}` stand for."""
    quote: Quote | None = None
    variant: str = ""
    """Chooses the message `<outcome>.<variant>` of the rule page."""
    criteria: tuple[str, ...] | None = None
    """Which of the rule's criteria this is about; None for all."""
    measure: float | None = None
    """What was measured, where a baseline must know whether it got worse."""
    instead: tuple[str, ...] = ()
    """What to write in place of the quoted words, best first."""


PASSED = Answer("passed")
RuleFunction = Callable[[Facts], Iterator[Answer]]


def failed(
    place: Place,
    *,
    quote: Quote | None = None,
    variant: str = "",
    instead: tuple[str, ...] = (),
    **values: Value,
) -> Answer:
    """Return the answer that the evidence proves a fault at `place`; `values` are those of the message."""
    return Answer("failed", place, values, quote, variant, instead=instead)


def cant_tell(
    place: Place,
    *,
    quote: Quote | None = None,
    variant: str = "",
    instead: tuple[str, ...] = (),
    **values: Value,
) -> Answer:
    """Return the answer that a person must decide at `place`; `values` are those of the message."""
    return Answer("cantTell", place, values, quote, variant, instead=instead)


FUNCTIONS: dict[str, RuleFunction] = {}


def rule(rule_id: str) -> Callable[[RuleFunction], RuleFunction]:
    """Register the function that answers a rule: it yields one answer for each thing it looked at."""

    def register(function: RuleFunction) -> RuleFunction:
        if rule_id in FUNCTIONS:
            raise ValueError(f"Two functions answer the rule {rule_id}.")
        FUNCTIONS[rule_id] = function
        return function

    return register


def block_place(block: Block) -> Place:
    """Return where a block of text is; what a person would judge there is the text."""
    return Place(
        selector=block.selector,
        box=block.box,
        role=block.role,
        name=block.text[:80],
        path=(*block.path, *((f"heading {block.section}",) if block.section else ())),
        subject=block.text,
        within=block.within,
        line=block.line,
        column=block.column,
        anchors=block.anchors,
    )


def quoted(sentence: Sentence, start: int = 0, end: int | None = None) -> Quote:
    """Return words of a sentence as a quote; offsets are into the sentence, all of it when not given."""
    first = sentence.start + start
    last = sentence.end if end is None else sentence.start + end
    return Quote(quote=sentence.block.text[first:last], start=first, end=last)


def located(place: Place, where: Place | Block | None) -> Place:
    """Return a place with what `where`, the evidence of its element, tells of it beside the selector."""
    if where is None:
        return place
    return replace(place, within=where.within, line=where.line, column=where.column)
