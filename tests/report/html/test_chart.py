import msgspec
import pytest

from checker.report.html.chart import chart
from checker.report.words.reading_words import standing


@pytest.mark.parametrize(
    ("grade", "interval", "target", "place"),
    [
        (7.9, (7.0, 8.0), 8, "within"),
        (8.4, (7.0, 9.0), 8, "across"),
        (7.4, (7.0, 9.0), 8, "across"),
        (9.0, (8.0, 10.0), 8, "across"),
        (9.0, (8.1, 10.0), 8, "over"),
        (9.0, None, 8, "over"),
        (None, None, 8, "not scored"),
        (9.0, (8.1, 10.0), None, "not scored"),
    ],
)
def test_over_the_target_means_the_whole_interval(grade, interval, target, place) -> None:
    assert standing(grade, interval, target) == place


def test_lanes_stand_on_one_scale_in_the_order_of_the_page(samples) -> None:
    drawn = chart(samples.reading(), 8)
    assert [lane.heading for lane in drawn.lanes] == [
        "Before the first heading", "What is a neuroendocrine tumour?", "Patient stories", "Related links",
    ]  # fmt: skip
    first, hard, *_ = drawn.lanes
    assert first.low < first.dot < first.high < drawn.target_at < hard.low < hard.dot < hard.high
    assert drawn.ticks[0] == (0, 2.0)
    assert drawn.ticks[-1] == (18, 97.0)
    assert drawn.top == 18


def test_a_wild_interval_does_not_squeeze_the_scale(samples) -> None:
    reading = samples.reading()
    wild = type(reading.sections[0])(
        heading="x", selector="h2", grade=40, interval=(12, 900), words=12, sentences=1
    )
    drawn = chart(type(reading)(**{**_fields(reading), "sections": (wild,)}), 8)
    assert drawn.ticks[-1][0] == 30
    assert drawn.lanes[0].high == 97.0


def _fields(noun) -> dict:
    return {name: getattr(noun, name) for name in noun.__struct_fields__}


def test_sections_that_have_a_band_and_no_grade_are_not_drawn(samples) -> None:
    reading = samples.reading()
    banded = type(reading.sections[0])(
        heading="x", selector="h2", grade=None, interval=None, words=120, sentences=9, band="fairly easy"
    )
    assert chart(msgspec.structs.replace(reading, grade=None, sections=(banded,)), 8).lanes == ()
