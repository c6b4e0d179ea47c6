"""Text for XML 1.0: only characters that XML allows, and nothing that ends the text."""

import re
from xml.sax.saxutils import escape

from checker.report.words.escape import block, line

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (fifth edition, 2.2) has no place for, escaped or not."""

_QUOTE = {'"': "&quot;"}


def attribute(text: str, limit: int = 0) -> str:
    """Return `text` as an attribute's value in its quotation marks: one line, cut to `limit` characters."""
    return '"' + escape(_allowed(line(text, limit)), _QUOTE) + '"'


def content(text: str, limit: int) -> str:
    """Return `text` as the content of an element, with its line breaks, cut to `limit` characters."""
    return escape(_allowed(block(text, limit)))


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
