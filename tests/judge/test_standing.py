"""What a finding counts for: known, waived, new only because a rule is, not seen each time, or new."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from checker.judge import Policy, Shelf, decided, fixed_in_all
from checker.judge.renewal import renewed
from checker.model import Baseline, PageReport, Waiver

TODAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def told(gate: Any, book: Any):
    """Decide about a page by a baseline made of another."""

    def about(
        page: PageReport, before: PageReport | Baseline | None = None, again=(), axe="4.12.1", **policy
    ):
        if isinstance(before, PageReport):
            before = renewed(gate.run(before), None, TODAY, gate.where).baseline
        shelf = Shelf.of(before, (page.url,)) if before else None
        profile = book.profile(policy.pop("profile", "patient"))
        return decided(page, Policy(book, profile, TODAY, baseline=shelf, **policy), axe, again)

    return about


def brief(page: PageReport) -> list[tuple[str, bool]]:
    return [(one.status, one.gates) for one in page.findings]


def test_without_a_baseline_all_is_new_and_decides(gate: Any, told: Any):
    assert brief(told(gate.page(gate.finding()))) == [("new", True)]


def test_what_is_known_or_moved_decides_nothing(gate: Any, told: Any):
    before = gate.page(gate.finding())
    assert brief(told(before, before)) == [("known", False)]
    moved = gate.page(gate.finding(fingerprint="1"))
    assert brief(told(moved, before)) == [("moved", False)]
    assert told(moved, before).fixed == ()


def test_what_is_there_no_more_is_fixed(gate: Any, told: Any):
    before = gate.page(gate.finding(), gate.finding("axe/list"))
    [debt] = told(gate.page(gate.finding()), before).fixed
    assert (debt.rule, debt.count) == ("axe/list", 1)


def test_a_page_not_checked_keeps_its_debts_neither_fixed_nor_known(gate: Any, told: Any):
    page = gate.page(gate.finding())
    seen = told(gate.lost(page), page)
    assert (seen.findings, seen.fixed) == ((), ())
    seen = told(gate.unasked(replace(page, findings=()), "axe/image-alt"), page)
    assert (seen.findings, seen.fixed) == ((), ())


WAIVER = Waiver(rule="axe/image-alt", reason="supplier mends it", until=TODAY)


def test_a_waived_finding_that_is_old_debt_too_is_waived_and_not_fixed(gate: Any, told: Any):
    page = gate.page(gate.finding())
    seen = told(page, page, waivers=[WAIVER])
    assert (brief(seen), seen.fixed) == ([("waived", False)], ())
    assert seen.findings[0].note == "Accepted until 2026-03-01: supplier mends it"


def test_when_its_waiver_has_expired_it_counts_again_and_says_so(gate: Any, told: Any):
    late = replace(WAIVER, until=date(2026, 2, 28), owner="Ada")
    seen = told(gate.page(gate.finding()), waivers=[late])
    assert brief(seen) == [("new", True)]
    assert seen.findings[0].note == "Its waiver expired on 2026-02-28 (Ada): supplier mends it"
    page = gate.page(gate.finding())
    assert brief(told(page, page, waivers=[late])) == [("known", False)]


OTHER = {"rule": "axe/list", "html": "<ul>", "role": "list", "fingerprint": "2" * 16}


@pytest.mark.parametrize(
    ("change", "axe", "status"),
    [
        ({}, "4.12.1", "new"),
        ({}, "4.13.0", "new-rule"),
        ({"content": "d" * 16}, "4.13.0", "new"),
        ({"content": ""}, "4.13.0", "new"),
        ({"url": "https://example.org/other"}, "4.13.0", "new"),
    ],
    ids=["nothing changed", "engine changed", "engine and page changed", "content not known", "page is new"],
)
def test_only_an_engine_that_changed_on_a_page_that_did_not_makes_a_finding_new_by_rule(
    gate: Any, told: Any, change: dict, axe: str, status: str
):
    before = gate.page(gate.finding())
    now = replace(gate.page(gate.finding(**OTHER)), **change)
    seen = told(now, before, axe=axe).findings[0]
    assert (seen.status, seen.gates) == (status, status == "new")
    if status == "new-rule":
        assert seen.note == "The page is as it was; axe-core went from 4.12.1 to 4.13.0."
        assert brief(told(now, before, axe=axe, new_rules=True)) == [("new-rule", True)]


def test_our_own_rules_go_by_our_own_version(gate: Any, told: Any):
    ours = gate.page(gate.finding("placeholder-link", source="checker"))
    before = replace(ours, findings=())
    assert brief(told(ours, before, axe="5.0"))[0][0] == "new"
    old = renewed(gate.run(before, version="0.0.1"), None, TODAY, gate.where).baseline
    seen = told(ours, old).findings[0]
    assert seen.status == "new-rule"
    assert seen.note.startswith("The page is as it was; checker went from 0.0.1 to ")


def test_a_rule_that_was_not_asked_then_is_new_whatever_the_page_is_now(gate: Any, told: Any):
    now = gate.page(gate.finding("axe/brand-new"), content="d" * 16)
    seen = told(now, gate.page()).findings[0]
    assert (seen.status, seen.gates) == ("new-rule", False)
    assert seen.note == "This rule was not asked when the baseline was made."
    assert brief(told(now, gate.page(), new_rules=True)) == [("new-rule", True)]


def test_a_section_worse_than_its_baseline_decides_though_sections_do_not_otherwise(gate: Any, told: Any):
    def section(measure: float) -> PageReport:
        one = gate.finding("section-grade", criteria=(), measure=measure, role="heading", source="checker")
        return gate.page(one)

    assert brief(told(section(9.0))) == [("new", False)]
    assert brief(told(section(9.1), section(9.0))) == [("known", False)]
    assert brief(told(section(9.2), section(9.0))) == [("new", True)]
    assert brief(told(section(9.2), section(9.0), profile="wcag22-aa")) == [("new", False)]
    worse = told(section(9.2), section(9.0)).findings[0]
    assert (worse.was, worse.note) == (9.0, "It was 9.0 when the baseline was made; now it is 9.2.")


def sights(gate: Any, *findings_each: tuple) -> list[PageReport]:
    return [gate.page(*(gate.finding(**one) for one in found)) for found in findings_each]


@pytest.mark.parametrize(
    ("again", "statuses"),
    [
        ([({}, OTHER)], ["new", "new"]),
        ([({},)], ["new", "unstable"]),
        ([({}, OTHER), ({},), ({}, OTHER)], ["new", "unstable"]),
        ([()], ["unstable", "unstable"]),
        ([({"fingerprint": "7" * 16}, OTHER)], ["new", "new"]),
        ([({"outcome": "cantTell"}, OTHER)], ["unstable", "new"]),
        ([({"fingerprint": "7" * 16, "html": "<img src=p7.png>"}, OTHER)], ["new", "new"]),
        ([(OTHER, {**OTHER, "fingerprint": "7" * 16})], ["unstable", "new"]),
    ],
    ids=[
        "seen",
        "one missed",
        "missed once of three",
        "none seen",
        "moved between loads",
        "not proven again",
        "another fault of the rule in its stead",
        "another fault of another rule",
    ],
)
def test_what_is_not_seen_each_time_is_unstable_and_decides_nothing(gate: Any, told: Any, again, statuses):
    page = gate.page(gate.finding(), gate.finding(**OTHER))
    seen = told(page, again=sights(gate, *again))
    assert brief(seen) == [(status, status == "new") for status in statuses]


def test_what_stands_in_for_a_fault_is_new_itself_and_does_so_once(gate: Any, told: Any):
    def photo(number: int) -> Any:
        return gate.finding(html=f"<img src=p{number}.png>", fingerprint=f"{number:016}")

    page = gate.page(photo(1), photo(2), photo(3))
    seen = told(page, again=[gate.page(photo(3), photo(4))])
    assert brief(seen) == [("new", True), ("unstable", False), ("new", True)]
    before = gate.page(photo(4))
    seen = told(page, before, again=[gate.page(photo(3), photo(4))])
    assert brief(seen) == [("unstable", False), ("unstable", False), ("new", True)]
    question = replace(photo(1), outcome="cantTell")
    again = [gate.page(replace(photo(4), outcome="cantTell"), photo(5))]
    kept = told(gate.page(photo(2), question), again=again)
    assert [one.status for one in kept.findings] == ["new", "new"]


def test_a_reload_that_failed_or_did_not_ask_the_rule_excuses_nothing(gate: Any, told: Any):
    page = gate.page(gate.finding())
    for again in (gate.lost(page), gate.unasked(gate.page(), "axe/image-alt")):
        assert brief(told(page, again=[again])) == [("new", True)]


def test_of_two_alike_the_known_one_is_the_one_that_was_seen(gate: Any, told: Any):
    before, page = gate.page(gate.finding()), gate.page(gate.finding(), gate.finding())
    statuses = [one.status for one in told(page, before, again=[before]).findings]
    assert sorted(statuses) == ["known", "unstable"]


def test_what_is_new_by_rule_and_decides_must_be_seen_each_time_too(gate: Any, told: Any):
    page = gate.page(gate.finding("axe/brand-new"))
    empty = replace(page, findings=())
    assert brief(told(page, gate.page(), again=[empty], new_rules=True)) == [("unstable", False)]


def test_what_a_reload_still_shows_is_not_fixed(gate: Any, told: Any):
    before = gate.page(gate.finding())
    assert told(gate.page(), before, again=[gate.page()]).fixed != ()
    assert told(gate.page(), before, again=[before]).fixed == ()
    assert told(gate.page(), before, again=[gate.lost(before)]).fixed != ()


def test_a_page_looked_at_twice_is_fixed_only_where_both_looks_say_so_and_told_once(gate: Any, told: Any):
    before = gate.page(gate.finding(), gate.finding(**OTHER))
    baseline = renewed(gate.run(before), None, TODAY, gate.where).baseline
    one, two = told(gate.page(gate.finding()), baseline), told(gate.page(), baseline)
    pages = fixed_in_all([one, two, gate.lost(one)], Shelf.of(baseline, (one.url,)))
    assert [[debt.rule for debt in page.fixed] for page in pages[:2]] == [["axe/list"], []]
    assert fixed_in_all([one, two], None) == [one, two]
