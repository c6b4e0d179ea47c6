"""checker words: what to write instead, how rare a word is, what it means."""

import json

import pytest

from checker.rulebook import load
from checker.word_facts import facts_of
from tests.cli.test_read import checker


@pytest.mark.parametrize(
    ("word", "lang", "told"),
    [
        ("in order to", "en", ["Write: to"]),
        ("exacerbate", "en", ["Write: make worse", "A rare word", "4 syllables.", "Grade: above 4."]),
        ("Hypertension", "en-GB", ["Write: high blood pressure", "Means: blood pressure that stays too high"]),
        ("dog", "en", ["An everyday word", "Grade: most pupils know it by grade 4.", "On none of the word lists."]),
        ("xyzzyq", "en", ["So rare that the frequency table does not have it."]),
        ("Hypertonie", "de", ["Means:"]),
        ("dog", "fi", ["On none of the word lists."]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_word(word: str, lang: str, told: list[str]) -> None:
    said = "\n".join(facts_of(word, lang, load()).in_words())
    assert [one for one in told if one not in said] == []


def test_the_command_prints_words_or_json(tmp_path) -> None:
    assert "Write: make worse" in checker(tmp_path, "words", "exacerbate").stdout
    done = checker(tmp_path, "words", "--json", stdin="in order to\n\nxyzzyq\n")
    assert [one["instead"] for one in json.loads(done.stdout)] == [["to"], []]


def test_nothing_known_and_nothing_named_have_codes_of_their_own(tmp_path) -> None:
    assert checker(tmp_path, "words", "xyzzyq").returncode == 1
    assert checker(tmp_path, "words", stdin="").returncode == 2
