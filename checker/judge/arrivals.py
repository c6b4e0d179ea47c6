"""Where the pages that were named end. Several that end at one address are one page, looked at each time.

When that address was named too, this is worth a note. When it was not (a log-in, a front page), the pages
that were named were not looked at. One page that is led elsewhere is an ordinary redirect.
"""

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit

from msgspec.structs import replace

from checker.counted import counted
from checker.judge.findings import tidy
from checker.model import PageReport

MOVED = "moved"
"""The kind of event that says where a page went by itself."""
_TOLD = 3


def told_apart(pages: Sequence[PageReport], addresses: Sequence[str]) -> tuple[list[PageReport], list[str]]:
    """Return the pages, those that ended together elsewhere with a gap, and notes about the others.

    Args:
        addresses: what was opened for each page, in the same order.
    """
    together = _together(pages, addresses)
    named = {_place(address) for address in addresses}
    told, notes = list(pages), []
    for end, indexes in together.items():
        asked = list(dict.fromkeys(addresses[index] for index in indexes))
        shown = tidy(_end_of(pages[indexes[0]]).partition("?")[0], 200)
        if end in named:
            ended = counted(len(asked), "other page that was named ends", "other pages that were named end")
            notes.append(f"{ended} at {shown}: {_listed(asked)}. It is one page, counted again each time.")
        elif len(asked) > 1:
            gap = (
                f"{len(asked)} named pages all end at {shown}, which was not named: {_listed(asked)} "
                "were not looked at. Log in first (--storage-state, --before), or name that address."
            )
            for index in indexes:
                told[index] = replace(told[index], gaps=(*told[index].gaps, gap))
    return told, notes


def _together(pages: Sequence[PageReport], addresses: Sequence[str]) -> dict[str, list[int]]:
    """Return the ends of pages that were led elsewhere, each with the indexes of those pages."""
    ends: dict[str, list[int]] = defaultdict(list)
    for index, (page, address) in enumerate(zip(pages, addresses, strict=True)):
        if page.outcome == "checked" and "://" in address and (end := _led_to(address, _end_of(page))):
            ends[end].append(index)
    return ends


def _end_of(page: PageReport) -> str:
    gone_on = (event.detail for event in reversed(page.events) if event.kind == MOVED)
    return next(gone_on, page.url)


def _led_to(address: str, end: str) -> str:
    """Return the place that an address led to; empty when it is the place that was named.

    A query that came on the way (`?next=/letters`) does not part two ends; one that was asked for does.
    """
    asked, reached = urlsplit(address), urlsplit(end)
    if _path(asked) == _path(reached):
        return ""
    return _place(end) if asked.query == reached.query else _path(reached)


def _place(address: str) -> str:
    parts = urlsplit(address)
    return f"{_path(parts)}?{parts.query}" if parts.query else _path(parts)


def _path(parts: SplitResult) -> str:
    """Return host and path; scheme, `www.` and a slash at the end make no other page."""
    host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.")
    return host + parts.path.rstrip("/")


def _listed(addresses: Sequence[str]) -> str:
    more = len(addresses) - _TOLD
    shown = ", ".join(tidy(address, 120) for address in addresses[:_TOLD])
    return f"{shown} and {more} more" if more > 0 else shown
