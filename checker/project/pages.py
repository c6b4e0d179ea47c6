"""Find the HTML pages of a folder, in bounds: a project may be huge, and full of what is no page."""

import html
import os
import re
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from checker.targets import INDEX_NAMES, PAGE_SUFFIXES

DEEPEST = 6
"""How many folders down pages are looked for."""
MOST_ENTRIES = 20_000
"""How many files and folders are looked at."""
_SKIPPED = frozenset(
    {
        "node_modules", "bower_components", "vendor", "venv", "env", "site-packages", "__pycache__",
        "templates", "layouts", "_layouts", "_includes", "archetypes", "themes", "fixtures", "tests", "test",
        "coverage", "htmlcov",
    }
)  # fmt: skip
"""Folders that hold no pages of the project's own. So do those whose name begins with a dot."""
_NO_PAGE = re.compile(r"(404|50\d|offline|google[0-9a-f]{16})\.html?", re.IGNORECASE)
_SITEMAP_BYTES = 5_000_000
_PLACE = re.compile(r"<loc>\s*([^<\s]{1,2000})\s*</loc>", re.IGNORECASE)


class Pages(NamedTuple):
    """The pages of a folder, the most telling first: those of its sitemap, then from the top down."""

    files: tuple[str, ...] = ()
    """Paths from the folder, with `/`."""
    sitemap: int = 0
    """How many addresses its sitemap names; 0 without one."""
    cut: bool = False
    """Whether there was more to look at than the bounds allow."""


def pages_in(folder: Path) -> Pages:
    """Return the HTML pages in a folder and below. Links to other folders are not followed."""
    seen = _Walk()
    found = sorted(seen.files(folder), key=_top_down)
    named = _sitemap(folder)
    known = frozenset(found)
    listed = dict.fromkeys(path for address in named if (path := _file_of(address, known)))
    rest = [path for path in found if path not in listed]
    return Pages((*listed, *rest), len(named), seen.cut)


class _Walk:
    def __init__(self) -> None:
        self.cut = False
        self._left = MOST_ENTRIES

    def files(self, folder: Path) -> Iterator[str]:
        """Yield the pages level by level, so that what lies near the top is found within the bounds."""
        waiting = deque([(folder, "", 0)])
        while waiting:
            place, above, depth = waiting.popleft()
            for entry in self._entries(place):
                path = f"{above}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if depth < DEEPEST and entry.name.lower() not in _SKIPPED and _plain(entry.name):
                        waiting.append((Path(entry.path), f"{path}/", depth + 1))
                elif is_page(entry.name) and entry.is_file(follow_symlinks=False):
                    yield path

    def _entries(self, place: Path) -> Sequence[os.DirEntry[str]]:
        entries = []
        try:
            with os.scandir(place) as listing:
                for entry in listing:
                    if self._left <= 0:
                        self.cut = True
                        break
                    self._left -= 1
                    entries.append(entry)
        except OSError:  # a folder that may not be read has no page for us
            return ()
        return sorted(entries, key=lambda entry: entry.name)


def is_page(name: str) -> bool:
    """Return whether a file of this name is a page that people come to."""
    return name.lower().endswith(PAGE_SUFFIXES) and _plain(name) and not _NO_PAGE.fullmatch(name)


def _plain(name: str) -> bool:
    """Return whether a name can be written down, and means itself where it is read again."""
    return name.isprintable() and name[0] not in ".~"


def _top_down(path: str) -> tuple[int, bool, str]:
    *above, name = path.split("/")
    return len(above), name.lower() not in INDEX_NAMES, path


def _sitemap(folder: Path) -> list[str]:
    """Return the addresses that the folder's sitemap names; it is read as text, so it can do no harm."""
    try:
        with (folder / "sitemap.xml").open("rb") as file:
            text = file.read(_SITEMAP_BYTES).decode("utf-8", "replace")
    except OSError:
        return []
    return [html.unescape(place) for place in _PLACE.findall(text)]


def _file_of(address: str, known: frozenset[str]) -> str:
    """Return which of the files a server would send for an address; empty when none."""
    try:
        path = unquote(urlsplit(address).path).strip("/")
    except ValueError:
        return ""
    tries = (path, f"{path}.html", *(f"{path}/{name}".lstrip("/") for name in INDEX_NAMES))
    return next((one for one in tries if one in known), "")
