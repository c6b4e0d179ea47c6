"""What came of a page, as a value that can be shipped: evidence, or the reason why there is none."""

from typing import NamedTuple

from checker import __version__
from checker.capture.asked import Asked
from checker.capture.look import Seen
from checker.model import Environment, Evidence, Response, Target, Unchecked


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
        states=(seen.evidence, *filter(None, [seen.phone])),
        selectors=asked.within,
        expected_found=seen.expected_found,
    )
