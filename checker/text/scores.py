"""Blocks → how hard they are to read: the score of the page and of each section, the hardest sentences."""

from collections.abc import Sequence

from checker.model import Block, HardSentence, Reading
from checker.text import notes
from checker.text.anchors import place_of
from checker.text.counts import word_count
from checker.text.formulas import Counts, scale
from checker.text.frequency import zipf
from checker.text.language import detect, root
from checker.text.level import LANGUAGES, accuracy
from checker.text.level_words import UNCOMMON
from checker.text.levels import estimated, level_of_sentence, level_of_text
from checker.text.measure import Sentence
from checker.text.part import Wish, in_other_language, scored
from checker.text.parts import parts
from checker.text.score import level
from checker.text.sections import sections

__all__ = ["hardest", "level", "read"]

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults. Brysbaert 2019, J. of Memory and Language 109."""
HARDEST = 10
MIN_WORDS_HARD = 6
"""A shorter sentence is not called hard, whatever its words."""


def read(
    blocks: Sequence[Block],
    lang: str,
    *,
    declared: bool = True,
    compare: bool = True,
    names: bool = True,
    figures: bool = True,
) -> Reading:
    """Return how hard the blocks are to read, each by the formulas of its own language.

    The same blocks always give the same answer.

    Args:
        lang: the text's BCP 47 tag; empty: told from the words.
        declared: whether the page itself says its language.
        compare: whether textstat's own values are worked out too; loading it takes a while.
        names: whether proper names count. WCAG 3.1.5 lets them be left out.
        figures: whether figures count.
    """
    known = root(lang)
    language = known or _detected(blocks)
    wish = Wish(compare, names, figures)
    return _read(blocks, language, lang if known else language, declared and bool(known), wish)


def _read(blocks: Sequence[Block], language: str, tag: str, declared: bool, wish: Wish) -> Reading:
    own, foreign, remarks = parts(blocks, language)
    part = scored(own, language, tag, wish)
    found = part.score
    others = tuple(in_other_language(group, wish) for group in foreign)
    return Reading(
        grade=found.grade,
        interval=found.interval,
        level=found.level,
        words=found.counts.words,
        sentences=found.counts.sentences,
        lang=tag,
        formulas=found.formulas,
        textstat=part.textstat,
        hard_word_share=_hard_word_share(found.counts, language),
        minutes=round(sum(word_count(block.text) for block in blocks) / WORDS_A_MINUTE, 1),
        sections=sections(part.sentences, blocks, language) if found.band else (),
        hardest=hardest(part.sentences, language),
        notes=(
            *notes.of_language(language, declared),
            *remarks,
            *(notes.of_other(other.name) for other in others),
            *part.notes,
        ),
        band=found.band,
        band_of=found.band_of,
        others=others,
        left_out=part.left_out,
        estimated=level_of_text(part.sentences, language),
        accuracy=accuracy(language) if language in LANGUAGES and part.sentences else "",
    )


def hardest(sentences: Sequence[Sentence], language: str = "en") -> tuple[HardSentence, ...]:
    """Return the ten sentences of the highest estimated level, hardest first.

    Where there is no model for the language, those of the highest grade by its formula; none without either.
    People agree with the level far more than with any formula (docs/reading.md).
    """
    measured_by = scale(language)
    grade = measured_by.grade if measured_by else None
    if grade is None and language not in LANGUAGES:
        return ()
    found = [
        (
            estimated(sentence, language).value if language in LANGUAGES else 0,
            grade.of(sentence.counts) if grade else 0,
            sentence,
        )
        for sentence in sentences
        if sentence.counts.words >= MIN_WORDS_HARD
    ]
    found.sort(key=lambda one: (-one[0], -one[1]))
    return tuple(
        _hard_sentence(sentence, value if grade else None, language) for _, value, sentence in found[:HARDEST]
    )


def _hard_sentence(sentence: Sentence, grade: float | None, language: str) -> HardSentence:
    line, column = place_of(sentence.block.anchors, sentence.start)
    return HardSentence(
        text=sentence.text,
        grade=None if grade is None else round(grade, 1),
        words=sentence.counts.words,
        section=sentence.block.section,
        selector=sentence.block.selector,
        start=sentence.start,
        end=sentence.end,
        hard_words=tuple(word for word in sentence.hard_words if zipf(word, language) < UNCOMMON),
        estimated=level_of_sentence(sentence, language),
        line=line or sentence.block.line,
        column=column or sentence.block.column,
    )


def _hard_word_share(counts: Counts, language: str) -> float:
    """Return the share of words outside the Dale–Chall list, which is English."""
    return round(counts.unfamiliar / counts.words, 4) if language == "en" and counts.words else 0


def _detected(blocks: Sequence[Block]) -> str:
    found = detect(" ".join(block.text for block in blocks if block.prose))
    return root(found[0]) if found else ""
