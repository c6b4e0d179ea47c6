"""Find the file of the project that a page is made from, for formats that point into files."""

import os
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urldefrag

from checker.model import PageReport, SourceMap
from checker.patterns import fits
from checker.targets import STANDARD_INPUT

_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""Two letters at least: one alone is a drive."""


def file_of(page: PageReport, sources: Sequence[SourceMap]) -> str:
    """Return the file that a page is made from, as a POSIX path from the root of the repository.

    The first source whose pattern fits and which leads to a file inside the repository wins; a local page
    without one is its own file. Empty when there is neither. The working directory is taken for the root.
    """
    url = page.url or page.target
    mapped = (_mapped(url, source) for source in sources)
    return next((file for file in mapped if file), "") or _local(page, url)


def is_local(page: PageReport) -> bool:
    """Return whether a page was read from a file, whose path its address is."""
    url = page.url or page.target
    return page.target != STANDARD_INPUT and not _SCHEME.match(url) and bool(PurePosixPath(url).suffix)


def _mapped(url: str, source: SourceMap) -> str:
    """Return where a source leads, empty when it does not fit or would leave the repository."""
    is_remote = bool(_SCHEME.match(url))
    found = fits(source.url, urldefrag(url).url if is_remote else url)
    if not found:
        return ""
    matched = [part.strip("/") for part in found.groups()]
    parts = [unquote(part) for part in matched] if is_remote else matched
    numbers = {int(number) for number in _PLACEHOLDER.findall(source.path)}
    if not numbers <= set(range(1, len(parts) + 1)):
        return ""
    path = _PLACEHOLDER.sub(lambda place: parts[int(place[1]) - 1], source.path)
    return "" if _has_lost_its_name(path, source.path) else _inside(path)


def _has_lost_its_name(path: str, template: str) -> bool:
    """Return whether an empty match left only the suffix: `docs/{1}.md` → `docs/.md`."""
    return path.rpartition("/")[2].startswith(".") and not template.rpartition("/")[2].startswith(".")


def _local(page: PageReport, url: str) -> str:
    if not is_local(page):
        return ""
    if not Path(url).is_absolute():
        return _inside(url)
    root = Path.cwd().as_posix()
    return _inside(url[len(root) + 1 :]) if url.startswith(f"{root}/") else ""


def _inside(path: str) -> str:
    """Return a path without empty parts, or nothing where it could lead out of the repository."""
    if path.startswith("/") or "\\" in path or not path.isprintable():
        return ""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if not parts or os.pardir in parts or ":" in parts[0]:
        return ""
    return "/".join(parts)
