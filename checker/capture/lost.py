"""What a page asked for and did not get: its style sheets, its scripts, the pages in its frames."""

from contextlib import suppress
from typing import get_args
from urllib.parse import urlsplit

from playwright.async_api import Error as BrowserError
from playwright.async_api import Frame, Page, Request, Response

from checker.capture.secret_headers import origin_of, without_login
from checker.model import LostKind, LostRequest

MOST = 50
_KINDS: dict[str, LostKind] = {kind: kind for kind in get_args(LostKind)}
_NO_ANSWER = "no answer in time"
# The page, or its own rules, stopped these: they are lost to every reader alike.
_STOPPED_BY_THE_PAGE = ("ERR_ABORTED", "csp")


class LostWatch:
    """Watches what becomes of the requests of a page, from one document to the next."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._lost: dict[tuple[str, str], tuple[Request, str]] = {}
        self._open: set[Request] = set()

    def __enter__(self) -> "LostWatch":
        self._page.on("request", self._begun)
        self._page.on("response", self._answered)
        self._page.on("requestfinished", self._finished)
        self._page.on("requestfailed", self._failed)
        return self

    def __exit__(self, *_: object) -> None:
        self._page.remove_listener("request", self._begun)
        self._page.remove_listener("response", self._answered)
        self._page.remove_listener("requestfinished", self._finished)
        self._page.remove_listener("requestfailed", self._failed)

    async def found(self) -> tuple[LostRequest, ...]:
        """Return what is lost of the document that is open now; at most the first fifty."""
        lost = [*self._lost.values(), *((request, _NO_ANSWER) for request in self._open)]
        # An answer can come after its frame was taken away: no reader misses what has no place.
        lost = [one for one in lost if not _is_gone(_frame_of(one[0]))]
        lost.sort(key=lambda one: (one[0].resource_type, one[0].url, one[1]))  # not as the network has it
        return tuple([await self._told(request, why) for request, why in lost[:MOST]])

    def _begun(self, request: Request) -> None:
        if not _is_watched(request):
            return
        if _frame_of(request) in (None, self._page.main_frame) and request.is_navigation_request():
            self._lost.clear()
            self._open.clear()
        else:
            self._open.add(request)

    def _answered(self, response: Response) -> None:
        request = response.request
        if request not in self._open:
            return
        if why := _fault(response):
            self._open.discard(request)
            self._lost[request.resource_type, request.url] = request, why
        else:
            self._lost.pop((request.resource_type, request.url), None)

    def _finished(self, request: Request) -> None:
        self._open.discard(request)

    def _failed(self, request: Request) -> None:
        self._open.discard(request)
        why = (request.failure or "").removeprefix("net::")
        if _is_watched(request) and _frame_of(request) and why not in _STOPPED_BY_THE_PAGE:
            self._lost[request.resource_type, request.url] = request, why or "it failed"

    async def _told(self, request: Request, why: str) -> LostRequest:
        frame = _frame_of(request)
        main = self._page.main_frame
        width, height = (0.0, 0.0) if request.resource_type != "document" else await _size(frame)
        return LostRequest(
            kind=_KINDS[request.resource_type],
            url=_shown(request.url),
            why=why[:100],
            main=frame is main and request.resource_type != "document",
            own=origin_of(request.url) == origin_of(main.url),
            width=width,
            height=height,
        )


def _is_watched(request: Request) -> bool:
    return request.resource_type in _KINDS and bool(origin_of(request.url))


def _frame_of(request: Request) -> Frame | None:
    """Return the frame that asked; None for the page's own document on its way, and for what is gone."""
    try:
        return request.frame
    except BrowserError:
        return None


def _is_gone(frame: Frame | None) -> bool:
    return frame is None or frame.is_detached()


def _fault(response: Response) -> str:
    """Return what is wrong with an answer; empty when the page can use it."""
    if response.status >= 400:
        return f"status {response.status}"
    content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    # A server that answers everything with its front page: browsers take no style from that.
    if response.ok and response.request.resource_type == "stylesheet" and content_type == "text/html":
        return "it is text/html"
    return ""


async def _size(frame: Frame | None) -> tuple[float, float]:
    """Return width and height of a frame as shown, CSS pixels; zero where nothing of it is seen."""
    with suppress(BrowserError):
        if frame and not frame.is_detached():
            element = await frame.frame_element()
            if await element.is_visible() and (box := await element.bounding_box()):
                return box["width"], box["height"]
    return 0, 0


def _shown(address: str) -> str:
    """Return the address without user info, and without the query, which may hold a secret."""
    return urlsplit(without_login(address))._replace(query="", fragment="").geturl()[:300]
