"""Formulas for Dutch."""

from checker.text.formulas.counts import Counts


def douma(c: Counts) -> float:
    """Return 0 (hard) to 100 (easy): Flesch for Dutch. Douma 1960, De leesbaarheid van landbouwbladen."""
    return 206.84 - 0.93 * c.sentence_length - 77 * c.word_length


def brouwer(c: Counts) -> float:
    """Return a reading index, over 100 for children's first books. Brouwer 1963, Paedagogische Studiën 40."""
    return 195 - 2 * c.sentence_length - 200 / 3 * c.word_length
