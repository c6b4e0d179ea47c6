"""Findings as the HTML report shows them: by rule, each place with its mark on the picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from checker.model import Box, Finding, Outcome, PageReport, Screenshot
from checker.report.html.marks import Strip, on_picture, place_marks, strips
from checker.report.words.escape import address, block, line
from checker.report.words.languages import tag
from checker.report.words.place_words import around, name, what
from checker.report.words.prose import Words, from_markdown, with_quotes
from checker.report.words.status_words import STATUS_WORDS
from checker.report.words.summary import Group, Spot, groups

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

MOST_PLACES = 6
"""Places shown for one rule on one page; the rest are counted."""


@dataclass(frozen=True)
class Reason:
    """A success criterion that a rule belongs to."""

    number: str
    name: str
    level: str
    url: str


@dataclass(frozen=True)
class PlaceView:
    """One place where a rule failed or could not tell."""

    id: str
    message: tuple[Words, ...]
    what: str
    name: str
    around: str
    selector: str
    frame: str
    html: str
    quote: str
    remedy: str
    """Empty where the rule's own remedy already says it."""
    question: tuple[Words, ...]
    status: str
    lang: str
    box: Box | None
    mark: int = 0
    """Number on the picture; 0 for none."""


@dataclass(frozen=True)
class GroupView:
    """One rule with all its places on a page."""

    id: str
    rule: str
    title: str
    impact: str
    gates: bool
    undecided: bool
    """Whether its places wait for a person."""
    count: int
    question: tuple[Words, ...]
    """What is asked at every place alike; empty where each place has a question of its own."""
    why: Markup
    remedy: Markup
    reasons: tuple[Reason, ...]
    help_url: str
    places: tuple[PlaceView, ...]

    @property
    def left_out(self) -> int:
        """How many places are counted but not shown."""
        return self.count - len(self.places)


@dataclass(frozen=True)
class MarkView:
    """What a mark stands for: the places that share it, and the titles of their rules."""

    places: tuple[PlaceView, ...]
    titles: tuple[str, ...]
    undecided: bool
    """Whether all its places wait for a person."""


@dataclass(frozen=True)
class MarkedPicture:
    """The picture of a page with its marks: strips to show, and what each number stands for."""

    source: str
    """A `data:` address."""
    width: int
    height: int
    strips: tuple[Strip, ...]
    marks: Mapping[int, MarkView]


def group_views(
    findings: Iterable[Finding], page: PageReport | None, outcome: Outcome, rulebook: "Rulebook", prefix: str
) -> tuple[GroupView, ...]:
    """Return the findings with `outcome` by rule, worst first; ids begin with `prefix`."""
    grouped = groups((Spot(page, finding) for finding in findings), outcome, rulebook)
    lang = tag(page.lang) if page else ""
    return tuple(
        _group(group, rulebook, f"{prefix}-{number}", lang) for number, group in enumerate(grouped, 1)
    )


def with_marks(
    views: Sequence[GroupView], picture: Screenshot, source: str
) -> tuple[tuple[GroupView, ...], MarkedPicture]:
    """Number the places that lie on the picture; places with the same box share a number."""
    boxes: dict[tuple[int, ...], Box] = {}
    for view in views:
        for place in view.places:
            if place.box and on_picture(place.box, picture):
                boxes.setdefault(_key(place.box), place.box)
    numbers = {key: number for number, key in enumerate(boxes, start=1)}
    numbered = tuple(_numbered(view, numbers) for view in views)
    marks = place_marks(tuple(boxes.values()), picture)
    told = {mark.number: _mark_view(mark.number, numbered) for mark in marks}
    return numbered, MarkedPicture(source, picture.width, picture.height, strips(marks, picture), told)


def reasons(numbers: Iterable[str], rulebook: "Rulebook") -> tuple[Reason, ...]:
    """Return what is known about the success criteria with these numbers."""
    known = (rulebook.criteria.get(number) for number in numbers)
    return tuple(Reason(each.number, each.name, each.level, each.understanding) for each in known if each)


def _group(group: Group, rulebook: "Rulebook", group_id: str, lang: str) -> GroupView:
    rule = group.rule
    remedy = from_markdown(rule.remedy) if rule and rule.remedy else Markup()
    shown = group.spots[:MOST_PLACES]
    asked = {spot.finding.question for spot in group.spots}
    alike = asked.pop() if len(asked) == 1 else ""
    return GroupView(
        id=group_id,
        rule=line(group.rule_id, 80),
        title=group.heading,
        impact=group.impact,
        gates=group.gates,
        undecided=group.first.outcome == "cantTell",
        count=len(group.spots),
        question=with_quotes(alike),
        why=from_markdown(rule.why) if rule else Markup(),
        remedy=remedy,
        reasons=reasons(group.first.criteria, rulebook),
        help_url=address(group.first.help_url),
        places=tuple(
            _place(spot.finding, f"{group_id}-{number}", lang, rule.first_remedy if rule else "", alike)
            for number, spot in enumerate(shown, 1)
        ),
    )


def _place(finding: Finding, place_id: str, lang: str, said: str, asked: str) -> PlaceView:
    remedy = line(finding.remedy, 400)
    return PlaceView(
        id=place_id,
        message=with_quotes(finding.message),
        what=what(finding),
        name=name(finding, 120),
        around=around(finding, 80),
        selector=line(finding.selector, 300),
        frame=line(" › ".join(finding.frame), 300),
        html=block(finding.html, 400),
        quote=line(finding.text.quote, 600) if finding.text else "",
        remedy="" if remedy == line(said, 400) else remedy,
        question=with_quotes("" if finding.question == asked else finding.question),
        status=STATUS_WORDS[finding.status],
        lang=lang,
        box=finding.box,
    )


def _key(box: Box) -> tuple[int, ...]:
    return round(box.x), round(box.y), round(box.width), round(box.height)


def _numbered(view: GroupView, numbers: dict[tuple[int, ...], int]) -> GroupView:
    places = tuple(
        replace(place, mark=numbers.get(_key(place.box), 0) if place.box else 0) for place in view.places
    )
    return replace(view, places=places)


def _mark_view(number: int, views: Sequence[GroupView]) -> MarkView:
    sharing = [(view, place) for view in views for place in view.places if place.mark == number]
    return MarkView(
        places=tuple(place for _, place in sharing),
        titles=tuple(dict.fromkeys(view.title for view, _ in sharing)),
        undecided=all(view.undecided for view, _ in sharing),
    )
