"""What axe-core had no time for stays a gap."""

from datetime import date
from typing import Any

import pytest

from checker.judge import judge_page
from checker.model import AxeEvidence, AxeRule
from checker.rulebook import Rulebook


@pytest.mark.parametrize(
    ("found", "outcome"),
    [((0, 0, 9), "untested"), ((0, 0, 0), "untested"), ((1, 0, 8), "failed"), ((0, 1, 8), "cantTell")],
)
def test_a_rule_that_ran_out_of_time_is_a_gap_and_never_passed(
    book: Rulebook, make: Any, found: tuple[int, int, int], outcome: str
):
    violations, incomplete, passes = found
    cut = AxeRule(
        id="color-contrast", tags=(), help="", help_url="",
        violations=violations, incomplete=incomplete, passes=passes, untested=4000,
    )  # fmt: skip
    whole = AxeRule(id="list", tags=(), help="", help_url="", passes=1)
    captured = make.evidence(axe=AxeEvidence(version="4", rules=(cut, whole), nodes=()))
    report = judge_page(captured, book, book.profile("wcag22-aa"), date(2026, 1, 1))
    (gap,) = [check for check in report.checks if check.gap]
    assert (gap.rule, gap.outcome, gap.elements) == ("axe/color-contrast", outcome, sum(found))
    assert f"had time for {sum(found)} of {sum(found) + 4000:,} elements" in gap.reason
    assert "--timeout" in gap.reason
