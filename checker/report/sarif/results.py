"""Findings as SARIF results: level, message, identity, what the baseline and waivers say of them."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.model import ACCEPTED, IMPACTS, Finding
from checker.model.findings import Status
from checker.report.sarif.places import PlacesOfPage
from checker.report.sarif.rules import LEVELS, Taxonomy
from checker.report.sarif.text import message, shown_id
from checker.report.words.escape import line

_BASELINE_STATES: Mapping[Status, str] = {
    "new": "new",
    "new-rule": "new",
    "unstable": "new",
    "known": "unchanged",
    "waived": "unchanged",
    "moved": "updated",
}
FROM_BASELINE: tuple[Status, ...] = ("known", "moved", "new-rule")
"""Statuses that only a run with a baseline gives."""
_JUSTIFICATIONS = {
    "known": "It is in the baseline.",
    "moved": "It is in the baseline, at another place of the page.",
    "waived": "A waiver accepts it.",
}
_HEX = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding, where it is, and its number among those of its page that look the same."""

    finding: Finding
    places: PlacesOfPage
    number: int


def entries(found: Iterable[tuple[Finding, PlacesOfPage]]) -> list[Entry]:
    """Return the findings numbered, worst first: undecided and accepted ones come last."""
    seen: Counter[tuple[str, str, str]] = Counter()
    made = []
    for finding, places in found:
        key = (places.base, places.uri, finding.fingerprint)
        seen[key] += 1
        made.append(Entry(finding, places, seen[key]))
    return sorted(made, key=lambda entry: _worst_first(entry.finding))


class Results:
    """Makes results: knows where each rule and criterion stands in its list."""

    def __init__(self, rule_ids: Iterable[str], taxonomy: Taxonomy, *, compared: bool) -> None:
        """Take note of the lists, and whether the run was compared with a baseline."""
        self._rules = {rule_id: at for at, rule_id in enumerate(rule_ids)}
        self._taxonomy = taxonomy
        self._compared = compared

    def of(self, entry: Entry) -> dict[str, Any]:
        """Return one finding as a result."""
        finding = entry.finding
        kind = "fail" if _is_certain(finding) else "review"
        taxa = self._taxonomy.references(finding.criteria)
        return {
            "ruleId": shown_id(finding.rule),
            "ruleIndex": self._rules[finding.rule],
            "kind": kind,
            "level": LEVELS[finding.impact] if kind == "fail" else "none",  # SARIF 3.27.10
            "message": message(_said(finding)),
            "locations": [entry.places.location(finding)],
            "partialFingerprints": {"primaryLocationLineHash": f"{_identity(finding)}:{entry.number}"},
            **({"taxa": taxa} if taxa else {}),
            **({"baselineState": _BASELINE_STATES[finding.status]} if self._compared else {}),
            "suppressions": _suppressions(finding),
            "properties": _properties(finding),
        }


def _is_certain(finding: Finding) -> bool:
    return finding.outcome == "failed" and finding.status != "unstable"


def _worst_first(finding: Finding) -> tuple[bool, bool, bool, int]:
    settled = finding.status in ACCEPTED
    return settled, not _is_certain(finding), not finding.gates, IMPACTS.index(finding.impact)


def _said(finding: Finding) -> str:
    """Return what was found, what a person must answer, and how to put it right."""
    said = (line(finding.message, 600), line(finding.question, 400), line(finding.remedy, 400))
    return " ".join(part for part in said if part) or shown_id(finding.rule)


def _identity(finding: Finding) -> str:
    if _HEX.fullmatch(finding.fingerprint):
        return finding.fingerprint
    text = finding.fingerprint.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=8).hexdigest()


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    """Return why a finding does not count; all results tell, for SARIF wants all or none to."""
    if finding.status not in ACCEPTED:
        return []
    why = line(finding.note, 600) or _JUSTIFICATIONS[finding.status]
    return [{"kind": "external", "status": "accepted", "justification": why}]


def _properties(finding: Finding) -> dict[str, Any]:
    note = line(finding.note, 600) if finding.status not in ACCEPTED else ""
    return {
        "outcome": finding.outcome,
        "impact": finding.impact,
        "status": finding.status,
        "gates": finding.gates,
        **({"note": note} if note else {}),
    }
