"""What was measured on one target. No opinion stands here."""

from typing import Final, Literal

from checker.model.base import Noun
from checker.model.page import Place, Snapshot, State
from checker.model.words import PageText, TextLayout

EVIDENCE_SCHEMA: Final = "checker-evidence-1"
"""What a file of evidence says of its shape; one of another shape is refused when it is read."""


class Target(Noun):
    """What the user named, and the address that is opened for it."""

    given: str
    """As the user wrote it, without user info."""
    url: str
    """The address opened, without user info."""
    kind: Literal["url", "file", "folder", "stdin", "document"] = "url"
    """`document`: a file whose words are read without a browser."""
    path: str = ""
    """The local file behind it, relative to where checker was called; empty for remote pages."""


class NotCaptured(Noun, tag="not-captured"):
    """Stands where a measurement is missing."""

    reason: str


class Response(Noun):
    """How the server answered."""

    url: str
    """Address after redirects, without user info."""
    status: int
    content_type: str = ""
    redirects: tuple[str, ...] = ()


class SettleStep(Noun):
    """One condition of a page at rest, and whether it was reached in its time limit."""

    name: str
    reached: bool
    waited: int
    """Milliseconds."""
    detail: str = ""


class PageEvent(Noun):
    """Something the page did while it was watched: dialog, popup, download, crash, error."""

    kind: str
    detail: str


LostKind = Literal["document", "stylesheet", "script"]


class LostRequest(Noun):
    """A style sheet, a script or the page of a frame that was asked for and did not come."""

    kind: LostKind
    url: str
    """Without user info, query and fragment."""
    why: str
    """A status, or what the browser calls the fault."""
    main: bool = True
    """Whether the page itself asked for it, and not a frame in it; False for the page of a frame."""
    own: bool = True
    """Whether it was to come from the page's own origin."""
    width: float = 0
    height: float = 0
    """Size of the frame as shown, CSS pixels; zero when it is not seen, or is no frame."""


class Environment(Noun):
    """With what a page was measured."""

    checker: str
    browser: str
    axe: str
    locale: str = ""
    timezone: str = ""
    user_agent: str = ""


class AxeRule(Noun):
    """What axe-core says about one of its rules on this page."""

    id: str
    tags: tuple[str, ...]
    help: str
    help_url: str
    violations: int = 0
    incomplete: int = 0
    passes: int = 0
    """Numbers of elements. All zero: inapplicable."""
    untested: int = 0
    """Number of elements that there was no time for."""


class AxeNode(Noun):
    """One element that an axe-core rule failed or could not decide."""

    rule: str
    outcome: Literal["violation", "incomplete"]
    impact: str
    place: Place
    messages: tuple[str, ...] = ()
    """axe's own words for each check that did not pass, none repeated."""


class AxeEvidence(Noun, tag="axe"):
    """The slim answer of axe-core, all frames together."""

    version: str
    rules: tuple[AxeRule, ...]
    nodes: tuple[AxeNode, ...]
    frames: int = 1
    """Number of frames that were looked into."""
    unreached_frames: tuple[str, ...] = ()
    """Selectors or addresses of frames that could not be looked into."""


class Screenshot(Noun):
    """A picture of the whole page, kept as a file beside the evidence."""

    file: str
    """Relative to the run's folder; empty until a run keeps it."""
    width: int
    height: int
    """CSS pixels of the page that it shows."""
    scale: float = 1
    """Picture pixels per CSS pixel."""


class StateEvidence(Noun):
    """What was measured in one state of the page."""

    state: State
    snapshot: Snapshot | NotCaptured | None
    """None where it was not asked for: a document has no DOM."""
    text: PageText | NotCaptured | None
    """None where it is that of the first state."""
    axe: AxeEvidence | NotCaptured | None
    """None where it was not asked for: only the words were to be read."""
    screenshot: Screenshot | None = None
    layout: TextLayout | NotCaptured | None = None
    """None where it was not asked for."""


class Evidence(Noun, tag="evidence"):
    """Everything measured on one page."""

    target: Target
    captured: str
    """Time, ISO 8601 with zone."""
    response: Response
    environment: Environment
    settled: tuple[SettleStep, ...]
    states: tuple[StateEvidence, ...]
    """The first is the page as it loads."""
    selectors: tuple[str, ...] = ()
    """What each place was asked about: which of these match it or something around it."""
    events: tuple[PageEvent, ...] = ()
    lost: tuple[LostRequest, ...] = ()
    """What the page asked for and did not get; at most the first fifty."""
    expected_found: bool | None = None
    """Whether what --expect names was there; None when nothing was expected."""
    timings: dict[str, float] = {}
    """Milliseconds spent on each step."""
    schema: Literal["checker-evidence-1"] = EVIDENCE_SCHEMA


class Unchecked(Noun, tag="unchecked"):
    """A target that could not be measured: the reason, and the way out."""

    target: Target
    captured: str
    kind: str
    """A stable word: dns, refused, timeout, http, tls, redirects, content-type, crash, engine, target, …"""
    reason: str
    remedy: str = ""
    status: int = 0
    """HTTP status, 0 when there was none."""
    events: tuple[PageEvent, ...] = ()
    schema: Literal["checker-evidence-1"] = EVIDENCE_SCHEMA
