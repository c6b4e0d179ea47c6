"""Files that are whole or not there: written beside their place, then renamed."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from checker.errors import CheckerError, UsageError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(data: bytes, path: Path, *, sync: bool = True) -> None:
    """Write a file so that a reader meets the old one or the new one, never half of it.

    Args:
        sync: whether to wait until it would survive a loss of power.

    Raises:
        CheckerError: there is no room left.
        UsageError: the place cannot be written to.
    """
    with whole_file(path, sync=sync) as file:
        file.write(data)


@contextmanager
def whole_file(path: Path, *, sync: bool = True) -> Iterator[BinaryIO]:
    """Give a file to write piece by piece; it comes to its place when the block ends without a fault.

    Raises as `write_whole` does.
    """
    try:
        with _beside(path.resolve(), sync) as file:  # a link stays a link: the file it names is replaced
            yield file
    except OSError as fault:
        raise told(fault, f"“{path}”") from fault


@contextmanager
def _beside(path: Path, sync: bool) -> Iterator[BinaryIO]:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
        with path.open("wb") as file:
            yield file
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            yield file
            if sync:
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def told(fault: OSError, place: str) -> CheckerError:
    """Return the fault as one that names its cause and its remedy."""
    if fault.errno in _NO_ROOM:
        return CheckerError(
            f"There is no room left to write {place}; nothing was left half-written.",
            "Free some space or give another place.",
        )
    why = (fault.strerror or str(fault)).lower()
    return UsageError(f"It cannot be written to {place}: {why}.", "Give another place.")
