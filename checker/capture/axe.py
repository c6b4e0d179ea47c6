"""axe-core in every frame: `runPartial` in each, `finishRun` in the main one, slim results out."""

import time
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import msgspec
from playwright.async_api import TimeoutError as BrowserTimeout

from checker.capture.frames import FrameEntry, FrameNode
from checker.errors import ConfigError
from checker.model import AxeRule

LEVEL_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
AAA_TAGS = ("wcag2aaa", "wcag21aaa", "wcag22aaa")


class _FrameAnswer(msgspec.Struct):
    context: msgspec.Raw
    numbers: tuple[int, ...]


class _Partial(msgspec.Struct):
    frames: list[_FrameAnswer]


class AxeHit(msgspec.Struct):
    """An element axe did not pass: `target` is the path of numbers to it, frame by frame."""

    rule: str
    outcome: str
    impact: str
    target: tuple[int, ...]
    messages: tuple[str, ...]


class AxeAnswer(msgspec.Struct):
    """What `finish` in the engine probe returns."""

    version: str
    rules: tuple[AxeRule, ...]
    nodes: tuple[AxeHit, ...]


@cache
def axe_source(path: str = "") -> str:
    """Return axe-core's source: the one that axe-playwright-python carries, or the file at `path`.

    Raises:
        ConfigError: the file cannot be read, or is not axe-core.
    """
    if not path:
        import axe_playwright_python  # noqa: PLC0415  (its data only; its runner sees just the main frame)

        return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"The axe script {path} cannot be read: {error}.", "Name a file axe.min.js."
        ) from error
    if "runPartial" not in text:
        raise ConfigError(f"{path} is not axe-core 4.3 or newer.", "Name a file axe.min.js.")
    return text


def options(*, aaa: bool) -> dict[str, object]:
    """Return axe's options: every stable rule of the levels asked for, `target-size` among them."""
    tags = (*LEVEL_TAGS, *(AAA_TAGS if aaa else ()))
    rules = {"target-size": {"enabled": True}}
    if aaa:
        rules |= {
            rule: {"enabled": True} for rule in ("color-contrast-enhanced", "identical-links-same-purpose")
        }
    return {"runOnly": {"type": "tag", "values": list(tags)}, "rules": rules, "elementRef": False}


FRAMES_ONLY: dict[str, object] = {"runOnly": {"type": "rule", "values": ["bypass"]}, "elementRef": False}
"""One quick rule whose answer nobody needs: what is wanted is axe's way into every frame."""


@dataclass(frozen=True)
class _Run:
    """One run of axe-core over all frames."""

    entry: FrameEntry
    how: dict[str, object]
    ends: float | None
    """When its time is up, by the monotonic clock."""

    def left(self) -> int | None:
        """Return the milliseconds that are left; None when there is no limit."""
        return None if self.ends is None else max(0, round((self.ends - time.monotonic()) * 1000))


async def run_axe(
    entry: FrameEntry, how: dict[str, object], limit: float | None = None
) -> tuple[FrameNode, AxeAnswer]:
    """Run axe-core in all frames; return the tree of frames and the joined answer.

    Args:
        how: axe's own options.
        limit: seconds that its rules may take; elements that there was no time for are counted as untested.

    Raises:
        EngineError: axe threw in the main frame.
    """
    main = await entry.main()
    await _partial(_Run(entry, how, None if limit is None else time.monotonic() + limit), main, None)
    assert main.world is not None  # noqa: S101  (the main frame is entered or the page has failed)
    halves = [await _half(node) for node in main.walk()[1:]]
    finish = "(halves, how) => checkerProbes.finish(halves.map((half) => JSON.parse(half)), how)"
    answer = await main.world.call(finish, halves, how)
    return main, msgspec.json.decode(answer, type=AxeAnswer)


async def _partial(run: _Run, node: FrameNode, context: object) -> None:
    if node.world is None:
        return
    function = "(context, how, limit) => checkerProbes.partial(context, how, limit)"
    answer = msgspec.json.decode(await node.world.call(function, context, run.how, run.left()), type=_Partial)
    for index, frame in enumerate(answer.frames):
        child = await run.entry.child(node, index, frame.numbers)
        try:
            await _partial(run, child, msgspec.json.decode(frame.context))
        except BrowserTimeout:  # its process hangs, and with it all that is in it
            child = replace(child, world=None, children=[])
        node.children.append(child)


async def _half(node: FrameNode) -> str:
    return "null" if node.world is None else (await node.world.call("() => checkerProbes.half()")).decode()


def frame_of(main: FrameNode, target: tuple[int, ...]) -> FrameNode:
    """Return the frame that an axe target lies in; its last number is the element there."""
    node = main
    for number in target[:-1]:
        node = next(child for child in node.children if number in child.numbers)
    return node
