import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.counts import words
from checker.text.level import LANGUAGES, LEVELS, accuracy, estimate, level_of, overall
from checker.text.level_counts import count
from checker.text.level_features import Features
from checker.text.level_model import shipped

EASIER = {"rarest_four", "rarest_six", "pronouns", "contractions"}


def level(text):
    return estimate(words(text), text)


@pytest.mark.parametrize(
    ("plain", "hard"),
    [
        ("Take one tablet twice a day.", "Administer one tablet orally at intervals of twelve hours."),
        ("The pain got worse.", "The pain was exacerbated."),
        ("You may bleed more than usual.", "Haemorrhage may exceed physiological expectations."),
        ("Call us if you feel sick.", "Notify the department in the event of persistent nausea or emesis."),
        ("Most people get better in a week.",
         "Spontaneous resolution, which is typically observed within seven days, occurs in the majority of cases."),
        ("We checked your blood.", "Serum creatinine, ALT and eGFR were determined."),
    ],
)  # fmt: skip
def test_plain_wording_has_a_lower_level_than_the_technical_one(plain, hard):
    assert level(plain).value < level(hard).value


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Take one tablet twice a day.", ()),
        ("The cat sat.", ()),
        ("The exacerbation abated.", ("two rare words", "two long words")),
        ("We saw no apnoea, no ataxia, no stridor and no cyanosis in the child.",
         ("four rare words", "three long words", "four negatives", "two commas")),
        ("The ALT, AST and GGT of all children stayed low.", ("three abbreviations",)),
        ("You may have a blister.", ("one rare word",)),
    ],
)  # fmt: skip
def test_reasons_are_plain_words_strongest_first(text, reasons):
    assert level(text).reasons == reasons


def test_a_long_sentence_of_easy_words_is_told_to_be_long():
    text = "We went to the shop and " + "then we went to the house of my friend and " * 3 + "sat down."
    found = level(text)
    assert f"{found.words} words" in found.reasons
    assert not any("rare" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We gave the book to Mary yesterday.", "We gave the book to Xzyqva yesterday."),
        ("Take 5 of them at night.", "Take 7,250 of them at night."),
        ("Write to help@nhs.uk today.", "Write to ischaemia@nephrology.example today."),
    ],
)
def test_names_figures_and_addresses_are_no_rare_words(one, other):
    assert level(one).value == level(other).value
    assert not any("rare" in reason for reason in level(other).reasons)


@pytest.mark.parametrize(
    ("text", "field", "number"),
    [
        ("It was not fully explained and is often done.", "passives", 2),
        ("The women were open to it.", "passives", 0),
        ("The dose, the time, and the 10,000 tests", "commas", 2),
        ("Take it (with food) [or milk].", "brackets", 2),
        ("At 10:30: stop; rest.", "colons", 2),
        ("Ask Anna, whose doctor, Bob, is away because he is ill.", "joining", 2),
        ("Your HbA1c, FEV1 and MRI are fine, said the GP at 5 pm.", "acronyms", 4),
        ("Your HbA1c, FEV1 and MRI are fine, said the GP at 5 pm.", "figures", 1),
        ("The medication’s administration and a nation", "abstract", 2),
        ("Don’t stop, and never give none of it away", "negatives", 3),
        ("The idiopathic dysphagia of Anna", "rare", 2),
    ],
)
def test_what_is_counted(text, field, number):
    assert getattr(count(words(text), text), field) == number


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (1, "A1"),
        (1.49, "A1"),
        (1.5, "A2"),
        (2.5, "B1"),
        (3.5, "B2"),
        (4.49, "B2"),
        (4.5, "C1"),
        (5.5, "C2"),
        (6, "C2"),
    ],
)
def test_a_value_has_the_nearest_level(value, name):
    assert level_of(value) == name


def test_a_long_sentence_weighs_more_in_the_level_of_a_text():
    hard = level(
        "Subcutaneous administration of the anticoagulant was well tolerated by all of the participants."
    )
    easy = level("Take it with food.")
    assert overall([hard, easy]).value == round((hard.value * 13 + easy.value * 4) / 17, 2)
    assert overall([hard, easy]).value > (hard.value + easy.value) / 2
    assert overall([hard, easy]).sentences == 2
    assert overall([]) is None


TEXTS = st.text(st.sampled_from("abcdeABC ,;:()[]'’-.5é—\u200b\u00ad\n"), max_size=200) | st.text(max_size=60)


@given(st.lists(TEXTS, min_size=1, max_size=10))
def test_the_level_of_a_text_is_between_those_of_its_sentences(texts):
    estimates = [level(text) for text in texts if words(text)]
    found = overall(estimates)
    if not estimates:
        assert found is None
        return
    values = [one.value for one in estimates]
    assert min(values) - 0.01 <= found.value <= max(values) + 0.01
    assert found.level in LEVELS


@given(TEXTS)
def test_any_text_has_a_level_and_reasons_fit_to_print(text):
    found = level(text)
    assert 1 <= found.value <= 6
    assert found.level in LEVELS
    assert len(found.reasons) <= 4
    assert all(re.fullmatch(r"[a-z]+ [a-z ]+|[\d,]+ [a-z ]+", reason) for reason in found.reasons)


@given(st.lists(st.sampled_from(["the", "dog", "ran", "home", "water", "child"]), min_size=3, max_size=15))
def test_a_rarer_word_in_the_same_place_never_lowers_the_level(easy):
    hard = [*easy[:-1], "spleen"]
    assert level(" ".join(hard)).value >= level(" ".join([*easy[:-1], "green"])).value


@pytest.mark.parametrize(
    ("lang", "plain", "hard"),
    [
        ("fr", "Prenez un comprimé deux fois par jour.",
         "L’administration concomitante d’anticoagulants nécessite une surveillance biologique rapprochée."),
        ("ru", "Принимайте по одной таблетке два раза в день.",
         "Фармакологическое лечение гипертензии обычно требует одновременного назначения нескольких препаратов."),
    ],
)  # fmt: skip
def test_other_languages_have_models_of_their_own(lang, plain, hard):
    easy, difficult = (estimate(words(text, lang), text, lang) for text in (plain, hard))
    assert easy.value + 1 < difficult.value
    assert any("rare word" in reason for reason in difficult.reasons)


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_every_weight_points_the_way_that_its_feature_claims(lang):
    terms = shipped(lang).terms
    assert len(terms) >= 8
    assert {term.feature for term in terms} <= set(Features._fields)
    for term in terms:
        assert (term.weight < 0) == (term.feature in EASIER)
        assert term.scale > 0


@pytest.mark.parametrize(("lang", "name"), [("en", "English"), ("fr", "French"), ("ru", "Russian")])
def test_the_accuracy_is_told_with_the_measured_figures(lang, name):
    measured = shipped(lang).accuracy
    told = accuracy(lang)
    assert f"{measured['cross_validated']['sentences']:,} {name} sentences" in told
    assert f"{measured['cross_validated']['within_one']:.0%}" in told
    assert f"r {measured['cross_validated']['r']:.2f}" in told
    assert told.startswith("The level is an estimate")
    assert told.count("\n") == 0
