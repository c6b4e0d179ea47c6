"""Proper names and figures can be left out of the counts, as WCAG 3.1.5 allows."""

import pytest

from checker.model import Block
from checker.text.measure import measure
from checker.text.scores import read
from checker.text.without import without


def _left_out(text: str, lang: str = "en", **which: bool) -> int:
    block = Block(role="paragraph", text=text, selector="p", prose=True)
    return without(measure([block], lang), lang, **({"names": True, "figures": True} | which))[1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ask at the Addenbrooke hospital in Cambridge.", 2),
        ("Dr. Papadopoulos will see you.", 1),
        ("Papadopoulos will see you.", 0),  # the beginning of a sentence has a capital anyway
        ("It is called Parkinson’s disease.", 1),
        ("See you on Monday in the morning.", 0),
        ("She said: Breathe in.", 0),
        ("The nurse asked, “Hurts it?”", 0),
        ("The Diabetes Team helps. Many have diabetes.", 0),
        ("How To Live Well With Arthritis And Fibromyalgia", 0),
        ("The NHS and WHO agree.", 0),
        ("Take it with food.", 0),
    ],
)
def test_a_name_has_a_capital_inside_a_sentence_and_is_no_everyday_word(text, names):
    assert _left_out(text, names=False) == names


def test_in_german_every_noun_has_a_capital_so_no_name_is_told():
    text = "Die Klinik liegt in Heidelberg am Neckar."
    assert _left_out(text, "de", names=False) == 0
    reading = read([Block(role="paragraph", text=text, selector="p", prose=True)], "de", names=False)
    assert any("Names look like any noun in German" in note for note in reading.notes)


@pytest.mark.parametrize(
    ("text", "figures"), [("Take 2 tablets 3 times.", 2), ("Take HbA1c and 5mg.", 0), ("No figure.", 0)]
)
def test_figures_have_no_letter(text, figures):
    assert _left_out(text, figures=False) == figures


def test_the_counts_lose_just_those_words():
    text = "Ask for Papadopoulos in 2024."
    whole = read([Block(role="paragraph", text=text, selector="p", prose=True)], "en")
    block = Block(role="paragraph", text=text, selector="p", prose=True)
    less = read([block], "en", names=False, figures=False)
    assert (whole.words, whole.left_out) == (5, 0)
    assert (less.words, less.left_out, less.sentences) == (3, 2, 1)
    assert "2 words left out: proper names and figures." in less.notes


def test_a_sentence_of_figures_alone_is_dropped():
    block = Block(role="paragraph", text="Call us. 0800 123 456.", selector="p", prose=True)
    assert read([block], "en", figures=False).sentences == 1


def test_a_text_with_names_is_never_harder_without_them():
    text = "We asked Konstantinopoulos and Papadimitriou about it. The results were good for all of us. " * 20
    block = Block(role="paragraph", text=text.strip(), selector="p", prose=True)
    assert read([block], "en", names=False).grade < read([block], "en").grade
