"""Isolated worlds: where our probes and axe-core run, out of reach of the page's own scripts.

A world shares the DOM with the page, not its globals: a page that replaced `Set`, or carries an axe of
its own, changes nothing here, and its Content Security Policy does not apply.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from checker.capture.port import Port
from checker.errors import EngineError

NAME = "checker"
_FOLDER = Path(__file__).parent / "probes"
PROBES = (
    "timers", "lib", "settle", "still", "expect", "redact", "colors", "budget", "engine", "visibility",
    "within", "layout", "text", "facts", "styles", "snapshot",
)  # fmt: skip


@cache
def source(axe: str, probes: tuple[str, ...] = PROBES) -> str:
    """Return the script that makes a world: axe-core's own source, then our probes in their order."""
    return "\n;".join((axe, *((_FOLDER / f"{name}.js").read_text("utf-8") for name in probes)))


@dataclass(frozen=True)
class World:
    """Our world in one frame, until that frame goes to another document."""

    port: Port
    frame_id: str
    context_id: int

    async def call(self, function: str, *arguments: object) -> bytes:
        """Call a JavaScript function with JSON-like arguments; return its result as JSON text.

        Raises:
            EngineError: the function threw.
        """
        wrapped = f"async (...given) => JSON.stringify((await ({function})(...given)) ?? null)"
        result = await self._function(wrapped, arguments, by_value=True)
        return str(result["value"]).encode()

    async def element(self, function: str, *arguments: object) -> str | None:
        """Call a function that returns an element; return the element's object id, None for null."""
        result = await self._function(function, arguments, by_value=False)
        found: str | None = result.get("objectId")
        return found

    async def on_element(self, object_id: str, function: str) -> bytes:
        """Call a function whose `this` is the element; return its result as JSON text."""
        params = {"functionDeclaration": function, "objectId": object_id, "returnByValue": True}
        answer = await self.port.send("Runtime.callFunctionOn", params)
        return str(_value_of(answer)["value"]).encode()

    async def _function(
        self, function: str, arguments: tuple[object, ...], *, by_value: bool
    ) -> dict[str, Any]:
        answer = await self.port.send(
            "Runtime.callFunctionOn",
            {
                "functionDeclaration": function,
                "executionContextId": self.context_id,
                "arguments": [{"value": argument} for argument in arguments],
                "awaitPromise": True,
                "returnByValue": by_value,
            },
        )
        return _value_of(answer)


async def enter(port: Port, frame_id: str, script: str) -> World:
    """Enter our world in a frame; put the probes there when no init script has done so."""
    made = await port.send("Page.createIsolatedWorld", {"frameId": frame_id, "worldName": NAME})
    world = World(port, frame_id, made["executionContextId"])
    there = await world.call("() => typeof globalThis.checkerProbes?.collect === 'function'")
    if not msgspec.json.decode(there, type=bool):
        params = {"expression": script, "contextId": world.context_id, "silent": True}
        _value_of(await port.send("Runtime.evaluate", params))
    return world


async def main_frame(port: Port) -> str:
    """Return the id of the page's main frame."""
    tree = await port.send("Page.getFrameTree")
    frame: str = tree["frameTree"]["frame"]["id"]
    return frame


def _value_of(answer: dict[str, Any]) -> dict[str, Any]:
    if details := answer.get("exceptionDetails"):
        thrown = details.get("exception", {})
        text = str(thrown.get("description") or details.get("text", "unknown")).splitlines()[0]
        raise EngineError(f"A probe threw inside the page: {text[:300]}.", "Please report this page to us.")
    result: dict[str, Any] = answer["result"]
    return result
