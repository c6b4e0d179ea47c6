"""Put a report where the user wants it: whole, or not at all."""

import os
import sys
from pathlib import Path

from checker.files import told, write_whole

STANDARD_OUTPUT = "-"


def write(text: str, destination: str | Path) -> None:
    """Write `text` as UTF-8 to a file, or to standard output for `-`.

    A file is written beside its place and then renamed, so that a reader never meets half a report.
    Raises UsageError where the place cannot be written to, CheckerError where there is no room.
    """
    data = text.encode("utf-8", "replace")
    if str(destination) == STANDARD_OUTPUT:
        _to_standard_output(data)
    else:
        write_whole(data, Path(destination))


def _to_standard_output(data: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        raise told(fault, "standard output") from fault
