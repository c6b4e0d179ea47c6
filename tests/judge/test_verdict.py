"""Thresholds: what lets a run through, what stops it, and what it says then."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from checker.judge import Policy, Shelf, decided, verdict, within_limits
from checker.model import Baseline, Limits, PagePolicy, PageReport, Reading, Verdict

TODAY = date(2026, 3, 1)
EMPTY = Baseline(made=TODAY, checker="0", axe="0", rules=("axe/image-alt",))


def told(book: Any, *pages: PageReport, profile: str = "patient", **more: Any) -> Verdict:
    policy = Policy(book, book.profile(profile), TODAY, **more)
    judged = within_limits([decided(page, policy) for page in pages], policy)
    return verdict(judged, len(pages), policy)


@pytest.mark.parametrize(
    ("least", "impact", "outcome"),
    [
        ("minor", "minor", "fail"),
        ("moderate", "minor", "pass"),
        ("moderate", "moderate", "fail"),
        ("critical", "serious", "pass"),
        ("critical", "critical", "fail"),
    ],
)
def test_the_least_impact_that_decides(gate: Any, book: Any, least: str, impact: str, outcome: str):
    assert told(book, gate.page(gate.finding(impact=impact)), impact=least).outcome == outcome


@pytest.mark.parametrize(
    ("profile", "level", "criterion", "outcome"),
    [
        ("patient", "", "1.4.3", "fail"),
        ("patient", "A", "1.4.3", "pass"),
        ("patient", "A", "1.1.1", "fail"),
        ("patient", "AAA", "1.4.6", "fail"),
        ("patient", "", "1.4.6", "pass"),
        ("wcag22-aaa", "AA", "1.4.6", "pass"),
        ("report-only", "A", "1.1.1", "fail"),
    ],
)
def test_the_level_up_to_which_faults_decide(gate, book, *, profile, level, criterion, outcome):
    page = gate.page(gate.finding(criteria=(criterion,)))
    assert told(book, page, profile=profile, level=level).outcome == outcome


@pytest.mark.parametrize(
    ("impacts", "limits", "outcome", "reason"),
    [
        (["moderate"] * 3, Limits(moderate=4), "pass", ""),
        (["moderate"] * 3, Limits(moderate=3), "pass", ""),
        (["moderate"] * 3, Limits(moderate=2), "fail", "3 moderate faults; at most 2 are let through."),
        (["moderate"] * 3, Limits(serious=9), "fail", "3 faults against WCAG 2.2 A/AA."),
        (["moderate", "serious"], Limits(moderate=1), "fail", "1 fault against WCAG 2.2 A/AA."),
        (["moderate", "serious"], Limits(moderate=1, serious=1), "pass", ""),
        ([], Limits(moderate=1), "pass", ""),
    ],
)
def test_how_many_faults_of_an_impact_are_let_through(gate, book, *, impacts, limits, outcome, reason):
    found = told(book, gate.page(*(gate.finding(impact=impact) for impact in impacts)), limits=limits)
    assert found.outcome == outcome
    assert reason in ("", *found.reasons)


def test_limits_hold_for_all_pages_together_and_say_so_on_each_finding(gate: Any, book: Any):
    pages = [gate.page(gate.finding(impact="minor"), url=f"https://a.test/{n}") for n in range(3)]
    assert told(book, *pages, limits=Limits(minor=2)).outcome == "fail"
    policy = Policy(book, book.profile("patient"), TODAY, limits=Limits(minor=3))
    let = within_limits([decided(page, policy) for page in pages], policy)
    assert [one.note for page in let for one in page.findings] == [
        "Up to 3 minor faults are let through."
    ] * 3
    assert not any(one.gates for page in let for one in page.findings)


READING = Reading(grade=9.5, interval=(9.1, 9.9), level="hard", words=300, sentences=20, lang="en")


def over(gate: Any, url: str = "https://a.test/gout", outcome: str = "failed") -> PageReport:
    found = gate.finding("reading-grade", criteria=(), impact="moderate", outcome=outcome, measure=9.5)
    return gate.page(found, url=url, reading=READING)


def test_no_number_of_faults_lets_the_reading_grade_through(gate: Any, book: Any):
    found = told(book, over(gate), limits=Limits(moderate=5))
    assert found.reasons[1] == "Reading grade 9.5 (9.1 to 9.9) is over 8."
    both = replace(over(gate), findings=(*over(gate).findings, gate.finding(impact="moderate")))
    assert told(book, both, limits=Limits(moderate=1)).reasons[1:] == (found.reasons[1],)


@pytest.mark.parametrize(
    ("pages", "target"),
    [
        ((), 8),
        ((PagePolicy(url="/gout", reading_grade=10),), 10),
        ((PagePolicy(url="/care", reading_grade=10),), 8),
        ((PagePolicy(url="/*", reading_grade=10), PagePolicy(url="/gout", reading_grade=6)), 6),
        ((PagePolicy(url="/gout", reading_grade=6), PagePolicy(url="/*", profile="strict")), 6),
        ((PagePolicy(url="/*", profile="strict"),), 6),
        ((PagePolicy(url="/*", profile="strict"), PagePolicy(url="/gout", profile="patient")), 8),
    ],
)
def test_what_the_last_pattern_that_fits_says_of_a_page_holds(gate: Any, book: Any, pages, target):
    policy = Policy(book, book.profile("patient"), TODAY, pages=pages)
    assert policy.of("https://a.test/gout").reading.grade == target
    assert decided(over(gate), policy).reading_target == target


def test_each_page_is_held_against_its_own_profile(gate: Any, book: Any):
    rule = gate.finding("axe/region", criteria=())
    pages = [gate.page(rule, url=f"https://a.test/{name}") for name in ("loose", "tight")]
    found = told(book, *pages, pages=[PagePolicy(url="/tight", profile="strict")])
    assert found.reasons[1] == "1 fault against best practice on 1 page."


@pytest.mark.parametrize(
    ("profile", "cant_tell", "outcome", "said"),
    [
        ("patient", "off", "pass", ""),
        ("patient", "warn", "pass", "A person must look at 1 place; 1 of the answers could change this."),
        ("patient", "fail", "incomplete", "1 open question must be answered by a person first."),
        ("report-only", "fail", "pass", "A person must look at 1 place."),
    ],
)
def test_open_questions(gate: Any, book: Any, *, profile, cant_tell, outcome, said):
    page = gate.page(gate.finding(outcome="cantTell", question="Does it matter?"))
    found = told(book, page, profile=profile, cant_tell=cant_tell)
    assert found.outcome == outcome
    assert said in ("", *found.reasons)
    assert any("person" in reason for reason in found.reasons) == (cant_tell != "off")


@pytest.mark.parametrize(
    ("profile", "cant_tell", "outcome"),
    [("strict", "off", "pass"), ("strict", "warn", "incomplete"), ("patient", "warn", "pass"),
     ("patient", "fail", "incomplete")],
)  # fmt: skip
def test_a_grade_that_may_be_over(gate: Any, book: Any, profile, cant_tell, outcome):
    assert told(book, over(gate, outcome="cantTell"), profile=profile, cant_tell=cant_tell).outcome == outcome


def test_old_debt_of_open_questions_keeps_no_run_from_passing(gate: Any, book: Any):
    question = gate.page(gate.finding(outcome="cantTell", status="known"))
    policy = Policy(book, book.profile("patient"), TODAY, cant_tell="fail")
    assert verdict([question], 1, policy).outcome == "pass"


def test_with_a_baseline_faults_are_called_new_and_reasons_beside_the_pages_fail(gate: Any, book: Any):
    shelf = Shelf.of(EMPTY)
    assert (
        told(book, gate.page(gate.finding()), baseline=shelf).reasons[1]
        == "1 new fault against WCAG 2.2 A/AA."
    )
    policy = Policy(book, book.profile("patient"), TODAY, baseline=shelf)
    grown = verdict([gate.page()], 1, policy, against=["The baseline has grown."], notes=["Told."])
    assert (grown.outcome, grown.reasons[1], grown.notes) == ("fail", "The baseline has grown.", ("Told.",))


def test_a_grade_worse_than_in_the_baseline_says_what_it_was(gate: Any, book: Any):
    worse = replace(over(gate).findings[0], was=8.7, gates=True)
    page = replace(over(gate), findings=(worse,), reading_target=8)
    found = verdict([page], 1, Policy(book, book.profile("patient"), TODAY))
    assert found.reasons[1].endswith("is over 8. It was 8.7 in the baseline.")


def test_what_only_reports_is_the_profile_that_the_pages_were_judged_by(book: Any, gate: Any):
    page, other = gate.page(gate.finding()), gate.page(gate.finding(), url="https://example.org/care")

    def of(*wanted: PagePolicy) -> str:
        return told(book, page, other, profile="strict", pages=wanted).reasons[1]

    assert of(PagePolicy(url="/*", profile="report-only")).endswith(
        "The profile report-only only reports: it cannot fail."
    )
    assert "only report" not in of(PagePolicy(url="/care", profile="report-only"))
