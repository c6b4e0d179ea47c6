"""What is said of a target that gave no evidence, and when."""

from collections.abc import Iterable
from datetime import UTC, datetime

from checker.errors import CaptureError
from checker.model import PageEvent, Target, Unchecked


def now() -> str:
    """Return the time as evidence tells it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


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
