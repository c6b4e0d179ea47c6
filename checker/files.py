"""Files that are whole or not there: written beside their place, then renamed."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from checker.errors import CheckerError, UsageError

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(data: bytes, path: Path) -> None:
    """Write a file so that a reader meets the old one or the new one, never half of it.

    Raises:
        CheckerError: there is no room left.
        UsageError: the place cannot be written to.
    """
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(data)
        beside.replace(path)
    except OSError as fault:
        raise told(fault, path) from fault
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def told(fault: OSError, path: Path) -> CheckerError:
    """Return the fault as one that names its cause and its remedy."""
    if fault.errno in NO_ROOM:
        return CheckerError(
            f"There is no room left to write {path}; nothing was left half-written.",
            "Free some space or give another place.",
        )
    return UsageError(
        f"{path} cannot be written: {(fault.strerror or str(fault)).lower()}.", "Give another place."
    )
