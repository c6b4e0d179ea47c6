"""What to change, as the HTML report for writers lists it beside the text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from checker.model import Finding, HardSentence, PageReport
from checker.report.reading.changes_wanted import WEIGHT_WORDS, Kind, asked
from checker.report.reading.hard_sentences import how_hard, why
from checker.report.reading.places import place, section_of
from checker.report.reading.text_view import TextView
from checker.report.words.escape import line
from checker.report.words.prose import Words, from_markdown, with_quotes

if TYPE_CHECKING:
    from checker.rulebook import Rule

MOST_PLACES = 25
"""Places of one kind in the list of what to change; the text has them all."""


@dataclass(frozen=True)
class PlaceView:
    """One place where something is to be changed."""

    quote: str
    message: tuple[Words, ...]
    advice: tuple[Words, ...]
    where: str
    mark: int
    """Number in the text; 0 where it has no place there."""


@dataclass(frozen=True)
class HardView:
    """One hard sentence in the list of what to change."""

    begins: str
    about: str
    mark: int
    """Number in the text; 0 where it has no place there."""


@dataclass(frozen=True)
class KindView:
    """One kind of change with its places."""

    id: str
    title: str
    weight: str
    label: str
    count: int
    why: Markup
    remedy: Markup
    places: tuple[PlaceView, ...]


def kind_view(page: PageReport, kind: Kind, text: TextView, kind_id: str) -> KindView:
    """Return a kind of change with its first places."""
    shown = kind.findings[:MOST_PLACES]
    return KindView(
        id=kind_id,
        title=kind.title,
        weight=kind.weight,
        label=WEIGHT_WORDS[kind.weight],
        count=len(kind.findings),
        why=_prose(kind.rule, "why"),
        remedy=_prose(kind.rule, "remedy"),
        places=tuple(_place(page, finding, text) for finding in shown),
    )


def hard_view(sentence: HardSentence, text: TextView) -> HardView:
    """Return a hard sentence as one of the places to change."""
    about = f"{how_hard(sentence)}: {why(sentence)}"
    return HardView(line(sentence.text, 60), about, text.numbers.get(id(sentence), 0))


def _prose(rule: "Rule | None", what: str) -> Markup:
    source = getattr(rule, what) if rule else ""
    return from_markdown(source) if source else Markup()


def _place(page: PageReport, finding: Finding, text: TextView) -> PlaceView:
    return PlaceView(
        quote=line(finding.text.quote, 80) if finding.text else "",
        message=with_quotes(finding.message),
        advice=with_quotes(asked(finding)) if finding.instead or finding.question else (),
        where=place(page, finding, section_of(page, finding.selector)),
        mark=text.numbers.get(id(finding), 0),
    )
