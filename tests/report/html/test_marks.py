import pytest

from checker.model import Box, Screenshot
from checker.report.html.marks import LEAST_WIDTH, on_picture, place_marks, strips

PICTURE = Screenshot(file="page.png", width=1200, height=3000)
SCALE = LEAST_WIDTH / PICTURE.width


def box(x: float, y: float, width: float = 100, height: float = 40) -> Box:
    return Box(x=x, y=y, width=width, height=height)


@pytest.mark.parametrize(
    ("where", "seen"),
    [
        (box(0, 0), True),
        (box(-50, -20), True),
        (box(-100, 0), False),
        (box(1200, 0), False),
        (box(0, 3000), False),
        (box(10, 10, 0.5, 10), False),
        (None, False),
    ],
)
def test_only_boxes_on_the_picture_get_a_mark(where, seen) -> None:
    assert on_picture(where, PICTURE) is seen


def test_a_picture_without_size_has_no_place_for_marks() -> None:
    empty = Screenshot(file="x.png", width=0, height=0)
    assert not on_picture(box(0, 0), empty)
    assert strips((), empty) == ()


def test_a_lone_mark_stands_just_outside_its_box() -> None:
    (mark,) = place_marks([box(400, 800)], PICTURE)
    assert mark.number == 1
    assert 0 < (400 - mark.x) * SCALE < 12
    assert 0 < (800 - mark.y) * SCALE < 12


def test_marks_never_touch_even_where_boxes_lie_on_one_another() -> None:
    boxes = [box(400 + number % 3, 800 + number % 5) for number in range(40)]
    marks = place_marks(boxes, PICTURE)
    for one in marks:
        for other in marks:
            if one is not other:
                apart = max(abs(one.x - other.x), abs(one.y - other.y)) * SCALE
                assert apart >= 24, (one.number, other.number)


def test_marks_at_the_edge_stay_whole_on_the_picture() -> None:
    for mark in place_marks([box(-40, -10), box(1190, 2990)], PICTURE):
        assert 12 <= mark.x * SCALE <= LEAST_WIDTH - 12
        assert 12 <= mark.y * SCALE <= PICTURE.height * SCALE - 12


def test_strips_cover_the_picture_and_hold_each_mark_once() -> None:
    cut = strips(place_marks([box(100, y) for y in range(0, 3000, 250)], PICTURE), PICTURE)
    assert cut[0].top == 0
    assert sum(strip.height for strip in cut) == pytest.approx(PICTURE.height)
    assert all(strip.height <= PICTURE.width * 1.2 for strip in cut)
    assert sorted(spot.number for strip in cut for spot in strip.marks) == list(range(1, 13))


def test_a_frame_across_two_strips_is_cut_where_they_meet() -> None:
    cut = strips(place_marks([box(300, 900, 600, 400)], PICTURE), PICTURE)
    upper, lower = cut[0].frames[0], cut[1].frames[0]
    assert (upper.left, upper.width) == (25, 50)
    assert upper.top == 90
    assert upper.height == 10
    assert (lower.top, lower.height) == (0, 30)
