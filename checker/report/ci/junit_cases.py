"""What each rule's answer on a page is to a program that reads test results.

failure: a proven fault that decides. error: not decided, because the page or what the rule needs could not be
looked at, or because the project wants an open question answered first. skipped: a question for a person, or
a rule that this depth does not ask. All else is passed: known debt, accepted and unstable findings stand
beside it in words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.model import ACCEPTED, Check, Finding, PageReport
from checker.report.words.page_names import why_not_checked

Kind = Literal["passed", "failure", "error", "skipped"]
_WORST_FIRST: tuple[Kind, ...] = ("failure", "error", "skipped")


@dataclass(frozen=True, slots=True)
class Case:
    """One rule on one page."""

    rule: str
    """Empty for the page as a whole."""
    kind: Kind
    found: tuple[Finding, ...] = ()
    """The findings that make it what it is."""
    beside: tuple[Finding, ...] = ()
    """Findings that decide nothing here."""
    reason: str = ""
    """Why nothing was found out, in a sentence."""


def cases_of(page: PageReport) -> Iterator[Case]:
    """Yield a case for each rule that was asked of a page, and one that says why not all was checked."""
    if page.outcome == "untested":
        yield Case("", "error", reason=why_not_checked(page))
        return
    if page.gaps:
        yield Case("", "error", reason=" ".join(page.gaps))
    by_rule = _by_rule(page.findings)
    for check in page.checks:
        yield _case(check.rule, by_rule.get(check.rule, ()), check)
    asked = {check.rule for check in page.checks}
    yield from cases_of_findings(one for one in page.findings if one.rule not in asked)


def cases_of_findings(findings: Iterable[Finding]) -> Iterator[Case]:
    """Yield a case for each rule that found something, where no checks are on record."""
    by_rule = _by_rule(findings)
    for rule in sorted(by_rule):
        yield _case(rule, by_rule[rule], None)


def _by_rule(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return by_rule


def _case(rule: str, findings: Sequence[Finding], check: Check | None) -> Case:
    gap = check.reason or "Not all that this rule needs was captured." if check and check.gap else ""
    if not findings:
        unasked = check.reason or "It was not asked." if check and check.outcome == "untested" else ""
        return Case(rule, "error" if gap else "skipped" if unasked else "passed", reason=gap or unasked)
    sorted_out: dict[Kind, list[Finding]] = {"failure": [], "error": [], "skipped": [], "passed": []}
    for finding in findings:
        sorted_out[_alone(finding)].append(finding)
    kind: Kind = next((one for one in _WORST_FIRST if sorted_out[one]), "passed")
    if gap and kind != "failure":
        kind = "error"
    beside = (one for other, some in sorted_out.items() if other != kind or kind == "passed" for one in some)
    return Case(rule, kind, tuple(sorted_out[kind] if kind != "passed" else ()), tuple(beside), gap)


def _alone(finding: Finding) -> Kind:
    """Return what a case would be that had only this finding."""
    if finding.gates:
        return "failure" if finding.outcome == "failed" else "error"
    return "skipped" if finding.outcome == "cantTell" and finding.status not in ACCEPTED else "passed"
