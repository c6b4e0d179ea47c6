"""What a project says of its own findings: old debt, what it accepts, what counts where."""

import datetime

from checker.model.base import Noun, Written
from checker.model.findings import Finding


class Debt(Written):
    """One place that a baseline accepts as existing debt."""

    rule: str
    page: str
    """Address without a place in the page, or path of a local file from the baseline's folder."""
    where: str
    """The place in words, for people; nothing is matched by it."""
    since: datetime.date
    fingerprint: str
    loose: str = ""
    """Its fingerprint without the parts around it, by which it is known when it moved; empty: too little."""
    outcome: str = "failed"
    count: int = 1
    """How many such places there are; they look the same in all that a fingerprint is made of."""
    measure: float | None = None
    """What was measured, such as a reading grade; a higher one is not covered."""


class PageContent(Written):
    """What a page held when the baseline was made."""

    page: str
    content: str
    """Hash of its facts and text. The same hash later: what is new there is new because a rule is."""


class Baseline(Written):
    """Findings accepted as existing debt, and by what they were found."""

    made: datetime.date
    checker: str
    axe: str
    rules: tuple[str, ...]
    """Ids of the rules that were asked when it was made."""
    pages: tuple[PageContent, ...] = ()
    debts: tuple[Debt, ...] = ()


class Waiver(Written):
    """Findings that the project accepts until a day, for a reason."""

    rule: str
    reason: str
    until: datetime.date
    """The last day on which it holds."""
    owner: str = ""
    selector: str = ""
    """CSS selector: the place itself, or what it lies in; empty for everywhere."""
    url: str = ""
    """Pattern of addresses, `*` for anything; empty for every page."""
    fingerprint: str = ""


class PagePolicy(Written):
    """What holds for the pages whose address fits a pattern."""

    url: str
    profile: str = ""
    reading_grade: float | None = None


class SourceMap(Written):
    """From which file of the project the pages of a pattern are made."""

    url: str
    """Pattern of addresses, `*` for anything."""
    path: str
    """Where the file lies; `{1}` stands for what the first `*` matched."""


class Limits(Written):
    """How many faults that decide a run may have before it fails."""

    critical: int = 0
    serious: int = 0
    moderate: int = 0
    minor: int = 0


class PageChange(Noun):
    """How one page differs between two runs."""

    page: str
    title: str
    state: str
    """both, added (only in the later run), removed (only in the earlier), untested (in one of them)."""
    lost: bool = False
    """Whether the earlier run checked it and the later one could not: what is new there is not known."""
    new: tuple[Finding, ...] = ()
    moved: tuple[Finding, ...] = ()
    new_rule: tuple[Finding, ...] = ()
    """New only because a rule or the engine is."""
    aside: tuple[Finding, ...] = ()
    """New, and set aside in the later run: waived, or not seen each time that the page was loaded."""
    fixed: tuple[Debt, ...] = ()
    unchanged: int = 0
    grade_before: float | None = None
    grade_after: float | None = None


class Comparison(Noun):
    """What changed from one run to another."""

    before: str
    """Id of the earlier run."""
    after: str
    changed_tools: tuple[str, ...]
    """Each tool that differs, such as `axe-core 4.11.0 → 4.12.1`."""
    pages: tuple[PageChange, ...]
