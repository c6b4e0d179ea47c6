"""What stands above and below each page of a PDF: the same words on many pages, and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from checker.documents.pdf.lines import Line

_ROWS = 3
"""Lines from the top and from the bottom that are looked at."""
_OFTEN = 3
"""Pages with the same words at the same place are enough: chapters have headers of their own."""
_NUMBER = re.compile(r"\W*(?:(?:page|seite|página|pagina|strona|p\.?)\s*)?(?:\d{1,4}|[ivxl]{1,6})"
                     r"(?:\s*(?:of|von|de|di|van|z|/|\|)\s*\d{1,4})?\W*", re.IGNORECASE)  # fmt: skip


def margins(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Return the identities of the lines that are headers, footers or page numbers."""
    edges = [_edges(lines) for lines in pages]
    told = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = min(_OFTEN, max(2, (len(pages) + 1) // 2))
    return {
        id(line)
        for lines, edge in zip(pages, edges, strict=True)
        for line in edge
        if told[_key(line)] >= often or _is_number(line, lines)
    }


def _edges(lines: Sequence[Line]) -> list[Line]:
    last = max((line.row for line in lines), default=0)
    return [line for line in lines if line.row <= _ROWS or line.row > last - _ROWS]


def _key(line: Line) -> tuple[str, int]:
    """Return words without figures, and roughly where they stand."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())), round(line.y / 6)


def _is_number(line: Line, lines: Sequence[Line]) -> bool:
    """Say whether a line at the very edge is nothing but the number of the page."""
    rows = {one.row for one in lines}
    return line.row in (min(rows), max(rows)) and len(rows) > 2 and bool(_NUMBER.fullmatch(line.text.strip()))
