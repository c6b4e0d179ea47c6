"""A document named by the user → its evidence, or why there is none."""

import re
import stat
import sys
from functools import cache
from pathlib import Path

from checker import __version__
from checker.documents import Kind, kind_of, read_document
from checker.errors import CaptureError, DocumentError
from checker.model import Environment, Evidence, Response, State, StateEvidence, Target, Unchecked
from checker.odd_names import real_name
from checker.unread import now, unchecked

_HTML = re.compile(rb"\s*<(?:!--|(?:!doctype\s+html|html|head|body|main|article)\b)", re.IGNORECASE)
_MARKDOWN = re.compile(rb"^(?:---\s*$|#{1,6} \S|.*\]\([^)\s]+\)|```)", re.MULTILINE)
_SNIFFED = 20_000
"""Bytes of standard input that are looked at to tell what it is."""


def draft_evidence(target: Target) -> Evidence | Unchecked:
    """Return what a document says, measured without a browser."""
    captured = now()
    try:
        data, kind = _data(target)
        text = read_document(data, kind, target.given)
    except CaptureError as error:
        return unchecked(error, target, captured)
    state = StateEvidence(state=State(), snapshot=None, text=text, axe=None)
    return Evidence(
        target=target,
        captured=captured,
        response=Response(url=target.url, status=0),
        environment=Environment(checker=__version__, browser="", axe=""),
        settled=(),
        states=(state,),
    )


def _data(target: Target) -> tuple[bytes, Kind]:
    if not target.path:
        data = standard_input()
        return data, sniffed(data)
    path = Path(real_name(target.path))
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):  # one that could be listed stands for what is in it
            raise DocumentError(
                f"The folder {target.given} cannot be opened: what is in it was not read.",
                "Look at its permissions, or name the documents one by one.",
            )
        if not stat.S_ISREG(mode):  # a pipe would be waited for without end
            raise DocumentError(f"{target.given} is not a file but a device or a pipe.", "Save it as a file.")
        return path.read_bytes(), kind_of(path) or "text"
    except OSError as fault:
        raise DocumentError(
            f"{target.given} cannot be read: {(fault.strerror or str(fault)).lower()}.",
            "See if it is still there, and look at its permissions.",
        ) from fault


@cache
def standard_input() -> bytes:
    """Return all of standard input; it can be read only once."""
    return sys.stdin.buffer.read()


def sniffed(data: bytes) -> Kind:
    """Return what kind of document a text without a name is, by how it begins."""
    start = data[:_SNIFFED]
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx"
    if _HTML.match(start):
        return "html"
    return "markdown" if _MARKDOWN.search(start) else "text"
