"""What a page asked for and did not get: which of it leaves the page unjudged, and which is only told.

A lost style sheet leaves colours, sizes and what is hidden as no reader sees them. A lost frame is a page
that nobody looked at. A lost script may be a tracker that a firewall holds back, so that it counts only where
the page's own server failed to give it: what a server refuses (4xx), every reader does without.
"""

import re
from collections.abc import Iterator, Sequence

from checker.judge.findings import tidy
from checker.lazy_pattern import lazy_pattern
from checker.model import LostRequest, PageEvent

LOST_EVENT = "request failed"
SEEN_FRAME = 10
"""CSS pixels of width and height; smaller frames count visits and show nothing."""
_ASIDE = lazy_pattern(
    r"(?<![a-z])(?:web)?(?:fonts?|icons?|font-?awesome|typekit|typography|print)(?![a-z])", re.IGNORECASE
)
"""In the host or the last part of the path: sheets that bring letters and signs, or only serve printing."""
_REFUSED = "status 4"


def lost_gaps(lost: Sequence[LostRequest]) -> Iterator[str]:
    """Yield a sentence for each kind of thing that is lost and leaves the page unjudged."""
    sheets = [one for one in lost if one.kind == "stylesheet" and one.main and not _is_aside(one)]
    if sheets:
        told = _came_not(sheets, "style sheet")
        yield f"{told}: colours, sizes and what is hidden were not as a reader sees them."
    frames = [one for one in lost if one.kind == "document" and min(one.width, one.height) >= SEEN_FRAME]
    if frames:
        yield f"{_came_not(frames, 'frame')}: what it shows was not looked at."
    scripts = [one for one in lost if one.kind == "script" and _is_owed(one)]
    if scripts:
        yield f"{_came_not(scripts, 'script')}: what it does to the page was not seen."


def lost_events(lost: Sequence[LostRequest]) -> Iterator[PageEvent]:
    """Yield everything that is lost as something that happened on the page."""
    for one in lost:
        what = "frame" if one.kind == "document" else one.kind
        yield PageEvent(kind=LOST_EVENT, detail=f"{what} {tidy(one.url, 200)} ({tidy(one.why, 60)})")


def _is_aside(one: LostRequest) -> bool:
    host, _, path = one.url.partition("://")[2].partition("/")
    return bool(_ASIDE.search(host) or _ASIDE.search(path.rpartition("/")[2]))


def _is_owed(one: LostRequest) -> bool:
    return one.main and one.own and not one.why.startswith(_REFUSED)


def _came_not(lost: Sequence[LostRequest], what: str) -> str:
    first = f"{tidy(lost[0].url, 120)} ({tidy(lost[0].why, 60)})"
    if len(lost) == 1:
        return f"A {what} did not load, {first}"
    return f"{len(lost)} {what}s did not load, the first {first}"
