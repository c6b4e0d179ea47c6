"""Go to an address, and put into plain words what stands in the way."""

import asyncio
import re
from typing import NoReturn

from playwright.async_api import Error as BrowserError
from playwright.async_api import Response as PlaywrightResponse
from playwright.async_api import TimeoutError as BrowserTimeout

from checker.capture.secret_headers import without_login
from checker.capture.tab import Tab
from checker.errors import BrowserDied, PageUnreachableError
from checker.model import Response

LOAD_LIMIT = 20.0
"""Seconds for the load event; a page that has answered is measured even when it goes on loading."""

_CANNOT = "The page cannot be opened: "
_NETWORK = (
    ("ERR_NAME_NOT_RESOLVED|ERR_DNS", "dns", "no site has this name", "Check the spelling of the address."),
    ("ERR_CONNECTION_REFUSED", "refused", "the server refused the connection", "Check that it is running."),
    ("ERR_CERT|ERR_SSL", "tls", "its security certificate is not valid", "Have the certificate renewed."),
    ("ERR_TOO_MANY_REDIRECTS", "redirects", "it redirects in a circle", "Mend the redirects on the server."),
    ("ERR_EMPTY_RESPONSE|ERR_INVALID_HTTP", "answer", "the answer is not HTTP", "Look at the server's log."),
    ("ERR_UNSAFE_PORT", "target", "browsers do not open this port", "Serve the page on another port."),
    ("ERR_INVALID_URL|invalid URL", "target", "this is not an address", "Write https://example.org/page."),
    ("ERR_INTERNET|ERR_ADDRESS|ERR_NETWORK|ERR_CONNECTION|ERR_PROXY|ERR_TUNNEL",
     "network", "there is no way through the network to it", "Check the network and the proxy."),
    ("ERR_BLOCKED|ERR_ABORTED", "aborted", "the browser stopped loading it", "Open it in a browser and see."),
)  # fmt: skip
"""What Chromium calls a fault → kind, cause, remedy. The first that matches counts."""
_HTML = {"text/html", "application/xhtml+xml", ""}


async def go(tab: Tab, address: str, limit: float) -> Response:
    """Open an address in the tab and wait for its load event.

    Args:
        limit: seconds for the server's first answer.

    Raises:
        PageUnreachableError: no page came of it: no connection, an error status, a download, not HTML.
        BrowserDied: the tab or the browser went away.
    """
    try:
        answer = await tab.page.goto(without_login(address), wait_until="commit", timeout=limit * 1000)
    except BrowserTimeout as error:
        raise PageUnreachableError(
            "timeout", "It did not answer in time.", "Try again, or give it more --timeout."
        ) from error
    except BrowserError as error:
        await _explain(tab, error)
    if answer is None:
        raise PageUnreachableError(
            "aborted", "The browser stayed where it was.", "Name the address of a page."
        )
    response = await _response(answer)
    _accept(response)
    tab.loaded = await _load_event(tab)
    return response


def moved_to(tab: Tab, response: Response) -> str:
    """Return the address that a script or the page itself has gone on to; empty where it has stayed."""
    now = without_login(tab.page.url)
    return "" if now.partition("#")[0] == response.url.partition("#")[0] else now


async def _load_event(tab: Tab) -> bool:
    try:
        await tab.page.wait_for_load_state("load", timeout=LOAD_LIMIT * 1000)
    except BrowserTimeout:
        return False
    return True


async def _explain(tab: Tab, error: BrowserError) -> NoReturn:
    await asyncio.sleep(0)  # lets the download or crash event that caused this come in
    message = error.message
    if tab.downloaded.is_set() or "Download is starting" in message:
        raise PageUnreachableError(
            "content-type", "It is a file to download, not a page.", "Name an HTML page."
        ) from error
    if tab.crashed.is_set() or "crashed" in message or "has been closed" in message:
        raise BrowserDied("The browser's tab crashed.") from error
    for pattern, kind, cause, remedy in _NETWORK:
        if re.search(pattern, message):
            raise PageUnreachableError(kind, f"{_CANNOT}{cause}.", remedy) from error
    first = message.splitlines()[0].removeprefix("Page.goto: ")
    raise PageUnreachableError("network", f"{_CANNOT}{first[:200]}.") from error


async def _response(answer: PlaywrightResponse) -> Response:
    redirects: list[str] = []
    request = answer.request.redirected_from
    while request is not None:
        redirects.insert(0, without_login(request.url))
        request = request.redirected_from
    content_type = (answer.headers.get("content-type") or "").split(";")[0].strip().lower()
    return Response(
        url=without_login(answer.url),
        status=answer.status,
        content_type=content_type,
        redirects=tuple(redirects),
    )


def _accept(response: Response) -> None:
    if response.status >= 400:
        raise PageUnreachableError(
            "http",
            f"The server answered {response.status} instead of the page.",
            "Check the address."
            if response.status in {404, 410}
            else "Try again later, or look at the server's log.",
            status=response.status,
        )
    if response.content_type not in _HTML:
        raise PageUnreachableError(
            "content-type",
            f"It is {response.content_type}, not an HTML page.",
            "Name an HTML page.",
            response.status,
        )
