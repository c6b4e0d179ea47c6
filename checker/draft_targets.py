"""What the user named for reading → documents, and pages that need a browser."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from checker.documents.kinds import SUFFIXES, kind_of
from checker.errors import UsageError
from checker.model import Target
from checker.odd_names import told_name
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
    place = unquote(urlsplit(one).path) if one.lower().startswith("file:") else one
    if not place or "\0" in place:
        raise UsageError("One of the targets is empty.", "Name a draft, a folder or a page.")
    path = Path(os.path.expanduser(place))  # noqa: PTH111  Path's stumbles over a user who is none
    told = told_name(one)
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"There is no file or folder {told}.", "See if it is spelled right.") from None
    except OSError as fault:
        raise _closed(told, fault) from fault
    if stat.S_ISDIR(mode):
        return tuple(_folder(path))
    if kind_of(path) is None:
        raise UsageError(f"{told} is no document that checker reads.", f"It reads {', '.join(SUFFIXES)}.")
    return (_document(path),)


def _folder(folder: Path) -> Iterator[Target]:
    """Yield the documents below a folder, and the folders in it that cannot be opened: they are unread."""
    found = 0
    closed: list[OSError] = []
    for place, inner, files in os.walk(folder, onerror=closed.append):
        inner[:] = sorted(name for name in inner if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(files):
            path = Path(place, name)
            if name.startswith((".", "~$")) or kind_of(path) is None:
                continue
            found += 1
            if found > _MOST:
                raise UsageError(
                    f"{told_name(str(folder))} holds more than {_MOST:,} documents.", "Name a smaller folder."
                )
            yield _document(path)
    for fault in closed:
        if Path(fault.filename) == folder:
            raise _closed(told_name(str(folder)), fault)
        yield _document(Path(fault.filename))
    if not found and not closed:
        raise UsageError(
            f"There is no document in {told_name(str(folder))}.", f"checker reads {', '.join(SUFFIXES)}."
        )


def _closed(name: str, fault: OSError) -> UsageError:
    why = (fault.strerror or str(fault)).lower()
    return UsageError(f"{name} cannot be opened: {why}.", "Look at its permissions, or name another.")


def _document(path: Path) -> Target:
    place = told_name(Path(os.path.normpath(path)).as_posix())
    return Target(given=place, url=place, kind="document", path=place)
