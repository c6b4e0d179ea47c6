"""What to do first, and where things are: the right thing first, in words that can be acted on."""

import pytest
from msgspec.structs import replace

from checker.report.reading.changes_wanted import kinds
from checker.report.reading.first_steps import MOST_STEPS, first_steps
from checker.report.reading.places import place
from checker.rulebook import load


def test_what_brings_most_comes_first(drafts) -> None:
    assert first_steps(drafts.page(), load()) == (
        "Say the hard sentence below in easier words.",
        "Write the everyday word (“Rest”).",
        "Use everyday words: “utilise” → “use”.",
    )


def test_within_the_target_what_decides_comes_before_sentences(drafts) -> None:
    page = drafts.page(reading_target=12.0)
    assert first_steps(page, load())[0] == "Write the everyday word (“Rest”)."


def test_there_are_never_more_than_three(drafts) -> None:
    short = drafts.finding("acronym-not-explained", "inhaler", drafts.HARD, "line 5", severity="fail")
    page = drafts.page()
    assert len(first_steps(replace(page, findings=(*page.findings, short)), load())) == MOST_STEPS


def test_words_that_must_change_are_named_with_what_to_write(drafts) -> None:
    must = drafts.finding(
        "person-first", "utilise", drafts.HARD, "line 5", severity="fail", gates=True, instead=("use", "take")
    )
    assert "Change “utilise” → “use”." in first_steps(drafts.page(findings=(must,)), load())


def test_places_of_one_kind_come_in_the_order_of_the_file(drafts) -> None:
    found = [
        drafts.finding("plain-word", word, drafts.HARD, "line 5", line=line, column=column)
        for word, line, column in [("each", 7, 2), ("the", 5, 9), ("and", 5, 3)]
    ]
    kind = kinds(drafts.page(findings=tuple(found)), load())[0]
    assert [each.text.quote for each in kind.findings] == ["and", "the", "each"]


def test_short_forms_are_named_once(drafts) -> None:
    short = drafts.finding("acronym-not-explained", "inhaler", drafts.HARD, "line 5", outcome="cantTell")
    assert first_steps(drafts.page(findings=(short, short)), load())[1] == (
        "Spell out “inhaler” where it comes first."
    )


def test_an_easy_text_without_findings_has_nothing_to_do(drafts) -> None:
    page = drafts.page(findings=())
    assert first_steps(replace(page, reading=replace(page.reading, hardest=())), load()) == ()


@pytest.mark.parametrize(
    ("target", "selector", "at", "told"),
    [
        ("drafts/a.md", "line 5", (5, 12), "drafts/a.md:5:12"),
        ("drafts/a.html", "#p", (5, 0), "drafts/a.html:5"),
        ("-", "line 5", (5, 12), "line 5:12"),
        ("a.PDF", "page 2, line 5", (5, 12), "page 2, line 5"),
        ("a.docx", "paragraph 3", (3, 1), "paragraph 3"),
        ("https://clinic.example/", "#p", (5, 12), "under “Lungs”"),
        ("drafts/a.md", "#p", (0, 0), "under “Lungs”"),
    ],
)
def test_a_place_can_be_found_in_the_kind_of_file_it_is_in(target, selector, at, told, drafts) -> None:
    found = drafts.finding("should", "", "", selector, line=at[0], column=at[1])
    assert place(drafts.page(target=target), found, "Lungs") == told
