"""Put a report where the user wants it: whole, or not at all."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from checker.files import told, whole_file
from checker.report import load
from checker.report.telling import Telling
from checker.wishes import STANDARD_OUTPUT

_STEM = "report"
"""How the file of a format is called that says nothing else, without suffix."""


def write_report(name: str, telling: Telling, destination: str | Path) -> None:
    """Tell a run in the format called `name`, in a file or, for `-`, on standard output.

    Raises UsageError where the place cannot be written to, CheckerError where there is no room.
    """
    tell = load(name)
    with opened(destination) as out:
        tell.write(telling, out)


def place_of(name: str, folder: Path, mark: str = "") -> Path:
    """Return the file of a format in a folder. `mark` tells a second judgement from the first."""
    kind = load(name)
    stem = getattr(kind, "STEM", _STEM)
    return folder / f"{f'{stem}-{mark}' if mark else stem}{kind.SUFFIX}"


@contextmanager
def opened(destination: str | Path) -> Iterator[TextIO]:
    """Give a text file in UTF-8 that comes to its place when all is written, or standard output for `-`.

    A file is written beside its place and then renamed, so that a reader never meets half a report.
    Raises UsageError where the place cannot be written to, CheckerError where there is no room.
    """
    if str(destination) == STANDARD_OUTPUT:
        paper = io.StringIO()
        yield paper
        _to_standard_output(paper.getvalue().encode("utf-8", "replace"))
        return
    with whole_file(Path(destination)) as file:
        out = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="")
        yield out
        out.flush()
        out.detach()


def _to_standard_output(data: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        raise told(fault, "standard output") from fault
