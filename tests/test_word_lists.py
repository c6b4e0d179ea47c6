"""The word lists by language: what stands in them is well formed, plainer than what it replaces, and complete."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.text.frequency import zipf
from checker.text.inflect import plural, verb_forms

WORDS = Path(__file__).parents[1] / "rules" / "words"
FILES = sorted(WORDS.glob("*/*.toml"))
WITH_ENTRIES = [file for file in FILES if file.stem != "synonym-sets"]
EXPLAINED = ("medical-terms", "research-terms", "statistics-terms", "units")
REPLACED = ("plain-words", "person-first", "hidden-verbs", "wordy-doublets", "idioms", "latin-abbreviations")
FIELDS = {"instead", "means", "as", "forms", "form_of", "why", "always"}

LEAST = {
    "en/plain-words": 650,
    "en/medical-terms": 420,
    "en/person-first": 130,
    "en/latin-abbreviations": 50,
    "en/wordy-doublets": 60,
    "en/idioms": 150,
    "en/hedges": 40,
    "en/vague-amounts": 40,
    "en/alarm-words": 40,
    "en/statistics-terms": 60,
    "en/hidden-verbs": 120,
    "en/units": 40,
    "de/plain-words": 150,
    "es/plain-words": 150,
    "fr/plain-words": 150,
    "de/medical-terms": 60,
    "es/medical-terms": 60,
    "fr/medical-terms": 60,
    "de/person-first": 25,
    "es/person-first": 25,
    "fr/person-first": 25,
    "de/latin-abbreviations": 20,
    "es/latin-abbreviations": 20,
    "fr/latin-abbreviations": 20,
}
"""Entries that a list must have, irregular forms not counted."""

EVERYDAY_IN_HEALTH = {
    "treatment", "effect", "condition", "medicine", "review", "disease", "drug", "women", "stroke", "deaths",
    "cancer", "hiv", "symptom", "patient", "discharge", "culture", "stool", "terminal", "mobile", "acute",
    "positive", "negative",
}  # fmt: skip
"""Words that are right in plain health texts too, or mean something else there: no list may flag them alone."""

IN_EIGHT_LANGUAGES = {"en", "de", "es", "fr", "it", "nl", "pl", "pt"}


def name_of(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


def read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def entries(file: Path) -> dict[str, dict[str, Any]]:
    """Return the entries of a list, each as the table that its shorthand stands for."""
    listed: dict[str, Any] = read(file)["entries"]
    return {phrase: row if isinstance(row, dict) else {"instead": row} for phrase, row in listed.items()}


def replacements(row: dict[str, Any]) -> list[str]:
    instead: str | list[str] = row.get("instead", [])
    return [instead] if isinstance(instead, str) else instead


def forms(phrase: str, row: dict[str, Any]) -> Iterator[str]:
    """Yield every form in which an entry is found."""
    yield phrase
    yield from row.get("forms", ())
    first, space, rest = phrase.partition(" ")
    before, _, last = phrase.rpartition(" ")
    if row.get("as") == "verb":
        yield from (form + space + rest for form in verb_forms(first))
    if row.get("as") == "noun":
        yield f"{before} {plural(last)}".strip()


@pytest.fixture(params=WITH_ENTRIES, ids=name_of)
def listed(request: pytest.FixtureRequest) -> dict[str, dict[str, Any]]:
    file: Path = request.param
    return entries(file)


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_list_says_what_it_is_and_where_it_comes_from(file: Path) -> None:
    page = read(file)
    assert page["about"].endswith(".")
    assert page["source"]
    assert set(page) == {"about", "source", "sets" if file.stem == "synonym-sets" else "entries"}


def test_an_entry_has_only_known_fields(listed: dict[str, dict[str, Any]]) -> None:
    for phrase, row in listed.items():
        assert set(row) <= FIELDS, phrase
        assert row.get("as", "verb") in ("verb", "noun"), phrase


def test_a_phrase_is_in_lower_case_with_single_spaces_and_straight_apostrophes(
    listed: dict[str, dict[str, Any]],
) -> None:
    for phrase, row in listed.items():
        for form in (phrase, *row.get("forms", ())):
            assert form == " ".join(form.lower().split()), form
            assert not re.search("[’‘ʼ“”]", form), form


def test_no_word_is_replaced_by_itself(listed: dict[str, dict[str, Any]]) -> None:
    for phrase, row in listed.items():
        assert not set(forms(phrase, row)) & {one.lower() for one in replacements(row)}, phrase


def test_no_form_stands_on_a_list_twice(listed: dict[str, dict[str, Any]]) -> None:
    found = Counter(form for phrase, row in listed.items() for form in set(forms(phrase, row)))
    assert [form for form, times in found.items() if times > 1] == []


def test_no_replacement_is_flagged_by_its_own_list(listed: dict[str, dict[str, Any]]) -> None:
    flagged = {form: phrase for phrase, row in listed.items() for form in forms(phrase, row)}
    for phrase, row in listed.items():
        for one in replacements(row):
            words = re.findall(r"[\w'/.-]+", one.lower())
            runs = (
                " ".join(words[start:end])
                for start in range(len(words))
                for end in range(start + 1, len(words) + 1)
            )
            assert [run for run in runs if run in flagged] == [], phrase


def test_an_irregular_form_belongs_to_an_entry_that_is_there(listed: dict[str, dict[str, Any]]) -> None:
    for phrase, row in listed.items():
        if "form_of" in row:
            assert "form_of" not in listed[row["form_of"]], phrase


def test_an_explanation_has_at_most_fifteen_words(listed: dict[str, dict[str, Any]]) -> None:
    for phrase, row in listed.items():
        assert len(row.get("means", "").split()) <= 15, phrase


def test_a_reason_is_one_sentence(listed: dict[str, dict[str, Any]]) -> None:
    for phrase, row in listed.items():
        assert not row.get("why") or re.fullmatch(r"[A-Z][^.!?]*\.", row["why"]), phrase


def test_no_everyday_word_of_health_is_flagged_alone(listed: dict[str, dict[str, Any]]) -> None:
    flagged = {form for phrase, row in listed.items() for form in forms(phrase, row)}
    assert flagged & EVERYDAY_IN_HEALTH == set()


@pytest.mark.parametrize("file", [file for file in FILES if file.stem in EXPLAINED], ids=name_of)
def test_a_term_is_explained(file: Path) -> None:
    unexplained = [
        phrase for phrase, row in entries(file).items() if not row.get("means") and "form_of" not in row
    ]
    assert unexplained == []


@pytest.mark.parametrize("file", [file for file in FILES if file.stem in REPLACED], ids=name_of)
def test_there_is_something_to_write_instead(file: Path) -> None:
    assert [p for p, row in entries(file).items() if not replacements(row) and "form_of" not in row] == []


@pytest.mark.parametrize("lang", ["en", "de", "es", "fr"])
def test_a_plain_word_is_commoner_or_shorter_than_what_it_replaces(lang: str) -> None:
    harder = []
    for phrase, row in entries(WORDS / lang / "plain-words.toml").items():
        instead = replacements(row)[:2]
        wordier = any(len(phrase.split()) > len(one.split()) for one in instead)
        if instead and not wordier and rarest(phrase, lang) > max(rarest(one, lang) for one in instead):
            harder.append(phrase)
    assert harder == []


def rarest(phrase: str, lang: str) -> float:
    """Return how common the rarest word of a phrase is."""
    return min(zipf(word, lang) for word in re.findall(r"[^\W\d_][\w'-]*", phrase))


@pytest.mark.parametrize("name", LEAST)
def test_a_list_is_long_enough_to_be_of_use(name: str) -> None:
    own = [phrase for phrase, row in entries(WORDS / f"{name}.toml").items() if "form_of" not in row]
    assert len(own) >= LEAST[name]


@pytest.mark.parametrize("lang", sorted({file.parent.name for file in FILES}))
def test_no_phrase_is_flagged_by_two_lists_of_replacements(lang: str) -> None:
    found = Counter(
        form
        for file in (WORDS / lang).glob("*.toml")
        if file.stem in REPLACED
        for form in {form for phrase, row in entries(file).items() for form in forms(phrase, row)}
    )
    assert [form for form, times in found.items() if times > 1] == []


def test_a_name_stands_in_one_set_only_and_a_set_has_two_or_more() -> None:
    sets: dict[str, list[str]] = read(WORDS / "en" / "synonym-sets.toml")["sets"]
    names = Counter(name for members in sets.values() for name in members)
    assert len(sets) >= 25
    assert [name for name, times in names.items() if times > 1] == []
    assert [members for members in sets.values() if len(members) < 2] == []
    assert [name for name in names if name != name.lower()] == []


def test_link_words_that_say_nothing_are_known_in_eight_languages() -> None:
    listed: dict[str, list[str]] = read(WORDS / "generic-link-text.toml")
    assert set(listed) == IN_EIGHT_LANGUAGES
    assert {lang: len(texts) for lang, texts in listed.items() if len(texts) < 12} == {}
    assert [text for texts in listed.values() for text in texts if text != text.lower()] == []
    assert [lang for lang, texts in listed.items() if len(set(texts)) < len(texts)] == []


def test_no_short_form_is_known_twice() -> None:
    known: dict[str, list[str]] = read(WORDS / "known-acronyms.toml")
    for lang, short in known.items():
        others = short if lang == "any" else [*short, *known["any"]]
        assert [one for one, times in Counter(others).items() if times > 1] == []
