"""A run → the baseline that accepts it; and an old baseline without what is fixed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from msgspec.structs import replace

from checker.judge.baseline import Matched, Standing, fixed, match
from checker.judge.fingerprint import fingerprint_without_path
from checker.judge.shelf import Shelf, contents_of, page_key
from checker.model import Baseline, Debt, Finding, PageReport, Run

InWords = Callable[[Finding], str]
"""Says where a finding is, for people."""


@dataclass(frozen=True)
class Renewal:
    """A baseline made anew, and what became of the old one. All are numbers of places."""

    baseline: Baseline
    added: int = 0
    known: int = 0
    moved: int = 0
    fixed: int = 0
    """Places of the old baseline that are proven to be gone."""
    elsewhere: int = 0
    """Places on pages that this run did not check."""
    partial: bool = False
    """Whether pages of the old baseline were not checked: then new rules stay new."""


def renewed(run: Run, old: Baseline | None, today: date, in_words: InWords, start: str = "") -> Renewal:
    """Return the baseline that knows every fault of a run, beside what the old one held.

    What is fixed stays in it until it is pruned. Waived and unstable findings do not go in.
    """
    return _renewal(run, old, today, in_words, start, grow=True)


def pruned(run: Run, old: Baseline, today: date, in_words: InWords, start: str = "") -> Renewal:
    """Return the old baseline without what is fixed; nothing new comes in, and measures may only fall."""
    return _renewal(run, old, today, in_words, start, grow=False)


def _renewal(
    run: Run, old: Baseline | None, today: date, in_words: InWords, start: str, *, grow: bool
) -> Renewal:
    shelf = Shelf.of(old, (page.url for page in run.pages), start) if old else None
    checked = [page for page in run.pages if page.outcome == "checked"]
    written: list[Debt] = []
    matches: list[tuple[PageReport, Matched]] = []
    about: set[Debt] = set()
    for page in checked:
        debts = shelf.debts_of(page.url) if shelf else ()
        about.update(debts)
        found = match(page.findings, debts)
        matches.append((page, found))
        for one, standing in zip(page.findings, found.standings, strict=True):
            if standing.debt or (grow and _accepts(one)):
                made = _debt(one, page_key(page.url, start), today, in_words)
                written.append(_continued(made, standing, grow=grow))
        gone = fixed(page, found.left)
        written += found.left if grow else [debt for debt in found.left if debt not in gone]
    elsewhere = [debt for debt in old.debts if debt not in about] if old else []
    partial = bool(old) and bool(elsewhere)
    standings = [one for _, found in matches for one in found.standings]
    return Renewal(
        baseline=_put_together(run, old, [*written, *elsewhere], today, start, keep=partial or not grow),
        added=len([1 for page, found in matches for pair in _new(page, found) if _accepts(pair)]),
        known=sum(one.status == "known" for one in standings),
        moved=sum(one.status == "moved" for one in standings),
        fixed=sum(debt.count for page, found in matches for debt in fixed(page, found.left)),
        elsewhere=sum(debt.count for debt in elsewhere),
        partial=partial,
    )


def _new(page: PageReport, found: Matched) -> Iterable[Finding]:
    return (one for one, at in zip(page.findings, found.standings, strict=True) if at.status == "new")


def _accepts(one: Finding) -> bool:
    """Return whether a finding goes into a new baseline: each fault, and each question that decides."""
    return (one.outcome == "failed" or one.gates) and one.status not in ("waived", "unstable")


def _debt(one: Finding, page: str, today: date, in_words: InWords) -> Debt:
    return Debt(
        rule=one.rule,
        page=page,
        where=in_words(one),
        since=today,
        fingerprint=one.fingerprint,
        loose=fingerprint_without_path(one),
        outcome=one.outcome,
        measure=None if one.measure is None else round(one.measure, 2),
    )


def _continued(made: Debt, standing: Standing, *, grow: bool) -> Debt:
    """Return a debt with what the old one says of it."""
    before = standing.debt
    if before is None:
        return made
    measure = made.measure
    if not grow and before.measure is not None and measure is not None:
        measure = min(before.measure, measure)
    return replace(made, since=before.since, outcome=before.outcome, measure=measure)


def _put_together(
    run: Run, old: Baseline | None, debts: Sequence[Debt], today: date, start: str, *, keep: bool
) -> Baseline:
    """Return the baseline, sorted. `keep` leaves the rules and engine that the old one was made with."""
    asked = {check.rule for page in run.pages for check in page.checks if check.outcome != "untested"}
    pages = contents_of(((page.url, page.content) for page in run.pages if page.outcome == "checked"), start)
    seen = {one.page for one in pages}
    others = tuple(one for one in old.pages if one.page not in seen) if old else ()
    kept = old if keep and old else None
    return Baseline(
        made=kept.made if kept else today,
        checker=kept.checker if kept else run.tool.version,
        axe=kept.axe if kept else run.tool.axe,
        rules=kept.rules if kept else tuple(sorted(asked)),
        pages=kept.pages if kept else tuple(sorted((*pages, *others), key=lambda one: one.page)),
        debts=tuple(_counted(debts)),
    )


def _counted(debts: Sequence[Debt]) -> Iterable[Debt]:
    """Put debts in order, those that look the same as one with how many they are."""
    for _, same in groupby(sorted(debts, key=_order), key=_identity):
        alike = list(same)
        measures = [one.measure for one in alike if one.measure is not None]
        yield replace(
            alike[0],
            count=sum(one.count for one in alike),
            since=min(one.since for one in alike),
            measure=max(measures, default=None),
        )


def _identity(debt: Debt) -> tuple[str, ...]:
    return debt.page, debt.rule, debt.fingerprint, debt.outcome


def _order(debt: Debt) -> tuple[str, ...]:
    return debt.page, debt.rule, debt.fingerprint, debt.outcome, debt.where, str(debt.since)
