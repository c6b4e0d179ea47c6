"""The words of standing have one home: what a finding's status and outcome mean for the verdict."""

from typing import Any, get_args

import msgspec
import pytest

from checker.judge import Policy
from checker.model import ACCEPTED, IMPACTS, SET_ASIDE
from checker.model.findings import Finding, Status

FINDING: dict[str, Any] = {
    "rule": "axe/list", "outcome": "failed", "criteria": [], "impact": "minor", "message": "", "remedy": "",
    "selector": "", "frame": [], "html": "", "box": None, "role": "", "name": "", "path": [], "states": [],
    "text": None, "fingerprint": "", "subject": "", "status": "new", "source": "axe", "question": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "gates", "decides", "asks"),
    [("failed", True, True, False), ("failed", False, False, False), ("cantTell", True, False, True),
     ("cantTell", False, False, False)],
)  # fmt: skip
def test_what_a_finding_does_to_the_verdict(outcome: str, *, gates: bool, decides: bool, asks: bool):
    one = msgspec.convert(FINDING | {"outcome": outcome, "gates": gates}, Finding)
    assert (one.decides, one.asks) == (decides, asks)
    assert not {"decides", "asks"} & msgspec.to_builtins(one).keys()


def test_each_status_has_one_place():
    assert sorted(("new", *ACCEPTED, *SET_ASIDE)) == sorted(get_args(Status))
    assert IMPACTS == ("critical", "serious", "moderate", "minor")
    assert not hasattr(Policy, "usual")
