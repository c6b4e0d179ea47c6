"""Write line by line to where the user wants it, so that it can be read while the run goes on."""

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from checker.errors import UsageError
from checker.files import told
from checker.wishes import STANDARD_OUTPUT

if sys.platform != "win32":
    import fcntl

PART = ".part"
"""What the name of a file ends with until all is written."""


@contextmanager
def streamed(destination: str | Path) -> Iterator[TextIO]:
    """Give a text file in UTF-8 that holds whole lines at every moment; `-` is standard output.

    A file is called `NAME.part` until the block ends without a fault; then it comes to its place. When the
    block ends with one (Ctrl-C too), the part stays as it is, with every line that was written.
    A reader of standard output that goes away, such as `head`, ends nothing: the rest is dropped.

    Raises:
        UsageError: the place cannot be written to, or another run is writing there.
        CheckerError: there is no room left.
    """
    if str(destination) == STANDARD_OUTPUT:
        sys.stdout.flush()
        yield cast(TextIO, _Lines(sys.stdout.buffer, "standard output"))
        return
    place, name = Path(destination).resolve(), f"“{destination}”"
    if place.exists() and not place.is_file() and not place.is_dir():  # a device or a pipe stays what it is
        with _opened(place, name) as device:
            yield cast(TextIO, _Lines(device, name))
        return
    with _part(place, name) as part:
        lines = _Lines(part, name, can_take_back=True)
        yield cast(TextIO, lines)
        lines.end()
        try:
            os.fsync(part.fileno())
            place.with_name(place.name + PART).replace(place)
        except OSError as fault:
            raise told(fault, name) from fault


class _Lines(io.TextIOBase):
    """Text that is handed on in whole lines; what has no line end yet waits."""

    def __init__(self, sink: BinaryIO | io.FileIO, name: str, *, can_take_back: bool = False) -> None:
        self._sink = sink
        self._name = name
        self._can_take_back = can_take_back
        self._waiting = ""
        self._gone = False

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def write(self, text: str, /) -> int:
        """Take text; hand on what is whole of it."""
        whole, end, rest = text.rpartition("\n")
        if end:
            self._hand_on(self._waiting + whole + end)
            self._waiting = rest
        else:
            self._waiting += text
        return len(text)

    def end(self) -> None:
        """Hand on a last line that has no line end."""
        self._hand_on(self._waiting)
        self._waiting = ""

    def _hand_on(self, text: str) -> None:
        data = text.encode("utf-8", "replace")
        if not data or self._gone:
            return
        before = self._sink.tell() if self._can_take_back else 0
        try:
            _write_all(self._sink, data)
        except BrokenPipeError:
            self._gone = True
            self._silence()
        except BaseException as fault:  # Ctrl-C as well
            if self._can_take_back:
                self._sink.truncate(before)
            if isinstance(fault, OSError):
                raise told(fault, self._name) from fault
            raise

    def _silence(self) -> None:
        """Let the interpreter's own last flush find an open, empty place."""
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._sink.fileno())


def _write_all(sink: BinaryIO | io.FileIO, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[sink.write(left) :]
    sink.flush()


@contextmanager
def _opened(place: Path, name: str) -> Iterator[io.FileIO]:
    try:
        sink = place.open("wb", buffering=0)
    except OSError as fault:
        raise told(fault, name) from fault
    with sink:
        yield sink


@contextmanager
def _part(place: Path, name: str) -> Iterator[io.FileIO]:
    """Give the empty part of a file, held against other runs."""
    path = place.with_name(place.name + PART)
    try:
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.open("ab", buffering=0)
    except OSError as fault:
        raise told(fault, name) from fault
    with part:
        if not _held(part, path):
            raise UsageError(f"Another run is writing to {name}.", "Wait for its end, or give another place.")
        part.truncate(0)
        part.seek(0)
        yield part


def _held(part: io.FileIO, path: Path) -> bool:
    """Return whether the part is ours alone; what another run has just renamed is not."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(part.fileno()), path.stat())
    except OSError:
        return False
