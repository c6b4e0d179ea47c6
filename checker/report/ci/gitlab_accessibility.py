"""GitLab's accessibility report, shaped as pa11y-ci writes it.

The merge request says "failed" as soon as one entry is there, and counts a page without entries as passed. So
an entry is what keeps this run from passing: a fault that decides, a question that decides, a page that was
not checked. Old debt, accepted findings and questions that wait for a person are left out: they would keep
the merge request red for ever. GitLab knows an entry again by all of its values, and so none holds a time, a
count or a place in the picture.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

import msgspec

from checker.model import Finding, PageReport
from checker.report.telling import Telling
from checker.report.words.escape import line
from checker.report.words.page_names import NOT_REACHED, SITE, named_pages, not_reached, why_not_checked
from checker.report.words.plain_words import in_one_line

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

STEM = "gl-accessibility"
SUFFIX = ".json"
_ADDRESS, _WORDS, _MARKUP = 2000, 600, 300
"""Characters of an address, of a sentence, and of markup or a selector."""


def write(telling: Telling, out: TextIO) -> None:
    """Write the run as JSON: totals, then the entries of each page."""
    sizes = [len(entries) for _, entries in _pages(telling)]
    total = {"total": len(sizes), "passes": sizes.count(0), "errors": sum(sizes)}
    out.write("{" + ", ".join(f'"{key}": {number}' for key, number in total.items()) + ', "results": {')
    between = "\n"
    for name, entries in _pages(telling):
        out.write(f"{between}{_json(name)}: [")
        out.write(",".join(f"\n  {_json(_told(entry, telling.rulebook))}" for entry in entries))
        out.write("\n]" if entries else "]")
        between = ",\n"
    out.write("\n}}\n")


def _pages(telling: Telling) -> Iterator[tuple[str, "list[Finding | str]"]]:
    """Yield the entries of each page: findings that decide, or why it was not checked."""
    run = telling.run
    for name, page in named_pages(run, _ADDRESS):
        yield name, _of_page(page)
    if run.site.findings:
        yield SITE, [one for one in run.site.findings if one.gates]
    if missing := not_reached(run):
        yield NOT_REACHED, [missing]


def _of_page(page: PageReport) -> "list[Finding | str]":
    if page.outcome == "untested":
        return [f"This page was not checked. {why_not_checked(page)}"]
    return [one for one in page.findings if one.gates]


def _told(entry: "Finding | str", rulebook: "Rulebook") -> dict[str, Any]:
    told = _finding(entry, rulebook) if isinstance(entry, Finding) else _unchecked(entry)
    return {"type": "error", "typeCode": 1, "runner": "checker", "runnerExtras": {}} | told


def _unchecked(words: str) -> dict[str, Any]:
    return {"code": "not-checked", "message": line(words, _WORDS), "context": "", "selector": ""}


def _finding(finding: Finding, rulebook: "Rulebook") -> dict[str, Any]:
    return {
        "code": _code(finding, rulebook),
        "message": in_one_line(finding),
        "context": line(finding.html, _MARKUP),
        "selector": " » ".join(line(part, _MARKUP) for part in (*finding.frame[:5], finding.selector)),
        "runnerExtras": {"rule": line(finding.rule, _MARKUP), "impact": finding.impact},
    }


def _code(finding: Finding, rulebook: "Rulebook") -> str:
    """Return the first criterion as pa11y writes it, else the rule.

    GitLab takes the fifth part for a technique of WCAG 2.0 and links to it, so there is none.
    """
    criterion = next((number for number in finding.criteria if number in rulebook.criteria), "")
    if not criterion:
        return line(finding.rule, _MARKUP).replace(".", "_") or "checker"
    principle, guideline, _ = criterion.split(".")
    level = rulebook.criteria[criterion].level
    whole = criterion.replace(".", "_")
    return f"WCAG2{level}.Principle{principle}.Guideline{principle}_{guideline}.{whole}"


def _json(value: Any) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
