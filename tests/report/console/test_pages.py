"""The pages of a run on a console: what could not be checked is told once, and briefly."""

import pytest

from checker.model import Verdict
from checker.report import Telling, render

CAUSE = "The server answered 404 (not found)."
STOPPED = "The run was stopped before this page was looked at."


@pytest.fixture
def told(rulebook, folder):
    return lambda run: " ".join(render("console", Telling(run, rulebook, folder)).split())


def test_a_page_that_was_not_checked_says_why_and_what_to_do(samples, told) -> None:
    text = told(samples.run(samples.page(), samples.unchecked()))
    assert "Checked 1 of 2 pages." in text
    assert f"could not be checked. {CAUSE} Check the address." in text


@pytest.mark.parametrize("number", [1, 4, 9])
def test_why_a_page_was_not_checked_stands_there_once(samples, told, number: int) -> None:
    reasons = (
        f"Checked 1 of {number + 1} pages.",
        "3 faults of level A or AA must be put right.",
        *(f"Not checked: https://clinic.example/{one}. {CAUSE}" for one in range(min(number, 3))),
        *((f"The same goes for {number - 3} more pages.",) if number > 3 else ()),
        "Reading grade 12.3 is over 8.",
        "The same goes for 2 more pages.",
    )
    lost = [samples.unchecked(url=f"https://clinic.example/{one}") for one in range(number)]
    text = told(samples.run(samples.page(), *lost, verdict=Verdict(outcome="fail", reasons=reasons)))
    assert text.count(CAUSE) == 1
    assert text.count("The same goes for") == 1
    assert "Reading grade 12.3 is over 8. - The same goes for 2 more pages." in text
    assert "- 3 faults of level A or AA" in text


def test_pages_not_checked_for_the_same_reason_share_a_line(samples, told, rulebook, folder) -> None:
    never = [
        samples.unchecked(url=f"https://clinic.example/{one}", reason=STOPPED, remedy="Run it again.")
        for one in range(250)
    ]
    text = told(samples.run(samples.page(), samples.unchecked(), *never))
    assert (
        f"https://clinic.example/0 and 249 more pages: could not be checked. {STOPPED} Run it again." in text
    )
    assert text.count(STOPPED) == 1
    assert text.count(CAUSE) == 1
    assert "reading grade 12.3" in text


def test_pages_left_out_are_counted_by_page(samples, told) -> None:
    lost = [samples.unchecked(reason=f"Cause {one // 2}.") for one in range(20)]
    assert "and 13 more pages." in told(samples.run(samples.page(), *lost))


@pytest.mark.parametrize(
    ("own", "says"), [(6.0, "over the target of 6"), (None, "12.3 (10.9 to 13.6), hard. ")]
)
def test_a_page_with_a_target_of_its_own_is_held_to_that(samples, told, own: float | None, says: str) -> None:
    assert says in told(samples.run(samples.page(profile="strict", reading_target=own)))
