"""Formulas for French, Italian and Portuguese."""

from checker.text.formulas.counts import Counts


def kandel_moles(c: Counts) -> float:
    """Return 0 (hard) to 100 (easy): Flesch for French.

    Kandel & Moles 1958, Application de l'indice de Flesch à la langue française.
    """
    return 207 - 1.015 * c.sentence_length - 73.6 * c.word_length


def flesch_vacca(c: Counts) -> float:
    """Return 0 (hard) to 100 (easy): Flesch for Italian, the later form.

    Franchina & Vacca 1986, Adaptation of Flesch readability index on a bilingual text.
    """
    return 217 - 1.3 * c.sentence_length - 60 * c.word_length


def gulpease(c: Counts) -> float:
    """Return 0 (hard) to 100 (easy), from letters. Lucisano & Piemontese 1988, Scuola e città 39(3)."""
    return 89 + (300 * c.sentences - 10 * c.letters) / c.words


def martins(c: Counts) -> float:
    """Return 0 (hard) to 100 (easy): Flesch for Brazilian Portuguese.

    Martins et al. 1996, Readability formulas applied to textbooks in Brazilian Portuguese.
    """
    return 248.835 - 1.015 * c.sentence_length - 84.6 * c.word_length
