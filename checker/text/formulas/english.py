"""Formulas for English."""

from collections.abc import Sequence
from math import sqrt

from checker.text.formulas.any_language import lix, rix
from checker.text.formulas.counts import Counts


def flesch_reading_ease(c: Counts) -> float:
    """Return 0 (hard) to 100 (easy). Flesch 1948, A new readability yardstick."""
    return 206.835 - 1.015 * c.sentence_length - 84.6 * c.syllables / c.words


def flesch_kincaid_grade(c: Counts) -> float:
    """Return a US grade. Kincaid et al. 1975, Research Branch Report 8-75."""
    return 0.39 * c.sentence_length + 11.8 * c.syllables / c.words - 15.59


def smog(c: Counts) -> float:
    """Return a US grade. McLaughlin 1969, SMOG grading: a new readability formula (its regression).

    Figures count as they are read aloud, by the counting rules handed down with SMOG alone.
    """
    return 1.0430 * sqrt((c.polysyllables + c.figures_aloud) * 30 / c.sentences) + 3.1291


def gunning_fog(c: Counts) -> float:
    """Return a US grade. Gunning 1952, The technique of clear writing."""
    return 0.4 * (c.sentence_length + 100 * c.complex_words / c.words)


def coleman_liau(c: Counts) -> float:
    """Return a US grade. Coleman & Liau 1975, J. Applied Psychology 60(2): letters, no digits."""
    return 0.0588 * 100 * c.letters / c.words - 0.296 * 100 * c.sentences / c.words - 15.8


def automated_readability_index(c: Counts) -> float:
    """Return a US grade. Senter & Smith 1967, AMRL-TR-66-220: letters and digits."""
    return 4.71 * c.characters / c.words + 0.5 * c.sentence_length - 21.43


def dale_chall(c: Counts) -> float:
    """Return a score: 4.9 and lower is grade 4, 10 and more is college. Dale & Chall 1948."""
    percent = 100 * c.unfamiliar / c.words
    return 0.1579 * percent + 0.0496 * c.sentence_length + (3.6365 if percent > 5 else 0)


def linsear_write(c: Counts) -> float:
    """Return a US grade, on the whole text instead of its first 100 words. O'Hayre 1966, Gobbledygook."""
    score = (c.words + 2 * c.polysyllables) / c.sentences
    return score / 2 if score > 20 else (score - 2) / 2


ENGLISH = (
    flesch_reading_ease,
    flesch_kincaid_grade,
    smog,
    gunning_fog,
    coleman_liau,
    automated_readability_index,
    dale_chall,
    linsear_write,
    lix,
    rix,
)
GRADES = (flesch_kincaid_grade, smog, gunning_fog, automated_readability_index, coleman_liau)
"""Those whose median is the headline grade."""


def grade(c: Counts) -> float:
    """Return the median of the five formulas that give a US grade."""
    return grade_of(
        (
            c.sentences,
            c.words,
            c.syllables,
            c.polysyllables,
            c.figures_aloud,
            c.complex_words,
            c.letters,
            c.characters,
        )
    )


def grade_of(needed: Sequence[int]) -> float:
    """Return the grade for those counts alone, in this order.

    The five formulas are written out once more because an interval asks for thousands of grades; a test holds
    them equal.
    """
    sentences, words, syllables, polysyllables, figures_aloud, complex_words, letters, characters = needed
    length = words / sentences
    five = [
        0.39 * length + 11.8 * syllables / words - 15.59,
        1.0430 * sqrt((polysyllables + figures_aloud) * 30 / sentences) + 3.1291,
        0.4 * (length + 100 * complex_words / words),
        4.71 * characters / words + 0.5 * length - 21.43,
        0.0588 * 100 * letters / words - 0.296 * 100 * sentences / words - 15.8,
    ]
    five.sort()
    return five[2]
