"""Numbered marks over the picture of a page: where each stands so that none hides another."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Box, Screenshot

LEAST_WIDTH = 600
"""CSS pixels: the picture is never shown narrower, so that marks that do not touch here never touch."""
_APART = 28
"""CSS pixels between the middles of two marks: 24 for the mark, 4 of air (WCAG 2.2 SC 2.5.8 asks for 24)."""
_SPREAD = 12
"""How many steps to each side a mark may move to find room."""


@dataclass(frozen=True)
class Mark:
    """A number on the picture and the frame around what it is about, in per cent of the picture."""

    number: int
    x: float
    y: float
    left: float
    top: float
    width: float
    height: float


def on_picture(box: Box | None, picture: Screenshot) -> bool:
    """Return whether a box lies on the picture, in part at least, and is big enough to be seen."""
    if box is None or picture.width <= 0 or picture.height <= 0 or box.width < 1 or box.height < 1:
        return False
    across = box.x < picture.width and box.x + box.width > 0
    down = box.y < picture.height and box.y + box.height > 0
    return across and down


def place_marks(boxes: Sequence[Box], picture: Screenshot) -> tuple[Mark, ...]:
    """Return one mark for each box, numbered from 1, at the box's top left corner or near it."""
    scale = LEAST_WIDTH / picture.width
    size = (float(LEAST_WIDTH), picture.height * scale)
    taken: list[tuple[float, float]] = []
    marks = []
    for number, box in enumerate(boxes, start=1):
        spot = _free_spot((box.x * scale, box.y * scale), size, taken)
        taken.append(spot)
        marks.append(_mark(number, box, spot, size, picture))
    return tuple(marks)


def _mark(
    number: int, box: Box, spot: tuple[float, float], size: tuple[float, float], picture: Screenshot
) -> Mark:
    left, top = max(box.x, 0), max(box.y, 0)
    return Mark(
        number=number,
        x=_share(spot[0], size[0]),
        y=_share(spot[1], size[1]),
        left=_share(left, picture.width),
        top=_share(top, picture.height),
        width=_share(min(box.x + box.width, picture.width) - left, picture.width),
        height=_share(min(box.y + box.height, picture.height) - top, picture.height),
    )


def _free_spot(
    wanted: tuple[float, float], size: tuple[float, float], taken: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Return the free place nearest to `wanted`; the wanted one where the neighbourhood is full."""
    steps = range(-_SPREAD, _SPREAD + 1)
    offsets = sorted(
        ((x, y) for x in steps for y in steps), key=lambda step: (step[0] ** 2 + step[1] ** 2, step)
    )
    for right, down in offsets:
        spot = (
            _within(wanted[0] + right * _APART, size[0]),
            _within(wanted[1] + down * _APART, size[1]),
        )
        if all(abs(spot[0] - x) >= _APART or abs(spot[1] - y) >= _APART for x, y in taken):
            return spot
    return _within(wanted[0], size[0]), _within(wanted[1], size[1])


def _within(at: float, length: float) -> float:
    """Keep the whole mark on the picture."""
    return min(max(at, _APART / 2), max(length - _APART / 2, _APART / 2))


def _share(part: float, whole: float) -> float:
    return round(100 * part / whole, 3)
