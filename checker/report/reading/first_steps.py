"""What to do first: the three changes that bring the most."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checker.counted import counted
from checker.model import Finding, PageReport
from checker.report.reading.changes_wanted import (
    TOLD_BY_SCORE,
    TOLD_BY_SENTENCE,
    kinds,
    open_findings,
    wanted,
    weight_of,
)
from checker.report.reading.hard_sentences import Hard, hard_sentences
from checker.report.reading.sayings import goal_of, is_easy, standing_of
from checker.report.words.escape import line

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

MOST_STEPS = 3
_MOST_SENTENCES, _MOST_WORDS = 5, 4
_SHORT_FORMS = frozenset({"acronym-not-explained", "unit-not-explained"})
_OF_WORDS = frozenset(
    {
        "plain-word", "wordy-phrase", "medical-term-not-explained", "statistics-words", "research-words",
        "idiom", "hidden-verb", "latin-abbreviation", "rare-word",
    }
)  # fmt: skip
"""Rules whose replacements are everyday words; figures, ranges and capitals have rules of their own."""
_GRADES_A_WORD = 20.0
"""Grades that one long word fewer brings, times the words of the text: some 1.7 syllables fewer, at the
11.8 grades for each syllable a word of Flesch–Kincaid (Kincaid et al. 1975)."""
_EXAMPLE = re.compile(r":\s*[\"“].*$")
_LONG = 20
"""A sentence of more words is better split than reworded."""
_DECIDES = 100.0
"""What must change comes before all else."""


class Step(NamedTuple):
    """One thing to do, and about how many grades it brings."""

    words: str
    effect: float


def first_steps(page: PageReport, rulebook: "Rulebook") -> tuple[str, ...]:
    """Return the changes that bring the most, as sentences, best first.

    Of a text that is easy as a whole only what must change or is advised: no tips.
    """
    found = [step for kind in _STEPS for step in kind(page)]
    found += _what_decides(page, rulebook)
    best = sorted(found, key=lambda step: -step.effect)
    return tuple(step.words for step in best[:MOST_STEPS])


def no_steps(page: PageReport) -> str:
    """Return what is said where there are no first steps; empty where nobody knows how hard a text is."""
    if not is_easy(page):
        return ""
    if wanted(page).look:
        return "Nothing must change. Some places need a look: they are below."
    return "Nothing needs doing."


def _sentences(page: PageReport) -> Iterator[Step]:
    hard = hard_sentences(page)[:_MOST_SENTENCES]
    if not hard or page.reading is None:
        return
    goal = goal_of(page)
    gain = sum(max(0, (each.sentence.grade or goal) - goal) * each.sentence.words for each in hard)
    decides = _DECIDES if standing_of(page) == "over" else 0
    yield Step(_about_sentences(hard), decides + gain / max(1, page.reading.words))


def _about_sentences(hard: tuple[Hard, ...]) -> str:
    longest = max(each.sentence.words for each in hard)
    if longest <= _LONG:
        many = f"the {counted(len(hard), 'hard sentence')}" if len(hard) > 1 else "the hard sentence"
        return f"Say {many} below in easier words."
    if len(hard) == 1:
        return f"Split the hardest sentence: it has {longest} words."
    return f"Split or reword the {len(hard)} hardest sentences below; the longest has {longest} words."


def _words(page: PageReport) -> Iterator[Step]:
    found = [each for each in _worth_a_step(page) if each.rule in _OF_WORDS and not each.decides]
    changes = _replacements(found)
    if changes:
        yield Step(f"Use everyday words: {_arrows(changes)}.", _effect(page, len(changes)))


def _worth_a_step(page: PageReport) -> Iterator[Finding]:
    easy = is_easy(page)
    return (each for each in open_findings(page) if not (easy and weight_of(each) == "tip"))


def _replacements(findings: Sequence[Finding]) -> dict[str, str]:
    return {_key(each): each.instead[0] for each in findings if each.instead and each.text}


def _arrows(changes: Mapping[str, str]) -> str:
    shown = [f"“{line(old, 40)}” → “{line(new, 40)}”" for old, new in list(changes.items())[:_MOST_WORDS]]
    return f"{', '.join(shown)}{_and_more(len(changes) - _MOST_WORDS)}"


def _and_more(number: int) -> str:
    return f" and {number} more" if number > 0 else ""


def _short_forms(page: PageReport) -> Iterator[Step]:
    names = list(dict.fromkeys(_key(each) for each in _worth_a_step(page) if each.rule in _SHORT_FORMS))
    if names:
        shown = ", ".join(f"“{line(name, 30)}”" for name in names[:_MOST_WORDS])
        more = _and_more(len(names) - _MOST_WORDS)
        each = "it comes" if len(names) == 1 else "they come"
        yield Step(f"Spell out {shown}{more} where {each} first.", _effect(page, len(names)))


def _what_decides(page: PageReport, rulebook: "Rulebook") -> Iterator[Step]:
    for kind in kinds(page, rulebook, TOLD_BY_SCORE | TOLD_BY_SENTENCE | _SHORT_FORMS):
        deciding = [each for each in kind.findings if each.decides]
        if not deciding:
            continue
        changes = _replacements(deciding)
        whole = len(changes) == len({_key(each) for each in deciding})
        words = (
            f"Change {_arrows(changes)}" if whole else f"{_in_short(deciding[0].remedy)}{_where(deciding)}"
        )
        yield Step(f"{words}.", _DECIDES + len(deciding) / 100)


def _in_short(remedy: str) -> str:
    """Return what to do without the example after it."""
    return _EXAMPLE.sub("", line(remedy, 200)).rstrip(".")


def _where(findings: Sequence[Finding]) -> str:
    quotes = list(dict.fromkeys(line(each.text.quote, 40) for each in findings if each.text))
    if len(quotes) == 0 or len(quotes) > _MOST_WORDS:
        return f" ({len(findings)} places)" if len(findings) > 1 else ""
    return f" ({', '.join(f'“{quote}”' for quote in quotes)})"


def _effect(page: PageReport, words: int) -> float:
    return _GRADES_A_WORD * words / max(1, page.reading.words if page.reading else 1)


def _key(finding: Finding) -> str:
    return finding.text.quote if finding.text else finding.name


_STEPS: tuple[Callable[[PageReport], Iterator[Step]], ...] = (_sentences, _words, _short_forms)
