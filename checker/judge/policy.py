"""Findings → verdict: which findings gate, and the answer for the run with plain reasons."""

from collections.abc import Iterator, Sequence

import msgspec

from checker.model import Finding, PageReport, State, Verdict, VerdictOutcome
from checker.rulebook import Profile, Rulebook

READING_RULE = "reading-grade"
_LEVELS = ("A", "AA", "AAA")
_KINDS_OF_FAULT = ("against WCAG 2.2 {levels}", "against the rules for easy text", "against best practice")
_FIRST = State().name
_NAMED = 3
"""How many pages are named one by one before the rest is only counted."""


def gates(finding: Finding, profile: Profile, rulebook: Rulebook) -> bool:
    """Return whether a finding takes part in the verdict of a profile.

    A gating `failed` makes the run fail; a gating `cantTell` leaves it incomplete.
    """
    wanted = profile.gates
    if finding.status in ("known", "waived"):
        return False
    if finding.outcome == "cantTell":
        return finding.rule == READING_RULE and wanted.undecided_grade
    if finding.rule == READING_RULE:
        return wanted.reading_grade
    if _reaches(finding.criteria, wanted.level, rulebook):
        return True
    if _is_text(finding.rule, rulebook):
        return wanted.text
    return wanted.best_practice and not finding.criteria


def verdict(
    pages: Sequence[PageReport], targets: int, profile: Profile, rulebook: Rulebook, interrupted: bool = False
) -> Verdict:
    """Return pass, fail or incomplete for the pages of a run, with each reason as a sentence.

    `targets` is how many were named. A run in which nothing failed passes only if each of them was checked.
    """
    checked = [page for page in pages if page.outcome == "checked"]
    counted = f"Checked {len(checked)} of {_count(max(targets, len(pages)), 'page')}."
    faults = tuple(_faults(checked, profile, rulebook))
    gaps = tuple(_gaps(pages, checked, max(targets, len(pages)), profile, interrupted))
    outcome: VerdictOutcome = "fail" if faults else "incomplete" if gaps else "pass"
    good = () if faults or gaps else (_nothing_failed(checked),)
    return Verdict(
        outcome=outcome,
        reasons=(counted, *faults, *gaps, *good, *_open_questions(checked, profile, rulebook)),
    )


def _faults(pages: Sequence[PageReport], profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    """Yield a reason for each kind of failure that gates."""
    level = profile.gates.level
    by_kind: dict[str, list[PageReport]] = {}
    for page in pages:
        for one in page.findings:
            if one.gates and one.outcome == "failed" and one.rule != READING_RULE:
                by_kind.setdefault(_kind_of_fault(one, level, rulebook), []).append(page)
    for kind in sorted(by_kind, key=_KINDS_OF_FAULT.index):
        on = len({id(page) for page in by_kind[kind]})
        where = f" on {_count(on, 'page')}" if len(pages) > 1 else ""
        words = kind.format(levels="/".join(_LEVELS[: _LEVELS.index(level) + 1]) if level else "")
        yield f"{_count(len(by_kind[kind]), 'fault')} {words}{where}."
    yield from _named(
        [
            _grade(page, graded, "is over", profile, many=len(pages) > 1)
            for page in pages
            if (graded := _graded(page, "failed"))
        ]
    )


def _kind_of_fault(one: Finding, level: str, rulebook: Rulebook) -> str:
    if _reaches(one.criteria, level, rulebook):
        return _KINDS_OF_FAULT[0]
    return _KINDS_OF_FAULT[1 if _is_text(one.rule, rulebook) else 2]


def _gaps(
    pages: Sequence[PageReport],
    checked: Sequence[PageReport],
    targets: int,
    profile: Profile,
    interrupted: bool,
) -> Iterator[str]:
    """Yield a reason for each thing that was not looked at or not decided."""
    if interrupted:
        yield "The run was stopped before it was done."
    elif len(pages) < targets:
        yield f"{_count(targets - len(pages), 'page')} never came up for a check."
    if not checked:
        yield "Nothing was checked, so nothing can pass."
    yield from _named(
        [f"Not checked: {_where(page)}. {page.reason}" for page in pages if page.outcome != "checked"]
    )
    yield from _named([gap for page in checked for gap in _missing_parts(page)])
    yield from _named(
        [
            _grade(page, graded, "may be over", profile, many=len(checked) > 1)
            for page in checked
            if (graded := _graded(page, "cantTell"))
        ]
    )


def _missing_parts(page: PageReport) -> Iterator[str]:
    reasons = dict.fromkeys(check.reason for check in page.checks if check.gap)
    return (f"Part of {_where(page)} was not looked at ({reason})." for reason in reasons)


def _graded(page: PageReport, outcome: str) -> Finding | None:
    """Return the gating finding about the reading grade, that of the first state before others."""
    graded = (
        one for one in page.findings if one.rule == READING_RULE and one.outcome == outcome and one.gates
    )
    return min(graded, key=lambda one: _FIRST not in one.states, default=None)


def _grade(page: PageReport, one: Finding, relation: str, profile: Profile, *, many: bool) -> str:
    """Return the reason that a finding about the reading grade gives.

    The page's reading is that of its first state; about a later one only the finding knows the grade.
    """
    reading, target = page.reading, profile.reading.grade
    on = f" on {_where(page)}" if many else ""
    if not reading or reading.grade is None or target is None or _FIRST not in one.states:
        return f"{one.message.rstrip('.')}{on} (state: {', '.join(one.states)})."
    low, high = reading.interval or (reading.grade, reading.grade)
    return f"Reading grade {reading.grade:.1f} ({low:.1f} to {high:.1f}){on} {relation} {target:g}."


def _where(page: PageReport) -> str:
    """Return the page's address: the pages of a folder share what the user named."""
    return page.url or page.target


def _nothing_failed(checked: Sequence[PageReport]) -> str:
    done = sum(check.outcome in ("passed", "failed", "cantTell") for page in checked for check in page.checks)
    return f"{_count(done, 'check')} found no fault that decides under this profile."


def _open_questions(pages: Sequence[PageReport], profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    """Yield how many open questions would decide if a person answered that it is a fault."""
    asked = (one for page in pages for one in page.findings if one.outcome == "cantTell")
    count = sum(gates(msgspec.structs.replace(one, outcome="failed"), profile, rulebook) for one in asked)
    if count:
        verb = "is" if count == 1 else "are"
        yield f"{_count(count, 'open question')} that could change this {verb} left for a person."


def _named(reasons: list[str]) -> Iterator[str]:
    yield from reasons[:_NAMED]
    if len(reasons) > _NAMED:
        yield f"The same goes for {_count(len(reasons) - _NAMED, 'more page')}."


def _reaches(criteria: Sequence[str], level: str, rulebook: Rulebook) -> bool:
    """Return whether one of the criteria is of `level` or below; those that WCAG 2.2 dropped never are."""
    if not level:
        return False
    wanted = _LEVELS[: _LEVELS.index(level) + 1]
    return any(
        number in rulebook.criteria and rulebook.criteria[number].level in wanted for number in criteria
    )


def _is_text(rule_id: str, rulebook: Rulebook) -> bool:
    return rule_id in rulebook.rules and rulebook.rules[rule_id].family == "text"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
