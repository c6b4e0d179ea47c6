"""The score of a draft on a terminal: grade, level, length, and a bar for each part."""

from typing import TYPE_CHECKING

from rich.text import Text

from checker.model import LanguageReading, PageReport, Reading, SectionReading
from checker.report.console.pen import Pen
from checker.report.reading.before_after import Change, flag_changes, score_changes
from checker.report.reading.formula_names import formula_name
from checker.report.reading.sayings import grade_meaning, grade_words, length_words, level_words
from checker.report.words.escape import line
from checker.report.words.reading_words import Standing, grade_told, standing

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

_NOTHING = Text()
_LABEL = 16
"""Columns of the names before the numbers."""
_HEADING, _BAR = 30, 16
"""Columns of a part's heading and of its bar."""
_MOST_SECTIONS, _MOST_FLAGS, _MOST_FORMULAS = 12, 6, 2
_LEAST_TOP, _MOST_TOP = 16.0, 30.0
"""The grade at the end of a bar."""
_SIGNS: dict[Standing, tuple[str, str, str, str]] = {
    "over": ("▲", "+", "over your target", "red"),
    "across": ("~", "~", "may be over", "yellow"),
    "within": ("✓", "-", "within", "green"),
    "not scored": (" ", " ", "", ""),
}
"""Sign, its ASCII twin, words, style."""


def score_lines(page: PageReport, pen: Pen) -> list[Text]:
    """Return grade, level and length, each on its line, and what to know about them."""
    reading = page.reading
    if reading is None:
        return []
    lines: list[Text] = []
    if reading.grade is not None:
        lines += _row("School grade", grade_words(reading), pen)
        lines += pen.write(grade_meaning(page.reading_target or reading.grade), "dim", indent=_LABEL)
    elif reading.formulas:
        first = list(reading.formulas.items())[:_MOST_FORMULAS]
        told = ", ".join(f"{formula_name(key)} {round(value, 1) + 0.0:.1f}" for key, value in first)
        lines += _row("By formula", told, pen)
    if reading.estimated:
        lines += _row("Level", level_words(reading.estimated), pen)
        if reading.accuracy:
            lines += pen.write(reading.accuracy, "dim", indent=_LABEL)
    lines += _row("Length", length_words(reading), pen)
    for other in reading.others:
        lines += _row("Also in it", _other(other), pen)
    for number, note in enumerate((*reading.notes, *page.gaps)):
        lines += pen.write(note, "dim", lead="" if number else "  Note", indent=_LABEL)
    return lines


def section_lines(page: PageReport, pen: Pen) -> list[Text]:
    """Return a line for each part of a draft that has more than one, with a bar for its grade."""
    reading = page.reading
    if reading is None or len(reading.sections) < 2:
        return []
    shown = reading.sections if pen.whole else reading.sections[:_MOST_SECTIONS]
    lines = [_NOTHING, *pen.write("The parts", "bold")]
    for section in shown:
        lines += _part(section, page.reading_target, _top(reading), pen)
    return [*lines, *pen.left(len(reading.sections) - len(shown), "more part", indent=2)]


def version_lines(page: PageReport, earlier: PageReport | None, rulebook: "Rulebook", pen: Pen) -> list[Text]:
    """Return what has changed since the version before; nothing where there is none."""
    if earlier is None:
        return []
    lines = [_NOTHING, *pen.write("Since the version before", "bold")]
    for change in score_changes(earlier, page):
        lines += _change(change, pen)
    flags = [each for each in flag_changes(earlier, page, rulebook) if each.better is not None]
    for change in flags if pen.whole else flags[:_MOST_FLAGS]:
        lines += _change(change, pen)
    left = 0 if pen.whole else max(0, len(flags) - _MOST_FLAGS)
    return [*lines, *pen.left(left, "more change", indent=2)]


def _change(change: Change, pen: Pen) -> list[Text]:
    if change.better is None:
        sign, style = "  ", ""
    else:
        sign, style = ("+ ", "green") if change.better else ("! ", "red")
    verdict = "" if change.better is None else (", better" if change.better else ", worse")
    name = change.name if change.name.endswith("?") else f"{change.name}:"
    words = f"{name} {change.before} before, {change.now} now ({change.words}{verdict})"
    return pen.write(words, style, lead=f"  {sign}", indent=4)


def _row(name: str, words: str, pen: Pen) -> list[Text]:
    return pen.write(words, lead=f"  {name}", indent=_LABEL)


def _other(other: LanguageReading) -> str:
    if other.grade is not None:
        score = f"school grade {grade_told(other.grade)}"
    else:
        score = f"{line(other.band, 40)} to read" if other.band else "no score"
    return f"{other.words} words in {line(other.name, 40)}, {score}"


def _part(section: SectionReading, target: float | None, top: float, pen: Pen) -> list[Text]:
    room = max(10, min(_HEADING, pen.width - _BAR - 32))
    heading = line(section.heading, room) or "Before the first heading"
    if section.grade is None:
        return pen.pieces(
            [(f"{heading:<{room}}  ", ""), (line(section.band, 40) or "no score", "dim")], indent=2
        )
    filled = round(min(max(section.grade, 0), top) / top * _BAR)
    bar = pen.sign("█", "#") * filled + pen.sign("░", ".") * (_BAR - filled)
    usual, twin, words, style = _SIGNS[standing(section.grade, section.interval, target)]
    told = f"{pen.sign(usual, twin)} {words}".rstrip()
    return pen.pieces(
        [
            (f"{heading:<{room}}  ", ""),
            (bar, style),
            (f"  {grade_told(section.grade):>4}  ", ""),
            (told, style),
        ],
        indent=2,
    )


def _top(reading: Reading) -> float:
    grades = [section.grade for section in reading.sections if section.grade is not None]
    return min(_MOST_TOP, max([_LEAST_TOP, *grades]))
