"""What rules answered about the evidence, and the verdict of a run."""

from typing import Final, Literal, get_args

from checker.model.base import Noun
from checker.model.page import Box

Outcome = Literal["failed", "cantTell", "passed", "inapplicable", "untested"]
"""EARL 1.0's five outcome values, worst first; last what says nothing."""
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
Impact = Literal["critical", "serious", "moderate", "minor"]
IMPACTS: Final[tuple[Impact, ...]] = get_args(Impact)
"""Worst first."""
Severity = Literal["fail", "warn", "info"]
"""How much a finding counts: it can fail the run, it is advice, it is good to know."""
Status = Literal["new", "known", "moved", "waived", "new-rule", "unstable"]
"""`known` and `moved`: in the baseline; `waived`: accepted; `new-rule`: new only because a rule or an engine
is; `unstable`: not seen each time that the page was loaded."""
ACCEPTED: Final[tuple[Status, ...]] = ("known", "moved", "waived")
"""Statuses of what was accepted before: in the baseline, or waived."""
SET_ASIDE: Final[tuple[Status, ...]] = ("new-rule", "unstable")
"""Statuses of what is told as a fault and has a reason of its own not to decide."""
VerdictOutcome = Literal["pass", "fail", "incomplete"]


class Quote(Noun):
    """The words a finding is about, with offsets into the text of their block."""

    quote: str
    start: int
    end: int


class Finding(Noun):
    """A rule's answer at one place: `failed`, or `cantTell` with a question."""

    rule: str
    outcome: Literal["failed", "cantTell"]
    criteria: tuple[str, ...]
    impact: Impact
    message: str
    remedy: str
    selector: str
    frame: tuple[str, ...]
    html: str
    box: Box | None
    role: str
    name: str
    path: tuple[str, ...]
    states: tuple[str, ...]
    text: Quote | None
    fingerprint: str
    subject: str
    """Hash of what a person would judge here; changes when that changes."""
    status: Status
    source: str
    """Who found it: `axe` or `checker`."""
    question: str
    """What a person must answer; empty for `failed`."""
    help_url: str = ""
    gates: bool = False
    """Whether the policy lets this finding decide the verdict."""
    note: str = ""
    """Why it has its status, where that is worth a sentence: a waiver's reason, what it was before."""
    measure: float | None = None
    """What was measured, where the rule compares a number such as a reading grade."""
    was: float | None = None
    """What the baseline holds of `measure`, where it is worse now."""
    within: tuple[str, ...] = ()
    """Which of the selectors of waivers match its place or something around it."""
    line: int = 0
    """Line in the local file that the page was read from, from 1; 0 when it is not known."""
    column: int = 0
    severity: Severity = "fail"
    """`warn` and `info` never decide."""
    instead: tuple[str, ...] = ()
    """What to write in place of the quoted words, best first; empty where there is no such thing."""

    @property
    def decides(self) -> bool:
        """Whether it makes the run fail."""
        return self.gates and self.outcome == "failed"

    @property
    def asks(self) -> bool:
        """Whether it keeps the run from passing until a person has answered."""
        return self.gates and self.outcome == "cantTell"


class Check(Noun):
    """One rule applied to one page: its outcome and on how many elements."""

    rule: str
    outcome: Outcome
    elements: int
    """How many elements (or pieces of text) the rule looked at."""
    reason: str = ""
    """Why it is `untested`, or what is missing, such as `not captured: keyboard`."""
    gap: bool = False
    """Whether something it needs should have been captured, and was not, in one state at least."""


class Verdict(Noun):
    """The answer for the whole run, with each reason as a plain sentence."""

    outcome: VerdictOutcome
    reasons: tuple[str, ...]
    """The first says how many pages were checked."""
    notes: tuple[str, ...] = ()
    """What decided nothing and is worth knowing: what is fixed, a waiver that matches nothing."""
    gaps: tuple[str, ...] = ()
    """What was not looked at or is not known, in plain sentences; all of them stand in `reasons` too."""
