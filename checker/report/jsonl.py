"""The run as JSON Lines: one finding a line, which can be followed while the run goes on.

    {"type": "run", …}        first: what the run set out to do
    {"type": "page", …}       a page that is done, how many finding lines follow, and how it reads
    {"type": "finding", …}    a finding of that page, with the keys of the JSON report
    {"type": "fixed", …}      after the last page: what the baseline holds and is there no more
    {"type": "verdict", …}    last: what came of it, and with which tools. Without it the run did not end

Every line names its run. Keys are sorted. Pages stand in the order in which they were done.
"""

from collections.abc import Mapping
from typing import Any, TextIO

import msgspec

from checker.model import Finding, PageReport, Run, RunInfo, RunPlan
from checker.model.run import SCHEMA
from checker.report.json_report import packed, printable
from checker.report.telling import Telling

STEM = "findings"
SUFFIX = ".jsonl"
_OF_A_PAGE = (
    "target", "url", "status", "title", "lang", "outcome", "reason", "remedy",
    "profile", "reading_target", "content", "gaps",
)  # fmt: skip
_OF_A_READING = ("grade", "interval", "level", "words", "sentences", "lang")


def write(telling: Telling, out: TextIO) -> None:
    """Write a whole run, as if it had been followed page by page."""
    run = telling.run
    stream = Stream(out)
    stream.begin(run.run)
    for page in run.pages:
        stream.page(page)
    stream.end(run)


class Stream:
    """Writes lines while a run goes on; each is handed to the system before the next is made."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._run = ""

    def begin(self, plan: RunPlan | RunInfo) -> None:
        """Write what the run sets out to do."""
        self._run = plan.id
        targets = plan.targets if isinstance(plan, RunInfo) else len(plan.targets)
        said = {"schema": SCHEMA, "started": plan.started, "profile": plan.profile, "depth": plan.depth}
        self._line("run", {**said, "targets": targets})

    def page(self, page: PageReport) -> None:
        """Write a page that is done, then its findings."""
        told = {key: getattr(page, key) for key in _OF_A_PAGE}
        reading = page.reading and {key: getattr(page.reading, key) for key in _OF_A_READING}
        self._line("page", {**told, "reading": reading, "findings": len(page.findings)})
        for finding in page.findings:
            self._finding(finding, page.target, page.url)

    def end(self, run: Run) -> None:
        """Write what only shows across pages, what is fixed, and the verdict."""
        for finding in run.site.findings:
            self._finding(finding, "", "")
        for debt in run.fixed:
            self._line("fixed", msgspec.structs.asdict(debt))
        info = {key: getattr(run.run, key) for key in ("started", "finished", "interrupted", "targets")}
        self._line("verdict", {**info, **msgspec.structs.asdict(run.verdict), "tool": run.tool})

    def _finding(self, finding: Finding, page: str, url: str) -> None:
        self._line("finding", {**msgspec.structs.asdict(finding), "page": page, "url": url})

    def _line(self, kind: str, values: Mapping[str, Any]) -> None:
        line = packed({**values, "type": kind, "run": self._run}).decode()
        self._out.write(printable(line) + "\n")
        self._out.flush()
