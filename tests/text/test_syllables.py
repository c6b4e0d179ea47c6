from pathlib import Path

import pytest

import checker.text
from checker.text.syllable_model import estimate, is_held_out
from checker.text.syllables import syllables, table

DATA = Path(checker.text.__file__).parent / "data"


def test_the_data_carries_its_own_notice():
    notice = (DATA / "NOTICE-cmudict.txt").read_text(encoding="utf-8")
    assert "Carnegie Mellon University" in notice
    assert "Redistribution and use in source and binary forms" in notice


def test_the_table_holds_every_word_once():
    words = list(table())
    assert len(words) == len(set(words)) == len(table()) > 120_000


@pytest.mark.parametrize(
    ("word", "count"),
    [("radiotherapy", 6), ("Tablets", 2), ("oedema", 3), ("anaemia", 4), ("centres", 2), ("diarrhoea", 4),
     ("catheterised", 4), ("immunotherapies", 6), ("microbiome's", 4), ("xyz", 1)],
)  # fmt: skip
def test_words_outside_the_table_are_told_by_their_relatives(word, count):
    assert syllables(word) == count


def test_the_estimate_is_right_for_nearly_all_words_that_it_was_not_made_from():
    held_out = [(word, count) for word, count in table().items() if word.isalpha() and is_held_out(word)]
    assert len(held_out) > 5_000
    assert sum(estimate(word) == count for word, count in held_out) / len(held_out) >= 0.96


def test_the_estimate_of_a_strange_word_is_at_least_one_syllable():
    assert [estimate(word) for word in ("", "zzz", "ß", "щ")] == [1, 1, 1, 1]
