"""The run as a table for a spreadsheet: one row a finding, and one for each page without any.

In UTF-8 with a mark at its beginning: without it Excel reads the letters of another alphabet as rubbish.
Programs that want no mark have JSON Lines. Nothing in a cell can be taken for a formula, also where the
file is opened with another separator than the comma.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

from checker.model import Finding, PageReport, SourceMap
from checker.report.telling import Telling
from checker.report.words.escape import line
from checker.report.words.place_words import in_words
from checker.report.words.source_files import file_of

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

STEM = "findings"
SUFFIX = ".csv"
COLUMNS = (
    "page", "title", "rule", "rule title", "outcome", "status", "decides", "impact", "criteria", "message",
    "where", "selector", "frame", "quote", "remedy", "question", "note", "fingerprint", "file", "line",
    "column", "states",
)  # fmt: skip
MARK = "\ufeff"
_MOST = 8000
"""Characters of a cell. Excel takes 32,767 and spoils the rows after a longer one."""
_ACTIVE = "=+@\\-＝＋＠－﹦﹢﹫﹣−"
"""What begins a formula in Excel, LibreOffice or Google Sheets; the wide signs count in East Asia."""
_FORMULA = re.compile(f"^(?=[\\s\u200c\u200d]*[{_ACTIVE}])")
_AFTER_A_SEPARATOR = re.compile(f"([;|][\\s\u200c\u200d\"']*)(?=[{_ACTIVE}])")
"""Where another program may see a new cell begin."""
_NOTHING_FOUND = "Checked, and nothing was found by these checks."
_Row = dict[str, str]


def write(telling: Telling, out: TextIO) -> None:
    """Write a header, then the rows, as RFC 4180 has it."""
    out.write(MARK)
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for row in _rows(telling):
        table.writerow([cell(row.get(column, "")) for column in COLUMNS])


@lru_cache(maxsize=4096)
def cell(text: str) -> str:
    """Return one line that a spreadsheet shows and does not carry out: a formula gets an apostrophe."""
    flat = _AFTER_A_SEPARATOR.sub(r"\1'", line(text, _MOST))
    return _FORMULA.sub("'", flat)


def _rows(telling: Telling) -> Iterator[_Row]:
    for page in telling.run.pages:
        about = _about(page, telling.sources)
        if not page.findings:
            yield about | _without_findings(page)
        for finding in page.findings:
            yield about | _row(finding, telling.rulebook)
    for finding in telling.run.site.findings:
        yield _row(finding, telling.rulebook)


def _about(page: PageReport, sources: Sequence[SourceMap]) -> _Row:
    return {"page": page.url or page.target, "title": page.title, "file": file_of(page, sources)}


def _without_findings(page: PageReport) -> _Row:
    if page.outcome == "untested":
        return {"outcome": "untested", "message": page.reason, "remedy": page.remedy}
    return {"message": _NOTHING_FOUND}


def _row(finding: Finding, rulebook: "Rulebook") -> _Row:
    rule = rulebook.rules.get(finding.rule)
    return {
        "rule": finding.rule,
        "rule title": rule.title if rule else "",
        "outcome": finding.outcome,
        "status": finding.status,
        "decides": "yes" if finding.gates else "no",
        "impact": finding.impact,
        "criteria": "; ".join(_criterion(number, rulebook) for number in finding.criteria),
        "message": finding.message,
        "where": in_words(finding),
        "selector": finding.selector,
        "frame": " › ".join(finding.frame),
        "quote": finding.text.quote if finding.text else "",
        "remedy": finding.remedy,
        "question": finding.question,
        "note": finding.note,
        "fingerprint": finding.fingerprint,
        "line": str(finding.line or ""),
        "column": str(finding.column or ""),
        "states": ", ".join(finding.states),
    }


def _criterion(number: str, rulebook: "Rulebook") -> str:
    """Return number and name: a number alone would be taken for a date."""
    known = rulebook.criteria.get(number)
    return f"{number} {known.name}" if known else f"WCAG {number}"
