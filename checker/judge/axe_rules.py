"""What axe-core found → findings and checks.

A violation is `failed`, an incomplete is `cantTell`; passes and inapplicables are counted.
"""

import re
from collections.abc import Iterator
from typing import get_args

from checker.judge.answers import Answer
from checker.judge.findings import Origin, finding, tidy
from checker.lazy_pattern import lazy_pattern
from checker.model import AxeEvidence, AxeNode, AxeRule, Check, Finding, Impact, Outcome, Place
from checker.model.rules import FrontMatter
from checker.rulebook import Profile, Rule, Rulebook
from checker.rulepage import from_front

_CRITERION_TAG = lazy_pattern(r"wcag(\d)(\d)(\d+)")
_CONTRAST = lazy_pattern(r"contrast of ([\d.]+).*?[Ee]xpected contrast ratio of ([\d.]+)", re.DOTALL)
_SIZE = lazy_pattern(r"size \((?:smallest space is )?([\d.]+)px by ([\d.]+)px, should be at least ([\d.]+)px")
_UNREACHED = "frame-tested"


def axe_checks(axe: AxeEvidence) -> Iterator[Check]:
    """Yield one check for each rule that axe-core ran."""
    for one in axe.rules:
        elements = one.violations + one.incomplete + one.passes
        yield Check(
            rule=f"axe/{one.id}",
            outcome=_outcome(one),
            elements=elements,
            reason=_no_time(one, elements),
            gap=one.untested > 0,
        )


def _no_time(one: AxeRule, elements: int) -> str:
    if not one.untested:
        return ""
    return (
        f"axe/{one.id} had time for {elements:,} of {elements + one.untested:,} elements; "
        "give the page more --timeout"
    )


def levels_not_run(axe: AxeEvidence, rulebook: Rulebook, profile: Profile) -> Iterator[Check]:
    """Yield a gap for each rule of level AAA when the profile decides by that level and axe ran none.

    An axe-core that ran some and not others has no such rule: that is no gap.
    """
    strictest = _only_aaa(rulebook) if profile.gates.level == "AAA" else ()
    if not {f"axe/{one.id}" for one in axe.rules}.isdisjoint(strictest):
        return
    reason = f"not captured: axe rules of level AAA; check again with --profile {profile.id}"
    for rule_id in strictest:
        yield Check(rule=rule_id, outcome="untested", elements=0, reason=reason, gap=True)


def _only_aaa(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the axe rules that are about level AAA alone, which a capture for AA leaves out."""
    return tuple(
        rule_id
        for rule_id in rulebook.rules
        if rule_id.startswith("axe/") and _levels(rulebook.rules[rule_id], rulebook) == {"AAA"}
    )


def _levels(page: Rule, rulebook: Rulebook) -> set[str]:
    return {rulebook.criteria[number].level for number in page.criteria if number in rulebook.criteria}


def axe_findings(axe: AxeEvidence, rulebook: Rulebook, state: str) -> Iterator[Finding]:
    """Yield one finding for each element that axe-core failed or could not decide."""
    ran = {one.id: one for one in axe.rules}
    for node in (*axe.nodes, *_unreached(axe)):
        told = ran.get(node.rule) or AxeRule(id=node.rule, tags=(), help=node.rule, help_url="")
        yield _finding(node, told, axe_rule(told, rulebook), state)


def axe_rule(told: AxeRule, rulebook: Rulebook) -> Rule:
    """Return the rule page for one of axe-core's rules, or a rule made from axe's own words."""
    return rulebook.rules.get(f"axe/{told.id}") or _made_up(told)


def criteria_of(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the success criteria that axe-core's tags name: `wcag2411` is 2.4.11."""
    return tuple(".".join(match.groups()) for match in map(_CRITERION_TAG.fullmatch, tags) if match)


def _outcome(one: AxeRule) -> Outcome:
    if one.violations:
        return "failed"
    if one.incomplete:
        return "cantTell"
    if one.untested:
        return "untested"
    return "passed" if one.passes else "inapplicable"


def _finding(node: AxeNode, told: AxeRule, rule: Rule, state: str) -> Finding:
    said = node.messages[0] if node.messages else told.help
    answer = Answer(
        outcome="failed" if node.outcome == "violation" else "cantTell",
        place=node.place,
        values={"help": told.help, "axe": said},
    )
    origin = Origin(
        state=state,
        source="axe",
        help_url=told.help_url,
        impact=next((known for known in get_args(Impact) if known == node.impact), None),
        after=_measured(node),
    )
    return finding(rule, answer, origin)


def _measured(node: AxeNode) -> str:
    """Return what axe-core measured, as a sentence, or why it could not decide."""
    said = " ".join(node.messages)
    if contrast := _CONTRAST.search(said):
        return f"Its contrast is {_number(contrast[1])} to 1; {_number(contrast[2])} to 1 is needed."
    if size := _SIZE.search(said):
        wide, high, least = map(_number, size.groups())
        return f"It is {wide} by {high} pixels; {least} by {least} are needed."
    if node.outcome == "incomplete" and node.messages:
        return f"axe-core says: {tidy(node.messages[0], 300).rstrip('.')}."
    return ""


def _number(digits: str) -> str:
    return f"{float(digits.rstrip('.')):g}"


def _unreached(axe: AxeEvidence) -> Iterator[AxeNode]:
    """Yield an open question for each frame that could not be looked into and axe-core did not name."""
    if any(node.rule == _UNREACHED for node in axe.nodes):
        return
    for frame in axe.unreached_frames:
        place = Place(selector=frame, role="iframe", name=frame)
        yield AxeNode(rule=_UNREACHED, outcome="incomplete", impact="serious", place=place)


def _made_up(told: AxeRule) -> Rule:
    front = FrontMatter(
        id=f"axe/{told.id}",
        asks=told.help,
        criteria=criteria_of(told.tags),
        impact="moderate",
        kind="axe",
        messages={"failed": "{name}: {axe}", "cantTell": "{name} may break the rule “{help}”."},
        question="Does this place keep the rule “{help}”?",
        sources=(told.help_url,) if told.help_url else (),
        since="",
    )
    body = f"# {told.help}\n\n## How to put it right\n\nRead what axe-core says about this rule.\n"
    return from_front(front, "axe", body)
