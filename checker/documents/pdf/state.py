"""What the drawing operators of a PDF page leave behind: runs of text, and the state of the pen."""

from collections.abc import Sequence
from dataclasses import dataclass

from pypdf.generic._font import Font  # the public way gives no marked content

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Run:
    """Text that was drawn in one go, in the page's own units, y upwards."""

    text: str
    x: float
    y: float
    end: float
    """Where it ends, in x."""
    size: float
    bold: bool = False
    mcid: int = -1
    """Which marked content it is; -1 for none."""
    artifact: bool = False
    """Whether it is marked as no part of the text: page numbers and the like."""
    rotated: bool = False
    invisible: bool = False
    """Whether it is not painted, as the text of a scan is that a program recognised."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of marked content."""

    mcid: int = -1
    artifact: bool = False
    actual: str | None = None


@dataclass(slots=True)
class State:
    """The graphics state, as far as text needs it."""

    ctm: Matrix = IDENTITY
    font: Font | None = None
    bold: bool = False
    size: float = 1
    spacing: float = 0
    word_spacing: float = 0
    scale: float = 1
    leading: float = 0
    rise: float = 0
    mode: int = 0


def set_number(name: str, number: float, state: State) -> None:
    """Take an operator that sets one number of the state."""
    if name == "Tc":
        state.spacing = number
    elif name == "Tw":
        state.word_spacing = number
    elif name == "Tz":
        state.scale = number / 100
    elif name == "TL":
        state.leading = number
    elif name == "Ts":
        state.rise = number
    elif name == "Tr":
        state.mode = int(number)


def matrix(numbers: Sequence[float]) -> Matrix:
    """Return the matrix of six numbers."""
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def times(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that does `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def area(of: Matrix) -> float:
    """Return the area that the unit square has after a transformation, as pictures fill it."""
    return abs(of[0] * of[3] - of[1] * of[2])
