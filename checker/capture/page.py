"""One target → Evidence, or Unchecked with the reason: the order of measurements and their limits."""

import asyncio
import time
from collections.abc import Awaitable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec
from playwright.async_api import Error as BrowserError

from checker import __version__
from checker.capture.before import run_before
from checker.capture.launch import Browser
from checker.capture.look import AXE_STEP, Asked, look
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
from checker.model import Environment, Evidence, Response, SettleStep, State, StateEvidence, Target, Unchecked

T = TypeVar("T")

GONE = (
    "Execution context was destroyed",
    "Cannot find context",
    "Cannot find execution context",
    "No frame",
    "Frame was detached",
    "Inspected target navigated",
)
"""What the browser says when a document goes away under our hands."""
_MOVES = 3
"""How often a page may go to another address by itself before we give up."""

_FRAME_SHARE = 0.25
"""How much of a page's time a frame in a process of its own may take for one answer."""

_AXE_SHARE = 0.6
"""How much of what is left of a page's time axe-core's rules may take."""

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
    picture: Path | None = None,
    aaa: bool = False,
) -> Evidence | Unchecked:
    """Measure one page. A crash is tried once more; every other trouble is told as Unchecked.

    Args:
        address: where to go; may carry user info, which goes nowhere else.
        renames: what stands in evidence for the address of a local server, whose port means nothing later.
        picture: where the screenshot goes; None takes none.
        aaa: whether axe's rules of level AAA run too.

    Raises:
        BrowserMissing: the browser died and does not start again.
    """
    work = _Capture(browser, target, address, picture, aaa)
    captured: Evidence | Unchecked
    try:
        try:
            captured = await work.run()
        except BrowserDied:
            captured = await work.run()
    except CaptureError as error:
        captured = work.unchecked(error)
    return scrubbed(captured, secrets_of(browser.settings, address), renames)


class _Capture:
    def __init__(
        self,
        browser: Browser,
        target: Target,
        address: str,
        picture: Path | None,
        aaa: bool,
    ) -> None:
        self.browser = browser
        self.settings: Settings = browser.settings
        self.target = target
        self.address = address
        width, height = self.settings.viewport
        self.asked = Asked(
            state=State(width=width, height=height),
            aaa=aaa,
            include=self.settings.include,
            exclude=self.settings.exclude,
            redact=self.settings.redact,
            expect=self.settings.expect,
            within=tuple(sorted({one.selector for one in self.settings.waive if one.selector})),
            picture=picture,
        )
        self.step = "loading it"
        """What goes on, in words."""
        self.captured = datetime.now(UTC).isoformat(timespec="seconds")
        self.timings: dict[str, float] = {}
        self.tab: Tab | None = None
        self.started = 0.0

    async def run(self) -> Evidence:
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

    async def _measure(self, tab: Tab) -> Evidence:
        await tab.authorise(self.address)
        async with OtherProcesses(tab.page, self.settings.timeout * _FRAME_SHARE) as others:
            return await self._settled_on(tab, others)

    async def _settled_on(self, tab: Tab, others: OtherProcesses) -> Evidence:
        with NetworkWatch(tab.page) as network, LostWatch(tab.page) as lost:
            response = await self._timed("load", go(tab, self.address, self.settings.timeout))
            if self.settings.before:
                self._begin("running the --before script")
                response = await self._timed("before", run_before(tab, self.settings, self.address, response))
            for _ in range(_MOVES):
                try:
                    evidence = await self._look(tab, network, others, response)
                    return msgspec.structs.replace(evidence, lost=await lost.found())
                except _Moved:
                    tab.note("moved", without_login(tab.page.url))
        raise PageUnreachableError(
            "moves", "The page keeps going to another address.", "Name the address where it ends."
        )

    async def _look(
        self, tab: Tab, network: NetworkWatch, others: OtherProcesses, response: Response
    ) -> Evidence:
        try:
            self._begin(f"waiting for {self.settings.wait_for}")
            waited = await wait_for(tab.page, self.settings.wait_for)
            work = look(tab.port, self.browser.script, self._asked_now(), others=others, network=network)
            seen = await self._timed("measure", work)
        except (BrowserError, EngineError) as error:
            if any(words in str(error) for words in GONE):
                raise _Moved from error
            raise
        if seen.trouble:
            tab.note("no picture", seen.trouble)
        if (now := moved_to(tab, response)) and not any(one.detail == now[:300] for one in tab.events):
            tab.note("moved", now)
        loaded = SettleStep(name="load", reached=tab.loaded, waited=round(self.timings["load"]))
        return Evidence(
            target=self.target,
            captured=self.captured,
            response=response,
            environment=self._environment(seen.evidence),
            settled=(loaded, *waited, *seen.settled),
            states=(seen.evidence,),
            events=tuple(tab.events),
            expected_found=seen.expected_found,
            timings=self.timings,
        )

    def _asked_now(self) -> Asked:
        """What is asked, with axe-core's share of the time that the page has left."""
        left = self.settings.timeout - (time.monotonic() - self.started)
        return replace(self.asked, on_step=self._begin, axe_limit=max(0.0, left * _AXE_SHARE))

    def _begin(self, step: str) -> None:
        self.step = step

    def _environment(self, state: StateEvidence) -> Environment:
        return Environment(
            checker=__version__,
            browser=self.browser.version,
            axe=getattr(state.axe, "version", ""),
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

    def unchecked(self, error: CaptureError) -> Unchecked:
        """Tell why there is no evidence."""
        return Unchecked(
            target=self.target,
            captured=self.captured,
            kind=error.kind,
            reason=error.cause,
            remedy=error.remedy,
            status=getattr(error, "status", 0),
            events=tuple(self.tab.events) if self.tab else (),
        )


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
