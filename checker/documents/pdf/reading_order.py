"""The order in which the lines of an untagged page are read: as drawn, unless that goes up in one column."""

from collections.abc import Sequence

from checker.documents.pdf.lines import Line


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page in the order in which a reader most likely reads them.

    Most programs draw a page as it is read, column by column. What is drawn later but stands above, such as a
    headline over two columns, comes before what stands below it.
    """
    ordered: list[list[Line]] = []
    for part in _parts(lines):
        below = (at for at, other in enumerate(ordered) if _stands_above(part, other))
        ordered.insert(next(below, len(ordered)), part)
    return [line for part in ordered for line in part]


def _parts(lines: Sequence[Line]) -> list[list[Line]]:
    """Return runs of lines that go down the page."""
    parts: list[list[Line]] = []
    for line in lines:
        if parts and line.y <= parts[-1][-1].y + 0.5 * line.size and line.page == parts[-1][-1].page:
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _stands_above(part: Sequence[Line], other: Sequence[Line]) -> bool:
    """Say whether all of a part stands above all of another one, in the same column."""
    lowest, highest = min(line.y for line in part), max(line.y for line in other)
    left = max(min(line.x for line in part), min(line.x for line in other))
    right = min(max(line.end for line in part), max(line.end for line in other))
    return lowest > highest and left < right
