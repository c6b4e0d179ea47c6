"""Pictures of pages, put into the report itself so that it needs no other file."""

from base64 import b64encode
from pathlib import Path

from checker.model import Screenshot

MOST_PICTURES = 30
MOST_BYTES = 24_000_000
"""All pictures of one report together; browsers and mail take no heavier files."""
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


class Album:
    """Hands out pictures as data addresses until the report is full."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._pictures = 0
        self._bytes = 0

    def embed(self, picture: Screenshot | None) -> str:
        """Return the picture as a `data:` address; empty when there is none, no room, or it is no picture."""
        data = self._read(picture) if picture and self._pictures < MOST_PICTURES else b""
        kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), "")
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            kind = "image/webp"
        if not kind or self._bytes + len(data) > MOST_BYTES:
            return ""
        self._pictures += 1
        self._bytes += len(data)
        return f"data:{kind};base64,{b64encode(data).decode()}"

    def _read(self, picture: Screenshot) -> bytes:
        """Read a file of the run's folder; a name that leads out of the folder names no picture."""
        try:
            path = (self._folder / picture.file).resolve()
            return path.read_bytes() if path.is_relative_to(self._folder) else b""
        except (OSError, ValueError):
            return b""
