import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.counts import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cystic fibrosis—a disease you are born with—affects the gut.", 11),
        ("well-known and/or follow-up", 3),
        ("Take 2.5 mg (two tablets) twice.", 6),
        ("3–5 days", 2),
        ("3 – 5 days", 3),
        ("yes--no", 2),
        ("… – & !", 0),
        ("It doesn’t hurt", 3),
        ("", 0),
    ],
)
def test_words_are_counted_as_flesch_counts_them(text, expected):
    assert len(words(text)) == expected


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("asthma", 2), ("condition", 3), ("randomised", 3), ("haemorrhage", 3), ("tumours", 2),
        ("well-known", 2), ("and/or", 2), ("don’t", 1), ("leg(s)", 1), ("mg", 1), ("approx.", 1),
        ("Dr.", 1), ("e.g.", 1),
        ("12.4%", 1), ("1,200,000", 1), ("2021", 1), ("COPD", 1), ("GPs", 1), ("eGFR", 1), ("mRNA", 1),
        ("HbA1c", 1), ("COVID-19", 1), ("https://www.cdc.gov/flu", 1), ("a.b@example.org", 1), ("NEVER", 2),
        ("IMPORTANT", 3), ("McDonald", 3),
    ],
)  # fmt: skip
def test_figures_abbreviations_and_addresses_have_one_syllable(word, syllables):
    assert [found.syllables for found in words(f"x {word} x")][1] == syllables


def test_a_shouted_line_is_read_as_words():
    assert [word.syllables for word in words("SYMPTOMS OF ASTHMA")] == [2, 1, 2]
    assert [word.abbreviation for word in words("COPD")] == [True]


def test_letters_leave_out_digits_and_characters_leave_out_punctuation():
    word = words("“HbA1c’s,”")[0]
    assert (word.text, word.letters, word.characters) == ("HbA1c’s", 5, 6)


@given(st.text(max_size=200))
def test_words_slice_out_of_their_text_in_order(text):
    place = 0
    for word in words(text):
        assert text[word.start : word.end] == word.text
        assert word.start >= place
        assert word.syllables >= 1
        assert 0 < word.characters <= len(word.text)
        place = word.end


@pytest.mark.parametrize("data", ["ab", "ab-", "a/", "ÄB", "1"])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_what_is_too_long_for_a_word_is_one_and_is_not_spelled(data, lang):
    run = data * (1_002 // len(data))
    [before, one, after] = words(f"rest {run} rest", lang)
    assert (one.text, one.syllables, one.abbreviation) == (run.rstrip("-/"), 1, True)
    assert (before.syllables, after.syllables) == (1, 1)
    assert words("ab" * 500)[0].syllables > 100
