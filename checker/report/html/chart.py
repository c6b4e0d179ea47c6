"""The chart of reading grades: one lane a section, a dot for the grade, a line for its interval.

Lengths are per cent of the width, so that a phone shows the same chart without sideways scrolling.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Reading, SectionReading
from checker.report.words.escape import line
from checker.report.words.reading_words import STANDING_WORDS, Standing, grade_range, standing

_LEAST_SPAN, _STEP = 14, 2
_LEFT, _RIGHT = 2.0, 97.0
"""Per cent of the width where the scale begins and ends."""


@dataclass(frozen=True)
class Lane:
    """One section: its words, and where its dot and its line stand."""

    heading: str
    own_words: bool
    """Whether the heading is ours (`Before the first heading`), not the page's."""
    grade: float | None
    between: str
    words: int
    sentences: int
    joined: tuple[str, ...]
    standing: Standing
    standing_words: str
    dot: float
    low: float
    high: float


@dataclass(frozen=True)
class Chart:
    """All lanes on one scale."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[int, float], ...]
    target: float | None
    target_at: float
    top: int
    """The highest grade on the scale."""


def chart(reading: Reading, target: float | None) -> Chart:
    """Return the geometry of the chart of `reading`'s sections."""
    sections = reading.sections if any(each.grade is not None for each in reading.sections) else ()
    top = _scale_end(sections, target)
    lanes = tuple(_lane(section, target, top) for section in sections)
    return Chart(
        lanes=lanes,
        ticks=tuple((grade, _across(grade, top)) for grade in range(0, top + 1, _STEP)),
        target=target,
        target_at=_across(target or 0, top),
        top=top,
    )


def _lane(section: SectionReading, target: float | None, top: int) -> Lane:
    place = standing(section.grade, section.interval, target)
    low, high = section.interval or (section.grade or 0, section.grade or 0)
    return Lane(
        heading=line(section.heading, 90) or "Before the first heading",
        own_words=not section.heading.strip(),
        grade=section.grade,
        between=grade_range(section.interval),
        words=section.words,
        sentences=section.sentences,
        joined=tuple(line(heading, 60) for heading in section.joined),
        standing=place,
        standing_words=STANDING_WORDS[place],
        dot=_across(section.grade or 0, top),
        low=_across(low, top),
        high=_across(high, top),
    )


def _scale_end(sections: Sequence[SectionReading], target: float | None) -> int:
    """Return an even grade that holds every interval; a wild one is cut at 30."""
    ends = [section.interval[1] if section.interval else section.grade or 0 for section in sections]
    highest = min(30, max([_LEAST_SPAN, target or 0, *ends]))
    return _STEP * -(-int(highest + 0.999) // _STEP)


def _across(grade: float, top: int) -> float:
    share = min(max(grade, 0), top) / top
    return round(_LEFT + share * (_RIGHT - _LEFT), 2)
