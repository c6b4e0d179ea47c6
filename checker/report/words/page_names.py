"""A name of its own for each page of a run, and for what belongs to no page."""

from collections.abc import Iterator

from checker.counted import counted
from checker.model import PageReport, Run
from checker.report.words.escape import line
from checker.report.words.summary import named

SITE = "The site as a whole"
NOT_REACHED = "Pages that were not reached"


def named_pages(run: Run, limit: int) -> Iterator[tuple[str, PageReport]]:
    """Yield each page with its address on one line, cut to `limit` characters; no two are called the same."""
    taken = {SITE, NOT_REACHED}
    for page in run.pages:
        name = line(page.url or page.target, limit) or "(no name)"
        while name in taken:
            name += " (again)"
        taken.add(name)
        yield name, page


def why_not_checked(page: PageReport) -> str:
    """Return why a page was not checked and what to do about it, on one line."""
    return line(f"{page.reason} {page.remedy}") or "No reason was given."


def not_reached(run: Run) -> str:
    """Return how many pages were named and never reached, as a sentence; empty when all were."""
    missing = named(run) - len(run.pages)
    if not missing and run.pages:
        return ""
    return f"Not reached: {counted(missing, 'page')} of {named(run):,}."
