"""What the user named for reading → documents, and pages that need a browser."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from checker.documents.kinds import SUFFIXES, kind_of
from checker.errors import UsageError
from checker.model import Target
from checker.targets import STANDARD_INPUT, resolve

_INPUT = "standard input"
_MOST = 10_000
"""Documents in one folder; more is a mistake, such as the root of a disk."""
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv"})


def resolve_drafts(given: Iterable[str]) -> list[Target]:
    """Return the targets that were named, each once, in the order in which they were named.

    A folder stands for every document below it. Raises UsageError when one cannot be read at all.
    """
    targets = {target.url: target for one in given for target in _of(one)}
    if not targets:
        raise UsageError(
            "Nothing to read was named.", "Name a draft, a folder or a page: checker read draft.md"
        )
    return list(targets.values())


def _of(one: str) -> Sequence[Target]:
    if one == STANDARD_INPUT:
        return (Target(given=_INPUT, url=_INPUT, kind="document"),)
    if "://" in one and not one.lower().startswith("file:"):
        return resolve([one])
    path = Path(unquote(urlsplit(one).path) if one.lower().startswith("file:") else one).expanduser()
    if path.is_dir():
        return tuple(_folder(path))
    if not path.exists():
        raise UsageError(f"There is no file or folder {one}.", "See if it is spelled right.")
    if kind_of(path) is None:
        raise UsageError(f"{one} is no document that checker reads.", f"It reads {', '.join(SUFFIXES)}.")
    return (_document(path),)


def _folder(folder: Path) -> Iterator[Target]:
    found = 0
    for place, inner, files in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(files):
            path = Path(place, name)
            if name.startswith((".", "~$")) or kind_of(path) is None:
                continue
            found += 1
            if found > _MOST:
                raise UsageError(f"{folder} holds more than {_MOST:,} documents.", "Name a smaller folder.")
            yield _document(path)
    if not found:
        raise UsageError(f"There is no document in {folder}.", f"checker reads {', '.join(SUFFIXES)}.")


def _document(path: Path) -> Target:
    place = Path(os.path.normpath(path)).as_posix()
    return Target(given=place, url=place, kind="document", path=place)
