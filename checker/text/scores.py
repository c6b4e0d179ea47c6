"""Blocks → how hard they are to read: the score of the page and of each section, the hardest sentences."""

from collections.abc import Sequence

from checker.model import Block, HardSentence, LanguageReading, Reading
from checker.text import notes, textstat_port
from checker.text.counts import word_count
from checker.text.formulas import ENGLISH_GRADE, Counts, Grade, scale
from checker.text.language import detect, root
from checker.text.language_names import name_of
from checker.text.measure import Sentence, measure
from checker.text.parts import parts
from checker.text.score import level, score
from checker.text.sections import sections
from checker.text.without import without

__all__ = ["hardest", "level", "read"]

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults. Brysbaert 2019, J. of Memory and Language 109."""
HARDEST = 10
MIN_WORDS_HARD = 6
"""A shorter sentence is not called hard, whatever its words."""
_SURE = 0.8
"""Certainty from which words are believed to be in another language than declared."""


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
    own, foreign, remarks = parts(blocks, language)
    measured, left_out = without(measure(own, language), language, names=names, figures=figures)
    found = score([sentence.counts for sentence in measured], language)
    grade = _grade(language)
    others = tuple(_other(group, compare, names, figures) for group in foreign)
    return Reading(
        grade=found.grade,
        interval=found.interval,
        level=found.level,
        words=found.counts.words,
        sentences=found.counts.sentences,
        lang=lang if known else language,
        formulas=found.formulas,
        textstat=_textstats(own, lang if known else language) if compare else {},
        hard_word_share=_hard_word_share(found.counts, language),
        minutes=round(sum(word_count(block.text) for block in blocks) / WORDS_A_MINUTE, 1),
        sections=sections(measured, blocks, language) if grade and measured else (),
        hardest=hardest(measured, grade) if grade else (),
        notes=(
            *notes.of_language(language, declared and bool(known)),
            *remarks,
            *(notes.of_other(other.name) for other in others),
            *notes.of_left_out(left_out, language, names=names, figures=figures),
            *notes.of_length(found.counts),
        ),
        band=found.band,
        band_of=found.band_of,
        others=others,
        left_out=left_out,
    )


def _other(blocks: Sequence[Block], compare: bool, names: bool, figures: bool) -> LanguageReading:
    """Score the parts of a page in one other language; what they declare is believed, and looked at."""
    tag = blocks[0].lang
    language = root(tag)
    measured, left_out = without(measure(blocks, language), language, names=names, figures=figures)
    found = score([sentence.counts for sentence in measured], language)
    return LanguageReading(
        lang=tag,
        name=name_of(language),
        pieces=len(blocks),
        words=found.counts.words,
        sentences=found.counts.sentences,
        grade=found.grade,
        interval=found.interval,
        level=found.level,
        band=found.band,
        band_of=found.band_of,
        formulas=found.formulas,
        textstat=_textstats(blocks, tag) if compare else {},
        notes=(
            *notes.of_words(language, detect(" ".join(block.text for block in blocks)), _SURE),
            *notes.of_language(language, declared=True),
            *notes.of_left_out(left_out, language, names=names, figures=figures),
            *notes.of_length(found.counts),
        ),
    )


def hardest(sentences: Sequence[Sentence], grade: Grade = ENGLISH_GRADE) -> tuple[HardSentence, ...]:
    """Return the ten sentences with the highest grade of their own, hardest first."""
    long_enough = (sentence for sentence in sentences if sentence.counts.words >= MIN_WORDS_HARD)
    graded = [(grade.of(sentence.counts), sentence) for sentence in long_enough]
    graded.sort(key=lambda pair: -pair[0])
    return tuple(_hard_sentence(sentence, grade) for grade, sentence in graded[:HARDEST])


def _hard_sentence(sentence: Sentence, grade: float) -> HardSentence:
    return HardSentence(
        text=sentence.text,
        grade=round(grade, 1),
        words=sentence.counts.words,
        section=sentence.block.section,
        selector=sentence.block.selector,
        start=sentence.start,
        end=sentence.end,
        hard_words=sentence.hard_words,
    )


def _grade(language: str) -> Grade | None:
    measured_by = scale(language)
    return measured_by.grade if measured_by else None


def _hard_word_share(counts: Counts, language: str) -> float:
    """Return the share of words outside the Dale–Chall list, which is English."""
    return round(counts.unfamiliar / counts.words, 4) if language == "en" and counts.words else 0


def _textstats(blocks: Sequence[Block], tag: str) -> dict[str, float]:
    return textstat_port.values("\n\n".join(block.text for block in blocks), tag)


def _detected(blocks: Sequence[Block]) -> str:
    found = detect(" ".join(block.text for block in blocks if block.prose))
    return root(found[0]) if found else ""
