"""What has changed since the version before: the numbers, then what was flagged, each in words."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import PageReport, Reading
from checker.report.reading.changes_wanted import TOLD_BY_SCORE, WEIGHT_WORDS, open_findings, weight_of
from checker.report.reading.hard_sentences import LONG_SENTENCE
from checker.report.words.escape import line
from checker.report.words.reading_words import grade_told

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

_LEAST_DIFFERENCE = 0.5
"""Grades nearer than this are no difference that a reader would feel."""


@dataclass(frozen=True)
class Change:
    """One number then and now."""

    name: str
    before: str
    now: str
    words: str
    """Such as `2.6 lower`, `the same`."""
    better: bool | None
    """None where more is neither better nor worse, or where nothing has changed."""


def score_changes(before: PageReport, now: PageReport) -> tuple[Change, ...]:
    """Return how grade, level, length and hard sentences have changed."""
    old, new = before.reading, now.reading
    if old is None or new is None:
        return ()
    told: list[Change] = []
    if old.grade is not None and new.grade is not None:
        told.append(_graded(old.grade, new.grade, better=_easier(old, new)))
    if old.estimated and new.estimated:
        told.append(_level(old.estimated.level, new.estimated.level))
    long_before, long_now = _long_sentences(before), _long_sentences(now)
    return (
        *told,
        _counted("Words", old.words, new.words, neutral=True),
        _counted("Sentences", old.sentences, new.sentences, neutral=True),
        _counted(f"Sentences of more than {LONG_SENTENCE} words", long_before, long_now),
    )


def flag_changes(before: PageReport, now: PageReport, rulebook: "Rulebook") -> tuple[Change, ...]:
    """Return how often each kind was flagged then and now: first what is worse, then what is better."""
    old, new = _flags(before), _flags(now)
    told = [
        _counted(_title(weight, rule, rulebook), old[weight, rule], new[weight, rule])
        for weight, rule in dict.fromkeys([*new, *old])
    ]
    return tuple(sorted(told, key=lambda change: (change.better is not False, change.better is not True)))


def in_a_sentence(before: PageReport, now: PageReport) -> str:
    """Return in one sentence how the grade has changed; empty where there is none to compare."""
    old, new = before.reading, now.reading
    if old is None or new is None or old.grade is None or new.grade is None:
        return ""
    was, is_now = grade_told(old.grade), grade_told(new.grade)
    if was == is_now:
        return f"The school grade is still {is_now}."
    easier = _easier(old, new)
    if easier is None:
        return f"This version is about as easy to read as before: school grade {is_now}, before {was}."
    way = "easier" if easier else "harder"
    return f"This version is {way} to read: school grade {is_now}, before {was}."


def _easier(old: Reading, new: Reading) -> bool | None:
    """Return whether a text has become easier; None where its grades say neither that nor the contrary.

    The grades differ when each lies outside the range of the other, and they are half a grade apart.
    """
    if old.grade is None or new.grade is None or abs(new.grade - old.grade) < _LEAST_DIFFERENCE:
        return None
    if _holds(old.interval, new.grade) or _holds(new.interval, old.grade):
        return None
    return new.grade < old.grade


def _holds(interval: tuple[float, float] | None, grade: float) -> bool:
    return interval is not None and interval[0] <= grade <= interval[1]


def _graded(old: float, new: float, *, better: bool | None) -> Change:
    was, is_now, difference = grade_told(old), grade_told(new), round(new, 1) - round(old, 1)
    if was == is_now:
        return Change("School grade", was, is_now, "the same", None)
    words = f"{abs(difference):.1f} {'lower' if difference < 0 else 'higher'}"
    told = words if better is not None else f"{words}, about the same"
    return Change("School grade", was, is_now, told, better)


def _level(old: str, new: str) -> Change:
    if old == new:
        return Change("Level", old, new, "the same", None)
    return Change("Level", old, new, "easier" if new < old else "harder", new < old)


def _counted(name: str, old: int, new: int, *, neutral: bool = False) -> Change:
    if old == new:
        return Change(name, f"{old:,}", f"{new:,}", "the same", None)
    words = f"{abs(new - old):,} {'fewer' if new < old else 'more'}"
    return Change(name, f"{old:,}", f"{new:,}", words, None if neutral else new < old)


def _long_sentences(page: PageReport) -> int:
    from checker.report.reading.text_changes import sentences_of  # noqa: PLC0415  only for two versions

    return sum(
        len(sentence.split()) > LONG_SENTENCE
        for block in page.blocks
        if block.prose
        for sentence in sentences_of(block)
    )


def _flags(page: PageReport) -> Counter[tuple[str, str]]:
    return Counter(
        (WEIGHT_WORDS[weight_of(each)], each.rule)
        for each in open_findings(page)
        if each.rule not in TOLD_BY_SCORE
    )


def _title(weight: str, rule_id: str, rulebook: "Rulebook") -> str:
    rule = rulebook.rules.get(rule_id)
    return f"{weight}: {rule.asks if rule else line(rule_id, 80)}"
