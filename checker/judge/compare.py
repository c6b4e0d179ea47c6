"""Two runs → what changed between them, page by page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from checker.judge.policy import Policy
from checker.judge.renewal import InWords, renewed
from checker.judge.shelf import Shelf, page_key
from checker.judge.standing import decided, fixed_in_all
from checker.model import Baseline, Comparison, Finding, PageChange, PageContent, PageReport, Run

_TOOLS: Mapping[str, str] = {
    "version": "checker", "axe": "axe-core", "browser": "browser", "rules": "rules",
}  # fmt: skip
"""Field of a run's `Tool` → what it is called."""
_ASIDE = ("waived", "unstable")


def compare(before: Run, after: Run, policy: Policy, in_words: InWords) -> Comparison:
    """Return what is new, moved, fixed and unchanged in the later run.

    The earlier run is taken as a baseline of the later one. `policy` says whose rules and profile they were.
    """
    shelf = Shelf.of(_as_baseline(before, policy, in_words), (page.url for page in after.pages))
    plain = Policy(book=policy.book, profile=policy.profile, today=policy.today, baseline=shelf)
    told = fixed_in_all([decided(page, plain, after.tool.axe) for page in after.pages], shelf)
    later = [_with_aside(now, page) for now, page in zip(told, after.pages, strict=True)]
    return Comparison(
        before=before.run.id,
        after=after.run.id,
        changed_tools=tuple(_changed_tools(before, after)),
        pages=tuple(sorted(_changes(before.pages, later, shelf), key=lambda one: one.page)),
    )


def _as_baseline(run: Run, policy: Policy, in_words: InWords) -> Baseline:
    """Return a run as what is known: all that was found, whatever was said of it then."""
    pages = tuple(
        replace(page, findings=tuple(replace(one, status="new", gates=False) for one in page.findings))
        for page in run.pages
    )
    made = renewed(replace(run, pages=pages), None, policy.today, in_words).baseline
    names = {one.page for one in made.pages}
    unseen = {page_key(page.url) for page in run.pages} - names
    return replace(
        made, pages=(*made.pages, *(PageContent(page=name, content="") for name in sorted(unseen)))
    )


def _with_aside(now: PageReport, page: PageReport) -> PageReport:
    """Leave what the run itself set aside as it was: it is not new in a way that counts."""
    return replace(
        now,
        findings=tuple(
            replace(one, status=as_found.status) if one.status == "new" and as_found.status in _ASIDE else one
            for one, as_found in zip(now.findings, page.findings, strict=True)
        ),
    )


def _changed_tools(before: Run, after: Run) -> Iterator[str]:
    for name, called in _TOOLS.items():
        old, new = getattr(before.tool, name), getattr(after.tool, name)
        if old != new:
            yield f"{called} {old or 'unknown'} → {new or 'unknown'}"
    if before.run.profile != after.run.profile:
        yield f"profile {before.run.profile} → {after.run.profile}"


def _changes(before: Sequence[PageReport], after: Sequence[PageReport], shelf: Shelf) -> Iterator[PageChange]:
    earlier, later = _by_page(before, shelf), _by_page(after, shelf)
    for key, looks in later.items():
        known = earlier.get(key, [])
        lost = _was_checked(known) and not _was_checked(looks)
        for number, page in enumerate(looks):
            yield _change(known[min(number, len(known) - 1)], page, lost=lost) if known else _added(page)
    for key in earlier.keys() - later.keys():
        yield from map(_removed, earlier[key])


def _by_page(pages: Iterable[PageReport], shelf: Shelf) -> dict[str, list[PageReport]]:
    found: dict[str, list[PageReport]] = defaultdict(list)
    for page in pages:
        found[shelf.key_of(page.url)].append(page)
    return found


def _was_checked(looks: Sequence[PageReport]) -> bool:
    return any(page.outcome == "checked" for page in looks)


def _change(before: PageReport, after: PageReport, *, lost: bool) -> PageChange:
    if before.outcome != "checked" or after.outcome != "checked":
        title = after.title or before.title
        return PageChange(page=page_key(after.url), title=title, state="untested", lost=lost)
    return PageChange(
        page=page_key(after.url),
        title=after.title,
        state="both",
        new=_failed(after, "new"),
        moved=_failed(after, "moved"),
        new_rule=_failed(after, "new-rule"),
        aside=_failed(after, *_ASIDE),
        fixed=tuple(debt for debt in after.fixed if debt.outcome == "failed"),
        unchanged=len(_failed(after, "known")),
        grade_before=_grade(before),
        grade_after=_grade(after),
    )


def _added(page: PageReport) -> PageChange:
    if page.outcome != "checked":
        return PageChange(page=page_key(page.url), title=page.title, state="untested")
    return PageChange(
        page=page_key(page.url),
        title=page.title,
        state="added",
        new=_failed(page, "new", "new-rule"),
        aside=_failed(page, *_ASIDE),
        grade_after=_grade(page),
    )


def _removed(page: PageReport) -> PageChange:
    return PageChange(page=page_key(page.url), title=page.title, state="removed", grade_before=_grade(page))


def _failed(page: PageReport, *statuses: str) -> tuple[Finding, ...]:
    return tuple(one for one in page.findings if one.outcome == "failed" and one.status in statuses)


def _grade(page: PageReport) -> float | None:
    return page.reading.grade if page.reading else None
