"""Where in a file the words of a text stand: anchors turned into line and column, and kept right by cuts."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from checker.model import Anchor


def place_of(anchors: Sequence[Anchor], offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a character of a text; (0, 0) when no anchor knows it.

    From an anchor on, each character stands one column further, up to the next anchor.
    """
    before = bisect_right(anchors, offset, key=_start) - 1
    if before < 0:
        return 0, 0
    anchor = anchors[before]
    return anchor.line, anchor.column + offset - anchor.start


def moved(anchors: Sequence[Anchor], cuts: Iterable[tuple[int, int]]) -> tuple[Anchor, ...]:
    """Return the anchors of a text from which pieces were cut out.

    `cuts` are (start, end) offsets into the text before, in order, none overlapping another.
    """
    pieces = [(start, end) for start, end in cuts if end > start]
    if not pieces or not anchors:
        return tuple(anchors)
    edges = [end for _, end in pieces]
    gone = list(accumulate((end - start for start, end in pieces), initial=0))
    kept: dict[int, Anchor] = {}
    for offset in sorted({anchor.start for anchor in anchors} | set(edges)):
        place = bisect_right(edges, offset)
        if place < len(pieces) and offset >= pieces[place][0]:
            continue  # cut out; the end of the cut goes on
        line, column = place_of(anchors, offset)
        if line:
            start = offset - gone[place]
            kept[start] = Anchor(start=start, line=line, column=column)
    return tuple(kept[start] for start in sorted(kept))


def _start(anchor: Anchor) -> int:
    return anchor.start
