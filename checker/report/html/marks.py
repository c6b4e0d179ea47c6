"""Numbered marks over the picture of a page: where each stands so that none hides another.

The picture is shown in strips, one below the other, each no higher than a printed page: a printer would cut
one tall picture at the wrong places and part it from its marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from checker.model import Box, Screenshot

LEAST_WIDTH = 600
"""CSS pixels: the picture is never shown narrower, so that marks that do not touch here never touch."""
_APART = 28
"""CSS pixels between the middles of two marks: 24 for the mark, 4 of air (WCAG 2.2 SC 2.5.8 asks for 24)."""
_OUTSIDE = (-9.0, -6.0)
"""CSS pixels from a box's corner to the middle of its mark, so that the mark hides little of the box."""
_SPREAD = 12
"""How many steps to each side a mark may move to find room."""
_STRIP_SHAPE = 1.2
"""Height of a strip by its width: it fits A4 and Letter with their margins."""


@dataclass(frozen=True)
class Mark:
    """A number, the middle of its circle and the box it is about, in CSS pixels of the page."""

    number: int
    x: float
    y: float
    box: Box


@dataclass(frozen=True)
class Spot:
    """A circle or a frame in per cent of its strip; a circle has no width and no height."""

    number: int
    left: float
    top: float
    width: float = 0
    height: float = 0


@dataclass(frozen=True)
class Strip:
    """A part of the picture over its full width, `top` and `height` in CSS pixels of the page."""

    top: float
    height: float
    marks: tuple[Spot, ...]
    frames: tuple[Spot, ...]


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
        wanted = (max(box.x, 0) * scale + _OUTSIDE[0], max(box.y, 0) * scale + _OUTSIDE[1])
        spot = _free_spot(wanted, size, taken)
        taken.append(spot)
        marks.append(Mark(number, spot[0] / scale, spot[1] / scale, box))
    return tuple(marks)


def strips(marks: Sequence[Mark], picture: Screenshot) -> tuple[Strip, ...]:
    """Return the picture cut into strips, with the marks and the pieces of frames that lie in each."""
    if picture.width <= 0 or picture.height <= 0:
        return ()
    count = ceil(picture.height / (picture.width * _STRIP_SHAPE))
    height = picture.height / count
    return tuple(_strip(number * height, height, marks, picture.width) for number in range(count))


def _strip(top: float, height: float, marks: Sequence[Mark], width: int) -> Strip:
    here = [mark for mark in marks if top <= mark.y < top + height]
    crossing = [mark for mark in marks if mark.box.y < top + height and mark.box.y + mark.box.height > top]
    return Strip(
        top=top,
        height=height,
        marks=tuple(Spot(mark.number, _share(mark.x, width), _share(mark.y - top, height)) for mark in here),
        frames=tuple(_frame(mark, top, height, width) for mark in crossing),
    )


def _frame(mark: Mark, top: float, height: float, width: int) -> Spot:
    box = mark.box
    left, right = max(box.x, 0), min(box.x + box.width, width)
    upper, lower = max(box.y, top), min(box.y + box.height, top + height)
    return Spot(
        number=mark.number,
        left=_share(left, width),
        top=_share(upper - top, height),
        width=_share(right - left, width),
        height=_share(lower - upper, height),
    )


def _free_spot(
    wanted: tuple[float, float], size: tuple[float, float], taken: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Return the free place nearest to `wanted`; the wanted one where the neighbourhood is full."""
    for right, down in _OFFSETS:
        spot = (
            _within(wanted[0] + right * _APART, size[0]),
            _within(wanted[1] + down * _APART, size[1]),
        )
        if all(abs(spot[0] - x) >= _APART or abs(spot[1] - y) >= _APART for x, y in taken):
            return spot
    return _within(wanted[0], size[0]), _within(wanted[1], size[1])


def _nearest_first() -> tuple[tuple[int, int], ...]:
    steps = range(-_SPREAD, _SPREAD + 1)
    return tuple(
        sorted(((x, y) for x in steps for y in steps), key=lambda step: (step[0] ** 2 + step[1] ** 2, step))
    )


_OFFSETS = _nearest_first()


def _within(at: float, length: float) -> float:
    """Keep the whole mark on the picture."""
    return min(max(at, _APART / 2), max(length - _APART / 2, _APART / 2))


def _share(part: float, whole: float) -> float:
    return round(100 * part / whole, 3)
