from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text import formulas
from checker.text.formulas import Counts, arabic, bands, dutch, german, romance, slavic, spanish
from checker.text.formulas.scales import _SCALES, scale

TEXT = Counts(
    sentences=4, words=100, syllables=150, polysyllables=12, complex_words=10, unfamiliar=20, letters=450,
    characters=460, long_words=25, monosyllables=60, four_syllables=5, osman=300, figures_aloud=3,
)  # fmt: skip
"""25 words a sentence, 1.5 syllables a word."""

PUBLISHED = [
    (formulas.flesch_reading_ease, 206.835 - 1.015 * 25 - 84.6 * 1.5),
    (formulas.flesch_kincaid_grade, 0.39 * 25 + 11.8 * 1.5 - 15.59),
    (formulas.smog, 1.043 * ((12 + 3) * 30 / 4) ** 0.5 + 3.1291),
    (formulas.gunning_fog, 0.4 * (25 + 10)),
    (formulas.coleman_liau, 0.0588 * 450 - 0.296 * 4 - 15.8),
    (formulas.automated_readability_index, 4.71 * 4.6 + 0.5 * 25 - 21.43),
    (formulas.dale_chall, 0.1579 * 20 + 0.0496 * 25 + 3.6365),
    (formulas.linsear_write, (88 + 3 * 12) / 4 / 2),
    (formulas.lix, 25 + 25),
    (formulas.rix, 25 / 4),
    (german.amstad, 180 - 25 - 58.5 * 1.5),
    (german.wiener_1, 0.1935 * 12 + 0.1672 * 25 + 0.1297 * 25 - 0.0327 * 60 - 0.875),
    (german.wiener_2, 0.2007 * 12 + 0.1682 * 25 + 0.1373 * 25 - 2.779),
    (german.wiener_3, 0.2963 * 12 + 0.1905 * 25 - 1.1144),
    (german.wiener_4, 0.2744 * 12 + 0.2656 * 25 - 1.693),
    (spanish.fernandez_huerta, 206.84 - 0.60 * 150 - 1.02 * 25),
    (spanish.szigriszt_pazos, 206.835 - 62.3 * 1.5 - 25),
    (spanish.gutierrez_polini, 95.2 - 9.7 * 4.5 - 0.35 * 25),
    (spanish.crawford, -0.205 * 4 + 0.049 * 150 - 3.407),
    (romance.kandel_moles, 207 - 1.015 * 25 - 0.736 * 150),
    (romance.flesch_vacca, 217 - 1.3 * 25 - 0.6 * 150),
    (romance.gulpease, 89 + (300 * 4 - 10 * 450) / 100),
    (romance.martins, 206.835 + 42 - 1.015 * 25 - 84.6 * 1.5),
    (dutch.douma, 206.84 - 0.93 * 25 - 0.77 * 150),
    (dutch.brouwer, 195 - 2 * 25 - 2 / 3 * 150),
    (slavic.fog_pl, 0.4 * (25 + 5)),
    (slavic.oborneva, 206.835 - 1.3 * 25 - 60.1 * 1.5),
    (arabic.osman, 200.791 - 1.015 * 25 - 24.181 * 3),
]


@pytest.mark.parametrize(("formula", "value"), PUBLISHED)
def test_formulas_have_their_published_constants(formula, value):
    assert formula(TEXT) == pytest.approx(value)


def test_every_formula_of_every_language_is_held_to_its_print():
    held = {formula for formula, _ in PUBLISHED}
    assert {formula for each in _SCALES.values() for formula in each.formulas} == held


def test_few_unfamiliar_words_bring_no_surcharge_and_short_sentences_are_scored_down():
    assert formulas.dale_chall(TEXT._replace(unfamiliar=5)) == pytest.approx(0.1579 * 5 + 0.0496 * 25)
    assert formulas.linsear_write(TEXT._replace(sentences=20)) == pytest.approx((124 / 20 - 2) / 2)


counted = st.integers(0, 10_000)


@given(st.builds(Counts, st.integers(1, 500), st.integers(1, 9000), *[counted] * 11))
def test_the_grade_is_the_median_of_five(text):
    assert formulas.grade(text) == median(formula(text) for formula in formulas.GRADES)


def test_the_german_grade_is_the_median_of_four():
    years = [german.wiener_1(TEXT), german.wiener_2(TEXT), german.wiener_3(TEXT), german.wiener_4(TEXT)]
    assert german.grade(TEXT) == pytest.approx(median(years))


@pytest.mark.parametrize("language", sorted(_SCALES))
def test_a_grade_names_all_the_counts_that_it_needs(language):
    grade = scale(language).grade
    if grade is not None:
        rest = {name: 0 for name in Counts._fields if name not in grade.needs}
        assert grade.of(TEXT._replace(**rest)) == grade.of(TEXT)
        assert grade.of_needed([getattr(TEXT, name) for name in grade.needs]) == grade.of(TEXT)


def test_counts_add_up_field_by_field():
    assert formulas.total([TEXT, TEXT]) == Counts(*(2 * value for value in TEXT))
    assert formulas.total([]) == Counts(0, 0)


@pytest.mark.parametrize(
    ("scale_of", "value", "words"),
    [
        (bands.FLESCH, -20, "very hard"), (bands.FLESCH, 60, "neither easy nor hard"),
        (bands.FLESCH, 130, "very easy"), (bands.INFLESZ, 39.9, "very hard (muy difícil)"),
        (bands.INFLESZ, 40, "fairly hard (algo difícil)"), (bands.INFLESZ, 55, "neither easy nor hard (normal)"),
        (bands.INFLESZ, 65, "fairly easy (bastante fácil)"), (bands.INFLESZ, 80, "very easy (muy fácil)"),
        (bands.GULPEASE, 80, "easy to read after primary school"),
        (bands.GULPEASE, 39, "hard even after upper secondary school"),
        (bands.DOUMA, 44, "hard (moeilijk)"), (bands.MARTINS, 50, "easy (fácil): for school years 5 to 8"),
        (bands.LIX, 29.9, "very easy, like children's books"), (bands.LIX, 60, "very hard"),
        (bands.FOG_PL, 9.4, "simple: for lower secondary school"),
    ],
)  # fmt: skip
def test_bands_have_their_published_bounds(scale_of, value, words):
    assert scale_of.of(value).words == words


def test_bands_rise_and_have_no_gap():
    for each in _SCALES.values():
        bounds = [band.until for band in each.bands.bands]
        assert bounds == sorted(bounds)
        assert not bounds or bounds[-1] == float("inf")
