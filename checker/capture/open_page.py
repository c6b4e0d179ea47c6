"""A page that somebody else opened and clicked into shape → Evidence of it as it stands.

Nothing is loaded, cleaned or closed. One coroutine serves both of Playwright's APIs: it awaits only the
`Sessions` that it is given, so that over the synchronous one `run_now` drives it.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import msgspec
from playwright.async_api import Error as BrowserError

from checker.capture.asked import Asked, Extent, asked_for
from checker.capture.axe import axe_source
from checker.capture.evidence_of import Opened, Taken, evidence_of
from checker.capture.frames import FrameEntry, every_frame
from checker.capture.gone import gone
from checker.capture.look import look
from checker.capture.port import Port
from checker.capture.scrub import scrubbed, secrets_of
from checker.capture.secret_headers import without_login
from checker.capture.sessions import END_LIMIT
from checker.capture.world import World, enter, main_frame, source
from checker.config import Settings, no_selector, selectors_of
from checker.errors import CaptureError, EngineError, PageTimeout, UsageError
from checker.model import Response, State, Target
from checker.unread import now, unchecked

if TYPE_CHECKING:
    from checker.capture.sessions import AnyPage, Sessions

_TRIES = 3
"""How often a page that goes to another document meanwhile is looked at before we give up."""

_NEVER_ENDS = "Look for a script that never ends, or give it more `timeout`."

_FACTS = """() => {
  const loaded = performance.getEntriesByType("navigation")[0];
  const is = (query) => matchMedia(query).matches;
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    url: location.href, status: loaded?.responseStatus ?? 0, type: document.contentType,
    width: innerWidth, height: innerHeight, dark: is("(prefers-color-scheme: dark)"),
    forced: is("(forced-colors: active)"), still: is("(prefers-reduced-motion: reduce)"),
    locale: navigator.language || locale, timezone: timeZone,
  };
}"""


class _Facts(msgspec.Struct):
    """What `_FACTS` returns. `status` is 0 where the document did not come from a server."""

    url: str
    status: int
    type: str
    width: int
    height: int
    dark: bool
    forced: bool
    still: bool
    locale: str
    timezone: str


@dataclass(frozen=True)
class Wanted:
    """How an open page is to be measured."""

    settings: Settings
    picture: bool = False
    """Whether its picture is taken."""
    aaa: bool = False
    """Whether axe's rules of level AAA run too."""
    renames: Mapping[str, str] | None = None
    """What stands in evidence for addresses that mean nothing later."""


async def measured(page: "AnyPage", sessions: "Sessions", wanted: Wanted) -> Taken:
    """Measure a page as it stands. What keeps it from being measured is told as Unchecked.

    Raises:
        UsageError: the page is closed, or its browser is not Chromium.
        ConfigError: a selector is none.
    """
    work = _Measuring(page, sessions, wanted)
    limit = wanted.settings.timeout
    try:
        async with sessions.limit(limit):
            taken = await work.run()
    except TimeoutError:
        late = PageTimeout(f"The page was not done after {limit:g} seconds.", _NEVER_ENDS)
        taken = work.unchecked(late)
    except CaptureError as error:
        taken = work.unchecked(error)
    finally:
        await sessions.end()
    secrets = secrets_of(wanted.settings, page.url)
    return Taken(scrubbed(taken.captured, secrets, wanted.renames or {}), taken.picture)


class _Measuring:
    """One page on its way to evidence."""

    def __init__(self, page: "AnyPage", sessions: "Sessions", wanted: Wanted) -> None:
        url = without_login(page.url)
        self.page = page
        self.sessions = sessions
        self.wanted = wanted
        self.target = Target(given=url, url=url)
        self.captured = now()
        self.script = source(axe_source(wanted.settings.axe_script))

    async def run(self) -> Taken:
        """Measure it; a page that goes to another document meanwhile is measured there."""
        port = await self._port()
        for _ in range(_TRIES):
            try:
                return await self._measure(port)
            except (BrowserError, EngineError) as error:
                if not gone(error):
                    raise _told(error) from error
        raise EngineError(
            "The page keeps going to another document.", "Wait until it is there, then check it."
        )

    def unchecked(self, error: CaptureError) -> Taken:
        """Tell why there is no evidence."""
        return Taken(unchecked(error, self.target, self.captured))

    async def _port(self) -> Port:
        if self.page.is_closed():
            raise UsageError("The page is closed.", "Check it while it is open.")
        try:
            return await self.sessions.open(self.page)
        except BrowserError as error:
            _refused(error)

    async def _measure(self, port: Port) -> Taken:
        settings = self.wanted.settings
        main = await enter(port, await main_frame(port), self.script)
        await _must_be_selectors(main, settings)
        facts = msgspec.json.decode(await main.call(_FACTS), type=_Facts)
        others = await self._others()
        asked = _asked(self.wanted, facts)
        try:
            seen = await look(port, self.script, asked, others=others)
        finally:
            with suppress(TimeoutError):
                async with self.sessions.limit(END_LIMIT):
                    await _put_back(FrameEntry(port, self.script, others), settings)
        version = await port.send("Browser.getVersion")
        opened = Opened(
            self.target,
            self.captured,
            Response(url=without_login(facts.url), status=facts.status, content_type=facts.type),
            browser=f"Chromium {str(version['product']).partition('/')[2]}",
            locale=facts.locale,
            timezone=facts.timezone,
        )
        return Taken(evidence_of(opened, asked, seen), seen.picture)

    async def _others(self) -> dict[str, Port]:
        """Open a port to each frame that runs in a process of its own, by frame id."""
        ports: dict[str, Port] = {}
        for frame in self.page.frames[1:]:
            with suppress(BrowserError):  # in the process of the frame around it, or gone
                port = await self.sessions.open(frame)
                ports[await main_frame(port)] = port
        return ports


def _refused(error: BrowserError) -> NoReturn:
    if "only available in Chromium" in error.message:
        raise UsageError(
            "The page is open in a browser that cannot be measured: checker needs Chromium, Chrome or Edge.",
            "Check pages in Chromium only; skip the check in Firefox and WebKit.",
        ) from None
    raise _told(error) from error


def _told(error: BrowserError | EngineError) -> EngineError:
    if isinstance(error, EngineError):
        return error
    first = error.message.splitlines()[0]
    return EngineError(f"The browser could not measure the page: {first[:200]}.")


def _asked(wanted: Wanted, facts: _Facts) -> Asked:
    state = State(
        width=facts.width,
        height=facts.height,
        color_scheme="dark" if facts.dark else "light",
        forced_colors=facts.forced,
        reduced_motion=facts.still,
    )
    settings = wanted.settings
    extent = Extent(aaa=wanted.aaa, picture=wanted.picture)
    return asked_for(settings, state, extent, left=settings.timeout)


async def _must_be_selectors(main: World, settings: Settings) -> None:
    """Try the user's selectors before anything is measured."""
    for one in selectors_of(settings):
        try:
            for step in one.steps:
                await main.call("(selector) => { document.querySelector(selector); }", step)
        except EngineError as error:
            raise no_selector(one, in_python=True) from error


async def _put_back(entry: FrameEntry, settings: Settings) -> None:
    if settings.redact:
        for world in await every_frame(entry):
            with suppress(BrowserError, EngineError):
                await world.call("() => checkerProbes.unredact()")
