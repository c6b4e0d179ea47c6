"""Figures that are long when they are read aloud count as long words, for SMOG alone."""

import pytest

from checker.model import Block
from checker.text.formulas import flesch_kincaid_grade, smog, total
from checker.text.measure import measure
from checker.text.spelling.figures import is_polysyllable_aloud


@pytest.mark.parametrize(
    ("figure", "long"),
    [
        ("8", False), ("11", True), ("12", False), ("13", False), ("17", True), ("20", False), ("21", True),
        ("70", True), ("80", False), ("95", True), ("95%", True), ("20%", False), ("100", True), ("1,000", True),
        ("2.5", True), ("0.73", True), ("10-20", False), ("10–21", True), ("1/2", False), ("2024", True),
        ("B12", False), ("10mg", False), ("", False), ("99999999999999999999", True), ("£25", True),
    ],
)  # fmt: skip
def test_a_figure_is_long_as_it_is_read_aloud(figure: str, long: bool) -> None:
    assert is_polysyllable_aloud(figure) == long


def test_only_smog_hears_figures() -> None:
    said, written = (
        total([one.counts for one in measure([Block(role="paragraph", text=text, selector="p")], "en")])
        for text in ("It helped 9 of 20 people.", "It helped 99 of 250 people.")
    )
    assert flesch_kincaid_grade(said) == flesch_kincaid_grade(written)
    assert smog(written) > smog(said)
