"""Listed words and phrases are found in all their forms, and nothing that only looks like them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.rules import PhraseEntry
from checker.text.counts import words
from checker.text.phrases import PhraseIndex, forms

ENTRIES = (
    PhraseEntry(phrase="in order to", list="plain", instead=("to",)),
    PhraseEntry(phrase="in order", list="plain", instead=("ready",)),
    PhraseEntry(phrase="exacerbate", list="plain", instead=("make worse",), inflected="verb"),
    PhraseEntry(phrase="carry out an assessment of", list="verbs", instead=("assess",), inflected="verb"),
    PhraseEntry(phrase="blood vessel", list="terms", inflected="noun"),
    PhraseEntry(phrase="biopsy", list="terms", inflected="noun"),
    PhraseEntry(phrase="don't", list="short"),
    PhraseEntry(phrase="e.g.", list="latin"),
    PhraseEntry(phrase="z. b.", list="de"),
    PhraseEntry(phrase="hämorrhoiden", list="de", forms=("hämorrhoide",)),
)
INDEX = PhraseIndex(ENTRIES)


def found(text: str) -> list[str]:
    tokens = words(text)
    return [text[tokens[hit.first].start : tokens[hit.last].end] for hit in INDEX.find(text, tokens)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("You do this in order to rest.", ["in order to"]),
        ("In Order to rest, lie down.", ["In Order to"]),
        ("All is in order, to be sure.", ["in order"]),
        ("Smoke exacerbates asthma and exacerbated hers, exacerbating it.",
         ["exacerbates", "exacerbated", "exacerbating"]),
        ("She carried out an assessment of it.", ["carried out an assessment of"]),
        ("They carry out an assessment of it.", ["carry out an assessment of"]),
        ("Two biopsies of a blood vessel; blood vessels.", ["biopsies", "blood vessel", "blood vessels"]),
        ("The blood. Vessel walls", []),
        ("blood (vessel)", []),
        ("You don’t need it.", ["don’t"]),
        ("Fruit, e.g. apples", ["e.g"]),
        ("Nehmen Sie z. B. Tee.", ["z. B"]),
        ("Das ist Z, b ist es nicht", []),
        ("Eine Hämorrhoide, zwei Hämorrhoiden", ["Hämorrhoide", "Hämorrhoiden"]),
        ("exacerbation", []),
        ("", []),
    ],
)  # fmt: skip
def test_entries_are_found(text: str, hits: list[str]) -> None:
    assert found(text) == hits


def test_of_overlapping_entries_of_one_list_the_longest_counts_and_other_lists_are_asked_too() -> None:
    index = PhraseIndex([*ENTRIES, PhraseEntry(phrase="order", list="other")])
    text = "in order to rest"
    assert [hit.entry.phrase for hit in index.find(text, words(text))] == ["in order to", "order"]


@pytest.mark.parametrize(
    ("phrase", "inflected", "expected"),
    [
        ("stop", "verb", ["stop", "stops", "stoped", "stoping", "stopped", "stopping"]),
        ("utilise", "verb", ["utilise", "utilises", "utilised", "utilising"]),
        ("apply", "verb", ["apply", "applies", "applied", "applying"]),
        ("refer", "verb", ["refer", "refers", "refered", "refering", "referred", "referring"]),
        ("die", "verb", ["die", "dies", "died", "dying"]),
        ("agree", "verb", ["agree", "agrees", "agreed", "agreeing"]),
        ("reach out", "verb", ["reach out", "reaches out", "reached out", "reaching out"]),
        ("side effect", "noun", ["side effect", "side effects"]),
        ("biopsy", "noun", ["biopsy", "biopsies"]),
        ("abscess", "noun", ["abscess", "abscesses"]),
        ("in situ", "", ["in situ"]),
    ],
)
def test_regular_forms(phrase: str, inflected: str, expected: list[str]) -> None:
    assert list(forms(PhraseEntry(phrase=phrase, list="x", inflected=inflected))) == expected


@settings(derandomize=True, max_examples=200)
@given(st.lists(st.sampled_from(["in", "order", "to", "biopsies", "don’t", ",", ".", "x"]), max_size=12))
def test_every_hit_is_an_entry_and_hits_of_one_list_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    tokens = words(text)
    last: dict[str, int] = {}
    for hit in INDEX.find(text, tokens):
        assert 0 <= hit.first <= hit.last < len(tokens)
        assert hit.first > last.get(hit.entry.list, -1)
        last[hit.entry.list] = hit.last
