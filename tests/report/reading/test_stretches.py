"""Marks on a text: cut at the right characters, none lost, none crossing another."""

from collections.abc import Iterator

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from checker.report.reading.stretches import Mark, Stretch, stretches

TEXT = "The 🫁 lungs take in air."


def shown(stretch: Stretch[str], text: str) -> str:
    """Return a stretch as text: <words|what is said of them>."""
    inner = "".join(shown(part, text) for part in stretch.parts) or text[stretch.start : stretch.end]
    return f"<{inner}|{'+'.join(stretch.about)}>" if stretch.about else inner


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ([], TEXT),
        ([Mark(6, 11, False, "a")], "The 🫁 <lungs|a> take in air."),
        ([Mark(4, 5, False, "a"), Mark(6, 11, False, "b")], "The <🫁|a> <lungs|b> take in air."),
        ([Mark(6, 11, False, "a"), Mark(6, 11, False, "b")], "The 🫁 <lungs|a+b> take in air."),
        ([Mark(6, 16, False, "a"), Mark(12, 19, False, "b")], "The 🫁 <lungs take in|a+b> air."),
        ([Mark(6, 16, False, "a"), Mark(16, 19, False, "b")], "The 🫁 <lungs take|a>< in|b> air."),
        ([Mark(0, 24, True, "s"), Mark(6, 11, False, "a")], "<The 🫁 <lungs|a> take in air.|s>"),
        ([Mark(0, 11, True, "s"), Mark(6, 16, False, "a")], "<The 🫁 <lungs take|a>|s> in air."),
        ([Mark(0, 11, True, "s"), Mark(11, 24, True, "t")], "<The 🫁 lungs|s>< take in air.|t>"),
        ([Mark(0, 11, True, "s"), Mark(5, 24, True, "t")], "<The 🫁 lungs take in air.|s+t>"),
        ([Mark(-5, 3, False, "a"), Mark(20, 99, False, "b")], "<The|a> 🫁 lungs take in <air.|b>"),
        ([Mark(7, 7, False, "a"), Mark(9, 2, False, "b"), Mark(50, 60, True, "c")], TEXT),
        ([Mark(6, 11, True, "s"), Mark(6, 11, False, "a")], "The 🫁 <<lungs|a>|s> take in air."),
    ],
)
def test_marks_are_shown_at_their_words(marks, told) -> None:
    assert "".join(shown(each, TEXT) for each in stretches(len(TEXT), marks)) == told


def leaves(found: tuple[Stretch[int], ...]) -> Iterator[tuple[int, int]]:
    for each in found:
        if each.parts:
            yield from leaves(each.parts)
        else:
            yield each.start, each.end


MARKS = st.lists(
    st.builds(Mark, st.integers(-3, 40), st.integers(-3, 40), st.booleans(), st.integers(0, 9)), max_size=12
)


@seed(20)
@given(st.integers(0, 36), MARKS)
def test_every_character_is_shown_once_and_no_mark_is_lost(length, marks) -> None:
    found = stretches(length, marks)
    assert [at for start, end in leaves(found) for at in range(start, end)] == list(range(length))
    said = [one for each in found for one in (*each.about, *(x for part in each.parts for x in part.about))]
    real = [mark.about for mark in marks if max(0, mark.start) < min(mark.end, length)]
    assert sorted(said) == sorted(real)


@seed(21)
@given(st.integers(1, 36), MARKS)
def test_each_mark_holds_its_own_words(length, marks) -> None:
    found = stretches(length, [mark._replace(about=number) for number, mark in enumerate(marks)])
    where = {one: each for top in found for each in (top, *top.parts) for one in each.about}
    for number, holder in where.items():
        assert holder.start <= max(0, marks[number].start)
        assert holder.end >= min(marks[number].end, length)
