"""Headers that only the page's own site may see.

They are put on request by request, through the browser's own interception: Playwright's route would put
them back on every redirected request, wherever that leads.
"""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from playwright.async_api import CDPSession
from playwright.async_api import Error as BrowserError

from checker.config import Settings


class SecretHeaders:
    """Gives the headers to one origin, from `begin` to `end`."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self._headers: dict[str, str] = {}
        session.on("Fetch.requestPaused", self._go_on)

    async def begin(self, origin: str, headers: dict[str, str]) -> None:
        """Put the headers on every request to `origin`, and on no other."""
        self._headers = headers
        if headers:
            await self._session.send("Fetch.enable", {"patterns": [{"urlPattern": f"{origin}/*"}]})

    async def end(self) -> None:
        """Put them on nothing any more."""
        if self._headers:
            self._headers = {}
            await self._session.send("Fetch.disable")

    async def _go_on(self, paused: dict[str, Any]) -> None:
        kept = {
            name: value
            for name, value in paused["request"]["headers"].items()
            if name.lower() not in self._headers
        }
        headers = [{"name": name, "value": value} for name, value in (kept | self._headers).items()]
        with suppress(BrowserError):  # the page may have gone on meanwhile
            await self._session.send(
                "Fetch.continueRequest", {"requestId": paused["requestId"], "headers": headers}
            )


def secret_headers(settings: Settings, address: str) -> dict[str, str]:
    """Return the headers that the page's own site gets, log-in included (HTTP Basic, RFC 7617)."""
    headers = {name.lower(): value for name, value in pairs(settings.header, ":")}
    login = settings.basic_auth or unquote(urlsplit(address).netloc.rpartition("@")[0])
    if login:
        headers["authorization"] = f"Basic {b64encode(login.encode()).decode()}"
    return headers


def without_login(address: str) -> str:
    """Return the address without user info."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def origin_of(address: str) -> str:
    """Return scheme, host and port of a web address; empty for others."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if parts.scheme in {"http", "https"} else ""


def pairs(given: tuple[str, ...], separator: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each `name<separator>value`."""
    for text in given:
        name, _, value = text.partition(separator)
        yield name.strip(), value.strip()
