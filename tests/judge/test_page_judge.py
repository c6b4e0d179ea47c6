"""A page's report: merging, order, and what was not captured."""

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest

from checker.errors import ConfigError
from checker.judge import Policy, decided, judge_page
from checker.judge.answers import Answer
from checker.judge.findings import Origin, finding
from checker.judge.page_judge import _unasked
from checker.model import Image, NotCaptured, Place, State, TextLayout

TODAY = date(2026, 1, 1)
BAD_ALT = Image(place=Place(selector="img", role="img"), alt="scan.png", src="/scan.png", width=9, height=9)


def judged(book: Any, captured: Any, profile: str = "patient") -> Any:
    return judge_page(captured, book, book.profile(profile), TODAY)


def test_an_ordinary_page_is_checked_and_has_no_finding(book: Any, make: Any):
    report = judged(book, make.evidence())
    assert (report.outcome, report.findings) == ("checked", ())
    assert {check.outcome for check in report.checks} <= {"passed", "inapplicable"}
    assert report.reading is not None
    assert report.reading.words > 100


@pytest.mark.parametrize(
    ("part", "untested", "still_asked"),
    [
        ("snapshot", {"placeholder-link", "alt-is-file-name", "language-of-text"}, "very-long-sentence"),
        ("text", {"very-long-sentence", "reading-grade", "language-of-text"}, "placeholder-link"),
    ],
)
def test_what_was_not_captured_is_untested(book: Any, make: Any, part: str, untested: set, still_asked: str):
    captured = make.evidence()
    lost = msgspec.structs.replace(captured.states[0], **{part: NotCaptured(reason="the probe threw")})
    report = judged(book, msgspec.structs.replace(captured, states=(lost,)))
    checks = {check.rule: check for check in report.checks}
    assert {checks[rule].outcome for rule in untested} == {"untested"}
    assert {checks[rule].reason for rule in untested} == {f"not captured: {part} (the probe threw)"}
    assert checks[still_asked].outcome != "untested"
    assert {rule for rule, check in checks.items() if check.gap} >= untested
    assert not checks[still_asked].gap


@pytest.mark.parametrize("lost_first", [True, False])
def test_a_gap_in_one_state_stays_beside_the_answer_of_another(book: Any, make: Any, lost_first: bool):
    captured = make.evidence()
    whole = captured.states[0]
    half = msgspec.structs.replace(
        whole, state=State(name="dark"), text=NotCaptured(reason="the probe threw")
    )
    states = (half, whole) if lost_first else (whole, half)
    report = judged(book, msgspec.structs.replace(captured, states=states))
    check = next(check for check in report.checks if check.rule == "very-long-sentence")
    assert (check.outcome, check.gap, check.reason) == (
        "passed",
        True,
        "not captured: text (the probe threw)",
    )
    assert check.elements > 0


def test_what_this_depth_never_asks_for_is_untested_and_no_gap(book: Any, make: Any):
    told = _unasked(
        replace(book.rules["long-sentence"], needs=("text", "keyboard")), make.evidence().states[0]
    )
    assert told is not None
    assert (told.outcome, told.reason, told.gap) == ("untested", "not captured: keyboard", False)


def test_what_was_lost_counts_before_what_was_never_asked_for(book: Any, make: Any):
    state = msgspec.structs.replace(make.evidence().states[0], text=NotCaptured(reason="lost"))
    told = _unasked(replace(book.rules["long-sentence"], needs=("keyboard", "text")), state)
    assert told is not None
    assert (told.reason, told.gap) == ("not captured: text (lost)", True)


def test_the_same_finding_in_two_states_is_one(book: Any, make: Any):
    captured = make.evidence(facts=make.snapshot(images=(BAD_ALT,)))
    first = captured.states[0]
    dark = msgspec.structs.replace(first, state=State(name="dark", color_scheme="dark"))
    (found,) = judged(book, msgspec.structs.replace(captured, states=(first, dark))).findings
    assert (found.rule, found.states) == ("alt-is-file-name", ("first", "dark"))


def test_two_equal_elements_stay_two_findings(book: Any, make: Any):
    report = judged(book, make.evidence(facts=make.snapshot(images=(BAD_ALT, BAD_ALT))))
    assert len(report.findings) == 2
    assert len({found.fingerprint for found in report.findings}) == 1


def test_findings_come_proven_and_worst_first_whatever_their_order(book: Any, make: Any):
    images = (
        BAD_ALT,
        msgspec.structs.replace(BAD_ALT, alt="Image of a scan"),
        msgspec.structs.replace(BAD_ALT, alt="Photo of a scan"),
    )
    reports = [
        judged(book, make.evidence(facts=make.snapshot(images=some))) for some in (images, images[::-1])
    ]
    assert reports[0].findings == reports[1].findings
    order = [(found.outcome, found.impact) for found in reports[0].findings]
    assert order == [("failed", "serious"), ("failed", "minor"), ("cantTell", "minor")]


def test_gates_follow_the_profile(book: Any, make: Any):
    captured = make.evidence(facts=make.snapshot(images=(BAD_ALT,)))
    gating = {
        name: decided(judged(book, captured, name), Policy(book, profile)).findings[0].gates
        for name, profile in book.profiles.items()
    }
    assert gating == {
        "patient": True, "strict": True, "wcag22-aa": True, "wcag22-aaa": True, "report-only": False,
        "plain-words": False,
    }  # fmt: skip


def test_a_message_that_names_an_unknown_value_says_which_page_and_what_is_known(book: Any):
    rule = book.rules["alt-is-file-name"]
    with pytest.raises(ConfigError, match=r"alt-is-file-name\.md.*alt.*name, role"):
        finding(rule, Answer("failed", Place(selector="img")), Origin("first"))


def test_criteria_on_a_rule_page_are_no_part_of_a_fingerprint(book: Any):
    rule = book.rules["alt-is-file-name"]
    answer = Answer("failed", BAD_ALT.place, {"alt": "scan.png"})
    found = finding(rule, answer, Origin("first"))
    other = finding(replace(rule, criteria=("1.4.5",)), answer, Origin("first"))
    chosen = finding(rule, replace(answer, criteria=("1.4.5",)), Origin("first"))
    assert found.fingerprint == other.fingerprint
    assert found.fingerprint != chosen.fingerprint


def test_page_text_in_a_message_is_not_filled_in_again(book: Any):
    rule = book.rules["alt-is-file-name"]
    found = finding(
        rule, Answer("failed", Place(selector="img"), {"alt": "{name}{0.__class__}"}), Origin("first")
    )
    assert "{name}{0.__class__}" in found.message


def test_a_later_state_without_text_is_judged_by_its_own_dom(book: Any, make: Any):
    captured = make.evidence()
    first = captured.states[0]
    menu = msgspec.structs.replace(
        first, state=State(name="menu"), text=None, snapshot=make.snapshot(images=(BAD_ALT,))
    )
    (found,) = judged(book, msgspec.structs.replace(captured, states=(first, menu))).findings
    assert (found.rule, found.states) == ("alt-is-file-name", ("menu",))


def test_what_only_the_first_state_has_is_not_found_in_one_with_another_dom(book: Any, make: Any):
    captured = make.evidence(facts=make.snapshot(images=(BAD_ALT,)))
    first = captured.states[0]
    mended = msgspec.structs.replace(first, state=State(name="menu"), text=None, snapshot=make.snapshot())
    (found,) = judged(book, msgspec.structs.replace(captured, states=(first, mended))).findings
    assert found.states == ("first",)


@pytest.mark.parametrize(("profile", "asked"), [("wcag22-aaa", True), ("wcag22-aa", False)])
def test_a_layout_that_was_lost_is_a_gap_where_a_rule_asks_for_it(
    book: Any, make: Any, profile: str, *, asked: bool
):
    captured = make.evidence()
    first = msgspec.structs.replace(captured.states[0], layout=TextLayout(pieces=()))
    phone = msgspec.structs.replace(
        first, state=State(name="phone"), snapshot=None, text=None, axe=None,
        layout=NotCaptured(reason="the page went away"),
    )  # fmt: skip
    report = judged(book, msgspec.structs.replace(captured, states=(first, phone)), profile)
    told = {check.rule: (check.gap, check.reason) for check in report.checks}
    lost = (True, "not captured: layout (the page went away)")
    assert told.get("tight-lines") == (lost if asked else None)
    assert any("the page went away" in gap for gap in report.gaps) == asked
