"""How the text of an open page is laid out at the width of a phone; it has its own width again afterwards."""

from contextlib import suppress

import msgspec
from playwright.async_api import Error as BrowserError
from playwright.async_api import TimeoutError as BrowserTimeout

from checker.capture.port import Port
from checker.capture.world import World
from checker.errors import EngineError
from checker.model import LaidOut, NotCaptured, State, StateEvidence, TextLayout

WIDTH, HEIGHT = 390, 844
"""CSS pixels of a common phone."""
_NOT_MEASURED = "the page could not be measured at the width of a phone"
_LAYOUT = """async () => {
  const frame = () => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 100); });
  await frame();
  await frame();
  return checkerProbes.layout();
}"""


async def at_phone_width(port: Port, world: World, usual: State) -> StateEvidence | None:
    """Measure the lines of the text that the first look found; None on a page that is as narrow already.

    `usual` is the state that the page is in, and comes back to.
    """
    if usual.width <= WIDTH:
        return None
    state = msgspec.structs.replace(usual, name="phone", width=WIDTH, height=HEIGHT)
    try:
        await _resize(port, state)
        found = msgspec.json.decode(await world.call(_LAYOUT), type=tuple[LaidOut, ...])
        layout: TextLayout | NotCaptured = TextLayout(pieces=found)
    except (BrowserError, BrowserTimeout, EngineError):  # what was measured before is worth more
        layout = NotCaptured(reason=_NOT_MEASURED)
    finally:
        with suppress(BrowserError):
            await _resize(port, usual)
    return StateEvidence(state=state, snapshot=None, text=None, axe=None, layout=layout)


async def _resize(port: Port, state: State) -> None:
    size = {"width": state.width, "height": state.height, "deviceScaleFactor": 0, "mobile": False}
    await port.send("Emulation.setDeviceMetricsOverride", size)
