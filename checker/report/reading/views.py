"""A page as the HTML report for writers shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.model import Excluded, PageReport
from checker.report.html.chart import Chart, chart
from checker.report.reading.before_after import Change, flag_changes, in_a_sentence, score_changes
from checker.report.reading.change_views import HardView, KindView, hard_view, kind_view
from checker.report.reading.changes_wanted import Wanted, kinds, open_findings, wanted
from checker.report.reading.first_steps import first_steps, no_steps
from checker.report.reading.formula_names import formula_name
from checker.report.reading.hard_sentences import hard_sentences
from checker.report.reading.remarks import placed
from checker.report.reading.sayings import (
    details,
    grade_meaning,
    headline,
    name_of,
    tone_of,
)
from checker.report.reading.text_changes import Paragraph, text_changes
from checker.report.reading.text_view import TextView, text_view
from checker.report.telling import Telling
from checker.report.words.escape import line
from checker.report.words.languages import tag
from checker.report.words.prose import Words, with_quotes

MOST_EXCLUDED = 60


@dataclass(frozen=True)
class Numbers:
    """One formula: its name, our value and textstat's."""

    name: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Versions:
    """What has changed since the version before."""

    sentence: str
    scores: tuple[Change, ...]
    flags: tuple[Change, ...]
    text: tuple[Paragraph, ...]


@dataclass(frozen=True)
class ReadingPage:
    """Everything that is shown of one page."""

    id: str
    number: int
    name: str
    page: PageReport
    lang: str
    tone: str
    """How good the answer is as a whole: a `Standing`."""
    headline: str
    details: str
    grade_meaning: str
    notes: tuple[str, ...]
    steps: tuple[tuple[Words, ...], ...]
    no_steps: str
    wanted: Wanted
    chart: Chart | None
    anchors: Mapping[int, str]
    """Number of a part, from 0 → id of its heading in the text."""
    hard: tuple[HardView, ...]
    kinds: tuple[KindView, ...]
    text: TextView
    excluded: tuple[Excluded, ...]
    excluded_left_out: int
    accepted: int
    formulas: tuple[Numbers, ...]
    versions: Versions | None

    @property
    def weights(self) -> frozenset[str]:
        """The weights of what is marked, `hard` for hard sentences."""
        return frozenset([*(kind.weight for kind in self.kinds), *(["hard"] if self.hard else [])])


def reading_page(page: PageReport, number: int, telling: Telling) -> ReadingPage:
    """Return what is shown of a page; ids in it begin with `p` and its number."""
    prefix = f"p{number}"
    reading = page.reading
    text = text_view(page, placed(page), prefix)
    made = chart(reading, page.reading_target) if reading and reading.sections else None
    found = kinds(page, telling.rulebook)
    return ReadingPage(
        id=prefix,
        number=number,
        name=name_of(page),
        page=page,
        lang=tag(page.lang),
        tone=tone_of(page),
        headline=headline(page),
        details=details(page),
        grade_meaning=grade_meaning(page.reading_target or (reading.grade if reading else None) or 8),
        notes=tuple(line(note, 400) for note in (*(reading.notes if reading else ()), *page.gaps)),
        steps=tuple(with_quotes(step) for step in first_steps(page, telling.rulebook)),
        no_steps=no_steps(page),
        wanted=wanted(page),
        chart=made if made and len(made.lanes) > 1 else None,
        anchors=_anchors(page, prefix),
        hard=tuple(hard_view(each.sentence, text) for each in hard_sentences(page)),
        kinds=tuple(kind_view(page, kind, text, f"{prefix}-k{n}") for n, kind in enumerate(found, 1)),
        text=text,
        excluded=tuple(_shown(each) for each in page.excluded[:MOST_EXCLUDED]),
        excluded_left_out=max(0, len(page.excluded) - MOST_EXCLUDED),
        accepted=len(page.findings) - len(open_findings(page)),
        formulas=tuple(_formulas(reading.formulas, reading.textstat)) if reading else (),
        versions=_versions(page, telling) if telling.earlier else None,
    )


def _anchors(page: PageReport, prefix: str) -> dict[int, str]:
    at: dict[str, int] = {}
    for index, block in enumerate(page.blocks):
        at.setdefault(block.selector, index)
    sections = page.reading.sections if page.reading else ()
    return {n: f"{prefix}-b{at[each.selector]}" for n, each in enumerate(sections) if each.selector in at}


def _shown(excluded: Excluded) -> Excluded:
    return Excluded(
        selector=line(excluded.selector, 120),
        reason=line(excluded.reason, 120),
        text=line(excluded.text, 160),
    )


def _formulas(ours: Mapping[str, float], theirs: Mapping[str, float]) -> Iterable[Numbers]:
    for key in dict.fromkeys([*ours, *theirs]):
        mine, other = ours.get(key), theirs.get(key)
        yield Numbers(
            formula_name(key),
            "–" if mine is None else _decimal(mine),
            "–" if other is None else _decimal(other),
        )


def _decimal(value: float) -> str:
    """Return a formula's value as it is, also below 0; there is no `-0.0`."""
    return f"{round(value, 1) + 0.0:.1f}"


def _versions(page: PageReport, telling: Telling) -> Versions | None:
    before = telling.earlier
    if before is None:
        return None
    return Versions(
        sentence=in_a_sentence(before, page),
        scores=score_changes(before, page),
        flags=flag_changes(before, page, telling.rulebook),
        text=text_changes(before, page),
    )
