"""Which files are documents, by how their names end."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Kind = Literal["markdown", "html", "docx", "pdf", "text"]

SUFFIXES: Mapping[str, Kind] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".mkd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xht": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
    ".txt": "text",
    ".text": "text",
}


def kind_of(path: Path) -> Kind | None:
    """Return the kind of document that a file's name promises; None when it is none that can be read."""
    return SUFFIXES.get(path.suffix.lower())
