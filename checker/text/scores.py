"""Blocks → how hard they are to read: the grade of the page and of each section, the hardest sentences."""

import re
from collections.abc import Sequence
from typing import Literal

from checker.model import Block, HardSentence, Reading
from checker.text import formulas, notes, textstat_port
from checker.text.counts import word_count
from checker.text.formulas import Counts
from checker.text.interval import interval
from checker.text.language import detect
from checker.text.measure import Sentence, measure
from checker.text.sections import sections

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults. Brysbaert 2019, J. of Memory and Language 109."""
HARDEST = 10
MIN_WORDS_HARD = 6
"""A shorter sentence is not called hard, whatever its words."""
_INSTEAD = ((("listitem", "definition"), 4, "list items"), (("cell",), 8, "long table cells"))
"""What is scored on a page without prose: roles, fewest words, name."""
Level = Literal["plain", "average", "hard", "very hard", "not scored"]
_LEVELS: tuple[tuple[float, Level], ...] = ((7, "plain"), (10, "average"), (13, "hard"))
"""Upper bounds. The US National Library of Medicine calls texts below grade 7 easy, above 9 difficult."""


def read(blocks: Sequence[Block], lang: str, *, declared: bool = True) -> Reading:
    """Return how hard the blocks are to read. Only English gets a grade.

    The same blocks always give the same answer.

    Args:
        lang: the text's BCP 47 tag; empty: told from the words.
        declared: whether the page itself says its language.
    """
    language = _root(lang) or _detected(blocks)
    chosen, remarks = _chosen(blocks, language)
    measured = measure(chosen, language)
    parts = [sentence.counts for sentence in measured]
    counts = formulas.total(parts)
    graded = language == "en" and counts.words > 0
    grade = round(formulas.grade(counts), 1) if graded else None
    return Reading(
        grade=grade,
        interval=interval(parts) if graded else None,
        level=level(grade),
        words=counts.words,
        sentences=counts.sentences,
        lang=lang if _root(lang) else language,
        formulas=_values(counts, language),
        textstat=textstat_port.values(
            "\n\n".join(block.text for block in chosen), lang if _root(lang) else language
        ),
        hard_word_share=round(counts.unfamiliar / counts.words, 4) if graded else 0,
        minutes=round(sum(word_count(block.text) for block in blocks) / WORDS_A_MINUTE, 1),
        sections=sections(measured, blocks) if graded else (),
        hardest=hardest(measured) if graded else (),
        notes=(
            *notes.of_language(language, declared=declared and bool(_root(lang))),
            *remarks,
            *notes.of_length(counts),
        ),
    )


def level(grade: float | None) -> Level:
    """Return the word for a grade."""
    if grade is None:
        return "not scored"
    return next((name for bound, name in _LEVELS if grade < bound), "very hard")


def hardest(sentences: Sequence[Sentence]) -> tuple[HardSentence, ...]:
    """Return the ten sentences with the highest grade of their own, hardest first."""
    long_enough = (sentence for sentence in sentences if sentence.counts.words >= MIN_WORDS_HARD)
    graded = [(formulas.grade(sentence.counts), sentence) for sentence in long_enough]
    graded.sort(key=lambda pair: -pair[0])
    return tuple(_hard_sentence(sentence, grade) for grade, sentence in graded[:HARDEST])


def _hard_sentence(sentence: Sentence, grade: float) -> HardSentence:
    return HardSentence(
        text=sentence.block.text[sentence.start : sentence.end],
        grade=round(grade, 1),
        words=sentence.counts.words,
        section=sentence.block.section,
        selector=sentence.block.selector,
        start=sentence.start,
        end=sentence.end,
        hard_words=sentence.hard_words,
    )


def _root(lang: str) -> str:
    """Return the language of a BCP 47 tag, in lower case; empty for what is no such tag."""
    tag = lang.strip().replace("_", "-").split("-")[0].lower()
    return tag if re.fullmatch(r"[a-z]{2,3}", tag) else ""


def _detected(blocks: Sequence[Block]) -> str:
    found = detect(" ".join(block.text for block in blocks if block.prose))
    return found[0] if found else ""


def _chosen(blocks: Sequence[Block], language: str) -> tuple[list[Block], list[str]]:
    """Return the blocks that formulas may count, and what a reader should know about the choice."""
    prose = [block for block in blocks if block.prose]
    own = [block for block in prose if not block.lang or _root(block.lang) == language]
    remarks = []
    if len(own) < len(prose):
        remarks.append(
            f"Text in another language is not scored: {len(prose) - len(own)} of {len(prose)} pieces."
        )
    if own:
        return own, remarks
    for roles, shortest, name in _INSTEAD:
        items = [block for block in blocks if block.role in roles and word_count(block.text) >= shortest]
        if items:
            return items, [*remarks, f"There are no full sentences; {name} were scored as sentences."]
    return [], remarks


def _values(counts: Counts, language: str) -> dict[str, float]:
    """Return the formulas that apply to a language, by name."""
    if not counts.words or not language or language in notes.NOT_SPACED:
        return {}
    applicable = formulas.ENGLISH if language == "en" else (formulas.lix, formulas.rix)
    return {formula.__name__: round(formula(counts), 2) for formula in applicable}
