"""Readers of settings that name a file, a folder or a browser."""

import os
import re
import shutil
from pathlib import Path
from typing import Any

from checker.config.values import NotAllowedError, Reader, as_text, texts
from checker.nearest import nearest
from checker.wishes import STANDARD_OUTPUT, Wish, wish

CHANNELS = ("chrome", "chrome-beta", "msedge", "msedge-beta", "chromium")
"""The browsers that Playwright knows by name."""

_TARGETS = texts('addresses, files or folders, such as ["public", "https://example.org/page"]')
_FORMATS = texts("NAME or NAME=PATH, such as html=report.html", re.compile(r"[a-z0-9-]+(=.+)?"))


def folder(value: Any, start: Path) -> str:
    """Read the path of a folder, which need not exist yet."""
    allowed = "Write the path of a folder."
    path = _path(value, start, allowed)
    if path and Path(path).exists() and not Path(path).is_dir():
        raise NotAllowedError(f"{allowed} This is a file.")
    return path


def existing_folder(what: str) -> Reader:
    """Return a reader of the path of a folder that must be there."""
    allowed = f"Write the path of {what}."

    def read(value: Any, start: Path) -> str:
        path = _path(value, start, allowed)
        if path and not Path(path).is_dir():
            raise NotAllowedError(f"{allowed} There is no such folder.")
        return path

    return read


def file(what: str) -> Reader:
    """Return a reader of the path of a file that must be there and readable."""
    allowed = f"Write the path of {what}."

    def read(value: Any, start: Path) -> str:
        path = _path(value, start, allowed)
        if path:
            _must_open(Path(path), allowed)
        return path

    return read


def targets(value: Any, start: Path) -> tuple[str, ...]:
    """Read what shall be checked; a relative path is made to start from the working folder."""
    return tuple(_target(one, start) for one in _TARGETS(value, start))


def formats(value: Any, start: Path) -> tuple[str, ...]:
    """Read formats, each `NAME` or `NAME=PATH`; a relative PATH is made to start from `start`."""
    return tuple(_format(one, start) for one in _FORMATS(value, start))


def browser(value: Any, start: Path) -> str:
    """Read which browser: a path, a name on the search path, a channel, or an address."""
    allowed = f"Write a path, one of {', '.join(CHANNELS)}, or an address ws://… or http://…."
    given = as_text(value, allowed).strip()
    if not given or given in CHANNELS or re.match(r"(wss?|https?)://[^/]", given):
        return given
    if "/" in given or "\\" in given:
        path = at_home(given)
        path = path if path.is_absolute() else start / path
        if not path.is_file():
            raise NotAllowedError(f"{allowed} There is no such file.")
        return str(path.absolute())  # a bare name would be looked for on the search path
    found = shutil.which(given)
    if found:
        return found
    near = nearest(given, CHANNELS)
    raise NotAllowedError(f"{allowed} Did you mean {near}?" if near else allowed)


def _path(value: Any, start: Path, allowed: str) -> str:
    given = as_text(value, allowed)
    if not given:
        return ""
    path = at_home(given)
    return str(path if path.is_absolute() else start / path)


def at_home(path: str) -> Path:
    """Return a path with the home folder in place of `~`. Raises NotAllowedError where there is none."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise NotAllowedError(f"There is no home folder for {path.partition('/')[0]}.") from None


def _target(one: str, start: Path) -> str:
    if one == "-":
        raise NotAllowedError("Write addresses, files or folders; standard input is named with each call.")
    if "://" in one:
        return one
    path = at_home(one)
    return os.path.relpath(path if path.is_absolute() else start / path)


def _must_open(path: Path, allowed: str) -> None:
    if not path.exists():
        raise NotAllowedError(f"{allowed} There is no such file.")
    if not path.is_file():
        raise NotAllowedError(f"{allowed} This is not a file.")
    try:
        path.open("rb").close()
    except OSError as fault:
        raise NotAllowedError(f"{allowed} It cannot be read: {fault.strerror}.") from None


def _format(one: str, start: Path) -> str:
    name, path = wish(one)
    return one if path in ("", STANDARD_OUTPUT) else str(Wish(name, _path(path, start, "")))
