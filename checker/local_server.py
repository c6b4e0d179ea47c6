"""The server behind LocalSite: which bytes answer a path, and with which type."""

import mimetypes
import re
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from checker.targets import INDEX_NAMES, PAGE_SUFFIXES

_TYPES = {
    ".htm": "text/html", ".html": "text/html", ".xhtml": "application/xhtml+xml",
    ".xht": "application/xhtml+xml", ".js": "text/javascript", ".mjs": "text/javascript",
    ".css": "text/css", ".svg": "image/svg+xml", ".webp": "image/webp", ".avif": "image/avif",
    ".woff": "font/woff", ".woff2": "font/woff2", ".json": "application/json", ".vtt": "text/vtt",
}  # fmt: skip
"""Types that must not depend on the tables of the machine."""

_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset", re.IGNORECASE)
_CHARSET_WITHIN = 1024
"""Bytes in which HTML wants its charset declared (HTML standard, "prescan a byte stream")."""


class Answer(NamedTuple):
    """What the server says to one path."""

    status: HTTPStatus
    body: bytes = b""
    content_type: str = "text/plain; charset=utf-8"
    location: str = ""


NOT_FOUND = Answer(HTTPStatus.NOT_FOUND, b"Not found.\n")


class FolderFiles:
    """The files of one folder. Hidden files, and links that lead out of it, do not exist here."""

    def __init__(self, folder: Path) -> None:
        self._root = folder.resolve()
        self._allowed: set[Path] = set()

    def allow(self, page: Path) -> None:
        """Serve this page even if it is a link that leads out of the folder: the user named it."""
        self._allowed.add(page.resolve())

    def answer(self, path: str) -> Answer:
        """Return what answers a decoded path that starts with `/`."""
        parts = [part for part in path.split("/") if part]
        if any(_is_hidden(part) for part in parts) or "\0" in path or "\\" in path:
            return NOT_FOUND
        place = self._root.joinpath(*parts)
        if self._is_inside(place) and place.is_dir():
            if not path.endswith("/"):
                return Answer(HTTPStatus.MOVED_PERMANENTLY, location=f"/{quote('/'.join(parts))}/")
            place = next((place / name for name in INDEX_NAMES if (place / name).is_file()), place)
        if not self._is_inside(place) or not place.is_file():
            return NOT_FOUND
        return _file(place)

    def _is_inside(self, place: Path) -> bool:
        try:
            real = place.resolve()
        except (OSError, RuntimeError):  # a link that goes round in circles
            return False
        return real in self._allowed or real.is_relative_to(self._root)


class OnePage:
    """A single page that answers `/`, such as one from standard input."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def allow(self, page: Path) -> None:
        """Do nothing: there are no files here."""

    def answer(self, path: str) -> Answer:
        """Return the page for `/`, and nothing for other paths."""
        if path != "/":
            return NOT_FOUND
        return Answer(HTTPStatus.OK, self._body, _html_type("text/html", self._body))


class LocalServer(ThreadingHTTPServer):
    """An HTTP server on a free port of 127.0.0.1."""

    daemon_threads = True
    block_on_close = False  # a browser may hold its connections open

    def __init__(self, files: FolderFiles | OnePage) -> None:
        self.files = files
        super().__init__(("127.0.0.1", 0), _Handler)
        self.host = f"127.0.0.1:{self.server_address[1]}"
        self.origin = f"http://{self.host}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep quiet when a browser hangs up."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: LocalServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "checker", ""
    timeout = 60
    wbufsize = 1 << 16
    disable_nagle_algorithm = True  # else head and body of an answer wait for each other

    def do_GET(self) -> None:
        self._reply(with_body=True)

    def do_HEAD(self) -> None:
        self._reply(with_body=False)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""

    def _reply(self, *, with_body: bool) -> None:
        answer = self._answer()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)

    def _answer(self) -> Answer:
        if self.headers.get("Host") != self.server.host:  # another name for this address: DNS rebinding
            return Answer(HTTPStatus.MISDIRECTED_REQUEST, b"Wrong host.\n")
        return self.server.files.answer(unquote(urlsplit(self.path).path))


def is_binary(start: bytes) -> bool:
    """Return whether bytes from the start of a file show that it is no text."""
    if start.startswith(_BINARY_STARTS):
        return True
    return b"\0" in start and not start.startswith(_BYTE_ORDER_MARKS)


def _is_hidden(part: str) -> bool:
    return part.startswith(".") and part != ".well-known"


def _file(place: Path) -> Answer:
    try:
        body = place.read_bytes()
    except OSError:
        return Answer(HTTPStatus.FORBIDDEN, b"This file cannot be read.\n")
    return Answer(HTTPStatus.OK, body, _type_of(place, body))


def _type_of(place: Path, body: bytes) -> str:
    suffix = place.suffix.lower()
    kind = _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    return _html_type(kind, body) if suffix in PAGE_SUFFIXES[:2] else kind


def _html_type(kind: str, body: bytes) -> str:
    """Add a charset only where the page itself names none and is certainly UTF-8."""
    if body.startswith(_BYTE_ORDER_MARKS) or _CHARSET.search(body[:_CHARSET_WITHIN]):
        return kind
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return kind  # the browser guesses, as it does for a file that a user opens
    return f"{kind}; charset=utf-8"
