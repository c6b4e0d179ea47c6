"""The frames of a page, as a tree of worlds. A frame that cannot be entered stays in it, as unreached."""

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

    def __init__(self, port: Port, script: str, others: dict[str, Port] | None = None) -> None:
        self.port = port
        self.script = script
        self.others = others or {}

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
            await self._enter(world.port, element),
            (*parent.path, where.selector),
            parent.x + where.x,
            parent.y + where.y,
            numbers,
        )

    async def _enter(self, port: Port, element: str) -> World | None:
        described: dict[str, Any] = await port.send("DOM.describeNode", {"objectId": element})
        frame_id = described["node"].get("frameId")
        if frame_id is None:
            return None
        try:
            return await enter(self.others.get(frame_id, port), frame_id, self.script)
        except (BrowserError, EngineError):
            return None


async def every_frame(entry: FrameEntry) -> list[World]:
    """Enter every frame that can be entered, the main one first."""
    tree = await entry.port.send("Page.getFrameTree")
    ways = [(entry.port, frame_id) for frame_id in _ids(tree["frameTree"])]
    ways += [(port, frame_id) for frame_id, port in entry.others.items()]
    worlds = []
    for port, frame_id in ways:
        try:
            worlds.append(await enter(port, frame_id, entry.script))
        except (BrowserError, EngineError):  # gone meanwhile
            continue
    return worlds


def _ids(tree: dict[str, Any]) -> list[str]:
    return [tree["frame"]["id"], *(found for child in tree.get("childFrames", []) for found in _ids(child))]
