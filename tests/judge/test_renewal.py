"""A baseline made anew holds what it should: each fault, its old date, and nothing that is not proven to be gone."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.judge.baseline import grown
from checker.judge.renewal import Renewal, pruned, renewed
from checker.judge.shelf import Folders
from checker.model import Baseline

FIRST, LATER = date(2026, 1, 1), date(2026, 6, 1)
OTHER = {"rule": "axe/list", "html": "<ul>", "role": "list", "fingerprint": "2" * 16}


@pytest.fixture(scope="module")
def renew(gate: Any):
    def make(*pages: Any, old: Baseline | None = None, prune: bool = False, **run: Any) -> Renewal:
        today = LATER if old else FIRST
        return (pruned if prune else renewed)(gate.run(*pages, **run), old, today, gate.where)

    return make


def brief(made: Renewal) -> list[tuple]:
    return [(debt.page, debt.rule, debt.count, debt.since) for debt in made.baseline.debts]


URL = "https://example.org/gout"


def test_each_fault_goes_in_and_what_looks_the_same_is_counted(gate: Any, renew: Any):
    made = renew(gate.page(gate.finding(), gate.finding(**OTHER), gate.finding(), url=f"{URL}#signs"))
    assert brief(made) == [(URL, "axe/image-alt", 2, FIRST), (URL, "axe/list", 1, FIRST)]
    debt = made.baseline.debts[0]
    assert (debt.where, debt.fingerprint, debt.outcome, debt.measure) == ("img ", "f" * 16, "failed", None)
    assert (made.added, made.fixed, made.partial, len(made.new)) == (3, 0, False, 3)
    assert made.baseline.rules == ("axe/image-alt", "axe/list")
    assert [(one.page, one.content) for one in made.baseline.pages] == [(URL, "c" * 16)]


@pytest.mark.parametrize(
    ("found", "goes_in"),
    [
        ({"outcome": "failed", "gates": False}, True),
        ({"outcome": "failed", "status": "known"}, True),
        ({"outcome": "failed", "status": "new-rule"}, True),
        ({"outcome": "failed", "status": "waived"}, False),
        ({"outcome": "failed", "status": "unstable"}, False),
        ({"outcome": "cantTell", "gates": True}, True),
        ({"outcome": "cantTell", "gates": False}, False),
    ],
)
def test_what_goes_in(gate: Any, renew: Any, found: dict, goes_in: bool):
    assert len(renew(gate.page(gate.finding(**found))).baseline.debts) == goes_in


def test_a_page_not_checked_goes_in_with_nothing(gate: Any, renew: Any):
    made = renew(gate.page(), gate.lost(gate.page(url="https://example.org/lost")))
    assert [one.page for one in made.baseline.pages] == [URL]


def test_what_was_in_keeps_its_date_and_what_is_fixed_stays_until_it_is_pruned(gate: Any, renew: Any):
    old = renew(gate.page(gate.finding(), gate.finding())).baseline
    now = gate.page(gate.finding(), gate.finding(**OTHER))
    made = renew(now, old=old)
    assert brief(made) == [(URL, "axe/image-alt", 2, FIRST), (URL, "axe/list", 1, LATER)]
    assert (made.added, made.fixed) == (1, 1)
    assert [one.rule for _, one in made.new] == ["axe/list"]
    less = renew(now, old=old, prune=True)
    assert brief(less) == [(URL, "axe/image-alt", 1, FIRST)]
    assert (less.added, less.fixed) == (0, 1)


def test_a_fault_that_moved_has_its_new_place_and_its_old_date(gate: Any, renew: Any):
    old = renew(gate.page(gate.finding(name="Nurse"))).baseline
    moved = gate.page(gate.finding(name="Nurse", fingerprint="9" * 16))
    for prune in (False, True):
        made = renew(moved, old=old, prune=prune)
        assert [(one.fingerprint, one.since) for one in made.baseline.debts] == [("9" * 16, FIRST)]
        assert (made.moved, made.added, made.fixed) == (1, 0, 0)


@pytest.mark.parametrize(
    ("then", "now", "renewed_to", "pruned_to"),
    [(9.0, 8.0, 8.0, 8.0), (9.0, 12.0, 12.0, 9.0), (9.0, 9.08, 9.0, 9.0), (8.996, 8.996, 9.0, 9.0)],
    ids=["better", "worse", "within what is told as the same: it does not creep up", "to two decimals"],
)
def test_a_measure(gate: Any, renew: Any, *, then: float, now: float, renewed_to: float, pruned_to: float):
    def graded(measure: float) -> Any:
        return gate.page(gate.finding("reading-grade", measure=measure))

    old = renew(graded(then)).baseline
    for prune, expected in ((False, renewed_to), (True, pruned_to)):
        [debt] = renew(graded(now), old=old, prune=prune).baseline.debts
        assert (debt.measure, debt.since) == (expected, FIRST)


OTHER_PAGE = "https://example.org/care"


@pytest.mark.parametrize("prune", [False, True])
@pytest.mark.parametrize("unseen", ["not named", "not checked", "rule not asked", "part not looked at"])
def test_debts_of_what_was_not_looked_at_stay(gate: Any, renew: Any, prune: bool, unseen: str):
    page, other = gate.page(gate.finding()), gate.page(gate.finding(), url=OTHER_PAGE)
    old = renew(page, other).baseline
    empty = replace(other, findings=())
    now = {
        "not named": [page],
        "not checked": [page, gate.lost(other)],
        "rule not asked": [page, gate.unasked(empty, "axe/image-alt", gap=False)],
        "part not looked at": [page, gate.unasked(empty, "axe/image-alt")],
    }[unseen]
    made = renew(*now, old=old, prune=prune)
    assert made.baseline.debts == old.debts
    assert made.fixed == 0
    assert (made.partial, made.elsewhere) == ((True, 1) if unseen.startswith("not ") else (False, 0))


def test_a_run_of_part_of_the_pages_keeps_the_old_rules_and_engine(gate: Any, renew: Any):
    page, other = gate.page(gate.finding()), gate.page(url=OTHER_PAGE)
    old = renew(page, other, axe="4.11").baseline
    young = gate.page(gate.finding("axe/brand-new"), content="d" * 16)
    added = gate.page(url="https://example.org/added")
    part = renew(young, added, old=old, axe="4.13").baseline
    assert (part.axe, part.rules, part.made) == ("4.11", old.rules, FIRST)
    contents = {one.page: one.content for one in part.pages}
    assert contents == {URL: "c" * 16, OTHER_PAGE: "c" * 16, "https://example.org/added": ""}
    whole = renew(young, other, old=old, axe="4.13").baseline
    assert (whole.axe, "axe/brand-new" in whole.rules, whole.made) == ("4.13", True, LATER)
    assert {one.page: one.content for one in whole.pages} == {URL: "d" * 16, OTHER_PAGE: "c" * 16}
    less = renew(young, other, old=old, axe="4.13", prune=True).baseline
    assert (less.axe, less.rules, less.pages) == ("4.11", old.rules, old.pages)


@pytest.mark.parametrize(
    ("url", "name"), [(f"{URL}?v=2", f"{URL}?v=1"), ("https://pr.test/gout?v=1", f"{URL}?v=1")]
)
def test_a_page_keeps_the_name_that_the_baseline_has_for_it(gate: Any, renew: Any, url: str, name: str):
    old = renew(gate.page(gate.finding(), url=f"{URL}?v=1")).baseline
    made = renew(gate.page(gate.finding(), gate.finding(**OTHER), url=url), old=old)
    assert {debt.page for debt in made.baseline.debts} == {name}
    assert grown(old, made.baseline) == 1


def test_pages_told_apart_by_their_query_keep_their_debts_apart(gate: Any, renew: Any):
    pages = [
        gate.page(gate.finding(), url=f"{URL}?id=1"),
        gate.page(gate.finding(**OTHER), url=f"{URL}?id=2"),
    ]
    old = renew(*pages).baseline
    assert [debt.page for debt in old.debts] == [f"{URL}?id=1", f"{URL}?id=2"]
    for prune in (False, True):
        made = renew(*pages, old=old, prune=prune)
        assert (made.baseline.debts, made.fixed, made.added) == (old.debts, 0, 0)


def test_local_pages_are_named_from_the_folder_of_the_baseline(gate: Any):
    page = gate.page(gate.finding(), url="a.html")
    made = renewed(gate.run(page), None, FIRST, gate.where, Folders("/site", "/site/docs")).baseline
    assert [debt.page for debt in made.debts] == ["docs/a.html"]
    again = renewed(
        gate.run(replace(page, url="docs/a.html")), made, LATER, gate.where, Folders("/site", "/site")
    )
    assert (again.baseline.debts, again.partial) == (made.debts, False)


def test_a_page_looked_at_twice_counts_once_with_the_most_that_a_look_saw(gate: Any, renew: Any):
    one, two = gate.page(gate.finding()), gate.page(gate.finding(), gate.finding(), gate.finding(**OTHER))
    old = renew(one, two).baseline
    assert [debt.count for debt in old.debts] == [2, 1]
    for prune in (False, True):
        made = renew(one, two, old=old, prune=prune)
        assert (made.baseline.debts, made.fixed) == (old.debts, 0)
    less = renew(one, one, old=old, prune=True)
    assert ([debt.count for debt in less.baseline.debts], less.fixed) == ([1], 2)
    graded = [gate.page(gate.finding("reading-grade", measure=measure)) for measure in (9.0, 9.3)]
    assert [debt.count for debt in renew(*graded).baseline.debts] == [1]


def test_an_open_question_that_became_a_proven_fault_is_new_in_it(gate: Any, renew: Any):
    question = gate.page(gate.finding(outcome="cantTell", gates=True))
    old = renew(question).baseline
    made = renew(gate.page(gate.finding()), old=old)
    assert [(debt.outcome, debt.since) for debt in made.baseline.debts] == [
        ("cantTell", FIRST),
        ("failed", LATER),
    ]
    back = renew(question, old=renew(gate.page(gate.finding())).baseline)
    assert [debt.outcome for debt in back.baseline.debts] == ["failed"]


FAULTS = st.lists(
    st.fixed_dictionaries(
        {
            "rule": st.sampled_from(["axe/image-alt", "axe/list"]),
            "fingerprint": st.sampled_from(["a" * 16, "b" * 16]),
            "name": st.sampled_from(["", "Nurse"]),
            "measure": st.sampled_from([None, 8.0, 9.5]),
        }
    ),
    max_size=8,
)


@seed(5)
@settings(max_examples=200, deadline=None)
@given(FAULTS, FAULTS, st.randoms(use_true_random=False))
def test_whatever_changes_a_renewed_baseline_knows_all_and_a_pruned_one_never_grows(
    gate, renew, then, now, random
):
    old = renew(gate.page(*(gate.finding(**one) for one in then))).baseline
    found = [gate.finding(**one) for one in now]
    made = renew(gate.page(*found), old=old)
    random.shuffle(found)
    page = gate.page(*found)
    assert renew(page, old=old).baseline == made.baseline
    again = renew(page, old=made.baseline)
    assert (again.added, again.baseline.debts) == (0, made.baseline.debts)
    less = renew(page, old=old, prune=True).baseline
    assert grown(old, less) == 0
    clean = renew(page, old=made.baseline, prune=True)
    assert sum(debt.count for debt in clean.baseline.debts) == len(found)
    assert clean.fixed == sum(debt.count for debt in made.baseline.debts) - len(found)


@pytest.mark.parametrize("prune", [False, True])
@pytest.mark.parametrize("how", ["404", "410", "told", "told of a page that was checked", "503", "no answer"])
def test_a_page_that_is_gone_goes_out_with_its_debts(gate: Any, renew: Any, how: str, prune: bool):
    page, other = gate.page(gate.finding()), gate.page(gate.finding(), url=OTHER_PAGE)
    old = replace(renew(page, other).baseline, rules=("axe/list",))
    pages = [page, replace(gate.lost(other), status=int(how) if how.isdecimal() else 0)]
    if how.startswith("told"):
        pages = [page, other] if "checked" in how else [page]
    make = pruned if prune else renewed

    def gone(name: str) -> bool:
        return how.startswith("told") and name == OTHER_PAGE

    made = make(gate.run(*pages), old, LATER, gate.where, gone=gone)
    goes = how in ("404", "410", "told")
    assert made.gone == ((OTHER_PAGE,) if goes else ())
    kept = [URL] if goes else [OTHER_PAGE, URL]
    assert [debt.page for debt in made.baseline.debts] == kept
    assert [one.page for one in made.baseline.pages] == kept
    assert made.partial == (how in ("503", "no answer"))
    whole = not made.partial and not prune
    assert made.baseline.rules == (("axe/image-alt", "axe/list") if whole else ("axe/list",))
