"""Fit lists into a document that may not grow past a size: the first items stay, the rest is counted."""

from collections.abc import Callable, Sequence

_SPARE = 200
"""Bytes kept for the line that says how many were left out."""


def size(text: str) -> int:
    """Return the length in UTF-8 bytes: never less than the characters, which is what others count."""
    return len(text.encode("utf-8", "replace"))


def fitted(
    items: Sequence[str], room: int, left_out: Callable[[int], str], *, most: int = 0, between: str = "\n"
) -> str:
    """Return the first items that fit into `room` bytes, then what `left_out` says of how many do not.

    Give the worst first. `most` is how many are shown at all (0: as many as fit).
    """
    offered = items[:most] if most else items
    kept: list[str] = []
    free = room - _SPARE
    for item in offered:
        free -= size(item) + size(between)
        if free < 0:
            break
        kept.append(item)
    rest = len(items) - len(kept)
    return between.join([*kept, left_out(rest)] if rest else kept)
