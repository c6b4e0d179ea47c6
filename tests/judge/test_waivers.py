"""A waiver covers what it names, until its last day, and says when it is of no use any more."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from checker.judge import waivers
from checker.model import Waiver

TODAY = date(2026, 3, 1)
WAIVER = Waiver(rule="axe/image-alt", reason="supplier mends it", until=date(2026, 6, 30))
URL = "https://example.org/gout?from=mail"


@pytest.mark.parametrize(
    ("waiver", "found", "covers"),
    [
        ({}, {}, True),
        ({"rule": "axe/list"}, {}, False),
        ({"selector": "img"}, {}, True),
        ({"selector": ".widget"}, {}, False),
        ({"selector": ".widget"}, {"within": ("main", ".widget")}, True),
        ({"url": "/gout"}, {}, True),
        ({"url": "/go*"}, {}, True),
        ({"url": "https://example.org/*"}, {}, True),
        ({"url": "/gout?from=web"}, {}, False),
        ({"url": "/care/*"}, {}, False),
        ({"fingerprint": "f" * 16}, {}, True),
        ({"fingerprint": "e" * 16}, {}, False),
        ({"selector": "img", "url": "/gout", "fingerprint": "f" * 16}, {}, True),
        ({"selector": "img", "url": "/gout", "fingerprint": "e" * 16}, {}, False),
        ({"selector": "img", "url": "/care"}, {}, False),
        ({"selector": "p", "url": "/gout"}, {}, False),
    ],
)
def test_rule_selector_address_and_fingerprint_must_all_fit(gate: Any, waiver, found, covers: bool):
    assert waivers.covers(replace(WAIVER, **waiver), gate.finding(**found), URL) is covers


@pytest.mark.parametrize(
    ("until", "holds"), [("2026-02-28", False), ("2026-03-01", True), ("2026-03-02", True)]
)
def test_the_last_day_counts(until: str, holds: bool):
    assert waivers.holds(replace(WAIVER, until=date.fromisoformat(until)), TODAY) is holds


def test_one_that_holds_goes_before_one_that_has_expired(gate: Any):
    late = replace(WAIVER, until=date(2025, 1, 1), reason="late")
    assert waivers.waiver_for(gate.finding(), URL, [late, WAIVER, late], TODAY) is WAIVER
    assert waivers.waiver_for(gate.finding(), URL, [late], TODAY) is late
    assert waivers.waiver_for(gate.finding("axe/list"), URL, [late], TODAY) is None


def test_words():
    late = replace(WAIVER, owner="Ada")
    assert waivers.accepted(late) == "Accepted by Ada until 2026-06-30: supplier mends it"
    assert waivers.expired(late) == "Its waiver expired on 2026-06-30 (Ada): supplier mends it"


LATE = replace(WAIVER, until=date(2026, 1, 1))
CALLED = "The waiver of axe/image-alt"
UNUSED = "matches nothing on the pages checked. If it is about no others, take it out."


def notes(waiver: Waiver, *pages: Any) -> tuple[str, ...]:
    return waivers.notes(pages, [waiver], TODAY)


def test_a_waiver_that_is_used_is_not_told(gate: Any):
    assert notes(WAIVER, gate.page(gate.finding(status="waived"))) == ()


def test_one_that_matches_nothing_is_told_with_all_it_names(gate: Any):
    assert notes(WAIVER, gate.page()) == (f"{CALLED} {UNUSED}",)
    narrow = replace(WAIVER, selector=".x", url="/gout", fingerprint="f" * 16)
    assert notes(narrow, gate.page()) == (f"{CALLED} · .x · /gout · {'f' * 16} {UNUSED}",)
    assert notes(replace(LATE), gate.page()) == (f"{CALLED} {UNUSED}",)


def test_nothing_is_said_of_one_whose_pages_were_not_all_looked_at(gate: Any):
    page, other = gate.page(), gate.page(url="https://example.org/care")
    assert notes(WAIVER, page, gate.lost(other)) == ()
    assert notes(replace(WAIVER, url="/gout"), page, gate.lost(other)) != ()
    assert notes(replace(WAIVER, url="/care"), page, gate.lost(other)) == ()
    assert notes(replace(WAIVER, url="/far/*"), page) == ()
    assert notes(WAIVER, gate.unasked(page, "axe/image-alt")) == ()
    assert notes(WAIVER, replace(page, checks=())) == ()


def test_an_expired_one_says_how_many_findings_count_again(gate: Any):
    fault = gate.finding(gates=True)
    page = gate.page(
        fault, fault, gate.finding(status="known"), gate.finding(status="unstable"), gate.finding()
    )
    assert notes(LATE, page) == (f"{CALLED} expired on 2026-01-01: 2 findings count again.",)
    one = gate.page(fault, gate.finding(status="waived"))
    assert notes(LATE, one) == (f"{CALLED} expired on 2026-01-01: 1 finding counts again.",)
    aside = gate.page(gate.finding(status="known"), gate.finding(status="unstable"))
    assert notes(LATE, aside) == (f"{CALLED} expired on 2026-01-01: nothing that it covered decides.",)
