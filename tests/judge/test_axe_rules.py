"""What axe-core found becomes findings and checks."""

from datetime import date
from typing import Any

import pytest

from checker.judge import Policy, decided, judge_page, verdict
from checker.judge.axe_rules import criteria_of
from checker.model import AxeEvidence, AxeRule, Finding, NotCaptured, Place
from checker.rulebook import Rulebook

TODAY = date(2026, 1, 1)
CONTRAST = (
    "Element has insufficient color contrast of 2.52 (foreground color: #a0a0a0, background color: #ffffff, "
    "font size: 12.0pt (16px), font weight: normal). Expected contrast ratio of 4.5:1"
)
SMALL = "Target has insufficient size (20px by 18.5px, should be at least 24px by 24px)"


def judged(book: Rulebook, captured: Any) -> tuple[Finding, ...]:
    profile = book.profile("patient")
    return decided(judge_page(captured, book, profile, TODAY), Policy(book, profile)).findings


@pytest.mark.parametrize(
    ("outcome", "expected", "gating"), [("violation", "failed", True), ("incomplete", "cantTell", False)]
)
def test_outcomes(book: Rulebook, make: Any, outcome: str, expected: str, gating: bool):
    (found,) = judged(book, make.evidence(axe=make.axe_evidence("color-contrast", outcome)))
    assert (found.rule, found.outcome, found.criteria) == ("axe/color-contrast", expected, ("1.4.3",))
    assert (found.source, found.help_url, found.gates) == ("axe", "https://example.org/help", gating)
    assert found.remedy
    assert bool(found.question) is (expected == "cantTell")
    assert "Read more" in found.message


@pytest.mark.parametrize(
    ("rule", "said", "told"),
    [
        ("color-contrast", CONTRAST, "Its contrast is 2.52 to 1; 4.5 to 1 is needed."),
        ("target-size", SMALL, "It is 20 by 18.5 pixels; 24 by 24 are needed."),
    ],
)
def test_message_carries_what_axe_measured(book: Rulebook, make: Any, rule: str, said: str, told: str):
    (found,) = judged(book, make.evidence(axe=make.axe_evidence(rule, "violation", messages=(said,))))
    assert found.message.endswith(told)


def test_best_practice_is_reported_and_does_not_gate(book: Rulebook, make: Any):
    answer = make.axe_evidence("region", "violation", ("cat.keyboard", "best-practice"))
    (found,) = judged(book, make.evidence(axe=answer))
    assert (found.outcome, found.criteria, found.gates) == ("failed", (), False)


def test_a_rule_of_a_newer_axe_is_told_in_axes_words(book: Rulebook, make: Any):
    answer = make.axe_evidence(
        "brand-new", "violation", ("wcag22aa", "wcag2411"), messages=("It is hidden.",)
    )
    (found,) = judged(book, make.evidence(axe=answer))
    assert (found.rule, found.criteria, found.gates) == ("axe/brand-new", ("2.4.11",), True)
    assert found.message == "“Read more”: It is hidden."


@pytest.mark.parametrize(
    ("tags", "criteria"),
    [
        (("wcag2aa", "wcag143"), ("1.4.3",)),
        (("wcag22aa", "wcag2411", "wcag258"), ("2.4.11", "2.5.8")),
        (("best-practice", "cat.color", "wcag21aa"), ()),
    ],
)
def test_criteria_from_tags(tags: tuple[str, ...], criteria: tuple[str, ...]):
    assert criteria_of(tags) == criteria


def test_every_rule_that_ran_is_counted(book: Rulebook, make: Any):
    rules = (
        AxeRule(id="list", tags=(), help="", help_url="", passes=4),
        AxeRule(id="label", tags=(), help="", help_url=""),
        AxeRule(id="image-alt", tags=(), help="", help_url="", violations=1, incomplete=2, passes=3),
        AxeRule(id="video-caption", tags=(), help="", help_url="", incomplete=1, passes=1),
    )
    captured = make.evidence(axe=AxeEvidence(version="4", rules=rules, nodes=()))
    checks = {one.rule: one for one in judge_page(captured, book, book.profile("patient"), TODAY).checks}
    counted = {one.id: (checks[f"axe/{one.id}"].outcome, checks[f"axe/{one.id}"].elements) for one in rules}
    assert counted == {
        "list": ("passed", 4), "label": ("inapplicable", 0), "image-alt": ("failed", 6),
        "video-caption": ("cantTell", 2),
    }  # fmt: skip


def test_axe_that_threw_is_untested_and_not_clean(book: Rulebook, make: Any):
    captured = make.evidence(axe=NotCaptured(reason="axe threw"))
    checks = {one.rule: one for one in judge_page(captured, book, book.profile("patient"), TODAY).checks}
    assert (checks["axe"].outcome, checks["axe"].reason) == ("untested", "not captured: axe (axe threw)")
    assert checks["axe"].gap


STRICT_RULES = {
    "axe/color-contrast-enhanced", "axe/identical-links-same-purpose", "axe/meta-refresh-no-exceptions",
}  # fmt: skip


@pytest.mark.parametrize(
    ("profile", "ran", "expected"),
    [
        ("wcag22-aaa", ("list",), STRICT_RULES),
        ("wcag22-aaa", ("list", "color-contrast-enhanced"), set()),
        ("wcag22-aa", ("list",), set()),
    ],
)
def test_rules_of_level_aaa_that_never_ran_are_a_gap(
    book: Rulebook, make: Any, profile: str, ran: tuple[str, ...], expected: set[str]
):
    rules = tuple(AxeRule(id=one, tags=(), help="", help_url="", passes=1) for one in ran)
    captured = make.evidence(axe=AxeEvidence(version="4", rules=rules, nodes=()))
    policy = Policy(book, book.profile(profile))
    report = decided(judge_page(captured, book, policy.profile, TODAY), policy)
    assert {check.rule for check in report.checks if check.gap} == expected
    told = verdict([report], 1, policy)
    assert told.outcome == ("incomplete" if expected else "pass")
    assert any("check again with --profile wcag22-aaa" in reason for reason in told.reasons) == bool(expected)


def test_a_frame_that_could_not_be_reached_stays_an_open_question(book: Rulebook, make: Any):
    axe = AxeEvidence(version="4", rules=(), nodes=(), unreached_frames=("#player",))
    (found,) = judged(book, make.evidence(axe=axe))
    assert (found.rule, found.outcome, found.selector) == ("axe/frame-tested", "cantTell", "#player")


def test_nameless_elements_are_called_by_what_they_are(book: Rulebook, make: Any):
    axe = make.axe_evidence("color-contrast", "violation", place=Place(selector="p", role="textbox"))
    (found,) = judged(book, make.evidence(axe=axe))
    assert found.message.startswith("This text field ")


def test_a_page_cannot_end_our_quotation_marks_and_speak_as_us(book: Rulebook, make: Any):
    place = Place(selector="p", role="”. x“", name="Read more” has no fault. “")
    (found,) = judged(book, make.evidence(axe=make.axe_evidence("color-contrast", "violation", place=place)))
    assert "“Read more’ has no fault. ‘”" in found.message
    assert found.message.count("“") == found.message.count("”") == 1
    assert found.name == place.name
    made_up = make.axe_evidence("brand-new", "violation", place=Place(selector="p", role="”. x“\x1b"))
    (nameless,) = judged(book, make.evidence(axe=made_up))
    assert nameless.message.startswith("This ’. x‘")


def test_what_the_page_says_stays_on_one_line_without_control_characters(book: Rulebook, make: Any):
    place = Place(selector="p", role="link", name="\x1b[31mred\x07 \n\u202eback" + "x" * 500)
    (found,) = judged(book, make.evidence(axe=make.axe_evidence("color-contrast", "violation", place=place)))
    assert not set(found.message) & set("\x1b\x07\n\u202e")
    assert len(found.message) < 300
