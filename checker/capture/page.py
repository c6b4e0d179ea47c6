"""One target → Evidence, or Unchecked with the reason: the order of measurements and their limits."""

import asyncio
import time
from collections.abc import Awaitable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

import msgspec
from playwright.async_api import Error as BrowserError

from checker.capture.asked import EVERYTHING, Asked, Extent, asked_for
from checker.capture.before import run_before
from checker.capture.evidence_of import Opened, Taken, evidence_of
from checker.capture.gone import gone
from checker.capture.launch import Browser
from checker.capture.look import AXE_STEP, Seen, look
from checker.capture.lost import LostWatch
from checker.capture.navigate import go, moved_to
from checker.capture.processes import OtherProcesses
from checker.capture.scrub import scrubbed, secrets_of
from checker.capture.secret_headers import without_login
from checker.capture.settle import NetworkWatch
from checker.capture.tab import Tab
from checker.capture.wait import wait_for
from checker.config import Settings
from checker.errors import BrowserDied, CaptureError, EngineError, PageTimeout, PageUnreachableError
from checker.model import Response, SettleStep, State, Target
from checker.unread import now, unchecked

T = TypeVar("T")

_MOVES = 3
"""How often a page may go to another address by itself before we give up."""

_FRAME_SHARE = 0.25
"""How much of a page's time a frame in a process of its own may take for one answer."""

_MORE_TIME = "It may have very many elements: give it more --timeout."
_NEVER_ENDS = "Give it more --timeout, or look for a script that never ends."


class _Moved(Exception):  # noqa: N818  (not an error: the page went on to another document)
    """The page went to another document while it was being measured."""


async def capture(
    browser: Browser,
    target: Target,
    *,
    address: str,
    renames: Mapping[str, str] = MappingProxyType({}),
    extent: Extent = EVERYTHING,
) -> Taken:
    """Measure one page. A crash is tried once more; every other trouble is told as Unchecked.

    Args:
        address: where to go; may carry user info, which goes nowhere else.
        renames: what stands in evidence for the address of a local server, whose port means nothing later.
        extent: how much of it is looked at.

    Raises:
        BrowserMissing: the browser died and does not start again.
    """
    work = _Capture(browser, target, address, extent)
    try:
        try:
            taken = await work.run()
        except BrowserDied:
            taken = await work.run()
    except CaptureError as error:
        taken = work.unchecked(error)
    return Taken(scrubbed(taken.captured, secrets_of(browser.settings, address), renames), taken.picture)


class _Capture:
    def __init__(self, browser: Browser, target: Target, address: str, extent: Extent) -> None:
        self.browser = browser
        self.settings: Settings = browser.settings
        self.target = target
        self.address = address
        self.extent = extent
        self.step = "loading it"
        """What goes on, in words."""
        self.captured = now()
        self.timings: dict[str, float] = {}
        self.tab: Tab | None = None
        self.started = 0.0

    async def run(self) -> Taken:
        """Measure in a tab of its own, within the time limit of a page."""
        async with self.browser.tab() as tab:
            self.tab, self.started = tab, time.monotonic()
            tab.begin(self.address)
            work = asyncio.ensure_future(self._measure(tab))
            crash = asyncio.ensure_future(tab.crashed.wait())
            try:
                done, _ = await asyncio.wait(
                    {work, crash}, timeout=self.settings.timeout, return_when=asyncio.FIRST_COMPLETED
                )
                if work in done:
                    return work.result()
                if crash in done:
                    raise BrowserDied(
                        "The browser's tab crashed, twice.", "Open the page in a browser and see."
                    )
                raise PageTimeout(
                    f"The page was not done after {self.settings.timeout:g} seconds; "
                    f"the time ran out while {self.step}.",
                    _MORE_TIME if self.step == AXE_STEP else _NEVER_ENDS,
                )
            except BrowserError as error:
                raise _told(error) from error
            finally:
                crash.cancel()
                work.cancel()
                await asyncio.gather(work, crash, return_exceptions=True)

    async def _measure(self, tab: Tab) -> Taken:
        await tab.authorise(self.address)
        async with OtherProcesses(tab.page, self.settings.timeout * _FRAME_SHARE) as others:
            return await self._settled_on(tab, others)

    async def _settled_on(self, tab: Tab, others: OtherProcesses) -> Taken:
        with NetworkWatch(tab.page) as network, LostWatch(tab.page) as lost:
            response = await self._timed("load", go(tab, self.address, self.settings.timeout))
            if self.settings.before:
                self._begin("running the --before script")
                response = await self._timed("before", run_before(tab, self.settings, self.address, response))
            for _ in range(_MOVES):
                try:
                    taken = await self._look(tab, network, others, response)
                    return taken._replace(
                        captured=msgspec.structs.replace(taken.captured, lost=await lost.found())
                    )
                except _Moved:
                    tab.note("moved", without_login(tab.page.url))
        raise PageUnreachableError(
            "moves", "The page keeps going to another address.", "Name the address where it ends."
        )

    async def _look(
        self, tab: Tab, network: NetworkWatch, others: OtherProcesses, response: Response
    ) -> Taken:
        try:
            self._begin(f"waiting for {self.settings.wait_for}")
            waited = await wait_for(tab.page, self.settings.wait_for)
            asked = self._asked_now()
            work = look(tab.port, self.browser.script, asked, others=others, network=network)
            seen = await self._timed("measure", work)
        except (BrowserError, EngineError) as error:
            if gone(error):
                raise _Moved from error
            raise
        self._note_what_came(tab, seen, response)
        loaded = SettleStep(name="load", reached=tab.loaded, waited=round(self.timings["load"]))
        evidence = msgspec.structs.replace(
            evidence_of(self._opened(response), asked, seen),
            settled=(loaded, *waited, *seen.settled),
            events=tuple(tab.events),
            timings=self.timings,
        )
        return Taken(evidence, seen.picture)

    def _note_what_came(self, tab: Tab, seen: Seen, response: Response) -> None:
        if seen.trouble:
            tab.note("no picture", seen.trouble)
        if (now_at := moved_to(tab, response)) and not any(one.detail == now_at[:300] for one in tab.events):
            tab.note("moved", now_at)

    def _asked_now(self) -> Asked:
        """What is asked, with axe-core's share of the time that the page has left."""
        width, height = self.settings.viewport
        left = self.settings.timeout - (time.monotonic() - self.started)
        state = State(width=width, height=height)
        asked = asked_for(self.settings, state, self.extent, left=left)
        return replace(asked, on_step=self._begin)

    def _begin(self, step: str) -> None:
        self.step = step

    def _opened(self, response: Response) -> Opened:
        return Opened(
            self.target,
            self.captured,
            response,
            browser=self.browser.version,
            locale=self.settings.locale,
            timezone=self.settings.timezone,
            user_agent=self.settings.user_agent,
        )

    async def _timed(self, name: str, work: Awaitable[T]) -> T:
        start = time.monotonic()
        try:
            return await work
        finally:
            self.timings[name] = round((time.monotonic() - start) * 1000, 1)

    def unchecked(self, error: CaptureError) -> Taken:
        """Tell why there is no evidence."""
        return Taken(unchecked(error, self.target, self.captured, self.tab.events if self.tab else ()))


def _told(error: BrowserError) -> CaptureError:
    first = error.message.splitlines()[0]
    if any(
        words in error.message
        for words in ("crashed", "has been closed", "Connection closed", "Target closed")
    ):
        return BrowserDied("The browser died.", "Open the page in a browser and see.")
    return EngineError(
        f"The browser could not measure the page: {first[:200]}.", "Please report this page to us."
    )
