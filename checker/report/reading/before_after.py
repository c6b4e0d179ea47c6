"""What has changed since the version before: the numbers, then what was flagged, each in words."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import PageReport
from checker.report.reading.changes_wanted import TOLD_BY_SCORE, WEIGHT_WORDS, open_findings, weight_of
from checker.report.words.escape import line

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

LONG_SENTENCE = 25
"""More words than this make a sentence long (GOV.UK content style)."""


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
        told.append(_graded("School grade", old.grade, new.grade))
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
    old = before.reading.grade if before.reading else None
    new = now.reading.grade if now.reading else None
    if old is None or new is None:
        return ""
    if round(old, 1) == round(new, 1):
        return f"The school grade is still {new:.1f}."
    way = "easier" if new < old else "harder"
    return f"This version is {way} to read: school grade {new:.1f}, before {old:.1f}."


def _graded(name: str, old: float, new: float) -> Change:
    difference = round(new, 1) - round(old, 1)
    if abs(difference) < 0.05:
        return Change(name, f"{old:.1f}", f"{new:.1f}", "the same", None)
    words = f"{abs(difference):.1f} {'lower' if difference < 0 else 'higher'}"
    return Change(name, f"{old:.1f}", f"{new:.1f}", words, difference < 0)


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
