"""What changed from one run to another, page by page, whatever the project says of it."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from checker.judge import Policy
from checker.judge.compare import compare
from checker.model import PageChange, Reading, Tool

TODAY = date(2026, 3, 1)
OTHER = {"rule": "axe/list", "html": "<ul>", "role": "list", "fingerprint": "2" * 16}
URL = "https://example.org/gout"


@pytest.fixture(scope="module")
def compared(gate: Any, book: Any):
    def of(before: list, after: list, **then: Any):
        policy = Policy(book, book.profile("patient"), TODAY)
        return compare(gate.run(*before, **then), gate.run(*after), policy, gate.where)

    return of


def brief(page: PageChange) -> dict[str, int]:
    counts = {name: len(getattr(page, name)) for name in ("new", "moved", "new_rule", "aside")}
    counts |= {"fixed": sum(debt.count for debt in page.fixed), "unchanged": page.unchanged}
    return {name: count for name, count in counts.items() if count}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([], [], {}),
        ([{}], [{}], {"unchanged": 1}),
        ([], [{}], {"new": 1}),
        ([{}], [], {"fixed": 1}),
        ([{}], [{}, {}], {"new": 1, "unchanged": 1}),
        ([{}, {}], [{}], {"fixed": 1, "unchanged": 1}),
        ([{}], [OTHER], {"new": 1, "fixed": 1}),
        ([{}], [{"fingerprint": "9" * 16}], {"moved": 1}),
        ([{"status": "known"}], [{"status": "known"}], {"unchanged": 1}),
        ([], [{"status": "known"}], {"new": 1}),
        ([{"status": "waived"}], [{"status": "waived"}], {"unchanged": 1}),
        ([{"status": "waived"}], [{}], {"unchanged": 1}),
        ([], [{"status": "waived"}], {"aside": 1}),
        ([], [{"status": "unstable"}], {"aside": 1}),
        ([{"status": "waived"}], [], {"fixed": 1}),
        ([], [{"rule": "axe/brand-new"}], {"new_rule": 1}),
        ([], [{"outcome": "cantTell"}], {}),
        ([{"outcome": "cantTell", "gates": True}], [], {}),
        ([{"outcome": "cantTell", "gates": True}], [{}], {"new": 1}),
    ],
)
def test_what_changed_on_a_page(gate: Any, compared: Any, before: list, after: list, told: dict):
    rules = [gate.finding("axe/list"), gate.finding("axe/image-alt")]
    checks = gate.page(*rules).checks
    pages = [[gate.page(*(gate.finding(**one) for one in found), checks=checks)] for found in (before, after)]
    [page] = compared(*pages).pages
    assert (page.state, brief(page)) == ("both", told)


def graded(gate: Any, grade: float | None, **more: Any) -> Any:
    reading = Reading(grade=grade, interval=None, level="hard", words=300, sentences=20, lang="en")
    return gate.page(reading=reading, **more)


def test_the_reading_grade_before_and_after(gate: Any, compared: Any):
    [page] = compared([graded(gate, 9.5)], [graded(gate, 8.1)]).pages
    assert (page.grade_before, page.grade_after) == (9.5, 8.1)
    [page] = compared([gate.page()], [graded(gate, None)]).pages
    assert (page.grade_before, page.grade_after) == (None, None)


def test_a_grade_that_got_worse_is_new_with_what_it_was(gate: Any, compared: Any):
    pages = [[gate.page(gate.finding("reading-grade", measure=measure))] for measure in (9.0, 9.4)]
    [page] = compared(*pages).pages
    assert [one.was for one in page.new] == [9.0]
    [page] = compared(*reversed(pages)).pages
    assert brief(page) == {"unchanged": 1}


def test_pages_of_one_run_only_and_those_not_checked(gate: Any, compared: Any):
    def page(name: str, **more: Any) -> Any:
        return gate.page(gate.finding(), url=f"https://example.org/{name}", **more)

    found = compared(
        [page("gone"), gate.lost(page("lost")), page("later-lost"), page("same")],
        [page("same"), page("lost"), gate.lost(page("later-lost")), page("young"), gate.lost(page("young-lost"))],
    )  # fmt: skip
    states = {one.page.rpartition("/")[2]: (one.state, brief(one)) for one in found.pages}
    assert states == {
        "gone": ("removed", {}),
        "later-lost": ("untested", {}),
        "lost": ("untested", {}),
        "same": ("both", {"unchanged": 1}),
        "young": ("added", {"new": 1}),
        "young-lost": ("untested", {}),
    }
    assert list(states) == sorted(states)
    assert [one.page.rpartition("/")[2] for one in found.pages if one.lost] == ["later-lost"]


def test_a_page_is_lost_only_when_no_look_at_it_could_check_it(gate: Any, compared: Any):
    page, lost = gate.page(), gate.lost(gate.page())
    for before, after, told in (([page], [lost, page], 0), ([page, lost], [lost], 1), ([lost], [lost], 0)):
        assert sum(one.lost for one in compared(before, after).pages) == told


def test_a_fault_of_an_added_page_that_is_waived_is_set_aside(gate: Any, compared: Any):
    added = gate.page(gate.finding(status="waived"), gate.finding(), url="https://example.org/young")
    [_, page] = compared([gate.page()], [gate.page(), added]).pages
    assert (page.state, brief(page)) == ("added", {"new": 1, "aside": 1})


@pytest.mark.parametrize("url", ["https://pr-7.preview.test/gout", f"{URL}?from=mail", f"{URL}#signs"])
def test_a_page_of_a_preview_or_with_a_new_query_is_the_same_page(gate: Any, compared: Any, url: str):
    before, after = gate.page(gate.finding()), gate.page(gate.finding(), gate.finding(**OTHER), url=url)
    [page] = compared([replace(before, checks=after.checks)], [after]).pages
    assert (page.state, brief(page)) == ("both", {"new": 1, "unchanged": 1})
    [page] = compared([gate.lost(before)], [after]).pages
    assert page.state == "untested"


def test_pages_told_apart_by_their_query_are_compared_each_with_itself(gate: Any, compared: Any):
    one = gate.page(gate.finding(), url=f"{URL}?id=1")
    two = gate.page(gate.finding(), gate.finding(), url=f"{URL}?id=2")
    found = compared([one, two], [one, replace(two, findings=two.findings[:1])])
    assert [brief(page) for page in found.pages] == [{"unchanged": 1}, {"fixed": 1, "unchanged": 1}]


def test_a_page_that_was_looked_at_twice(gate: Any, compared: Any):
    one, two = gate.page(gate.finding()), gate.page()
    assert [brief(page) for page in compared([one, two], [one, two]).pages] == [{"unchanged": 1}, {}]
    assert [brief(page) for page in compared([one], [two, one]).pages] == [{}, {"unchanged": 1}]


def test_what_it_was_made_with_is_told_where_it_differs(gate: Any, book: Any):
    before, after = gate.run(gate.page()), gate.run(gate.page(), profile="strict")
    tool = Tool(name="checker", version="9.9", axe="4.13.0", browser="", rules="r2")
    policy = Policy(book, book.profile("patient"), TODAY)
    found = compare(before, replace(after, tool=tool), policy, gate.where)
    assert found.changed_tools == (
        f"checker {before.tool.version} → 9.9",
        "axe-core 4.12.1 → 4.13.0",
        "browser Chromium 1 → unknown",
        "rules r1 → r2",
        "profile patient → strict",
    )
    assert compare(before, before, policy, gate.where).changed_tools == ()


def test_what_another_engine_finds_on_the_same_page_stands_apart(gate: Any, compared: Any):
    page = gate.page(gate.finding())
    before = replace(page, findings=())
    assert brief(compared([before], [page], axe="4.11").pages[0]) == {"new_rule": 1}
    assert brief(compared([replace(before, content="d" * 16)], [page], axe="4.11").pages[0]) == {"new": 1}
