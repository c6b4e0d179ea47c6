"""What came of a page, as a value that can be shipped: evidence, or the reason why there is none."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from checker import __version__
from checker.capture.asked import Asked
from checker.capture.look import Seen
from checker.errors import CaptureError
from checker.model import Environment, Evidence, PageEvent, Response, Target, Unchecked


class Taken(NamedTuple):
    """What was taken of one page. Nothing of it lies on a disk."""

    captured: Evidence | Unchecked
    picture: bytes | None = None
    """A JPEG; None where none was asked for or none could be taken."""


class Opened(NamedTuple):
    """A page that was opened: which, when, and with what."""

    target: Target
    captured: str
    """Time, ISO 8601 with zone."""
    response: Response
    browser: str
    locale: str
    timezone: str
    user_agent: str = ""


def now() -> str:
    """Return the time as evidence tells it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def evidence_of(opened: Opened, asked: Asked, seen: Seen) -> Evidence:
    """Return the evidence of one look at an opened page."""
    return Evidence(
        target=opened.target,
        captured=opened.captured,
        response=opened.response,
        environment=Environment(
            checker=__version__,
            browser=opened.browser,
            axe=getattr(seen.evidence.axe, "version", ""),
            locale=opened.locale,
            timezone=opened.timezone,
            user_agent=opened.user_agent,
        ),
        settled=seen.settled,
        states=(seen.evidence,),
        selectors=asked.within,
        expected_found=seen.expected_found,
    )


def unchecked(
    error: CaptureError, target: Target, captured: str, events: Iterable[PageEvent] = ()
) -> Unchecked:
    """Tell why there is no evidence of a target."""
    return Unchecked(
        target=target,
        captured=captured,
        kind=error.kind,
        reason=error.cause,
        remedy=error.remedy,
        status=getattr(error, "status", 0),
        events=tuple(events),
    )
