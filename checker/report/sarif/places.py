"""Places as SARIF tells them: a file of the repository, or a page on the web below the base of its site.

A page on the web never stands as a whole address: GitHub refuses a file in which one address has another
scheme than its checkout ("SARIF URI scheme https did not match the checkout URI scheme file").
"""

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from checker.model import Finding, PageReport, SourceMap
from checker.report.sarif.text import message
from checker.report.words.escape import block, line
from checker.report.words.file_places import Source, source_of
from checker.report.words.place_words import in_words
from checker.report.words.source_files import is_local

ROOT = "%SRCROOT%"
"""Name of the base that stands for the root of the repository."""
_HOST = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]+)?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PATH_SIGNS = "/%:@!$&'()*+,;=~"
_UNKNOWN = "unknown-page"
_MOST_HTML = 400


class PlacesOfPage:
    """Where the findings of one page are; None for the site as a whole."""

    def __init__(self, page: PageReport | None, sources: Sequence[SourceMap] = ()) -> None:
        self._source = source_of(page, sources) if page else Source()
        self._page = page

    @cached_property
    def _uri_and_base(self) -> tuple[str, str]:
        if self._source.file:
            return _file_uri(self._source.file), ROOT
        return _address(self._page) if self._page else (_UNKNOWN, "")

    @property
    def uri(self) -> str:
        """The file, or the path of the page on its site."""
        return self._uri_and_base[0]

    @property
    def base(self) -> str:
        """What `uri` is relative to: `%SRCROOT%`, or the origin of a site; empty for nothing."""
        return self._uri_and_base[1]

    @property
    def artifact(self) -> dict[str, Any]:
        """The page as an artifactLocation."""
        return {"uri": self.uri, **({"uriBaseId": self.base} if self.base else {})}

    def location(self, finding: Finding) -> dict[str, Any]:
        """Return the location of a finding, in the file and in the page.

        The line is the first one where it is not known: GitHub shows no finding without.
        """
        number, column = self._source.line(finding), self._source.column(finding)
        html = block(finding.html, _MOST_HTML)
        is_here = bool(html) and (bool(number) or not self._source.file)  # a mapped file holds another text
        region = {
            "startLine": number or 1,
            **({"startColumn": column} if column else {}),
            **({"snippet": {"text": html}} if is_here else {}),
        }
        return {
            "physicalLocation": {"artifactLocation": self.artifact, "region": region},
            **_logical(finding),
            "message": message(in_words(finding)),
            **({"properties": {"html": html}} if html and not is_here else {}),
        }


def bases(used: set[str]) -> dict[str, Any]:
    """Return what the bases stand for, by name; where the repository lies is for the reader to know."""
    root = {"description": {"text": "The root of the repository."}}
    return {ROOT: root} | {origin: {"uri": f"{origin}/"} for origin in sorted(used - {ROOT, ""})}


def _logical(finding: Finding) -> dict[str, Any]:
    steps = [line(step, 300) for step in (*finding.frame, finding.selector)]
    path = " › ".join(step for step in steps if step)
    return {"logicalLocations": [{"fullyQualifiedName": path, "kind": "element"}]} if path else {}


def _address(page: PageReport) -> tuple[str, str]:
    """Return the address of a page and the base that it is relative to."""
    url = page.url or page.target
    if is_local(page):  # a local page outside the repository
        return f"file:///{_file_uri(Path(url).absolute().as_posix().lstrip('/'))}", ""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2].encode("idna").decode().lower()
        is_web = parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        return _opaque(url), ""
    if not is_web or not _HOST.fullmatch(host):
        return _opaque(url), ""
    query = f"?{_quoted(parts.query)}" if parts.query else ""
    return f"{_relative(parts.path)}{query}", f"{parts.scheme}://{host}"


def _relative(path: str) -> str:
    """Return a path without what would make it absolute, climb, or read as a scheme."""
    steps = [_quoted(step) for step in path.split("/") if unquote(step) not in ("", ".", "..")]
    if not steps:
        return "./"
    tail = [""] if path.endswith("/") else []
    return "/".join([steps[0].replace(":", "%3A"), *steps[1:], *tail])


def _quoted(text: str) -> str:
    return _STRAY_PERCENT.sub("%25", quote(text, safe=f"{_PATH_SIGNS}?", errors="replace"))


def _file_uri(file: str) -> str:
    return quote(file, safe="/!$&'()*+,;=~@", errors="replace")


def _opaque(url: str) -> str:
    """Return what is no address of the web as one step of a path, which no reader takes for a scheme."""
    return quote(line(url, 200), safe="", errors="replace") or _UNKNOWN
