"""Which findings decide, and what the verdict says."""

from typing import Any

import msgspec
import pytest

from checker.judge import Policy, decided, verdict
from checker.model import Check, Finding, PageReport, Reading
from checker.rulebook import Rulebook

FINDING = Finding(
    rule="axe/color-contrast", outcome="failed", criteria=("1.4.3",), impact="serious", message="Too pale.",
    remedy="Make it darker.", selector="p", frame=(), html="", box=None, role="", name="", path=(),
    states=("first",), text=None, fingerprint="0", subject="0", status="new", source="axe", question="",
)  # fmt: skip
READING = Reading(grade=12.4, interval=(11.2, 13.1), level="hard", words=300, sentences=20, lang="en")
PAGE = PageReport(
    target="a.html", url="http://127.0.0.1/a.html", status=200, title="A", lang="en", outcome="checked",
    reason="", remedy="", findings=(), checks=(Check(rule="axe/list", outcome="passed", elements=3),),
    reading=None, blocks=(), excluded=(),
)  # fmt: skip


def finding(rule: str, *criteria: str, **more: Any) -> Finding:
    return msgspec.structs.replace(FINDING, rule=rule, criteria=criteria, **more)


def page(**more: Any) -> PageReport:
    return msgspec.structs.replace(PAGE, **more)


def judged(book: Rulebook, profile: str, *findings: Finding, **more: Any) -> PageReport:
    """Make a page whose findings gate as the profile says."""
    return decided(page(findings=findings, **more), policy(book, profile))


def policy(book: Rulebook, profile: str = "patient", **more: Any) -> Policy:
    return Policy(book, book.profile(profile), **more)


A, AA, AAA = (
    finding("axe/image-alt", "1.1.1"),
    finding("axe/color-contrast", "1.4.3"),
    finding("axe/x", "1.4.6"),
)
BEST, TEXT, GRADE = finding("axe/region"), finding("long-sentence"), finding("reading-grade", "3.1.5")
UNSURE = finding("reading-grade", "3.1.5", outcome="cantTell")
OPEN = finding("axe/color-contrast", "1.4.3", outcome="cantTell")
OLD = finding("axe/parser", "4.1.1")


@pytest.mark.parametrize(
    ("profile", "deciding"),
    [
        ("patient", [A, AA, GRADE]),
        ("strict", [A, AA, BEST, TEXT, GRADE, UNSURE]),
        ("wcag22-aa", [A, AA]),
        ("wcag22-aaa", [A, AA, AAA]),
        ("report-only", []),
    ],
)
def test_what_gates_under_each_profile(book: Rulebook, profile: str, deciding: list[Finding]):
    everything = [A, AA, AAA, BEST, TEXT, GRADE, UNSURE, OPEN, OLD]
    assert [one for one in everything if policy(book, profile).gates(one, book.profile(profile))] == deciding


@pytest.mark.parametrize("status", ["known", "moved", "waived", "unstable", "new-rule"])
def test_accepted_findings_never_gate(book: Rulebook, status: str):
    accepted = msgspec.structs.replace(AA, status=status)
    assert not policy(book).gates(accepted, book.profile("patient"))


UNREACHED = page(
    target="a.html", url="b.html", outcome="untested", reason="The server refused.", checks=(), status=0
)


@pytest.mark.parametrize(
    ("profile", "findings", "others", "expected"),
    [
        ("patient", [], [], ("pass", "1 check found no fault")),
        ("patient", [A, AA], [], ("fail", "2 faults against WCAG 2.2 A/AA.")),
        ("patient", [A, BEST], [PAGE], ("fail", "1 fault against WCAG 2.2 A/AA on 1 page.")),
        ("patient", [GRADE], [], ("fail", "Reading grade 12.4 (11.2 to 13.1) is over 8.")),
        (
            "patient",
            [UNSURE, BEST, OPEN],
            [],
            ("pass", "A person must look at 2 places; 2 of the answers could change this."),
        ),
        ("strict", [UNSURE], [], ("incomplete", "Reading grade 12.4 (11.2 to 13.1) may be over 6.")),
        ("strict", [TEXT, BEST], [], ("fail", "1 fault against the rules for easy text.")),
        ("strict", [BEST], [], ("fail", "1 fault against best practice.")),
        ("patient", [], [UNREACHED], ("incomplete", "Not checked: b.html. The server refused.")),
        ("patient", [A], [UNREACHED], ("fail", "Not checked: b.html. The server refused.")),
        ("report-only", [A, GRADE], [], ("pass", "The profile report-only only reports: it cannot fail.")),
        ("report-only", [A], [UNREACHED], ("incomplete", "Checked 1 of 2 pages.")),
    ],
)
def test_verdict(book: Rulebook, profile: str, findings: list, others: list, expected: tuple[str, str]):
    pages = [judged(book, profile, *findings, reading=READING), *others]
    told = verdict(pages, len(pages), policy(book, profile))
    assert told.outcome == expected[0]
    assert any(expected[1] in reason for reason in told.reasons), told.reasons
    assert told.reasons[0].startswith("Checked ")


def test_targets_that_never_became_pages_are_missed(book: Rulebook):
    told = verdict([PAGE], 3, policy(book, "patient"))
    assert told.outcome == "incomplete"
    assert told.reasons[:2] == ("Checked 1 of 3 pages.", "2 pages never came up for a check.")


@pytest.mark.parametrize("pages", [[], [UNREACHED]])
def test_a_run_that_checked_nothing_is_incomplete(book: Rulebook, pages: list[PageReport]):
    told = verdict(pages, len(pages), policy(book, "report-only"))
    assert told.outcome == "incomplete"
    assert "Nothing was checked, so nothing can pass." in told.reasons


def test_an_interrupted_run_is_no_pass(book: Rulebook):
    told = verdict([PAGE], 1, policy(book, "patient"), interrupted=True)
    assert told.outcome == "incomplete"


def test_a_page_whose_axe_did_not_run_is_no_pass(book: Rulebook):
    blind = page(url="", gaps=("A part was not looked at (not captured: axe).", "The grade is not known."))
    told = verdict([blind], 1, policy(book, "patient"))
    assert told.outcome == "incomplete"
    assert told.gaps == ("A part was not looked at (not captured: axe). The grade is not known.",)
    assert set(told.gaps) < set(told.reasons)
    pages = [msgspec.structs.replace(blind, url=name) for name in ("a.html", "b.html")]
    (gap,) = verdict([PAGE, *pages], 3, policy(book, "patient")).gaps
    assert gap.endswith("The grade is not known. This is so on a.html and 1 more page.")


def test_what_is_not_known_beside_the_pages_is_no_pass(book: Rulebook):
    told = verdict([PAGE], 1, policy(book, "patient"), unknown=["Nobody knows it."])
    assert (told.outcome, told.gaps) == ("incomplete", ("Nobody knows it.",))
    assert told.reasons[1] == "Nobody knows it."


def test_what_was_never_asked_for_leaves_nothing_open(book: Rulebook):
    shallow = page(checks=(Check(rule="x", outcome="untested", elements=0, reason="not captured: keyboard"),))
    told = verdict([shallow], 1, policy(book, "patient"))
    assert told.outcome == "pass", told.reasons


@pytest.mark.parametrize("reading", [None, READING, msgspec.structs.replace(READING, grade=None)])
@pytest.mark.parametrize(("profile", "outcome"), [("patient", "failed"), ("strict", "cantTell")])
def test_a_grade_of_a_later_state_is_told_in_its_own_words(
    book: Rulebook, reading: Reading | None, profile: str, outcome: str
):
    later = msgspec.structs.replace(GRADE, outcome=outcome, states=("dark",), message="It reads at 9.")
    told = verdict([judged(book, profile, later, reading=reading)], 1, policy(book, profile))
    assert told.outcome == ("fail" if outcome == "failed" else "incomplete")
    assert "It reads at 9 (state: dark)." in told.reasons


def test_many_unchecked_pages_are_counted_and_not_all_named(book: Rulebook):
    told = verdict([PAGE, *[UNREACHED] * 9], 10, policy(book, "patient"))
    assert sum("Not checked" in reason for reason in told.reasons) == 3
    assert "The same goes for 6 more pages." in told.reasons
