"""Do something again at each save of the files it is about, until Ctrl-C."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from checker.errors import CheckerError, UsageError
from checker.report.words.escape import line
from checker.targets import STANDARD_INPUT

_LOOK = 0.25
"""Seconds between two looks at the files."""
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_Stamps = Mapping[str, tuple[int, int]]


def each_save(work: Callable[[], tuple[int, Path]], names: Sequence[str]) -> int:
    """Do the work now and after each change of the named files or folders; return 0 at Ctrl-C.

    Of the runs that it makes, only the last is kept. A fault, such as a draft that is half saved, is told and
    the watch goes on. Raises UsageError where there is nothing that can be watched, and what the work raises
    the first time when it is a fault of use: no save would put it right.
    """
    for name in names:
        if name == STANDARD_INPUT or "://" in name:
            raise UsageError(f"{name} cannot be watched.", "--watch is for files and folders.")
        if not Path(name).exists():
            raise UsageError(f"There is no file or folder {name}.", "See if it is spelled right.")
    before: Path | None = None
    first = True
    try:
        while True:
            seen = _stamps(names)
            before = _once(work, before, first=first)
            first = False
            print(line(f"Watching {', '.join(names)}; Ctrl-C ends it."), file=sys.stderr, flush=True)
            _wait_for_change(names, seen)
    except KeyboardInterrupt:
        return 0


def _once(work: Callable[[], tuple[int, Path]], before: Path | None, *, first: bool) -> Path | None:
    if sys.stdout.isatty():
        print(_CLEAR, end="", flush=True)
    try:
        _, folder = work()
    except CheckerError as fault:
        if first and fault.exit_code == UsageError.exit_code:
            raise
        print(line(f"checker: {fault}"), file=sys.stderr)
        return before
    if before:
        shutil.rmtree(before, ignore_errors=True)
    return folder


def _wait_for_change(names: Sequence[str], seen: _Stamps) -> None:
    """Return when the files are others than those seen, and have been the same for one look."""
    last = seen
    while True:
        time.sleep(_LOOK)
        now = _stamps(names)
        if now != seen and now == last:
            return
        last = now


def _stamps(names: Sequence[str]) -> _Stamps:
    return {str(path): stamp for name in names for path, stamp in _files(Path(name))}


def _files(place: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    folders = os.walk(place) if place.is_dir() else [(str(place.parent), [], [place.name])]
    for folder, inner, files in folders:
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in files:
            try:
                status = Path(folder, name).stat()
            except OSError:  # an editor is just putting it in its place
                continue
            yield Path(folder, name), (status.st_mtime_ns, status.st_size)
