"""GitLab's code quality report: an array of findings, each in a file of the project.

Known debt and accepted findings are left out: they were there before, and the merge request lists what it
brings. What decides has the severity of its impact; any other fault is at most minor, and a question that
waits for a person is info. GitLab keeps one entry for each fingerprint, so the same fault twice has two.
"""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, TextIO

import msgspec

from checker.model import ACCEPTED, Finding, PageReport
from checker.report.telling import Telling
from checker.report.words.escape import line
from checker.report.words.file_places import Source, source_of
from checker.report.words.page_names import not_reached, why_not_checked
from checker.report.words.plain_words import in_one_line

STEM = "gl-code-quality-report"
SUFFIX = ".json"
_SEVERITIES = {"critical": "blocker", "serious": "critical", "moderate": "major", "minor": "minor"}
_ROOT = "."
"""The path of what is in no file: the repository as a whole."""
_WORDS, _PATH = 600, 1000
"""Characters of a sentence and of a path."""


def write(telling: Telling, out: TextIO) -> None:
    """Write the run as a JSON array, one entry a line."""
    seen: Counter[str] = Counter()
    between = "[\n"
    for entry in _entries(telling):
        whose = entry["fingerprint"]
        seen[whose] += 1
        entry["fingerprint"] = sha256(f"{whose}\0{seen[whose]}".encode("utf-8", "replace")).hexdigest()[:32]
        out.write(between + msgspec.json.encode(entry, order="sorted").decode())
        between = ",\n"
    out.write("\n]\n" if seen else "[]\n")


def _entries(telling: Telling) -> Iterator[dict[str, Any]]:
    """Yield an entry for each finding that is not settled and for each page that was not checked."""
    for page in telling.run.pages:
        source = source_of(page, telling.sources)
        path = source.file or _like_a_path(page)
        if page.outcome == "untested":
            yield _unchecked(f"This page was not checked. {why_not_checked(page)}", path, _address(page))
        for finding in page.findings:
            if finding.status not in ACCEPTED:
                yield _entry(finding, source, path, _address(page))
    for finding in telling.run.site.findings:
        if finding.status not in ACCEPTED:
            yield _entry(finding, Source(), _ROOT, "")
    if missing := not_reached(telling.run):
        yield _unchecked(missing, _ROOT, "")


def _entry(finding: Finding, source: Source, path: str, page: str) -> dict[str, Any]:
    return {
        "description": in_one_line(finding),
        "check_name": line(finding.rule, _WORDS) or "checker",
        "fingerprint": f"{page}\0{finding.fingerprint}",
        "severity": _severity(finding),
        "location": {"path": path, "lines": {"begin": source.line(finding) or 1}},
    }


def _unchecked(words: str, path: str, page: str) -> dict[str, Any]:
    return {
        "description": line(words, _WORDS),
        "check_name": "not-checked",
        "fingerprint": f"{page}\0not-checked",
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _severity(finding: Finding) -> str:
    if finding.gates:
        return _SEVERITIES[finding.impact]
    return "minor" if finding.outcome == "failed" else "info"


def _address(page: PageReport) -> str:
    """Return the address without query and fragment: with a new query it is the same page."""
    return (page.url or page.target).partition("#")[0].partition("?")[0]


def _like_a_path(page: PageReport) -> str:
    """Return an address as `host/path`: GitLab wants a path, shows it, and makes a link of it."""
    parts = line(_address(page), _PATH).rpartition("://")[2].split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or _ROOT
