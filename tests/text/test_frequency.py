from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker.text
from checker.text.frequency import LANGUAGES, zipf
from checker.text.word_table import WordTable

DATA = Path(checker.text.__file__).parent / "data"


@pytest.mark.parametrize(
    ("word", "same_as"),
    [
        ("Doctor", "doctor"), ("DOCTOR", "doctor"), ("doctor’s", "doctor"), ("doctor's", "doctor"),
        ("doctors’", "doctors"), ("“doctor”", "doctor"), ("doctor'll", "doctor"), ("don’t", "don't"),
        ("oedema", "edema"), ("randomised", "randomized"), ("follow-up", "follow"), ("self-monitoring", "monitoring"),
        ("and/or", "or"), ("type-2", "type"),
    ],
)  # fmt: skip
def test_a_form_is_as_common_as_what_the_reader_sees_in_it(word, same_as):
    assert zipf(word) == zipf(same_as) > 0


@pytest.mark.parametrize(
    ("rarer", "commoner"),
    [("exacerbate", "worsen"), ("analgesic", "painkiller"), ("haemorrhage", "bleeding"), ("utilize", "use"),
     ("shoe", "she"), ("four", "for"), ("hour", "or")],
)  # fmt: skip
def test_hard_words_are_rarer_than_plain_ones(rarer, commoner):
    assert zipf(rarer) < zipf(commoner)


@pytest.mark.parametrize(
    ("word", "low", "high"),
    [("the", 7.5, 8), ("water", 5, 6), ("kidney", 4, 4.5), ("anaphylaxis", 2, 3), ("12", 0, 0), ("", 0, 0),
     ("xqzvtk", 0, 0), ("a" * 100_000, 0, 0), ("—", 0, 0), ("\t1\n", 0, 0), ("\ud800", 0, 0)],
)  # fmt: skip
def test_the_scale_is_the_logarithm_of_uses_in_a_thousand_million_words(word, low, high):
    assert low <= zipf(word) <= high


@pytest.mark.parametrize(
    ("word", "lang", "at_least"),
    [("Krankenhaus", "de", 4), ("Krankenhaus", "de-AT", 4), ("l’hôpital", "fr", 4), ("me\u0301dico", "es", 4),
     ("aujourd’hui", "fr_CA", 5), ("außerdem", "de", 5), ("Straße", "de", 5)],
)  # fmt: skip
def test_other_languages_have_tables_of_their_own(word, lang, at_least):
    assert zipf(word, lang) >= at_least
    assert zipf(word, "pl") == 0


@pytest.mark.parametrize(
    ("lang", "words"), [("en", 100_000), ("de", 40_000), ("es", 40_000), ("fr", 40_000), ("ru", 60_000)]
)
def test_each_table_is_whole_and_in_the_order_that_the_search_needs(lang, words):
    data = (DATA / f"frequency.{lang}.txt").read_bytes()
    found = [line.split(b"\t")[0] for line in data.splitlines()]
    assert found == sorted(set(found))
    assert len(found) == len(WordTable(data)) == words
    assert lang in LANGUAGES


def test_the_sources_are_credited():
    notice = (Path(checker.text.__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
    for source in ("Robyn Speer", "Creative\nCommons Attribution-ShareAlike 4.0", "Google Books", "Leeds", "ParaCrawl",
                   "OpenSubtitles", "SUBTLEX", "Wikipedia", "books.google.com/ngrams"):  # fmt: skip
        assert source in notice


@given(st.text(max_size=30))
def test_any_word_has_a_frequency_within_the_scale(word):
    assert 0 <= zipf(word) <= 8
