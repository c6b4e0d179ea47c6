"""When is a page ready? Conditions, each with its own limit, reported as reached or not; no fixed sleep."""

import asyncio
import time
from typing import Protocol

import msgspec
from playwright.async_api import Page, Request

from checker.capture.world import World
from checker.model import SettleStep

QUIET = 250
"""Milliseconds without a change that count as quiet: hides most late rendering, costs little."""
QUIET_BEFORE_SCROLL = 100
"""Milliseconds: long enough for a page to begin to watch what scrolls into view."""
LIMIT = 4000
"""Milliseconds for each condition inside the page."""
NETWORK_LIMIT = 6.0
"""Seconds for requests to end."""
SCROLL_LIMIT = 4000
MAX_HEIGHT = 60_000
"""CSS pixels to scroll through: an endless page ends here."""
# These stay open as long as the page does; waiting for them would wait for ever.
_ENDLESS = {"websocket", "eventsource", "media", "ping", "manifest"}


class NetworkWatch:
    """Counts the requests of a page that are under way."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._open: set[Request] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    def __enter__(self) -> "NetworkWatch":
        self._page.on("request", self._begin)
        self._page.on("requestfinished", self._end)
        self._page.on("requestfailed", self._end)
        return self

    def __exit__(self, *_: object) -> None:
        self._page.remove_listener("request", self._begin)
        self._page.remove_listener("requestfinished", self._end)
        self._page.remove_listener("requestfailed", self._end)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._open

    async def quiet(self, limit: float) -> SettleStep:
        """Wait until nothing is under way, for at most `limit` seconds."""
        start = time.monotonic()
        try:
            async with asyncio.timeout(limit):
                await self._idle.wait()
        except TimeoutError:
            pending = f"{len(self._open)} requests still open"
            return SettleStep(name="network", reached=False, waited=_since(start), detail=pending)
        return SettleStep(name="network", reached=True, waited=_since(start))

    def _begin(self, request: Request) -> None:
        if request.resource_type not in _ENDLESS:
            self._open.add(request)
            self._idle.clear()

    def _end(self, request: Request) -> None:
        self._open.discard(request)
        if not self._open:
            self._idle.set()


class Network(Protocol):
    """Tells when no request of a page is under way."""

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""

    async def quiet(self, limit: float) -> SettleStep:
        """Wait until nothing is under way, for at most `limit` seconds."""


async def settle(world: World, network: Network | None) -> tuple[SettleStep, ...]:
    """Wait until the page is at rest; a tall one is first scrolled through, to bring in what is lazy."""
    deadline = time.monotonic() + NETWORK_LIMIT
    steps = [await network.quiet(NETWORK_LIMIT)] if network else []
    if msgspec.json.decode(await world.call("() => checkerProbes.taller()"), type=bool):
        steps += await _at_rest(world, QUIET_BEFORE_SCROLL, lazy=False)
        scrolled = await world.call(
            "(...limits) => checkerProbes.scrollThrough(...limits)", SCROLL_LIMIT, MAX_HEIGHT
        )
        steps.append(msgspec.json.decode(scrolled, type=SettleStep))
    steps += await _at_rest(world, QUIET, lazy=True)
    if network and not network.idle:
        steps.append(await network.quiet(max(0.5, deadline - time.monotonic())))
        steps += await _at_rest(world, QUIET, lazy=True)
    return _joined(steps)


async def _at_rest(world: World, quiet: int, *, lazy: bool) -> list[SettleStep]:
    limits = {"quiet": quiet, "limit": LIMIT, "lazy": lazy}
    answer = await world.call("(limits) => checkerProbes.settle(limits)", limits)
    return msgspec.json.decode(answer, type=list[SettleStep])


def _joined(steps: list[SettleStep]) -> tuple[SettleStep, ...]:
    """One step a condition: the last answer counts, the waiting adds up."""
    joined: dict[str, SettleStep] = {}
    for step in steps:
        waited = step.waited + (joined[step.name].waited if step.name in joined else 0)
        joined[step.name] = msgspec.structs.replace(step, waited=waited)
    return tuple(joined.values())


def _since(start: float) -> int:
    return round((time.monotonic() - start) * 1000)
