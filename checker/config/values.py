"""One reader for each kind of setting: turns what a user wrote into a value, or says what is allowed.

A reader gets the raw value and the folder that relative paths start from. It raises `NotAllowedError` with
the sentence that says what is allowed; who wrote the value, and where, is added by `checker.config.load`.
"""

import math
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from checker.nearest import nearest

Reader = Callable[[Any, Path], Any]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_LOCALE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+:\s*[^\r\n\0]*")
_COOKIE = re.compile(r"[^=;,\s\0]+=[^;\r\n\0]*")
_VIEWPORT = re.compile(r"\s*(\d{1,5})\s*[x×,]\s*(\d{1,5})\s*", re.IGNORECASE)
_SIDES = range(100, 10_001)


class NotAllowedError(ValueError):
    """A value is not allowed; the message says what is."""


def text(what: str) -> Reader:
    """Return a reader of one text; `what` says in words what belongs there."""

    def read(value: Any, _start: Path) -> str:
        return as_text(value, f"Write {what}.")

    return read


def texts(what: str, shape: re.Pattern[str] | None = None) -> Reader:
    """Return a reader of a list of texts; one text alone counts as a list of one."""
    allowed = f"Write {what}."

    def read(value: Any, _start: Path) -> tuple[str, ...]:
        found = tuple(as_text(one, allowed) for one in _as_list(value, allowed))
        if any(not one.strip() or (shape and not shape.fullmatch(one)) for one in found):
            raise NotAllowedError(allowed)
        return found

    return read


def whole_number(least: int, most: int) -> Reader:
    """Return a reader of a whole number between `least` and `most`."""
    allowed = f"Write a whole number from {least} to {most}."

    def read(value: Any, _start: Path) -> int:
        number = _number(value, allowed)
        if number != int(number) or not least <= number <= most:
            raise NotAllowedError(allowed)
        return int(number)

    return read


def seconds(least: float, most: float) -> Reader:
    """Return a reader of a length of time in seconds."""
    allowed = f"Write seconds from {least:g} to {most:g}."

    def read(value: Any, _start: Path) -> float:
        number = _number(value, allowed)
        if not least <= number <= most:
            raise NotAllowedError(allowed)
        return number

    return read


def grade(value: Any, _start: Path) -> float:
    """Read a US school grade."""
    allowed = "Write a school grade from 1 to 20, such as 8."
    number = _number(value, allowed)
    if not 1 <= number <= 20:
        raise NotAllowedError(allowed)
    return number


def one_of(*names: str) -> Reader:
    """Return a reader of one of some names."""

    def read(value: Any, _start: Path) -> str:
        if value in names:
            return str(value)
        near = nearest(value, names) if isinstance(value, str) else None
        allowed = f"Write one of {', '.join(names)}."
        raise NotAllowedError(f"{allowed} Did you mean {near}?" if near else allowed)

    return read


def yes_or_no(value: Any, _start: Path) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise NotAllowedError("Write true or false, without quotes.")
    return value


def viewport(value: Any, _start: Path) -> tuple[int, int]:
    """Read a size in CSS pixels, as `1280x800` or `[1280, 800]`."""
    allowed = f"Write WIDTHxHEIGHT, each {_SIDES.start} to {_SIDES.stop - 1} CSS pixels, such as 1280x800."
    if isinstance(value, str):
        match = _VIEWPORT.fullmatch(value)
        value = [int(side) for side in match.groups()] if match else None
    if not isinstance(value, Sequence) or len(value) != 2:
        raise NotAllowedError(allowed)
    width, height = value
    if any(type(side) is not int or side not in _SIDES for side in (width, height)):
        raise NotAllowedError(allowed)
    return width, height


def locale(value: Any, _start: Path) -> str:
    """Read a language tag such as `de-DE`."""
    allowed = "Write a language tag such as en-GB or de."
    tag = as_text(value, allowed)
    if tag and not _LOCALE.fullmatch(tag):
        raise NotAllowedError(allowed)
    return tag


def language(value: Any, _start: Path) -> str:
    """Read the tag of a language such as `en-GB`; its name is none."""
    allowed = "Write a language tag such as en-GB or de."
    tag = as_text(value, allowed)
    if tag and not _LANGUAGE.fullmatch(tag):
        raise NotAllowedError(allowed)
    return tag


def timezone(value: Any, _start: Path) -> str:
    """Read the name of a time zone such as `Europe/Berlin`."""
    allowed = "Write the name of a time zone such as Europe/Berlin or UTC."
    name = as_text(value, allowed)
    known = available_timezones()  # empty where the system has no table of zones; then the browser decides
    if name and known and name not in known:
        near = nearest(name, known)
        raise NotAllowedError(f"{allowed} Did you mean {near}?" if near else allowed)
    return name


header = texts('"Name: value", such as "X-Preview: yes"', _HEADER)
cookie = texts('"name=value", such as "consent=all"', _COOKIE)


def basic_auth(value: Any, _start: Path) -> str:
    """Read `user:password`."""
    allowed = "Write user:password."
    pair = as_text(value, allowed)
    user, colon, _password = pair.partition(":")
    if pair and not (user and colon):
        raise NotAllowedError(allowed)
    return pair


def as_text(value: Any, allowed: str) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise NotAllowedError(allowed)
    return value


def _as_list(value: Any, allowed: str) -> Sequence[Any]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, Sequence):
        raise NotAllowedError(allowed)
    return value


def _number(value: Any, allowed: str) -> float:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise NotAllowedError(allowed)
    try:
        number = float(value)
    except ValueError:
        raise NotAllowedError(allowed) from None
    if not math.isfinite(number):
        raise NotAllowedError(allowed)
    return number
