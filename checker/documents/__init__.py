"""Documents (Markdown, HTML files, Word, PDF, plain text) → the text in them, with no browser."""

from collections.abc import Callable
from importlib import import_module

from checker.documents.kinds import SUFFIXES, Kind, kind_of
from checker.errors import DocumentError
from checker.model import PageText

__all__ = ["SUFFIXES", "Kind", "kind_of", "read_document"]

_READERS = {
    "markdown": "markdown",
    "html": "html_file",
    "docx": "docx",
    "pdf": "pdf",
    "text": "plain_text",
}
_LARGEST = 50 * 1024 * 1024


def read_document(data: bytes, kind: Kind, name: str) -> PageText:
    """Return the text of a document in reading order, each unit with its place in the file.

    `line` and `column` count from 1, columns in characters. For Word files a line is a paragraph in reading
    order; for PDF it is a line of its page, and the selector names the page. `name` is how messages call the
    document. Raises DocumentError when there is no text that can be read.
    """
    if len(data) > _LARGEST:
        raise DocumentError(
            f"{name} is larger than {_LARGEST >> 20} MB.", "Split it, or take large pictures out of it."
        )
    read: Callable[[bytes, str], PageText] = import_module(f"checker.documents.{_READERS[kind]}").read
    return read(data, name)
