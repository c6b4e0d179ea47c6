"""Several pages that end at one address: a gap where it is none of them, a note where it is one."""

from typing import Any

import pytest

from checker.judge.arrivals import told_apart
from checker.model import PageEvent

S = "https://clinic.example"


def ends(gate: Any, *pairs: tuple[str, str]) -> tuple[list[tuple[str, ...]], list[str]]:
    pages = [gate.page(url=end) for _, end in pairs]
    told, notes = told_apart(pages, [asked for asked, _ in pairs])
    return [page.gaps for page in told], notes


LOG_IN = [(f"{S}/r{number}", f"{S}/home") for number in (1, 2, 3)]


def test_pages_that_all_end_at_a_page_that_nobody_named_were_not_looked_at(gate: Any):
    gaps, notes = ends(gate, *LOG_IN, (f"{S}/real", f"{S}/real"))
    assert notes == []
    assert (
        gaps[0]
        == gaps[1]
        == gaps[2]
        == (
            f"3 named pages all end at {S}/home, which was not named: {S}/r1, {S}/r2, {S}/r3 were not looked "
            "at. Log in first (--storage-state, --before), or name that address.",
        )
    )
    assert gaps[3] == ()


@pytest.mark.parametrize(
    "pairs",
    [
        [(f"{S}/a", f"{S}/login?next=/a"), (f"{S}/b", f"{S}/login?next=/b")],
        [(f"{S}/letter?id=1", f"{S}/login"), (f"{S}/letter?id=2", f"{S}/login")],
        [(f"{S}/a", "https://id.example/"), (f"{S}/b", "https://id.example/")],
        [(f"{S}/a", f"{S}/login#a"), (f"{S}/b", f"{S}/login#b")],
    ],
)
def test_a_log_in_that_remembers_whence_one_came_is_one_page(gate: Any, pairs: Any):
    gaps, notes = ends(gate, *pairs)
    assert [len(some) for some in gaps] == [1, 1]
    assert notes == []


@pytest.mark.parametrize(
    "pairs",
    [
        [(f"{S}/old", f"{S}/new")],
        [("http://clinic.example/", f"{S}/"), ("http://clinic.example/care", f"{S}/care/")],
        [(f"{S}/a/", f"{S}/a"), (f"{S}/b/", f"{S}/b")],
        [(f"{S}/a", "https://www.clinic.example/a"), (f"{S}/b", "https://www.clinic.example/b")],
        [(f"{S}/a", f"{S}/en/a"), (f"{S}/b", f"{S}/en/b")],
        [(f"{S}/old?id=1", f"{S}/new?id=1"), (f"{S}/old?id=2", f"{S}/new?id=2")],
        [(f"{S}/a?utm=1", f"{S}/a"), (f"{S}/a?utm=2", f"{S}/a")],
        [(f"{S}/page?id=1", f"{S}/page?id=1"), (f"{S}/page?id=2", f"{S}/page?id=2")],
        [("http://clinic.example/a", f"{S}/a"), (f"{S}/a", f"{S}/a")],
        [("site/a.html", "site/a.html"), ("site/b.html", "site/b.html")],
    ],
)
def test_plain_redirects_are_fine(gate: Any, pairs: Any):
    assert ends(gate, *pairs) == ([()] * len(pairs), [])


def test_a_page_that_leads_to_another_that_was_named_is_a_note(gate: Any):
    gaps, notes = ends(gate, (f"{S}/", f"{S}/home"), (f"{S}/home", f"{S}/home"))
    assert gaps == [(), ()]
    assert notes == [
        f"1 other page that was named ends at {S}/home: {S}/. It is one page, counted again each time."
    ]


def test_where_a_script_leads_a_page_counts_as_its_end(gate: Any):
    pages = [
        gate.page(url=f"{S}/{name}", events=(PageEvent(kind="moved", detail=f"{S}/login?from={name}"),))
        for name in ("a", "b")
    ]
    told, _ = told_apart(pages, [f"{S}/a", f"{S}/b"])
    assert all(f"{S}/login, which was not named" in page.gaps[0] for page in told)


def test_pages_that_were_not_checked_are_told_elsewhere(gate: Any):
    pages = [gate.lost(gate.page(url=end)) for _, end in LOG_IN]
    assert told_apart(pages, [asked for asked, _ in LOG_IN]) == (pages, [])
