"""A run → the baseline that accepts it; and an old baseline without what is fixed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from msgspec.structs import replace

from checker.judge.baseline import Matched, Standing, fixed, grown, in_all, match
from checker.judge.fingerprint import fingerprint_without_path
from checker.judge.gone import Gone, gone_pages, none_is, without
from checker.judge.shelf import NO_FOLDERS, Folders, Shelf
from checker.model import Baseline, Debt, Finding, PageContent, PageReport, Run

InWords = Callable[[Finding], str]
"""Says where a finding is, for people."""


@dataclass(frozen=True)
class Renewal:
    """A baseline made anew, and what became of the old one. All are numbers of places."""

    baseline: Baseline
    added: int = 0
    moved: int = 0
    fixed: int = 0
    """Places of the old baseline that are proven to be gone."""
    elsewhere: int = 0
    """Places on pages that this run did not check."""
    partial: bool = False
    """Whether pages of the old baseline were not checked: then new rules stay new."""
    gone: tuple[str, ...] = ()
    """Pages of the old baseline that are there no more, and were taken out with their places."""
    new: tuple[tuple[PageReport, Finding], ...] = ()
    """What the old one does not know, with its page."""


@dataclass(frozen=True)
class _Look:
    """One look at a page, held against the old baseline."""

    page: PageReport
    name: str
    matched: Matched

    @property
    def found(self) -> Iterator[tuple[Finding, Standing]]:
        return zip(self.page.findings, self.matched.standings, strict=True)

    @property
    def gone(self) -> tuple[Debt, ...]:
        return fixed(self.page, self.matched.left)


def renewed(
    run: Run,
    old: Baseline | None,
    today: date,
    in_words: InWords,
    folders: Folders = NO_FOLDERS,
    *,
    gone: Gone = none_is,
) -> Renewal:
    """Return the baseline that knows every fault of a run, beside what the old one held.

    What is fixed stays in it until it is pruned. Waived and unstable findings do not go in. Pages that are
    gone, or that the run found to be gone (404, 410), go out.
    """
    return _renewal(run, old, today, in_words, folders, is_gone=gone, grow=True)


def pruned(
    run: Run,
    old: Baseline,
    today: date,
    in_words: InWords,
    folders: Folders = NO_FOLDERS,
    *,
    gone: Gone = none_is,
) -> Renewal:
    """Return the old baseline without what is fixed and without pages that are gone.

    Nothing new comes in, and measures may only fall.
    """
    return _renewal(run, old, today, in_words, folders, is_gone=gone, grow=False)


def _renewal(
    run: Run,
    old: Baseline | None,
    today: date,
    in_words: InWords,
    folders: Folders,
    *,
    is_gone: Gone,
    grow: bool,
) -> Renewal:
    lost = gone_pages(run, old, folders, is_gone) if old else frozenset()
    old = without(old, lost) if old and lost else old
    before = old or Baseline(made=today, checker="", axe="", rules=())
    shelf = Shelf.of(before, (page.url for page in run.pages), folders)
    looks: dict[str, list[_Look]] = defaultdict(list)
    for page in run.pages:
        if page.outcome == "checked":
            matched = match(page.findings, shelf.debts_of(page.url))
            looks[shelf.key_of(page.url)].append(_Look(page, shelf.name_of(page.url), matched))
    elsewhere = [debt for key, debts in shelf.debts.items() if key not in looks for debt in debts]
    gone = {key: in_all([look.gone for look in seen]) for key, seen in looks.items()}
    debts = list(elsewhere)
    for key, seen in looks.items():
        taken = () if grow else gone[key]
        debts += _most([_written(look, today, in_words, taken, grow=grow) for look in seen])
    partial = not shelf.names.keys() <= looks.keys()
    every = [look for seen in looks.values() for look in seen]
    made = _put_together(run, old, every, debts, today, keep=partial or not grow, partial=partial)
    return Renewal(
        baseline=made,
        added=grown(before, made),
        moved=sum(at.status == "moved" for look in every for _, at in look.found),
        fixed=sum(debt.count for ones in gone.values() for debt in ones),
        elsewhere=sum(debt.count for debt in elsewhere),
        partial=partial,
        gone=tuple(sorted(lost)),
        new=tuple(
            (look.page, one)
            for look in every
            for one, at in look.found
            if at.status == "new" and _accepts(one)
        ),
    )


def _accepts(one: Finding) -> bool:
    """Return whether a finding goes into a new baseline: each fault, and each question that decides."""
    return (one.outcome == "failed" or one.gates) and one.status not in ("waived", "unstable")


def _written(look: _Look, today: date, in_words: InWords, taken: Sequence[Debt], *, grow: bool) -> list[Debt]:
    """Return what a baseline holds after one look at a page, without the debts that are `taken` out."""
    debts = []
    for one, standing in look.found:
        if standing.debt or (grow and _accepts(one)):
            debts.append(_continued(_debt(one, look.name, today, in_words), standing, grow=grow))
    gone = {replace(debt, count=1): debt.count for debt in taken}
    left = [
        replace(debt, count=debt.count - gone.get(replace(debt, count=1), 0)) for debt in look.matched.left
    ]
    return list(_counted([*debts, *(debt for debt in left if debt.count)]))


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
    """Return a debt with what the old one says of it.

    A measure comes to be higher only when it is taken in anew as one that is worse: or it would creep up.
    """
    before = standing.debt
    if before is None:
        return made
    measure = made.measure
    if before.measure is not None and measure is not None and not (grow and standing.status == "new"):
        measure = min(before.measure, measure)
    return replace(made, page=before.page, since=before.since, outcome=before.outcome, measure=measure)


def _most(looks: Sequence[Sequence[Debt]]) -> Iterator[Debt]:
    """Yield the debts of a page that was looked at several times: of each kind as many as any look saw."""
    kinds: dict[tuple[str, str, str], list[list[Debt]]] = defaultdict(list)
    for look in looks:
        alike: dict[tuple[str, str, str], list[Debt]] = defaultdict(list)
        for debt in look:
            alike[_kind(debt)].append(debt)
        for kind, debts in alike.items():
            kinds[kind].append(debts)
    for sights in kinds.values():
        yield from max(sights, key=lambda debts: sum(debt.count for debt in debts))


def _put_together(
    run: Run,
    old: Baseline | None,
    looks: Sequence[_Look],
    debts: Sequence[Debt],
    today: date,
    *,
    keep: bool,
    partial: bool,
) -> Baseline:
    """Return the baseline, sorted. `keep` leaves the rules and engines that the old one was made with."""
    held = {one.page: one.content for one in old.pages} if old else {}
    if old and keep:
        added = {look.name: "" for look in looks if look.name not in held} if partial else {}
        return replace(old, pages=_contents(held | added), debts=tuple(_counted(debts)))
    asked = {check.rule for look in looks for check in look.page.checks if check.outcome != "untested"}
    rules = asked.union(old.rules if old else ())
    return Baseline(
        made=today,
        checker=run.tool.version,
        axe=run.tool.axe,
        rules=tuple(sorted(rules)),
        pages=_contents({look.name: look.page.content for look in looks}),
        debts=tuple(_counted(debts)),
    )


def _contents(pages: dict[str, str]) -> tuple[PageContent, ...]:
    return tuple(PageContent(page=name, content=pages[name]) for name in sorted(pages))


def _counted(debts: Iterable[Debt]) -> Iterator[Debt]:
    """Yield debts in order; those that are matched by the same things stand as one, with their number."""
    for _, same in groupby(sorted(debts, key=_order), key=_identity):
        first, *others = same
        alike = [first, *others]
        yield replace(first, count=sum(one.count for one in alike), since=min(one.since for one in alike))


def _kind(debt: Debt) -> tuple[str, str, str]:
    return debt.rule, debt.fingerprint, debt.outcome


def _identity(debt: Debt) -> tuple[object, ...]:
    return debt.page, *_kind(debt), debt.loose, debt.measure


def _order(debt: Debt) -> tuple[object, ...]:
    measure = -1.0 if debt.measure is None else debt.measure
    return debt.page, *_kind(debt), debt.loose, measure, debt.where, debt.since
