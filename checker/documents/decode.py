"""Bytes of a text file → its text, every line ended by `\\n`, and what had to be guessed."""

import codecs
import re
from typing import NamedTuple

from checker.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word file or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NULS, _CONTROLS = 0.001, 0.02
"""Share of NUL, and of all control characters, that a text may have by accident."""
_FEW = 3
"""Control characters apart from NUL that even a short text may have."""
GUESSED = (
    "The encoding of the file is not known; it was read as Windows-1252, which is a guess. Save it as UTF-8."
)


class Source(NamedTuple):
    """The text of a file, and what its reader should know."""

    text: str
    remarks: tuple[str, ...] = ()


def source(data: bytes, name: str) -> Source:
    """Return the text of a plain text file; raises DocumentError when it is not text."""
    _refuse_other(data, name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Source(_checked(_decoded(data[len(mark) :], encoding, name), name))
    try:
        return Source(_checked(data.decode("utf-8"), name))
    except UnicodeDecodeError:
        return Source(_checked(_decoded(data, "cp1252", name), name), (GUESSED,))


def html_source(data: bytes, name: str) -> Source:
    """Return the text of an HTML file, read in the charset that it declares; raises DocumentError."""
    from checker.source_lines import decoded  # noqa: PLC0415  plain text needs none of it

    _refuse_other(data, name)
    try:
        return Source(_checked(decoded(data), name))
    except (UnicodeDecodeError, LookupError):
        return Source(_checked(_decoded(data, "cp1252", name), name), (GUESSED,))


def _refuse_other(data: bytes, name: str) -> None:
    for start, kind in _OTHER:
        if data.startswith(start):
            raise DocumentError(
                f"{name} is named like a text but is {kind}.", "Give the file the ending that fits."
            )


def with_plain_ends(text: str) -> str:
    """Return text in which `\\n` alone ends a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise DocumentError(
            f"{name} is not readable as text: its encoding is unknown, or it is no text file.", _REMEDY
        ) from None


def _checked(text: str, name: str) -> str:
    """Return text whose few control characters are spaces, each in its place; raises where they are many."""
    controls = len(_CONTROL.findall(text))
    if controls:
        nuls = text.count("\0")
        if nuls > _NULS * len(text) or controls > max(_FEW, _CONTROLS * len(text)):
            raise DocumentError(
                f"{name} is not readable as text: it holds binary data, or it is UTF-16 without a mark.",
                _REMEDY,
            )
        text = _CONTROL.sub(" ", text)
    return with_plain_ends(text)


_REMEDY = "Save it as text in UTF-8."
