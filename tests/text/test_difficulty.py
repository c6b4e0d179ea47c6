import pytest

from checker.text.counts import words
from checker.text.difficulty import is_complex, is_familiar, unfamiliar


@pytest.mark.parametrize(
    ("word", "familiar"),
    [
        ("dog", True), ("Dogs", True), ("walked", True), ("eating", True), ("stopped", True),
        ("happily", True),
        ("babies", True), ("carried", True), ("doctor’s", True), ("don't", True), ("well-known", True),
        ("tumour", False), ("malignant", False), ("incidence", False), ("self-monitoring", False),
    ],
)  # fmt: skip
def test_regular_forms_of_familiar_words_are_familiar(word, familiar):
    assert is_familiar(word) is familiar


def test_figures_and_names_are_not_hard_words():
    found = unfamiliar(words("Pancreatic tumours met 12 people in Iceland, said Marta."))
    assert [word.text for word in found] == ["Pancreatic", "tumours"]


@pytest.mark.parametrize(
    ("text", "complex_words"),
    [
        ("an important operation", ["important", "operation"]),
        ("we visited and created it", []),
        ("the follow-up-care in America", []),
        ("Important news", ["Important"]),
    ],
)
def test_gunning_leaves_out_names_compounds_and_endings(text, complex_words):
    found = words(text)
    assert [word.text for place, word in enumerate(found) if is_complex(word, place)] == complex_words
