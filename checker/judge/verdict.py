"""The answer for a run, with plain reasons, and what is worth knowing beside it."""

from collections.abc import Iterator, Sequence

from checker.counted import counted
from checker.judge.limits import limit_of, limited
from checker.judge.policy import (
    LEVELS,
    READING_RULE,
    Policy,
    is_text,
    reaches,
    settled,
    would_gate,
)
from checker.model import IMPACTS, Finding, PageReport, State, Verdict, VerdictOutcome
from checker.rulebook import Gates

_AGAINST_WCAG, _EASY_TEXT, _BEST_PRACTICE = range(3)
_FIRST = State().name
NEVER_REACHED = "The run was stopped before this page was looked at."
"""The reason of a page that was never opened; that the run was stopped is told once."""
_NAMED = 3
"""How many pages are named one by one before the rest is only counted."""


def verdict(
    pages: Sequence[PageReport],
    targets: int,
    policy: Policy,
    *,
    interrupted: bool = False,
    against: Sequence[str] = (),
    unknown: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> Verdict:
    """Return pass, fail or incomplete for the pages of a run, with each reason as a sentence.

    A run in which nothing failed passes only if each target was checked.

    Args:
        targets: how many were named.
        against: reasons beside the pages why the run cannot pass.
        unknown: what is not known beside the pages, and would have to be for the run to pass.
        notes: what decides nothing and is worth knowing.
    """
    checked = [page for page in pages if page.outcome == "checked"]
    named = max(targets, len(pages))
    coverage = f"Checked {len(checked):,} of {counted(named, 'page')}."
    faults = (*_faults(checked, policy), *against)
    gaps = (*_gaps(pages, checked, named, interrupted), *unknown)
    undecided = tuple(_undecided(checked))
    outcome: VerdictOutcome = "fail" if faults else "incomplete" if gaps or undecided else "pass"
    good = (_nothing_failed(checked, policy),) if outcome == "pass" else ()
    asked = () if policy.cant_tell == "off" else _open_questions(checked, policy)
    return Verdict(
        outcome=outcome,
        reasons=(coverage, *faults, *gaps, *undecided, *good, *asked),
        notes=tuple(notes),
        gaps=gaps,
    )


def _faults(pages: Sequence[PageReport], policy: Policy) -> Iterator[str]:
    """Yield a reason for each kind of failure that decides."""
    by_kind: dict[tuple[int, str], list[PageReport]] = {}
    for page in pages:
        level = policy.of(page.url).gates.level
        for one in page.findings:
            if one.decides and one.rule != READING_RULE:
                by_kind.setdefault(_kind_of_fault(one, level, policy), []).append(page)
    for kind, upto in sorted(by_kind):
        places = by_kind[kind, upto]
        on = len({id(page) for page in places})
        where = f" on {counted(on, 'page')}" if len(pages) > 1 else ""
        yield f"{counted(len(places), _fault(policy))} {_against(kind, upto)}{where}."
    yield from _over_limits(pages, policy)
    over = [(page, graded) for page in pages if (graded := _graded(page, "failed"))]
    yield from _named([_grade(page, graded, "is over", many=len(pages) > 1) for page, graded in over])


def _fault(policy: Policy) -> str:
    return "new fault" if policy.baseline else "fault"


def _kind_of_fault(one: Finding, level: str, policy: Policy) -> tuple[int, str]:
    if reaches(one.criteria, level, policy.book):
        return _AGAINST_WCAG, level
    return (_EASY_TEXT if is_text(one.rule, policy.book) else _BEST_PRACTICE), ""


def _against(kind: int, level: str) -> str:
    if kind == _AGAINST_WCAG:
        return f"against WCAG 2.2 {'/'.join(LEVELS[: LEVELS.index(level) + 1])}"
    return "against the rules for easy text" if kind == _EASY_TEXT else "against best practice"


def _over_limits(pages: Sequence[PageReport], policy: Policy) -> Iterator[str]:
    found = limited(pages)
    for impact in IMPACTS:
        if found[impact] > (limit := limit_of(policy, impact)) > 0:
            yield f"{counted(found[impact], f'{impact} fault')}; at most {limit} are let through."


def _gaps(
    pages: Sequence[PageReport],
    checked: Sequence[PageReport],
    targets: int,
    interrupted: bool,
) -> Iterator[str]:
    """Yield a reason for each thing that was not looked at."""
    if interrupted:
        yield "The run was stopped before it was done."
    elif len(pages) < targets:
        yield f"{counted(targets - len(pages), 'page')} never came up for a check."
    if not checked:
        yield "Nothing was checked, so nothing can pass."
    yield from _named(
        [
            f"Not checked: {_where(page)}. {page.reason}"
            for page in pages
            if page.outcome != "checked" and page.reason != NEVER_REACHED
        ]
    )
    yield from _named(list(_parts(checked)))


def _parts(pages: Sequence[PageReport]) -> Iterator[str]:
    """Yield what was not looked at on pages that were checked; pages with the same gaps share a reason.

    What is wrong comes before where it is: a console shows the beginning.
    """
    alike: dict[tuple[str, ...], list[PageReport]] = {}
    for page in pages:
        if page.gaps:
            alike.setdefault(page.gaps, []).append(page)
    for gaps, (first, *others) in alike.items():
        more = f" and {counted(len(others), 'more page')}" if others else ""
        on = f" This is so on {_where(first)}{more}." if len(pages) > 1 else ""
        yield f"{' '.join(gaps)}{on}"


def _undecided(pages: Sequence[PageReport]) -> Iterator[str]:
    """Yield what only a person can decide and keeps the run from passing."""
    unsure = [(page, one) for page in pages if (one := _graded(page, "cantTell"))]
    yield from _named([_grade(page, one, "may be over", many=len(pages) > 1) for page, one in unsure])
    asked = sum(one.asks and one.rule != READING_RULE for page in pages for one in page.findings)
    if asked:
        yield f"{counted(asked, 'open question')} must be answered by a person first."


def _graded(page: PageReport, outcome: str) -> Finding | None:
    """Return the gating finding about the reading grade, that of the first state before others."""
    graded = (
        one for one in page.findings if one.rule == READING_RULE and one.outcome == outcome and one.gates
    )
    return min(graded, key=lambda one: _FIRST not in one.states, default=None)


def _grade(page: PageReport, one: Finding, relation: str, *, many: bool) -> str:
    """Return the reason that a finding about the reading grade gives.

    The page's reading is that of its first state; about a later one only the finding knows the grade.
    """
    reading, target = page.reading, page.reading_target
    on = f" on {_where(page)}" if many else ""
    if not reading or reading.grade is None or target is None or _FIRST not in one.states:
        return f"{one.message.rstrip('.')}{on} (state: {', '.join(one.states)})."
    low, high = reading.interval or (reading.grade, reading.grade)
    was = "" if one.was is None else f" It was {one.was:.1f} in the baseline."
    return f"Reading grade {reading.grade:.1f} ({low:.1f} to {high:.1f}){on} {relation} {target:g}.{was}"


def _where(page: PageReport) -> str:
    """Return the page's address: the pages of a folder share what the user named."""
    return page.url or page.target


def _nothing_failed(checked: Sequence[PageReport], policy: Policy) -> str:
    done = sum(check.outcome in ("passed", "failed", "cantTell") for page in checked for check in page.checks)
    if all(policy.of(page.url).gates == Gates() for page in checked):
        told = f"{counted(done, 'check')} found what is told below."
        profiles = sorted({policy.of(page.url).id for page in checked})
        if len(profiles) > 1:
            return f"{told} The profiles {', '.join(profiles)} only report: they cannot fail."
        return f"{told} The profile {profiles[0]} only reports: it cannot fail."
    return f"{counted(done, 'check')} found no {_fault(policy)} that decides under this profile."


def _open_questions(pages: Sequence[PageReport], policy: Policy) -> Iterator[str]:
    """Yield how many places wait for a person, and of how many the answer would decide if it is a fault."""
    asked = [
        (page, one)
        for page in pages
        for one in page.findings
        if one.outcome == "cantTell" and not settled(one)
    ]
    change = sum(
        one.status == "new" and not one.gates and would_gate(one, policy.of(page.url), policy.book)
        for page, one in asked
    )
    if asked:
        told = f"A person must look at {counted(len(asked), 'place')}"
        yield f"{told}; {change} of the answers could change this." if change else f"{told}."


def _named(reasons: list[str]) -> Iterator[str]:
    yield from reasons[:_NAMED]
    if len(reasons) > _NAMED:
        yield f"The same goes for {counted(len(reasons) - _NAMED, 'more page')}."
