"""Put a report where the user wants it: whole, or not at all."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from checker.errors import CheckerError, UsageError

STANDARD_OUTPUT = "-"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write(text: str, destination: str | Path) -> None:
    """Write `text` as UTF-8 to a file, or to standard output for `-`.

    A file is written beside its place and then renamed, so that a reader never meets half a report.
    Raises UsageError where the place cannot be written to, CheckerError where there is no room.
    """
    data = text.encode("utf-8", "replace")
    if str(destination) == STANDARD_OUTPUT:
        _to_standard_output(data)
        return
    path = Path(destination)
    try:
        _to_file(data, path)
    except OSError as fault:
        raise _explained(fault, path) from fault


def _to_file(data: bytes, path: Path) -> None:
    path = path.resolve()  # a link stays a link: the file that it names is replaced
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
        path.write_bytes(data)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _to_standard_output(data: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        raise _explained(fault, None) from fault


def _explained(fault: OSError, path: Path | None) -> CheckerError:
    where = f"“{path}”" if path else "standard output"
    if fault.errno in _NO_ROOM:
        return CheckerError(
            f"There is no room left to write {where}; nothing was left half-written.",
            "Free some space or give another place.",
        )
    why = (fault.strerror or str(fault)).lower()
    return UsageError(f"The report cannot be written to {where}: {why}.", "Give another place.")
