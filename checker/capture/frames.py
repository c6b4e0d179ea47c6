"""The frames of a page, as a tree of worlds. A frame that cannot be entered stays in it, as unreached."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from playwright.async_api import Error as BrowserError

from checker.capture.port import Port
from checker.capture.world import World, enter, main_frame
from checker.errors import EngineError

_WHERE = """function () {
  const probes = globalThis.checkerProbes;
  const box = probes.rectOf(this);
  const style = getComputedStyle(this);
  const inset = (side) => parseFloat(style[`border${side}Width`]) + parseFloat(style[`padding${side}`]);
  return JSON.stringify({
    selector: probes.selectorOf(this),
    x: box.x + scrollX + inset("Left"), y: box.y + scrollY + inset("Top"),
  });
}"""


class _Where(msgspec.Struct):
    selector: str
    x: float
    y: float


@dataclass(frozen=True)
class FrameNode:
    """One frame: its world, where it stands, and what axe told about the frames in it."""

    world: World | None
    """None when the frame could not be entered."""
    path: tuple[str, ...] = ()
    """Selectors of the frames around it and its own, outermost first; empty for the main frame."""
    x: float = 0
    y: float = 0
    """Where the frame's content begins on the page, CSS pixels."""
    numbers: tuple[int, ...] = ()
    """Under which numbers axe's results in the parent frame name this frame."""
    children: list["FrameNode"] = field(default_factory=list)

    def walk(self) -> list["FrameNode"]:
        """Return this frame and all below it, depth first, as axe-core wants them."""
        return [self, *(node for child in self.children for node in child.walk())]


class FrameEntry:
    """How to enter frames: by the page's session, or by their own when they run in another process."""

    def __init__(self, port: Port, script: str, others: Mapping[str, Port]) -> None:
        self.port = port
        self.script = script
        self.others = others

    async def main(self) -> FrameNode:
        """Enter the main frame."""
        return FrameNode(await enter(self.port, await main_frame(self.port), self.script))

    async def child(self, parent: FrameNode, index: int, numbers: tuple[int, ...]) -> FrameNode:
        """Enter the frame that axe listed at `index` in `parent`, or return it as unreached."""
        world = parent.world
        if world is None:
            raise ValueError("An unreached frame has no children.")
        element = await world.element("(index) => checkerProbes.frameElement(index)", index)
        if element is None:
            return FrameNode(None, (*parent.path, "iframe"), numbers=numbers)
        where = msgspec.json.decode(await world.on_element(element, _WHERE), type=_Where)
        return FrameNode(
            await self._enter_element(world.port, element),
            (*parent.path, where.selector),
            parent.x + where.x,
            parent.y + where.y,
            numbers,
        )

    async def _enter_element(self, port: Port, element: str) -> World | None:
        described: dict[str, Any] = await port.send("DOM.describeNode", {"objectId": element})
        frame_id = described["node"].get("frameId")
        return None if frame_id is None else await self.enter(self.others.get(frame_id, port), frame_id)

    async def enter(self, port: Port, frame_id: str) -> World | None:
        """Enter a frame, or return None when it cannot be entered or is gone."""
        try:
            return await enter(port, frame_id, self.script)
        except (BrowserError, EngineError):
            return None


async def every_frame(entry: FrameEntry) -> list[World]:
    """Enter every frame that can be entered, the main one first."""
    worlds = [
        await entry.enter(port, frame_id)
        for port in (entry.port, *entry.others.values())
        for frame_id in await _frames_of(port)
    ]
    return [world for world in worlds if world is not None]


async def _frames_of(port: Port) -> list[str]:
    try:
        tree = await port.send("Page.getFrameTree")
    except BrowserError:  # gone meanwhile
        return []
    return _ids(tree["frameTree"])


def _ids(tree: dict[str, Any]) -> list[str]:
    return [tree["frame"]["id"], *(found for child in tree.get("childFrames", []) for found in _ids(child))]
