"""The JSON contract: a run as other programs read it. Its shape may grow, and its names stay."""

from typing import Any, Literal

from checker.model.base import Noun
from checker.model.evidence import PageEvent, Screenshot, SettleStep, Target
from checker.model.findings import Check, Finding, Verdict
from checker.model.gate import Debt
from checker.model.reading import Reading
from checker.model.words import Block, Excluded

SCHEMA = "checker-run-1"
Depth = Literal["reading", "quick"]
"""What a run looks at: the words alone, or the page as well."""


class Tool(Noun):
    """With what the run was made."""

    name: str
    version: str
    axe: str
    browser: str
    rules: str = ""
    """Hash of the rule set: ids, and what decides about each."""


class RunInfo(Noun):
    """When and how the run was made."""

    id: str
    started: str
    finished: str
    profile: str
    depth: Depth
    interrupted: bool = False
    """Whether it was stopped before every target was looked at."""
    targets: int = 0
    """How many targets were named; `pages` holds those that were reached in time."""


class PageReport(Noun):
    """One page: what was found, what was checked, how it reads."""

    target: str
    url: str
    status: int
    """HTTP status; 0 when there was no answer."""
    title: str
    lang: str
    outcome: Literal["checked", "untested"]
    reason: str
    """Why it is untested, one plain sentence; empty when checked."""
    remedy: str
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    reading: Reading | None
    blocks: tuple[Block, ...]
    excluded: tuple[Excluded, ...]
    screenshot: Screenshot | None = None
    settled: tuple[SettleStep, ...] = ()
    events: tuple[PageEvent, ...] = ()
    profile: str = ""
    """The profile that this page was judged by."""
    reading_target: float | None = None
    """Highest reading grade that is wanted of this page; None when none is."""
    content: str = ""
    """Hash of the page's facts and text: the same when nothing that rules read has changed."""
    fixed: tuple[Debt, ...] = ()
    """What the baseline holds of this page and is there no more."""
    gaps: tuple[str, ...] = ()
    """What was not looked at on a checked page, though it should have been; a plain sentence each."""


class SiteReport(Noun):
    """What only shows across pages."""

    findings: tuple[Finding, ...] = ()


class Run(Noun):
    """Targets, findings and verdict of one run."""

    schema: str
    tool: Tool
    run: RunInfo
    verdict: Verdict
    pages: tuple[PageReport, ...]
    site: SiteReport = SiteReport()
    fixed: tuple[Debt, ...] = ()


class RunPlan(Noun):
    """What a run set out to do: kept before the first page is opened."""

    started: str
    """ISO 8601 with zone."""
    profile: str
    targets: tuple[Target, ...]
    depth: Depth = "quick"
    id: str = ""
    settings: dict[str, Any] = {}
    """How it was called, as JSON values, without what is secret."""
