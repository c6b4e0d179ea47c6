"""What the project accepts until a day, for a reason."""

from collections.abc import Iterable, Sequence
from datetime import date

from checker.counted import counted
from checker.judge.baseline import asked
from checker.model import Finding, PageReport, Waiver
from checker.patterns import fits


def waiver_for(finding: Finding, url: str, waivers: Sequence[Waiver], today: date) -> Waiver | None:
    """Return the waiver that covers a finding: one that still holds before one that has expired."""
    covering = [one for one in waivers if covers(one, finding, url)]
    return max(covering, key=lambda one: (holds(one, today), one.until), default=None)


def covers(waiver: Waiver, finding: Finding, url: str) -> bool:
    """Return whether a waiver is about a finding on the page at `url`, whether it has expired or not."""
    return (
        waiver.rule == finding.rule
        and (not waiver.fingerprint or waiver.fingerprint == finding.fingerprint)
        and (not waiver.url or fits(waiver.url, url) is not None)
        and (not waiver.selector or waiver.selector in (finding.selector, *finding.within))
    )


def holds(waiver: Waiver, today: date) -> bool:
    """Return whether a waiver has not expired; its last day counts."""
    return today <= waiver.until


def accepted(waiver: Waiver) -> str:
    """Return the sentence that a waived finding carries."""
    by = f" by {waiver.owner}" if waiver.owner else ""
    return f"Accepted{by} until {waiver.until}: {waiver.reason}"


def expired(waiver: Waiver) -> str:
    """Return the sentence that a finding carries whose waiver has expired."""
    owner = f" ({waiver.owner})" if waiver.owner else ""
    return f"Its waiver expired on {waiver.until}{owner}: {waiver.reason}"


def notes(pages: Iterable[PageReport], waivers: Sequence[Waiver], today: date) -> tuple[str, ...]:
    """Return a sentence for each waiver that has expired, or that matches nothing on the pages checked."""
    seen = tuple(pages)
    told = (_note(one, seen, today) for one in waivers)
    return tuple(note for note in told if note)


def _note(waiver: Waiver, pages: Sequence[PageReport], today: date) -> str:
    about = [page for page in pages if not waiver.url or fits(waiver.url, page.url)]
    covered = [one for page in about for one in page.findings if covers(waiver, one, page.url)]
    called = f"The waiver of {_called(waiver)}"
    if covered and not holds(waiver, today):
        counting = sum(one.gates for one in covered)
        again = counted(counting, "finding counts", "findings count")
        told = f"{again} again" if counting else "nothing that it covered decides"
        return f"{called} expired on {waiver.until}: {told}."
    if about and not covered and all(waiver.rule in asked(page) for page in about):
        return f"{called} matches nothing on the pages checked. If it is about no others, take it out."
    return ""


def _called(waiver: Waiver) -> str:
    parts = [waiver.rule, waiver.selector, waiver.url, waiver.fingerprint]
    return " · ".join(part for part in parts if part)
