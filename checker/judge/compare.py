"""Two runs → what changed between them, page by page."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from checker.judge.policy import Policy
from checker.judge.renewal import renewed
from checker.judge.shelf import Shelf, page_key
from checker.judge.standing import decided
from checker.model import Comparison, Finding, PageChange, PageReport, Run

InWords = Callable[[Finding], str]
_TOOLS = {"version": "checker", "axe": "axe-core", "browser": "browser", "rules": "rules"}


def compare(before: Run, after: Run, policy: Policy, in_words: InWords) -> Comparison:
    """Return what is new, moved, fixed and unchanged in the later run.

    The earlier run is taken as a baseline of the later one. `policy` says whose rules and profile they were.
    """
    baseline = renewed(_as_new(before), None, policy.today, in_words).baseline
    shelf = Shelf.of(baseline, (page.url for page in after.pages))
    plain = Policy(book=policy.book, profile=policy.profile, today=policy.today, baseline=shelf)
    earlier = {page_key(page.url): page for page in before.pages}
    later = {page_key(page.url): page for page in after.pages}
    changes = [
        _change(key, earlier.get(key), later.get(key), plain, after.tool.axe)
        for key in sorted({*earlier, *later})
    ]
    return Comparison(
        before=before.run.id,
        after=after.run.id,
        changed_tools=tuple(_changed_tools(before, after)),
        pages=tuple(changes),
    )


def _as_new(run: Run) -> Run:
    """Return a run in which nothing is known or accepted: two runs are compared as they were found."""
    pages = tuple(
        replace(page, findings=tuple(replace(one, status="new") for one in page.findings))
        for page in run.pages
    )
    return replace(run, pages=pages)


def _changed_tools(before: Run, after: Run) -> Iterator[str]:
    for name, called in (
        ("version", "checker"),
        ("axe", "axe-core"),
        ("browser", "browser"),
        ("rules", "rules"),
    ):
        old, new = getattr(before.tool, name), getattr(after.tool, name)
        if old != new:
            yield f"{called} {old or 'unknown'} → {new or 'unknown'}"
    if before.run.profile != after.run.profile:
        yield f"profile {before.run.profile} → {after.run.profile}"


def _change(
    key: str, before: PageReport | None, after: PageReport | None, policy: Policy, engine: str
) -> PageChange:
    seen = [page for page in (before, after) if page and page.outcome == "checked"]
    title = next((page.title for page in reversed(seen)), "")
    if before is None or after is None:
        return _one_sided(key, title, before, after)
    if len(seen) < 2:
        return PageChange(page=key, title=title, state="untested")
    told = decided(after, policy, engine)
    by_status = {status: tuple(_of(told, status)) for status in ("new", "moved", "new-rule", "known")}
    return PageChange(
        page=key,
        title=title,
        state="both",
        new=by_status["new"],
        moved=by_status["moved"],
        new_rule=by_status["new-rule"],
        fixed=told.fixed,
        unchanged=len(by_status["known"]),
        grade_before=before.reading.grade if before.reading else None,
        grade_after=after.reading.grade if after.reading else None,
    )


def _of(page: PageReport, status: str) -> Iterator[Finding]:
    return (one for one in page.findings if one.outcome == "failed" and one.status == status)


def _one_sided(key: str, title: str, before: PageReport | None, after: PageReport | None) -> PageChange:
    page = before or after
    grade = page.reading.grade if page and page.reading else None
    failed = tuple(one for one in after.findings if one.outcome == "failed") if after else ()
    return PageChange(
        page=key,
        title=title,
        state="added" if after else "removed",
        new=failed,
        grade_before=None if after else grade,
        grade_after=grade if after else None,
    )
