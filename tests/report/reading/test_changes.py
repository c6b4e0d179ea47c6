"""Two versions: what is new, what is gone, and how the numbers changed, in words."""

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.model import Block
from checker.report.reading.before_after import flag_changes, in_a_sentence, score_changes
from checker.report.reading.text_changes import MOST_SENTENCES, text_changes
from checker.rulebook import load


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(
        Block(role="paragraph", text=text, selector=f"line {n}", lang="en", prose=True)
        for n, text in enumerate(texts, 1)
    )


def changed(old: tuple[str, ...], new: tuple[str, ...], page) -> list[object]:
    told = text_changes(replace(page, blocks=paragraphs(*old)), replace(page, blocks=paragraphs(*new)))
    return [each.same or [(run.way, run.text) for run in each.runs] for each in told]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (("Rest.",), ("Rest.",), [1]),
        (("Rest.", "Sleep."), ("Rest.", "Sleep."), [2]),
        (("Rest. Eat.",), ("Rest. Drink.",), [[("same", "Rest."), ("gone", "Eat."), ("new", "Drink.")]]),
        (("Rest.",), ("Rest.", "Drink."), [1, [("new", "Drink.")]]),
        (("Rest.", "Eat."), ("Rest.",), [1, [("gone", "Eat.")]]),
        (("Rest. Eat.",), ("Rest.",), [[("same", "Rest."), ("gone", "Eat.")]]),
        ((), ("Rest.",), [[("new", "Rest.")]]),
        (("Rest.",), (), [[("gone", "Rest.")]]),
        ((), (), []),
        (
            ("Take one pill each day. Rest.",),
            ("Take two pills each day. Rest.",),
            [[("same", "Take"), ("gone", "one pill"), ("new", "two pills"), ("same", "each day. Rest.")]],
        ),
        (
            ("Eat it. Take one pill each day.",),
            ("Drink a lot. Take a pill each day.",),
            [
                [
                    ("gone", "Eat it."),
                    ("new", "Drink a lot."),
                    ("same", "Take"),
                    ("gone", "one"),
                    ("new", "a"),
                    ("same", "pill each day."),
                ]
            ],
        ),
    ],
)
def test_each_sentence_is_the_same_new_or_gone(old, new, told, drafts) -> None:
    assert changed(old, new, drafts.page()) == told


SENTENCES = st.lists(st.sampled_from(["Rest.", "Eat well.", "Drink water.", "Sleep."]), max_size=6)
VERSION = st.lists(SENTENCES.filter(bool).map(" ".join), max_size=5)


@seed(22)
@given(VERSION, VERSION)
def test_no_changed_sentence_is_lost(drafts, old, new) -> None:
    now = replace(drafts.page(), blocks=paragraphs(*new))
    told = text_changes(replace(now, blocks=paragraphs(*old)), now)
    came = " ".join(run.text for each in told for run in each.runs if run.way == "new")
    gone = " ".join(run.text for each in told for run in each.runs if run.way == "gone")
    difference = lambda one, other: one.count(".") - other.count(".")  # noqa: E731
    assert difference(came, gone) == difference(" ".join(new), " ".join(old))


def test_a_very_long_text_is_compared_in_part(drafts) -> None:
    page = replace(drafts.page(), blocks=paragraphs(*["Rest."] * (MOST_SENTENCES + 50)))
    assert sum(each.same for each in text_changes(page, page)) == MOST_SENTENCES


def test_the_numbers_are_told_with_the_change_in_words(drafts) -> None:
    told = {
        each.name: (each.before, each.now, each.words, each.better)
        for each in score_changes(drafts.before(), drafts.page())
    }
    assert told["School grade"] == ("11.5", "9.8", "1.7 lower", True)
    assert told["Level"] == ("C1", "B2", "easier", True)
    assert told["Words"] == ("230", "230", "the same", None)


def test_what_is_flagged_is_counted_by_kind_then_and_now(drafts) -> None:
    told = flag_changes(drafts.before(), drafts.page(), load())
    changes = [(each.before, each.now, each.words) for each in told if each.name.startswith("Advice")]
    assert changes == [("2", "1", "1 fewer")]


def test_what_is_worse_comes_first(drafts) -> None:
    more = drafts.finding("should", "utilise", drafts.HARD, "line 5")
    worse = replace(drafts.page(), findings=(*drafts.page().findings, more))
    assert [each.better for each in flag_changes(drafts.before(), worse, load())][:2] == [False, True]


def test_a_harder_version_is_called_harder(drafts) -> None:
    said = in_a_sentence(drafts.page(), drafts.before())
    assert said == "This version is harder to read: school grade 11.5, before 9.8."


def test_a_version_without_a_grade_has_no_such_sentence(drafts) -> None:
    page = drafts.page()
    assert in_a_sentence(replace(page, reading=replace(page.reading, grade=None)), page) == ""


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ((16.8, (14.0, 19.0)), (16.6, (13.9, 18.8)), "about as easy to read as before"),
        ((9.0, (8.0, 10.0)), (7.9, (6.0, 9.1)), "about as easy to read as before"),
        ((9.0, (8.8, 9.2)), (8.6, (8.4, 8.7)), "about as easy to read as before"),
        ((9.0, (8.0, 10.0)), (7.0, (6.0, 8.0)), "easier to read"),
        ((7.0, (6.0, 8.0)), (9.0, (8.0, 10.0)), "harder to read"),
        ((9.0, None), (7.0, None), "easier to read"),
    ],
)
def test_a_version_is_easier_only_where_the_ranges_say_so(was, now, said, drafts) -> None:
    page = drafts.page()
    old, new = (
        replace(page, reading=replace(page.reading, grade=grade, interval=interval))
        for grade, interval in (was, now)
    )
    assert said in in_a_sentence(old, new)
    better = next(each.better for each in score_changes(old, new) if each.name == "School grade")
    assert better == {"about": None, "easie": True, "harde": False}[said[:5]]
