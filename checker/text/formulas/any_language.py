"""Formulas that need only words, sentences and letters: any language with letters and spaces."""

from checker.text.formulas.counts import Counts


def lix(c: Counts) -> float:
    """Return 20 (very easy) to 60 (very hard). Björnsson 1968, Läsbarhet."""
    return c.sentence_length + 100 * c.long_words / c.words


def rix(c: Counts) -> float:
    """Return long words in a sentence. Anderson 1983, J. of Reading 26(6)."""
    return c.long_words / c.sentences
