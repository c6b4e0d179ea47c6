"""One page's evidence → its report: what was checked, what was found, how it reads."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from checker.judge.answers import Facts
from checker.judge.asking import answer_rule
from checker.judge.axe_rules import axe_checks, axe_findings, levels_not_run
from checker.judge.facts import NO_SNAPSHOT, gather, laid_out, read_by_patient
from checker.judge.findings import in_order
from checker.judge.fingerprint import content_hash
from checker.judge.gaps import gaps
from checker.judge.lost import lost_events
from checker.judge.severity import is_asked
from checker.judge.sufficiency import why_insufficient
from checker.model import (
    OUTCOMES,
    AxeEvidence,
    Check,
    Evidence,
    Finding,
    NotCaptured,
    PageReport,
    PageText,
    ReaderText,
    Snapshot,
    StateEvidence,
    Unchecked,
)
from checker.model.rules import FAMILIES, Family
from checker.rulebook import Profile, Rule, Rulebook

OWN_FAMILIES: tuple[Family, ...] = tuple(family for family in FAMILIES if family != "axe")


@dataclass(frozen=True)
class _Judged:
    """The answers for one state."""

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]


def judge_page(
    captured: Evidence | Unchecked, rulebook: Rulebook, profile: Profile, today: date
) -> PageReport:
    """Return what the rules say about one target. Raises ConfigError on a faulty rule page."""
    if isinstance(captured, Unchecked):
        return _unchecked_report(captured)
    first = captured.states[0]
    reader = read_by_patient(first)
    if lack := why_insufficient(captured, reader, rulebook):
        return _report(captured, reader, reason=lack.reason, remedy=lack.remedy)
    facts = gather(first, reader, rulebook, profile, today)
    judged = [
        _judge_state(
            state,
            _facts_of(state, first, facts),
        )
        for state in captured.states
    ]
    checks = _merge_checks(check for part in judged for check in part.checks)
    reading = facts.reading if isinstance(first.text, PageText) else None
    return replace(
        _report(captured, reader),
        findings=in_order(one for part in judged for one in part.findings),
        checks=checks,
        reading=reading,
        gaps=gaps(captured, checks, reader, reading, profile),
    )


def _facts_of(state: StateEvidence, first: StateEvidence, facts: Facts) -> Facts:
    """Return what is known of a state; what was not asked for in it, text or DOM, is that of the first."""
    if state is first:
        return facts
    if state.text is None:
        snapshot = state.snapshot if isinstance(state.snapshot, Snapshot) else facts.snapshot
        return dataclasses.replace(facts, snapshot=snapshot, layout=laid_out(state))
    return gather(state, read_by_patient(state), facts.rulebook, facts.profile, facts.today)


def _judge_state(state: StateEvidence, facts: Facts) -> _Judged:
    findings: list[Finding] = []
    checks: list[Check] = []
    for rule in _own_rules(facts.rulebook, facts.profile):
        if unasked := _unasked(rule, state):
            checks.append(unasked)
            continue
        found, check = answer_rule(rule, facts, state.state.name)
        findings += found
        checks.append(check)
    if isinstance(state.axe, AxeEvidence):
        findings += axe_findings(state.axe, facts.rulebook, state.state.name)
        checks += axe_checks(state.axe)
        checks += levels_not_run(state.axe, facts.rulebook, facts.profile)
    elif state.axe is not None:
        checks.append(_untested("axe", "axe", state.axe))
    return _Judged(tuple(findings), tuple(checks))


def _own_rules(rulebook: Rulebook, profile: Profile) -> Iterator[Rule]:
    own = rulebook.rules_of(profile.only or OWN_FAMILIES)
    return (rule for rule in own if is_asked(rule, profile))


def _unasked(rule: Rule, state: StateEvidence) -> Check | None:
    """Return the check of a rule that cannot be asked about a state; None when it can."""
    lacking = [
        (need, part)
        for need in rule.needs
        if (part := getattr(state, need, None)) is None or isinstance(part, NotCaptured)
    ]
    # What was tried and lost comes before what was never asked for: only the former is a gap.
    lacking.sort(key=lambda lack: lack[1] is None)
    return _untested(rule.id, *lacking[0]) if lacking else None


def _untested(rule_id: str, need: str, part: NotCaptured | None) -> Check:
    why = f" ({part.reason})" if part and part.reason else ""
    reason = f"not captured: {need}{why}"
    return Check(rule=rule_id, outcome="untested", elements=0, reason=reason, gap=part is not None)


def _merge_checks(checks: Iterator[Check]) -> tuple[Check, ...]:
    """Keep each rule's worst answer over all states, in order of rule. A gap in one state stays one.

    `untested` comes last: a rule that one state could not answer and another did has an answer.
    """
    merged: dict[str, Check] = {}
    for check in checks:
        known = merged.get(check.rule)
        merged[check.rule] = _worse(known, check) if known else check
    return tuple(merged[rule] for rule in sorted(merged))


def _worse(one: Check, other: Check) -> Check:
    worst = min(one, other, key=lambda check: OUTCOMES.index(check.outcome))
    gap = next((check for check in (one, other) if check.gap), None)
    return replace(worst, gap=True, reason=gap.reason) if gap else worst


def _report(
    captured: Evidence,
    reader: ReaderText,
    *,
    reason: str = "",
    remedy: str = "",
) -> PageReport:
    """Return what is told of a page before a rule is asked; with a reason when none will be."""
    first = captured.states[0]
    snapshot = first.snapshot if isinstance(first.snapshot, Snapshot) else NO_SNAPSHOT
    text = first.text if isinstance(first.text, PageText) else PageText()
    return PageReport(
        target=captured.target.given,
        url=captured.response.url,
        status=captured.response.status,
        title=snapshot.title or text.title,
        lang=snapshot.lang or text.lang,
        outcome="untested" if reason else "checked",
        reason=reason,
        remedy=remedy,
        findings=(),
        checks=(),
        reading=None,
        blocks=reader.blocks,
        excluded=reader.excluded,
        screenshot=first.screenshot,
        settled=captured.settled,
        events=(*captured.events, *lost_events(captured.lost)),
        content=content_hash(snapshot, reader.blocks),
    )


def _unchecked_report(captured: Unchecked) -> PageReport:
    return PageReport(
        target=captured.target.given,
        url=captured.target.url,
        status=captured.status,
        title="",
        lang="",
        outcome="untested",
        reason=captured.reason,
        remedy=captured.remedy,
        findings=(),
        checks=(),
        reading=None,
        blocks=(),
        excluded=(),
        events=captured.events,
    )
