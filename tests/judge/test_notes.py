"""What decides nothing is told in plain words, one or many."""

from datetime import date
from typing import Any

import pytest

from checker.judge import Policy, run_notes
from checker.model import Debt, Waiver

TODAY = date(2026, 3, 1)
DEBT = Debt(rule="axe/list", page="a.html", where="list", since=TODAY, fingerprint="1")
RENEW = "new only because a rule or engine is. Such findings decide nothing until the baseline is renewed: checker baseline"
SEEN = "not seen each time that the page was loaded: such findings decide nothing."
OUT = "fixed. Take what is fixed out: checker baseline --prune"


@pytest.mark.parametrize(
    ("statuses", "fixed", "notes"),
    [
        (["new"], (), []),
        (["new-rule"], (), [f"1 finding is {RENEW}"]),
        (["new-rule"] * 2, (), [f"2 findings are {RENEW}"]),
        (["unstable"], (), [f"1 finding was {SEEN}"]),
        (["unstable"] * 2, (), [f"2 findings were {SEEN}"]),
        ([], (DEBT,), [f"1 place in the baseline is {OUT}"]),
        ([], (DEBT, DEBT), [f"2 places in the baseline are {OUT}"]),
        (["known"], (), ["1 place is known from the baseline."]),
        (["known", "moved", "known"], (), ["3 places are known from the baseline, 1 of them moved."]),
        (["waived"], (), ["1 place is waived for now."]),
        (["waived"] * 1200, (), ["1,200 places are waived for now."]),
    ],
)
def test_notes(gate: Any, book: Any, statuses: list, fixed: tuple, notes: list):
    page = gate.page(*(gate.finding(status=status) for status in statuses), fixed=fixed)
    assert list(run_notes([page], Policy(book, book.profile("patient"), TODAY))) == notes


def test_where_new_rules_decide_they_are_no_note(gate: Any, book: Any):
    page = gate.page(gate.finding(status="new-rule"))
    assert list(run_notes([page], Policy(book, book.profile("patient"), TODAY, new_rules=True))) == []


def test_waivers_to_look_after_come_first(gate: Any, book: Any):
    late = Waiver(rule="axe/image-alt", reason="r", until=date(2026, 1, 1))
    policy = Policy(book, book.profile("patient"), TODAY, waivers=[late])
    first, second = run_notes([gate.page(gate.finding(gates=True), gate.finding(status="known"))], policy)
    assert "expired on 2026-01-01: 1 finding counts again" in first
    assert second == "1 place is known from the baseline."
