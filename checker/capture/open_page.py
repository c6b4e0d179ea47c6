"""A page that somebody else opened and clicked into shape → Evidence of it as it stands.

Nothing is loaded, cleaned or closed. One coroutine serves both of Playwright's APIs: it awaits only the
`Sessions` that it is given, so that over the synchronous one `run_now` drives it.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import msgspec
from playwright.async_api import Error as BrowserError

from checker import __version__
from checker.capture.axe import axe_source
from checker.capture.frames import FrameEntry, every_frame
from checker.capture.look import Asked, look
from checker.capture.page import GONE
from checker.capture.port import Port
from checker.capture.scrub import scrubbed, secrets_of
from checker.capture.secret_headers import without_login
from checker.capture.sessions import END_LIMIT
from checker.capture.world import World, enter, main_frame, source
from checker.config import Settings, called
from checker.errors import CaptureError, ConfigError, EngineError, PageTimeout, UsageError
from checker.model import Environment, Evidence, Response, State, Target, Unchecked

if TYPE_CHECKING:
    from checker.capture.sessions import AnyPage, Sessions

_TRIES = 3
"""How often a page that goes to another document meanwhile is looked at before we give up."""

_NEVER_ENDS = "Look for a script that never ends, or give it more `timeout`."
_AXE_SHARE = 0.6
"""How much of the time limit axe-core's rules may take."""

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
    picture: Path | None = None
    """Where the picture goes; None takes none."""
    aaa: bool = False
    """Whether axe's rules of level AAA run too."""
    renames: Mapping[str, str] | None = None
    """What stands in evidence for addresses that mean nothing later."""


async def measured(page: "AnyPage", sessions: "Sessions", wanted: Wanted) -> Evidence | Unchecked:
    """Measure a page as it stands. What keeps it from being measured is told as Unchecked.

    Raises:
        UsageError: the page is closed, or its browser is not Chromium.
        ConfigError: a selector is none.
    """
    work = _Measuring(page, sessions, wanted)
    captured: Evidence | Unchecked
    limit = wanted.settings.timeout
    try:
        async with sessions.limit(limit):
            captured = await work.run()
    except TimeoutError:
        late = PageTimeout(f"The page was not done after {limit:g} seconds.", _NEVER_ENDS)
        captured = work.unchecked(late)
    except CaptureError as error:
        captured = work.unchecked(error)
    finally:
        await sessions.end()
    return scrubbed(captured, secrets_of(wanted.settings, page.url), wanted.renames or {})


class _Measuring:
    """One page on its way to evidence."""

    def __init__(self, page: "AnyPage", sessions: "Sessions", wanted: Wanted) -> None:
        url = without_login(page.url)
        self.page = page
        self.sessions = sessions
        self.wanted = wanted
        self.target = Target(given=url, url=url)
        self.captured = datetime.now(UTC).isoformat(timespec="seconds")
        self.script = source(axe_source(wanted.settings.axe_script))

    async def run(self) -> Evidence:
        """Measure it; a page that goes to another document meanwhile is measured there."""
        port = await self._port()
        for _ in range(_TRIES):
            try:
                return await self._measure(port)
            except (BrowserError, EngineError) as error:
                if not any(words in str(error) for words in GONE):
                    raise _told(error) from error
        raise EngineError(
            "The page keeps going to another document.", "Wait until it is there, then check it."
        )

    def unchecked(self, error: CaptureError) -> Unchecked:
        """Tell why there is no evidence."""
        return Unchecked(
            target=self.target,
            captured=self.captured,
            kind=error.kind,
            reason=error.cause,
            remedy=error.remedy,
        )

    async def _port(self) -> Port:
        if self.page.is_closed():
            raise UsageError("The page is closed.", "Check it while it is open.")
        try:
            return await self.sessions.open(self.page)
        except BrowserError as error:
            _refused(error)

    async def _measure(self, port: Port) -> Evidence:
        settings = self.wanted.settings
        main = await enter(port, await main_frame(port), self.script)
        await _must_be_selectors(main, settings)
        facts = msgspec.json.decode(await main.call(_FACTS), type=_Facts)
        others = await self._others()
        try:
            seen = await look(port, self.script, _asked(self.wanted, facts), others=others)
        finally:
            with suppress(TimeoutError):
                async with self.sessions.limit(END_LIMIT):
                    await _put_back(FrameEntry(port, self.script, others), settings)
        version = await port.send("Browser.getVersion")
        return Evidence(
            target=self.target,
            captured=self.captured,
            response=Response(url=without_login(facts.url), status=facts.status, content_type=facts.type),
            environment=Environment(
                checker=__version__,
                browser=f"Chromium {str(version['product']).partition('/')[2]}",
                axe=getattr(seen.evidence.axe, "version", ""),
                locale=facts.locale,
                timezone=facts.timezone,
            ),
            settled=seen.settled,
            states=(seen.evidence,),
            expected_found=seen.expected_found,
        )

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
    settings = wanted.settings
    return Asked(
        state=State(
            width=facts.width,
            height=facts.height,
            color_scheme="dark" if facts.dark else "light",
            forced_colors=facts.forced,
            reduced_motion=facts.still,
        ),
        aaa=wanted.aaa,
        include=settings.include,
        exclude=settings.exclude,
        redact=settings.redact,
        expect=settings.expect,
        within=tuple(sorted({one.selector for one in settings.waive if one.selector})),
        picture=wanted.picture,
        axe_limit=settings.timeout * _AXE_SHARE,
    )


async def _must_be_selectors(main: World, settings: Settings) -> None:
    """Try the user's selectors before anything is measured."""
    named = {name: getattr(settings, name) for name in ("include", "exclude", "redact")}
    for name, selector in ((name, one) for name, given in named.items() for one in given):
        try:
            await main.call("(selector) => { document.querySelector(selector); }", selector)
        except EngineError as error:
            written = json.dumps(selector, ensure_ascii=False)
            place = called(name, selector)
            raise ConfigError(
                f"{name if place.startswith('--') else place} is {written}, which is no CSS selector.",
                "Write one such as .name or #main p.",
            ) from error


async def _put_back(entry: FrameEntry, settings: Settings) -> None:
    if settings.redact:
        for world in await every_frame(entry):
            with suppress(BrowserError, EngineError):
                await world.call("() => checkerProbes.unredact()")
