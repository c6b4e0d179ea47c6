"""Formulas for Polish and Russian."""

from checker.text.formulas.counts import Counts


def fog_pl(c: Counts) -> float:
    """Return years of school: Gunning's fog with words of four or more syllables as the hard ones.

    Pisarek 1969, Jak mierzyć zrozumiałość tekstu; Piekot, Zarzeczny & Moroń 2015, FOG-PL. Words are taken as
    they are written, not brought to their dictionary form.
    """
    return 0.4 * (c.sentence_length + 100 * c.four_syllables / c.words)


def oborneva(c: Counts) -> float:
    """Return 0 (hard) to 100 (easy): Flesch for Russian. Oborneva 2006, doctoral thesis, Moscow."""
    return 206.835 - 1.3 * c.sentence_length - 60.1 * c.word_length
