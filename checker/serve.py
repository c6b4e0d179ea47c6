"""Serve local pages on 127.0.0.1 while they are checked, as a plain web server would, and nothing else."""

import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import quote, unquote, urlsplit

from checker.errors import TargetError
from checker.local_server import FolderFiles, LocalServer, OnePage, is_binary
from checker.model import Target

_SNIFF = 4096
"""Bytes at the start of a file that tell whether it is text."""


class LocalSite:
    """Give each local target an address on 127.0.0.1 for as long as the context is open.

    Each folder that holds a target gets a server of its own, so that `/style.css` means what it means on a
    site.
    Addresses differ from run to run; `stable_url` turns them back into paths for reports.
    """

    def __init__(self, targets: Sequence[Target], stdin: BinaryIO | None = None) -> None:
        self._targets = targets
        self._stdin = stdin
        self._page_from_stdin = b""
        self._servers: dict[str, LocalServer] = {}

    def __enter__(self) -> Self:
        """Read the page from standard input where a target asks for it; servers start when needed."""
        if any(target.kind == "stdin" for target in self._targets):
            self._page_from_stdin = (self._stdin or sys.stdin.buffer).read()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop all servers."""
        for server in self._servers.values():
            server.shutdown()
            server.server_close()
        self._servers.clear()

    def address_of(self, target: Target) -> str:
        """Return the address to open for a target; that of a remote page is its own.

        Raises TargetError when the file cannot be read or holds no text.
        """
        if target.kind == "url":
            return target.url
        if target.kind == "stdin":
            return f"{self._server_of_stdin(target).origin}/"
        path = Path(target.path)
        _must_be_text(_start_of(path), target.path)
        server = self._server(path.parent.as_posix(), FolderFiles(path.parent))
        server.files.allow(path)
        return f"{server.origin}/{quote(path.name)}"

    def stable_url(self, url: str) -> str:
        """Return an address as it stands in reports: a path for what was served here, others unchanged."""
        for place, server in self._servers.items():
            if url == server.origin or url.startswith(f"{server.origin}/"):
                return _beneath(place, url)
        return url

    def _server_of_stdin(self, target: Target) -> LocalServer:
        if not self._page_from_stdin.strip():
            raise TargetError(
                "Nothing came in on standard input.", "Pipe a page into it: checker check - < page.html"
            )
        _must_be_text(self._page_from_stdin[:_SNIFF], target.url)
        return self._server(target.url, OnePage(self._page_from_stdin))

    def _server(self, place: str, files: FolderFiles | OnePage) -> LocalServer:
        if place not in self._servers:
            server = self._servers[place] = LocalServer(files)
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self._servers[place]


def _beneath(place: str, url: str) -> str:
    parts = urlsplit(url)
    path = unquote(parts.path).lstrip("/")
    inside = path if place == "." else f"{place}/{path}" if path else place
    query = f"?{parts.query}" if parts.query else ""
    return f"{inside}{query}#{parts.fragment}" if parts.fragment else f"{inside}{query}"


def _start_of(path: Path) -> bytes:
    if not path.is_file():
        raise TargetError(f"{path} is not a file that can be read.", "Name a page that is there.")
    try:
        with path.open("rb") as file:
            return file.read(_SNIFF)
    except OSError as fault:
        raise TargetError(
            f"{path} cannot be read: {fault.strerror}.", "Allow yourself to read it (chmod)."
        ) from None


def _must_be_text(start: bytes, called: str) -> None:
    if is_binary(start):
        raise TargetError(
            f"{called} is not HTML: it holds binary data.", "Name a file that holds a web page."
        )
