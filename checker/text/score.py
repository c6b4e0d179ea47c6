"""Counted sentences in one language → grade, interval, band and every formula's value."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.text.formulas import Counts, Grade, Scale, lix, rix, scale, total
from checker.text.formulas.bands import Level
from checker.text.interval import interval
from checker.text.language import root

NOT_SPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo"})
"""Languages that write no spaces between words: words cannot be counted."""
_LEVELS: tuple[tuple[float, Level], ...] = ((7, "plain"), (10, "average"), (13, "hard"))
"""Upper bounds. The US National Library of Medicine calls texts below grade 7 easy, above 9 difficult."""


class Score(NamedTuple):
    """What the formulas of a language say about a text."""

    counts: Counts
    grade: float | None = None
    interval: tuple[float, float] | None = None
    level: Level = "not scored"
    band: str = ""
    band_of: str = ""
    formulas: dict[str, float] = {}  # noqa: RUF012  never changed


def score(parts: Sequence[Counts], language: str) -> Score:
    """Score sentences by the formulas of their language, never by those of another.

    Args:
        parts: the counts of each sentence.
        language: its root tag.
    """
    counts = total(parts)
    if not counts.words:
        return Score(counts)
    measured_by = scale(language)
    if measured_by is None:
        return Score(counts, formulas=_of_any_language(counts, language))
    grade = graded(counts, measured_by.grade)
    band, level_of_band = _band(counts, measured_by)
    return Score(
        counts,
        grade,
        interval(parts, measured_by.grade) if measured_by.grade else None,
        level_of_band if grade is None else level(grade),
        band,
        measured_by.bands.name if band and measured_by.bands else "",
        {formula.__name__: round(formula(counts), 2) for formula in measured_by.formulas},
    )


def graded(counts: Counts, grade: Grade | None) -> float | None:
    """Return a grade as it is shown."""
    return round(grade.of(counts), 1) if grade else None


def level(grade: float | None) -> Level:
    """Return the word for a grade."""
    if grade is None:
        return "not scored"
    return next((name for bound, name in _LEVELS if grade < bound), "very hard")


def _band(counts: Counts, measured_by: Scale) -> tuple[str, Level]:
    if measured_by.bands is None:
        return "", "not scored"
    band = measured_by.bands.of(measured_by.bands.formula(counts))
    return (band.words, band.level) if band else ("", "not scored")


def _of_any_language(counts: Counts, language: str) -> dict[str, float]:
    """Return LIX and RIX, which have no constants of a language; nothing where words cannot be told apart."""
    if not root(language) or language in NOT_SPACED:
        return {}
    return {formula.__name__: round(formula(counts), 2) for formula in (lix, rix)}
