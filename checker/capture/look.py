"""Look at an open page as it stands: let it come to rest, mask, measure, take its picture. A port is enough.

The same function serves a page that checker opened and one that a test suite clicked into shape.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import msgspec
from playwright.async_api import Error as BrowserError

from checker.capture.asked import Asked
from checker.capture.axe import FRAMES_ONLY, options, run_axe
from checker.capture.frames import FrameEntry, every_frame
from checker.capture.phone import at_phone_width
from checker.capture.port import Port
from checker.capture.settle import Network, settle
from checker.capture.shot import screenshot
from checker.capture.snapshot import collect
from checker.capture.world import World
from checker.errors import EngineError
from checker.model import SettleStep, StateEvidence

AXE_STEP = "running axe-core"


@dataclass(frozen=True)
class Seen:
    """What a look gave."""

    settled: tuple[SettleStep, ...]
    evidence: StateEvidence
    expected_found: bool | None
    """None when nothing was expected."""
    picture: bytes | None = None
    """A JPEG; None where none was asked for or none could be taken."""
    trouble: str = ""
    """Why there is no picture; empty when there is one or none was asked for."""
    phone: StateEvidence | None = None
    """How its text is laid out at the width of a phone; None where that was not asked for."""


async def look(
    port: Port, script: str, asked: Asked, *, others: Mapping[str, Port], network: Network | None = None
) -> Seen:
    """Measure the page behind a port in its present state.

    Args:
        script: what `world.source` gives.
        others: ports of frames that run in processes of their own, by frame id; may change while we look.
        network: tells when no request is under way; None does not wait for that.

    Raises:
        EngineError: axe-core or a probe threw.
    """
    asked.on_step("waiting for it to come to rest")
    entry = FrameEntry(port, script, others)
    main = await entry.main()
    assert main.world is not None  # noqa: S101  (entered, or the look has ended)
    settled = await settle(main.world, network)
    found = await _expected(main.world, asked.expect)
    if asked.redact:
        for world in await every_frame(entry):
            await world.call("(selectors) => checkerProbes.redact(selectors)", list(asked.redact))
    async with _held_still(main.world):
        evidence = await _measure(entry, asked)
        picture, trouble = None, ""
        if asked.extent.picture:
            asked.on_step("taking its picture")
            try:
                shot, picture = await screenshot(port)
                evidence = msgspec.structs.replace(evidence, screenshot=shot)
            except BrowserError as error:  # the findings are worth more than their picture
                trouble = error.message.splitlines()[0]
    phone = await at_phone_width(port, main.world, asked.state) if asked.extent.phone else None
    return Seen(settled, evidence, found, picture, trouble, phone)


@asynccontextmanager
async def _held_still(world: World) -> AsyncIterator[None]:
    """Hold animations that never end, so that two looks at a page see the same; then let them go on."""
    await world.call("() => checkerProbes.holdStill()")
    try:
        yield
    finally:
        with suppress(BrowserError, EngineError):  # the page has gone meanwhile
            await world.call("() => checkerProbes.goOn()")


async def _measure(entry: FrameEntry, asked: Asked) -> StateEvidence:
    asked.on_step("looking into its frames" if asked.extent.words_only else AXE_STEP)
    how = FRAMES_ONLY if asked.extent.words_only else options(aaa=asked.extent.aaa)
    main, answer = await run_axe(entry, how, asked.axe_limit)
    asked.on_step("reading its text and facts")
    snapshot, text, axe, layout = await collect(main, answer, asked.include, asked.exclude, asked.within)
    axe_or_none = None if asked.extent.words_only else axe
    return StateEvidence(state=asked.state, snapshot=snapshot, text=text, axe=axe_or_none, layout=layout)


async def _expected(world: World, expected: tuple[str, ...]) -> bool | None:
    if not expected:
        return None
    answer = await world.call("(expected) => checkerProbes.allThere(expected)", list(expected))
    return msgspec.json.decode(answer, type=bool)
