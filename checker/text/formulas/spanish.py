"""Formulas for Spanish."""

from checker.text.formulas.counts import Counts


def fernandez_huerta(c: Counts) -> float:
    """Return 0 (hard) to 100 (easy). Fernández Huerta 1959, Medidas sencillas de lecturabilidad.

    With words in a sentence, not sentences in 100 words as its print has it by mistake (Law 2011).
    """
    return 206.84 - 60 * c.word_length - 1.02 * c.sentence_length


def szigriszt_pazos(c: Counts) -> float:
    """Return 0 (hard) to 100 (easy): perspicuity. Szigriszt Pazos 1992, doctoral thesis, Madrid."""
    return 206.835 - 62.3 * c.word_length - c.sentence_length


def gutierrez_polini(c: Counts) -> float:
    """Return 20 (hard) to 70 (easy). Gutiérrez de Polini 1972, Investigación sobre lectura en Venezuela."""
    return 95.2 - 9.7 * c.letters / c.words - 0.35 * c.sentence_length


def crawford(c: Counts) -> float:
    """Return years of primary school, 1 to 6. Crawford 1984, Fórmula y gráfico … Lectura y Vida 5(4)."""
    return -0.205 * 100 * c.sentences / c.words + 0.049 * 100 * c.word_length - 3.407
