"""Which new findings were there each time that a page was loaded. The others are unstable."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from checker.judge.matching import mark_of, paired
from checker.model import ACCEPTED, Finding

_UNSTABLE = "It was not there each time that the page was loaded."


class Look(NamedTuple):
    """The same page, loaded again."""

    rules: frozenset[str]
    """Which were asked about all of it."""
    findings: Sequence[Finding]
    """With their status."""


def confirmed(findings: Sequence[Finding], again: Sequence[Look]) -> list[Finding]:
    """Return the findings of a page, with those new ones as unstable that were not seen each time.

    Of several that look the same, those that are known are taken to be the ones that were seen. A fault may
    look different at each load, such as a picture with a name by chance: where another look has new findings
    of the same rule that this one has not, as many of those that it lacks are taken to be there.
    """
    missed = {index for look in again for index in _missed(findings, look)}
    return [
        replace(one, status="unstable", note=_UNSTABLE) if index in missed else one
        for index, one in enumerate(findings)
    ]


def _missed(findings: Sequence[Finding], look: Look) -> list[int]:
    """Return the indexes of the new findings that another look lacks and has no others for."""
    order = sorted(range(len(findings)), key=lambda index: findings[index].status not in ACCEPTED)
    marks = [mark_of(findings[index]) for index in order]
    pairs = paired(marks, [mark_of(one) for one in look.findings])
    seen = {order[pair.now] for pair in pairs}
    instead = _new_ones(look.findings, {pair.then for pair in pairs})
    missed = []
    # Proven faults come first: for an open question either a fault or a question will do.
    for index in sorted(set(order) - seen, key=lambda index: (findings[index].outcome != "failed", index)):
        one = findings[index]
        if one.status in ACCEPTED or one.rule not in look.rules:
            continue
        will_do = ("failed",) if one.outcome == "failed" else ("cantTell", "failed")
        other = next((outcome for outcome in will_do if instead[one.rule, outcome]), None)
        if other is None:
            missed.append(index)
        else:
            instead[one.rule, other] -= 1
    return missed


def _new_ones(findings: Sequence[Finding], paired_off: set[int]) -> Counter[tuple[str, str]]:
    """Return how many new findings of each rule and outcome only the other look has."""
    return Counter(
        (one.rule, one.outcome)
        for index, one in enumerate(findings)
        if index not in paired_off and one.status not in ACCEPTED
    )
