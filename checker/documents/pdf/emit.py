"""Lines of a PDF that belong together → the text of an element."""

from collections.abc import Sequence

from checker.documents.pdf.lines import Line, joined
from checker.documents.walk import Walk


def text_of(walk: Walk, lines: Sequence[Line], skip: int = 0) -> None:
    """Add the text of lines; the first `skip` characters, such as a bullet, are left out."""
    last = 0
    for text, piece in joined(lines):
        if piece is None:
            walk.text_instead(" ", last)
            continue
        left = text[skip:] if skip else text
        at = piece.at + min(skip, len(text))
        skip = max(0, skip - len(text))
        if piece.raised:
            walk.start("sup", {}, at)
        walk.text(left, at)
        if piece.raised:
            walk.end()
        last = at + len(left)
