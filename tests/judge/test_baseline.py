"""Old debt is matched as multisets: nothing known is told as new, and nothing new hides behind it."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.judge.baseline import fixed, grown, in_all, match
from checker.judge.gaps import ungraded
from checker.judge.renewal import renewed
from checker.model import Baseline, Check, Debt, Finding, Reading

GRADED = ("axe/image-alt", "reading-grade", "section-grade")

TODAY = date(2026, 3, 1)
A_FEW = st.sampled_from
FAULTS = st.lists(
    st.fixed_dictionaries(
        {
            "rule": A_FEW(["axe/image-alt", "reading-grade"]),
            "outcome": A_FEW(["failed", "failed", "cantTell"]),
            "fingerprint": A_FEW(["a" * 16, "b" * 16, "c" * 16]),
            "name": A_FEW(["", "Nurse", "Doctor"]),
            "measure": A_FEW([None, 7.0, 8.04, 8.1, 8.2, 12.5]),
            "gates": st.just(True),
        }
    ),
    max_size=12,
)


def findings(gate: Any, rows: list[dict[str, Any]]) -> list[Finding]:
    return [gate.finding(**row) for row in rows]


def baseline_of(gate: Any, found: list[Finding]) -> Baseline:
    return renewed(gate.run(gate.page(*found)), None, TODAY, gate.where).baseline


def statuses(gate: Any, found: list[Finding], baseline: Baseline) -> tuple[Counter, int]:
    matched = match(found, baseline.debts)
    gone = fixed(gate.page(*found, *(gate.finding(rule=debt.rule) for debt in baseline.debts)), matched.left)
    return Counter(one.status for one in matched.standings), sum(debt.count for debt in gone)


@seed(1)
@settings(max_examples=300, deadline=None)
@given(FAULTS, st.randoms(use_true_random=False))
def test_everything_in_a_baseline_made_of_it_is_known_in_any_order(gate: Any, rows, random):
    found = findings(gate, rows)
    baseline = baseline_of(gate, found)
    random.shuffle(found)
    assert statuses(gate, found, baseline) == (Counter(known=len(found)) if found else Counter(), 0)


@seed(2)
@settings(max_examples=300, deadline=None)
@given(FAULTS, FAULTS, st.randoms(use_true_random=False))
def test_each_finding_more_is_one_new(gate: Any, rows, more, random):
    found = findings(gate, rows)
    baseline = baseline_of(gate, found)
    now = [*found, *findings(gate, more)]
    random.shuffle(now)
    told, gone = statuses(gate, now, baseline)
    assert (told["new"], told["known"] + told["moved"], gone) == (len(more), len(found), 0)


@seed(3)
@settings(max_examples=300, deadline=None)
@given(FAULTS, st.data())
def test_each_finding_less_is_one_fixed(gate: Any, rows, data):
    found = findings(gate, rows)
    kept = data.draw(st.permutations(range(len(found)))) if found else []
    kept = kept[: data.draw(st.integers(0, len(found)))]
    told, gone = statuses(gate, [found[index] for index in kept], baseline_of(gate, found))
    assert (told["known"], told["new"], gone) == (len(kept), 0, len(found) - len(kept))


@seed(4)
@settings(max_examples=200, deadline=None)
@given(FAULTS, FAULTS)
def test_what_is_left_and_what_is_spent_are_the_whole_baseline(gate: Any, rows, others):
    baseline = baseline_of(gate, findings(gate, others))
    matched = match(findings(gate, rows), baseline.debts)
    spent = sum(one.debt is not None for one in matched.standings)
    assert spent + sum(debt.count for debt in matched.left) == sum(debt.count for debt in baseline.debts)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, "known"),
        ({"selector": "#ember77 > img", "box": None, "html": '<img class="x9" src="nurse.png?v=2">'}, "known"),
        ({"fingerprint": "9" * 16, "path": ("main", "heading Care")}, "moved"),
        ({"fingerprint": "9" * 16, "html": '<img src="/new/nurse.3f9ab2c1d4.png">'}, "moved"),
        ({"fingerprint": "9" * 16, "html": '<img src="doctor.png">'}, "new"),
        ({"fingerprint": "9" * 16, "rule": "axe/list"}, "new"),
        ({"fingerprint": "9" * 16, "role": "link"}, "new"),
        ({"rule": "axe/list"}, "new"),
    ],
    ids=["same", "selector and class", "heading renamed", "file moved", "other picture", "other rule and place",
         "other role", "other rule"],
)  # fmt: skip
def test_a_fault_is_known_where_it_is_the_same_and_moved_where_it_is_proven(gate: Any, change, status):
    baseline = baseline_of(gate, [gate.finding()])
    [standing] = match([gate.finding(**change)], baseline.debts).standings
    assert standing.status == status
    assert standing.note == ("It was here: img ." if status == "moved" else "")


def test_one_read_more_fixed_and_another_added_do_not_cancel_out(gate: Any):
    def link(page: str, place: str) -> Finding:
        html = f'<a href="/{page}">Read more</a>'
        return gate.finding("generic-link-text", role="link", name="Read more", html=html, fingerprint=place)

    baseline = baseline_of(gate, [link("maria", "1"), link("paul", "2")])
    matched = match([link("paul", "2"), link("ada", "3")], baseline.debts)
    assert [one.status for one in matched.standings] == ["known", "new"]
    assert [debt.fingerprint for debt in matched.left] == ["1"]
    moved = match([link("paul", "2"), link("maria", "4")], baseline.debts)
    assert [one.status for one in moved.standings] == ["known", "moved"]


def test_an_element_that_nothing_tells_apart_is_never_taken_as_moved(gate: Any):
    nameless = gate.finding("axe/button-name", html="<button class=x></button>", role="button")
    baseline = baseline_of(gate, [nameless])
    assert baseline.debts[0].loose == ""
    assert match([replace(nameless, fingerprint="1")], baseline.debts).standings[0].status == "new"


def test_one_more_of_a_known_kind_says_so(gate: Any):
    twice = match([gate.finding()] * 3, baseline_of(gate, [gate.finding()] * 2).debts)
    assert [one.status for one in twice.standings] == ["known", "known", "new"]
    assert twice.standings[2].note == "The baseline knows 2 like it; this is one more."


def test_a_proven_fault_is_not_covered_by_an_open_question_and_the_other_way_round_it_is(gate: Any):
    question = gate.finding(outcome="cantTell", gates=True)
    asked = baseline_of(gate, [question])
    assert match([gate.finding()], asked.debts).standings[0].status == "new"
    assert match([question], asked.debts).standings[0].status == "known"
    proven = baseline_of(gate, [gate.finding()])
    assert match([question], proven.debts).standings[0].status == "known"


@pytest.mark.parametrize(
    ("now", "status", "was"),
    [
        (7.0, "known", None),
        (8.0, "known", None),
        (8.1, "known", None),
        (8.11, "new", 8.0),
        (12.0, "new", 8.0),
    ],
)
def test_a_grade_may_get_better_and_not_worse(gate: Any, now: float, status: str, was: float | None):
    baseline = baseline_of(gate, [gate.finding("section-grade", measure=8.0)])
    [standing] = match([gate.finding("section-grade", measure=now)], baseline.debts).standings
    assert (standing.status, standing.was) == (status, was)
    worse = f"It was 8.0 when the baseline was made; now it is {now:.1f}."
    assert standing.note == (worse if status == "new" else "")


def test_the_better_of_two_sections_alike_may_not_become_as_bad_as_the_other(gate: Any):
    def grades(*measures: float) -> list[Finding]:
        return [gate.finding("section-grade", measure=measure) for measure in measures]

    baseline = baseline_of(gate, grades(9.0, 14.0))
    told = match(grades(14.0, 13.0), baseline.debts).standings
    assert [(one.status, one.was) for one in told] == [("known", None), ("new", 9.0)]


def test_a_debt_is_fixed_only_where_its_page_was_checked_and_its_rule_asked(gate: Any):
    debts = baseline_of(gate, [gate.finding()]).debts
    page = gate.page()
    assert fixed(page, debts) == debts
    assert fixed(gate.lost(page), debts) == ()
    assert fixed(gate.unasked(page, "axe/image-alt"), debts) == ()
    assert fixed(gate.unasked(page, "axe/image-alt", gap=False), debts) == ()
    assert fixed(replace(page, checks=()), debts) == ()
    assert fixed(replace(page, gaps=("A frame did not load.",)), debts) == ()
    elsewhere = gate.unasked(page, "axe/list")
    told = ("A part was not looked at (not all was captured).",)
    assert fixed(replace(elsewhere, gaps=told), debts) == debts


@pytest.mark.parametrize("polish", [True, False])
def test_a_text_without_a_grade_leaves_only_debts_about_the_grade_open(gate: Any, polish: bool):
    page = gate.page(checks=tuple(Check(rule=rule, outcome="passed", elements=1) for rule in GRADED))
    debts = baseline_of(gate, [gate.finding(rule) for rule in GRADED]).debts
    reading = Reading(
        grade=None if polish else 7.0, interval=None, level="not scored", words=300, sentences=20, lang="pl"
    )
    page = replace(page, reading=reading, gaps=(ungraded(reading),) if polish else ())
    gone = {"axe/image-alt"} if polish else set(GRADED)
    assert {one.rule for one in fixed(page, debts)} == gone


def debt(fingerprint: str = "1", **more: Any) -> Debt:
    usual: dict[str, Any] = {
        "rule": "axe/image-alt", "page": "a.html", "where": "img", "since": TODAY, "loose": "l" + fingerprint,
    }  # fmt: skip
    return Debt(fingerprint=fingerprint, **(usual | more))


def test_only_what_is_gone_in_every_look_is_gone():
    assert in_all([[debt("1", count=3), debt("2")]]) == (debt("1", count=3), debt("2"))
    assert in_all([[debt("1", count=3), debt("2")], [debt("1")]]) == (debt("1"),)
    assert in_all([[debt("1")], []]) == ()


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ([], [debt()], 1),
        ([debt()], [debt()], 0),
        ([debt(count=2)], [debt()], 0),
        ([debt()], [debt(count=3)], 2),
        ([debt(), debt("2")], [debt("3")], 1),
        ([debt()], [debt(page="b.html")], 1),
        ([debt("1", loose="x")], [debt("2", loose="x", where="img in “Care”")], 0),
        ([debt("1", loose="x")], [debt("2", loose="x"), debt("3", loose="x")], 1),
        ([debt("1", loose="")], [debt("2", loose="")], 1),
        ([debt(measure=8.0)], [debt(measure=8.1)], 0),
        ([debt(measure=8.0)], [debt(measure=8.2)], 1),
        ([debt(measure=8.0)], [debt(measure=7.0)], 0),
        ([debt(outcome="cantTell")], [debt()], 1),
        ([debt(since=date(2020, 1, 1), where="there")], [debt()], 0),
        ([debt()], [debt(count=10**15)], 10**15 - 1),
    ],
)  # fmt: skip
def test_a_baseline_grows_by_what_the_old_one_does_not_cover(before, after, places):
    old, new = (
        Baseline(made=TODAY, checker="0", axe="0", rules=(), debts=tuple(debts)) for debts in (before, after)
    )
    assert grown(old, new) == places
