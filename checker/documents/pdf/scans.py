"""PDFs without text that can be read: scans, drawn letters, and fonts that do not say what they show."""

from collections.abc import Sequence

from checker.documents.pdf.state import Run
from checker.errors import DocumentError

_READABLE = 0.7
"""Share of characters that must be letters, figures, spaces or usual signs."""
_COVERED = 0.5
"""Share of a page that pictures cover where it is one."""
_STAMP = 8
"""Words on a page that scanners and archives put there: its number, a date, the name of the program."""
_REMEDY = "Let a program recognise the text (OCR), or give checker the file it was made from."


def refuse_unreadable(runs: Sequence[Sequence[Run]], pictures: Sequence[float], name: str) -> None:
    """Raise DocumentError when the pages have no text, only that of a stamp on scans, or an unknown one.

    `pictures` tells for each page which share of it pictures cover; it may be above 1.
    """
    pages = ["".join(f" {run.text}" for run in page) for page in runs]
    if any(pictures) and all(map(_is_scanned, pages, pictures)):
        raise DocumentError(f"{name} holds only pictures of pages; it is probably a scan.", _REMEDY)
    seen = [char for page in pages for char in page if not char.isspace()]
    if not seen:
        raise DocumentError(f"{name} holds no text; its letters may be drawn as pictures or lines.", _REMEDY)
    if sum(map(_is_readable, seen)) < _READABLE * len(seen):
        raise DocumentError(
            f"{name} draws its text with fonts that do not say which characters they show.",
            "Save it as PDF again with a current program, or give checker the file it was made from.",
        )


def _is_scanned(text: str, pictured: float) -> bool:
    """Say whether a page is empty, or a picture with hardly more than a stamp on it."""
    words = text.split()
    return not words or (pictured > _COVERED and len(words) <= _STAMP)


def _is_readable(char: str) -> bool:
    return char.isprintable() and char != "\ufffd" and not "\ue000" <= char <= "\uf8ff"
