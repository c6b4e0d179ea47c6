"""Look at an open page as it stands: let it come to rest, mask, measure, take its picture. A port is enough.

The same function serves a page that checker opened and one that a test suite clicked into shape.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from playwright.async_api import Error as BrowserError

from checker.capture.axe import options, run_axe
from checker.capture.frames import FrameEntry, every_frame
from checker.capture.port import Port
from checker.capture.settle import Network, settle
from checker.capture.shot import screenshot
from checker.capture.snapshot import collect
from checker.capture.world import World
from checker.errors import EngineError
from checker.model import SettleStep, State, StateEvidence

AXE_STEP = "running axe-core"


@dataclass(frozen=True)
class Asked:
    """What the user wants of a look."""

    state: State = field(default_factory=State)
    """The state that the page is in; who calls has put it there."""
    aaa: bool = False
    """Whether axe-core's rules of level AAA run too."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    redact: tuple[str, ...] = ()
    expect: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    """Selectors; each place tells which of them match it or something around it."""
    picture: Path | None = None
    """Where the picture goes; None takes none."""
    on_step: Callable[[str], None] = lambda _step: None
    """Told what comes next, in words for a person who waits."""
    axe_limit: float | None = None
    """Seconds that axe-core's rules may take; elements past it are told as untested. None: no limit."""


@dataclass(frozen=True)
class Seen:
    """What a look gave."""

    settled: tuple[SettleStep, ...]
    evidence: StateEvidence
    expected_found: bool | None
    """None when nothing was expected."""
    trouble: str = ""
    """Why there is no picture; empty when there is one or none was asked for."""


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
        trouble = ""
        if asked.picture is not None:
            asked.on_step("taking its picture")
            try:
                evidence = msgspec.structs.replace(evidence, screenshot=await screenshot(port, asked.picture))
            except BrowserError as error:  # the findings are worth more than their picture
                trouble = error.message.splitlines()[0]
    return Seen(settled, evidence, found, trouble)


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
    asked.on_step(AXE_STEP)
    main, answer = await run_axe(entry, options(aaa=asked.aaa), asked.axe_limit)
    asked.on_step("reading its text and facts")
    snapshot, text, axe = await collect(main, answer, asked.include, asked.exclude, asked.within)
    return StateEvidence(state=asked.state, snapshot=snapshot, text=text, axe=axe)


async def _expected(world: World, expected: tuple[str, ...]) -> bool | None:
    if not expected:
        return None
    answer = await world.call("(expected) => checkerProbes.allThere(expected)", list(expected))
    return msgspec.json.decode(answer, type=bool)
