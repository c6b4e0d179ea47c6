"""The sentences that make a text hard: which, why, and what to write in them instead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.counted import counted
from checker.model import Finding, HardSentence, PageReport
from checker.report.reading.changes_wanted import TOLD_BY_SENTENCE, open_findings
from checker.report.reading.sayings import goal_of, is_easy
from checker.report.words.escape import line

_HARD_LEVEL = 4.5
"""From the middle of B2 on, on the scale of `EstimatedLevel`."""
_LEAST_LEVEL = "B2"
LONG_SENTENCE = 25
"""More words than this make a sentence long (GOV.UK content style)."""


@dataclass(frozen=True)
class Hard:
    """A hard sentence and the findings inside it, in the order of the text."""

    sentence: HardSentence
    inside: tuple[Finding, ...]


def hard_sentences(page: PageReport) -> tuple[Hard, ...]:
    """Return the sentences that are harder than the page's target, hardest first.

    Of a text that is easy as a whole only those from level B2 on, or of more than 25 words.
    """
    if page.reading is None:
        return ()
    goal, found = goal_of(page), open_findings(page)
    hard = (each for each in page.reading.hardest if _is_hard(each, goal))
    if is_easy(page):
        hard = (each for each in hard if _stands_out(each))
    return tuple(Hard(each, _inside(each, found)) for each in hard)


def told_with(hard: Sequence[Hard], finding: Finding) -> bool:
    """Return whether a finding is about the whole of one of these sentences, which are told by themselves."""
    return finding.rule in TOLD_BY_SENTENCE and any(
        finding.text
        and finding.selector == each.sentence.selector
        and finding.text.start == each.sentence.start
        for each in hard
    )


def why(sentence: HardSentence) -> str:
    """Return what makes a sentence hard, such as `three rare words, 34 words`."""
    if sentence.estimated and sentence.estimated.reasons:
        return ", ".join(line(reason, 80) for reason in sentence.estimated.reasons)
    told = [counted(sentence.words, "word")]
    if sentence.hard_words:
        told.append(counted(len(sentence.hard_words), "hard word"))
    return ", ".join(told)


def how_hard(sentence: HardSentence) -> str:
    """Return how hard a sentence is, such as `grade 14, level C1`; `hard` where neither is known."""
    grade = "" if sentence.grade is None else f"grade {sentence.grade:.0f}"
    level = f"level {sentence.estimated.level}" if sentence.estimated else ""
    return ", ".join(filter(None, [grade, level])) or "hard"


def hard_spans(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the hard words stand in `text`, in order."""
    if not words:
        return
    longest_first = sorted(set(words), key=len, reverse=True)
    either = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    for match in either.finditer(text):
        yield match.span()


def _is_hard(sentence: HardSentence, goal: float) -> bool:
    level = sentence.estimated.value if sentence.estimated else 0
    return (sentence.grade or 0) > goal or level > _HARD_LEVEL


def _stands_out(sentence: HardSentence) -> bool:
    """Return whether a sentence is worth a word in a text that is easy as a whole."""
    level = sentence.estimated.level if sentence.estimated else ""
    return level >= _LEAST_LEVEL or sentence.words > LONG_SENTENCE


def _inside(sentence: HardSentence, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    within = (
        each
        for each in findings
        if each.text
        and each.selector == sentence.selector
        and each.rule not in TOLD_BY_SENTENCE
        and sentence.start <= each.text.start < sentence.end
    )
    return tuple(sorted(within, key=lambda each: each.text.start if each.text else 0))
