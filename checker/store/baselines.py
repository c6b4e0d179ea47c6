"""The baseline's file: TOML, sorted, one place in it for each place in a page."""

import tomllib
from math import isfinite
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from checker.errors import ConfigError
from checker.files import write_whole
from checker.model import Baseline, Debt, PageContent

VERSION = 1
"""Of the file's shape. A file with a higher one comes from a later checker."""

_HEAD = """\
# Old debt: what checker found here when the team began to look. It decides nothing, and may only shrink.
# Written by `checker baseline`; what is fixed is taken out by `checker baseline --prune`.
"""
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_RENEW = "Bring back an older version of the file, or delete it and make it anew: checker baseline"
_ORDER = ("page", "rule", "where", "since", "fingerprint", "loose", "outcome", "count", "measure")
_MOST = 1_000_000_000
"""Places that look alike; more is a slip of the hand."""
_USUAL: dict[str, Any] = {"outcome": "failed", "count": 1, "loose": "", "measure": None}
"""What is not written, as most debts have it."""


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in a file.

    Raises:
        ConfigError: it is not there, broken, in conflict, or from a later version.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise ConfigError(
            f"The baseline {path} cannot be read: {fault.strerror}.",
            "Name another, or make it: run checker check with --baseline none, then checker baseline",
        ) from fault
    return parse_baseline(data, str(path))


def parse_baseline(data: bytes, called: str) -> Baseline:
    """Return the baseline in the bytes of a file; `called` is what messages call it. Raises ConfigError."""
    text = _text(data, called)
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise _broken(called, str(fault)) from None
    version = values.pop("version", None)
    if type(version) is not int or version < 1:
        raise ConfigError(f"{called} is no baseline: it has no version.", _RENEW)
    if version > VERSION:
        raise ConfigError(
            f"The baseline {called} is of version {version}; this checker reads {VERSION}.",
            "Use the checker that wrote it, or a later one.",
        )
    return _read(values, called)


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write a baseline so that equal ones give equal files. Raises as `write_whole` does."""
    document: dict[str, Any] = {
        "version": VERSION,
        "made": baseline.made,
        "checker": baseline.checker,
        "axe": baseline.axe,
        "rules": list(baseline.rules),
        "pages": {one.page: one.content for one in baseline.pages},
    }
    debts = "".join(f"\n[[debt]]\n{tomli_w.dumps(_row(debt))}" for debt in baseline.debts)
    write_whole(f"{_HEAD}\n{tomli_w.dumps(document)}{debts}".encode("utf-8", "replace"), path)


def _text(data: bytes, called: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"The baseline {called} is not text in UTF-8.", _RENEW) from None
    if any(line.startswith(_CONFLICT) for line in text.split("\n")):
        raise ConfigError(
            f"The baseline {called} has conflict marks of a merge.",
            "Keep the entries of both sides, take the marks out, then: checker baseline --prune",
        )
    if not text.strip():
        raise ConfigError(f"The baseline {called} is empty.", _RENEW)
    return text


def _row(debt: Debt) -> dict[str, Any]:
    values = {name: getattr(debt, name) for name in _ORDER}
    return {name: value for name, value in values.items() if name not in _USUAL or value != _USUAL[name]}


def _read(values: dict[str, Any], called: str) -> Baseline:
    try:
        pages = msgspec.convert(values.pop("pages", {}), dict[str, str])
        debts = msgspec.convert(values.pop("debt", []), tuple[Debt, ...])
        contents = [PageContent(page=page, content=pages[page]) for page in sorted(pages)]
        baseline = msgspec.convert({**values, "pages": contents, "debts": debts}, Baseline)
    except msgspec.ValidationError as fault:
        raise _broken(called, str(fault)) from None
    for number, debt in enumerate(debts, 1):
        if not 1 <= debt.count <= _MOST:
            raise _broken(called, f"the count of [[debt]] number {number} is not from 1 to {_MOST:,}")
        if debt.measure is not None and not isfinite(debt.measure):
            raise _broken(called, f"the measure of [[debt]] number {number} is no number")
    return baseline


def _broken(called: str, why: str) -> ConfigError:
    return ConfigError(f"The baseline {called} is broken: {why}.", _RENEW)
