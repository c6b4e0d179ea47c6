"""Pages as the HTML report shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import ACCEPTED, Check, Excluded, Outcome, PageReport, Reading
from checker.report.html.chart import Chart, chart
from checker.report.html.findings import GroupView, MarkedPicture, group_views, with_marks
from checker.report.html.marked_text import MarkedText, marked_text
from checker.report.html.pictures import Album
from checker.report.words.escape import address, line
from checker.report.words.languages import tag
from checker.report.words.reading_words import STANDING_WORDS, Standing, grade_range, standing, target_for
from checker.report.words.summary import page_name

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

MOST_EXCLUDED = 60
_OUTCOME_ORDER: tuple[Outcome, ...] = ("failed", "cantTell", "untested", "passed", "inapplicable")
_OUTCOME_WORDS: dict[Outcome, str] = {
    "failed": "Fault found",
    "cantTell": "A person must look",
    "untested": "Not tested",
    "passed": "No fault found",
    "inapplicable": "Nothing to test here",
}


@dataclass(frozen=True)
class CheckView:
    """One rule and what came of it."""

    rule: str
    title: str
    outcome: Outcome
    words: str
    elements: int
    reason: str
    criteria: str


@dataclass(frozen=True)
class ReadingView:
    """The score of a page in words and as a chart."""

    reading: Reading
    between: str
    target: float | None
    standing: Standing
    standing_words: str
    chart: Chart
    hard_percent: int


@dataclass(frozen=True)
class PageView:
    """One page of the run."""

    id: str
    number: int
    name: str
    url: str
    link: str
    lang: str
    page: PageReport
    reason: str
    remedy: str
    faults: tuple[GroupView, ...]
    questions: tuple[GroupView, ...]
    settled: tuple[GroupView, ...]
    """Faults that were known or accepted before."""
    picture: MarkedPicture | None
    reading: ReadingView | None
    text: MarkedText
    excluded: tuple[Excluded, ...]
    excluded_left_out: int
    checks: tuple[CheckView, ...]
    not_here: tuple[CheckView, ...]
    """Rules that had nothing to test on this page."""
    gaps: tuple[str, ...]
    unsettled: tuple[str, ...]
    events: tuple[str, ...]

    @property
    def fault_count(self) -> int:
        """How many places are to be put right."""
        return sum(group.count for group in self.faults)

    @property
    def question_count(self) -> int:
        """How many places wait for a person."""
        return sum(group.count for group in self.questions)


def page_view(
    page: PageReport, number: int, rulebook: "Rulebook", target: float | None, album: Album
) -> PageView:
    """Return everything the report shows of one page; ids in it begin with `p` and its number."""
    prefix = f"p{number}"
    found = [finding for finding in page.findings if finding.status not in ACCEPTED]
    before = [finding for finding in page.findings if finding.status in ACCEPTED]
    faults = group_views(found, page, "failed", rulebook, f"{prefix}-f")
    questions = group_views(found, page, "cantTell", rulebook, f"{prefix}-q")
    picture: MarkedPicture | None = None
    if page.screenshot and (source := album.embed(page.screenshot)):
        numbered, picture = with_marks((*faults, *questions), page.screenshot, source)
        faults, questions = numbered[: len(faults)], numbered[len(faults) :]
    checks = _checks(page.checks, rulebook)
    return PageView(
        id=prefix,
        number=number,
        name=page_name(page, 120),
        url=line(page.url or page.target, 300),
        link=address(page.url),
        lang=tag(page.lang),
        page=page,
        reason=line(page.reason, 600),
        remedy=line(page.remedy, 600),
        faults=faults,
        questions=questions,
        settled=group_views(before, page, "failed", rulebook, f"{prefix}-s"),
        picture=picture,
        reading=_reading(page.reading, target_for(page, target)),
        text=marked_text(page.blocks, page.reading.hardest if page.reading else ()),
        excluded=tuple(_shown(each) for each in page.excluded[:MOST_EXCLUDED]),
        excluded_left_out=max(0, len(page.excluded) - MOST_EXCLUDED),
        checks=tuple(check for check in checks if check.outcome != "inapplicable"),
        not_here=tuple(check for check in checks if check.outcome == "inapplicable"),
        gaps=tuple(line(gap, 400) for gap in page.gaps),
        unsettled=tuple(line(step.name, 60) for step in page.settled if not step.reached),
        events=tuple(f"{line(event.kind, 40)}: {line(event.detail, 200)}" for event in page.events[:20]),
    )


def _reading(reading: Reading | None, target: float | None) -> ReadingView | None:
    if reading is None:
        return None
    place = standing(reading.grade, reading.interval, target)
    return ReadingView(
        reading=reading,
        between=grade_range(reading.interval),
        target=target,
        standing=place,
        standing_words=STANDING_WORDS[place],
        chart=chart(reading, target),
        hard_percent=round(100 * reading.hard_word_share),
    )


def _shown(excluded: Excluded) -> Excluded:
    return Excluded(
        selector=line(excluded.selector, 120),
        reason=line(excluded.reason, 120),
        text=line(excluded.text, 160),
    )


def _checks(checks: Sequence[Check], rulebook: "Rulebook") -> list[CheckView]:
    return sorted(
        (_check(check, rulebook) for check in checks),
        key=lambda view: (_OUTCOME_ORDER.index(view.outcome), view.title.lower()),
    )


def _check(check: Check, rulebook: "Rulebook") -> CheckView:
    rule = rulebook.rules.get(check.rule)
    return CheckView(
        rule=line(check.rule, 80),
        title=rule.title if rule else "",
        outcome=check.outcome,
        words=_OUTCOME_WORDS[check.outcome],
        elements=check.elements,
        reason=line(check.reason, 200),
        criteria=", ".join(rule.criteria) if rule else "",
    )
