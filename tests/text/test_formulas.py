from statistics import median

import pytest

from checker.text import formulas
from checker.text.formulas import Counts

TEXT = Counts(
    sentences=4, words=100, syllables=150, polysyllables=12, complex_words=10, unfamiliar=20, letters=450,
    characters=460, long_words=25,
)  # fmt: skip

PUBLISHED = [
    (formulas.flesch_reading_ease, 206.835 - 1.015 * 25 - 84.6 * 1.5),
    (formulas.flesch_kincaid_grade, 0.39 * 25 + 11.8 * 1.5 - 15.59),
    (formulas.smog, 1.043 * (12 * 30 / 4) ** 0.5 + 3.1291),
    (formulas.gunning_fog, 0.4 * (25 + 10)),
    (formulas.coleman_liau, 0.0588 * 450 - 0.296 * 4 - 15.8),
    (formulas.automated_readability_index, 4.71 * 4.6 + 0.5 * 25 - 21.43),
    (formulas.dale_chall, 0.1579 * 20 + 0.0496 * 25 + 3.6365),
    (formulas.linsear_write, (88 + 3 * 12) / 4 / 2),
    (formulas.lix, 25 + 25),
    (formulas.rix, 25 / 4),
]


@pytest.mark.parametrize(("formula", "value"), PUBLISHED)
def test_formulas_have_their_published_constants(formula, value):
    assert formula(TEXT) == pytest.approx(value)


def test_few_unfamiliar_words_bring_no_surcharge_and_short_sentences_are_scored_down():
    assert formulas.dale_chall(TEXT._replace(unfamiliar=5)) == pytest.approx(0.1579 * 5 + 0.0496 * 25)
    assert formulas.linsear_write(TEXT._replace(sentences=20)) == pytest.approx((124 / 20 - 2) / 2)


def test_the_grade_is_the_median_of_five():
    assert formulas.grade(TEXT) == median(formula(TEXT) for formula in formulas.GRADES)


def test_counts_add_up_field_by_field():
    assert formulas.total([TEXT, TEXT]) == Counts(*(2 * value for value in TEXT))
    assert formulas.total([]) == Counts(0, 0)
