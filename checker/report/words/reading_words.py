"""Grades and intervals in words that need no knowledge of statistics."""

from typing import TYPE_CHECKING, Literal

from checker.model import PageReport, Run

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

Standing = Literal["within", "across", "over", "not scored"]
STANDING_WORDS: dict[Standing, str] = {
    "within": "at or under the target",
    "across": "may be over the target",
    "over": "over the target",
    "not scored": "not scored",
}

_LEAST = 0.05
"""Grades below are told as 0: formulas go on below the first year of school, where nobody reads."""


def grade_range(interval: tuple[float, float] | None) -> str:
    """Return an interval as `10.1 to 12.4`, empty when there is none."""
    return f"{grade_told(interval[0])} to {grade_told(interval[1])}" if interval else ""


def grade_told(grade: float) -> str:
    """Return a grade with one decimal; what lies below the first year of school is told as 0."""
    return f"{grade:.1f}" if grade >= _LEAST else "0"


def standing(grade: float | None, interval: tuple[float, float] | None, target: float | None) -> Standing:
    """Return where a grade stands to the target: over only when its whole interval is over it."""
    if grade is None or target is None:
        return "not scored"
    low, high = interval or (grade, grade)
    if low > target:
        return "over"
    return "across" if high > target else "within"


def target_of(run: Run, rulebook: "Rulebook") -> float | None:
    """Return the reading grade that the run's profile asks for, None where it asks for none."""
    profile = rulebook.profiles.get(run.run.profile)
    return profile.reading.grade if profile else None


def target_for(page: PageReport, usual: float | None) -> float | None:
    """Return the reading grade that is asked of a page; `usual` for pages of runs that did not say."""
    return page.reading_target if page.profile else usual
