"""How the run went, as SARIF's invocation: pages not checked, findings left out, debt that is gone."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from checker.counted import counted
from checker.model import Debt, PageReport, Run
from checker.report.sarif.places import PlacesOfPage
from checker.report.sarif.text import message, pascal
from checker.report.words.escape import line

MOST_NOTES = 1000
"""Notes of one kind; the rest are counted."""
_ZONE = re.compile(r"\+00:00$")
_KINDS = {
    "page-not-checked": "A page could not be checked.",
    "run-interrupted": "The run was stopped before every page was checked.",
    "findings-left-out": "There are more findings than the file may hold.",
    "finding-fixed": "What the baseline holds is no longer there.",
    "verdict-reason": "Why the run has its verdict.",
}


def kinds() -> list[dict[str, Any]]:
    """Return what kinds of notes there are, as descriptors; GitHub's rules want all three texts."""
    texts = ("shortDescription", "fullDescription", "help")
    return [
        {"id": kind, "name": pascal(kind)} | {name: {"text": text} for name in texts}
        for kind, text in _KINDS.items()
    ]


def invocation(run: Run, places: Sequence[PlacesOfPage], left_out: int) -> dict[str, Any]:
    """Return how the run went; `places` belong to its pages, `left_out` counts findings."""
    pairs = list(zip(run.pages, places, strict=True))
    missed = [(page, place) for page, place in pairs if page.outcome == "untested"]
    missing = max(0, run.run.targets - len(run.pages))
    gone = [*run.fixed, *(debt for page in run.pages for debt in page.fixed)]
    notes = [_note("verdict-reason", "note", reason) for reason in run.verdict.reasons[:MOST_NOTES]]
    if run.run.interrupted or missing:
        text = f"The run was stopped; {counted(missing, 'page was', 'pages were')} not reached."
        notes.append(_note("run-interrupted", "error", text))
    notes += _capped("page-not-checked", "error", [_not_checked(*pair) for pair in missed])
    if left_out:
        text = f"{counted(left_out, 'finding')} left out: GitHub takes no more. The worst ones are here."
        notes.append(_note("findings-left-out", "warning", text))
    notes += _capped("finding-fixed", "note", [_fixed(debt) for debt in gone])
    times = {"startTimeUtc": _utc(run.run.started), "endTimeUtc": _utc(run.run.finished)}
    return {
        "executionSuccessful": not (missed or missing or run.run.interrupted),
        **{name: time for name, time in times.items() if time},
        "toolExecutionNotifications": notes,
    }


def _note(kind: str, level: str, text: str, place: PlacesOfPage | None = None) -> dict[str, Any]:
    where = [{"physicalLocation": {"artifactLocation": place.artifact}}] if place else []
    return {
        "descriptor": {"id": kind, "index": list(_KINDS).index(kind)},
        "level": level,
        "message": message(line(text, 600) or _KINDS[kind]),
        **({"locations": where} if where else {}),
    }


def _capped(kind: str, level: str, notes: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    more = len(notes) - MOST_NOTES
    return notes if more <= 0 else [*notes[:MOST_NOTES], _note(kind, level, f"And {more:,} more.")]


def _not_checked(page: PageReport, place: PlacesOfPage) -> dict[str, Any]:
    text = f"{line(page.url or page.target, 200)} was not checked. {page.reason} {page.remedy}"
    return _note("page-not-checked", "error", text, place)


def _fixed(debt: Debt) -> dict[str, Any]:
    times = f" ({debt.count} times)" if debt.count > 1 else ""
    text = f"Fixed: {line(debt.rule, 80)}, {line(debt.where, 200)}{times}, on {line(debt.page, 200)}."
    return _note("finding-fixed", "note", text)


def _utc(time: str) -> str:
    """Return a time as SARIF wants it, in UTC with a `Z`; empty where it is none."""
    try:
        parsed = datetime.fromisoformat(time)
    except ValueError:
        return ""
    if not parsed.tzinfo:
        return ""
    return _ZONE.sub("Z", parsed.astimezone(UTC).isoformat())
