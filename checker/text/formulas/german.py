"""Formulas for German.

The four Vienna formulas give the school year in which a factual text can be read, from 4 to 15; values over
12 are degrees of difficulty, not years. Bamberger & Vanecek 1984, Lesen – Verstehen – Lernen – Schreiben.
"""

from collections.abc import Sequence

from checker.text.formulas.counts import Counts


def amstad(c: Counts) -> float:
    """Return 0 (hard) to 100 (easy): Flesch for German.

    Amstad 1978, Wie verständlich sind unsere Zeitungen?
    """
    return 180 - c.sentence_length - 58.5 * c.word_length


def wiener_1(c: Counts) -> float:
    """Return a school year. Bamberger & Vanecek 1984, first Vienna formula."""
    return (
        0.1935 * _percent(c.polysyllables, c)
        + 0.1672 * c.sentence_length
        + 0.1297 * _percent(c.long_words, c)
        - 0.0327 * _percent(c.monosyllables, c)
        - 0.875
    )


def wiener_2(c: Counts) -> float:
    """Return a school year. Bamberger & Vanecek 1984, second Vienna formula."""
    return (
        0.2007 * _percent(c.polysyllables, c)
        + 0.1682 * c.sentence_length
        + 0.1373 * _percent(c.long_words, c)
        - 2.779
    )


def wiener_3(c: Counts) -> float:
    """Return a school year. Bamberger & Vanecek 1984, third Vienna formula."""
    return 0.2963 * _percent(c.polysyllables, c) + 0.1905 * c.sentence_length - 1.1144


def wiener_4(c: Counts) -> float:
    """Return a school year. Bamberger & Vanecek 1984, fourth Vienna formula."""
    return 0.2744 * _percent(c.polysyllables, c) + 0.2656 * c.sentence_length - 1.693


def grade(c: Counts) -> float:
    """Return the median of the four Vienna formulas: half-way between the two in the middle."""
    years = sorted([wiener_1(c), wiener_2(c), wiener_3(c), wiener_4(c)])
    return (years[1] + years[2]) / 2


def grade_of(needed: Sequence[int]) -> float:
    """Return the grade for sentences, words, polysyllables, long words and monosyllables."""
    sentences, words, polysyllables, long_words, monosyllables = needed
    return grade(
        Counts(
            sentences,
            words,
            polysyllables=polysyllables,
            long_words=long_words,
            monosyllables=monosyllables,
        )
    )


def _percent(part: int, c: Counts) -> float:
    return 100 * part / c.words
