"""The one thin port to a page: Chrome DevTools Protocol, `send(method, params)`.

Measurements are `async` functions that await nothing but a port. Over Playwright's asynchronous API
they run as they are; over its synchronous API (a test suite's own page) `send` answers at once, so
`run_now` can drive the same functions without an event loop. Chromium only.
"""

from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:  # what is not used is not loaded: each costs 30 ms
    from playwright.async_api import CDPSession
    from playwright.sync_api import CDPSession as SyncCDPSession

T = TypeVar("T")


class Port(Protocol):
    """A conversation with one page or one frame process."""

    async def send(self, method: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Send one protocol command and return its answer.

        Raises:
            playwright.async_api.Error: the browser refused, or the page is gone.
        """
        ...


class AsyncPort:
    """A port over Playwright's asynchronous API."""

    def __init__(self, session: "CDPSession") -> None:
        self._session = session

    async def send(self, method: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Send one protocol command and return its answer."""
        answer: dict[str, Any] = await self._session.send(method, dict(params or {}))
        return answer


class SyncPort:
    """A port over Playwright's synchronous API; drive its measurements with `run_now`."""

    def __init__(self, session: "SyncCDPSession") -> None:
        self._session = session

    async def send(self, method: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Send one protocol command and return its answer, without ever giving way."""
        answer: dict[str, Any] = self._session.send(method, dict(params or {}))
        return answer


def run_now(work: Coroutine[Any, Any, T]) -> T:
    """Run a measurement that talks to a SyncPort only, to its end.

    Raises:
        RuntimeError: it waited for something other than a SyncPort.
    """
    try:
        work.send(None)
    except StopIteration as done:
        answer: T = done.value
        return answer
    work.close()
    raise RuntimeError("A measurement over a synchronous port waited for something else.")
