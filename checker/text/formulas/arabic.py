"""The formula for Arabic."""

from checker.text.formulas.counts import Counts


def osman(c: Counts) -> float:
    """Return 0 (hard) to 100 (easy). El-Haj & Rayson 2016, OSMAN: a novel Arabic readability metric."""
    return 200.791 - 1.015 * c.sentence_length - 24.181 * c.osman / c.words
