"""Characters of a text lead back to line and column of the file, also after pieces were cut out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Anchor, InlineMark
from checker.text.anchors import moved, place_of
from checker.text.citations import take_off

ANCHORS = (
    Anchor(start=0, line=3, column=1),
    Anchor(start=10, line=4, column=5),
    Anchor(start=20, line=4, column=40),
)


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (3, 1)), (9, (3, 10)), (10, (4, 5)), (19, (4, 14)), (20, (4, 40)), (500, (4, 520))],
)
def test_an_offset_counts_from_the_anchor_before_it(offset, place):
    assert place_of(ANCHORS, offset) == place


def test_what_no_anchor_knows_has_no_place():
    assert place_of((), 3) == (0, 0)
    assert place_of(ANCHORS[1:], 9) == (0, 0)


@st.composite
def cut_text(draw):
    length = draw(st.integers(1, 60))
    starts = sorted(draw(st.sets(st.integers(0, length - 1), min_size=1)) | {0})
    anchors = [
        Anchor(start=start, line=order + 1, column=draw(st.integers(1, 99)))
        for order, start in enumerate(starts)
    ]
    edges = sorted(draw(st.lists(st.integers(0, length), max_size=10, unique=True)))
    cuts = list(zip(edges[::2], edges[1::2], strict=False))
    return length, anchors, cuts


@given(cut_text())
def test_every_character_that_is_left_keeps_its_place(made):
    length, anchors, cuts = made
    left = [offset for offset in range(length) if not any(start <= offset < end for start, end in cuts)]
    after = moved(anchors, cuts)
    assert [place_of(after, at) for at in range(len(left))] == [place_of(anchors, offset) for offset in left]
    assert [one.start for one in after] == sorted({one.start for one in after})


def test_words_after_a_citation_mark_keep_their_place():
    text = "Drink water.1 Rest now [2] and then."
    marks = [InlineMark(start=12, end=13, kind="sup")]
    clean = take_off(text, marks, [Anchor(start=0, line=7, column=3)])
    assert clean.text == "Drink water. Rest now and then."
    for word in ("Drink", "Rest", "and", "then"):
        assert place_of(clean.anchors, clean.text.index(word)) == (7, 3 + text.index(word))
