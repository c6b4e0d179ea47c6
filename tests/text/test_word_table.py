import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.word_table import WordTable, packed

WORDS = st.text(
    st.characters(blacklist_characters="\n\t", blacklist_categories=("Cs",)), min_size=1, max_size=12
)


@given(st.dictionaries(WORDS, st.integers(0, 900), max_size=400), WORDS)
def test_a_table_answers_as_the_mapping_it_was_made_from(numbers, other):
    table = WordTable(packed(numbers))
    assert {word: table.number(word) for word in numbers} == numbers
    assert table.number(other) == numbers.get(other)
    assert (other in table) is (other in numbers)
    assert len(table) == len(numbers)
    assert set(table) == set(numbers)


@given(st.text(max_size=20))
def test_no_word_makes_a_look_up_fail(word):
    table = WordTable(packed({"a": 1, "tablet": 2, "ß": 3, "щ": 4}))
    assert table.get(word, 0) == {"a": 1, "tablet": 2, "ß": 3, "щ": 4}.get(word, 0)


@pytest.mark.parametrize("word", ["a\t1\nb", "a\t", "\na", "b\t2", "", "\ud800"])
def test_what_looks_like_an_entry_is_no_word(word):
    assert word not in WordTable(packed({"a": 1, "b": 2}))


def test_a_missing_word_is_a_key_error():
    with pytest.raises(KeyError):
        WordTable(packed({"a": 1}))["b"]


def test_an_empty_table_knows_nothing():
    assert list(WordTable(b"")) == []
    assert "a" not in WordTable(b"")
