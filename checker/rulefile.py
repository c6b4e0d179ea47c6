"""Parses what the files under rules/ hold; a fault names the file, the key and the remedy."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

import msgspec

from checker.errors import ConfigError
from checker.nearest import nearest
from checker.resources import folder

T = TypeVar("T")
_UNKNOWN = re.compile("unknown field `(.+?)`")


def named(file: Path) -> str:
    """Return a file's path as messages name it: from `rules/` on for checker's own, whole for a project's."""
    own = folder("rules")
    return f"rules/{file.relative_to(own).as_posix()}" if file.is_relative_to(own) else file.as_posix()


def read_text(file: Path) -> str:
    """Return the text of a file. Raises ConfigError where it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise ConfigError(f"{named(file)} is not UTF-8.", "Save it with that encoding.") from fault


def parse_toml(file: Path, where: str) -> dict[str, Any]:
    """Return the keys of a TOML file. Raises ConfigError."""
    try:
        return tomllib.loads(read_text(file))
    except tomllib.TOMLDecodeError as fault:
        raise ConfigError(f"{where} is not valid TOML: {fault}.", "Correct that line.") from fault


def parse_yaml(source: str, where: str) -> object:
    """Return the value of a YAML text. Raises ConfigError."""
    # Imported here: its 20 ms are wasted on commands that read no rule.
    import yaml  # noqa: PLC0415

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return cast(object, yaml.load(source, Loader=loader))  # noqa: S506  a safe loader, in C where there is one
    except yaml.YAMLError as fault:
        line = " ".join(str(fault).split())
        raise ConfigError(
            f"{where} is not valid YAML: {line}.", "Put text that holds `: ` or `#` in quotes."
        ) from fault


def convert(value: object, kind: type[T], where: str) -> T:
    """Return `value` as `kind`, checked key by key. Raises ConfigError."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as fault:
        raise ConfigError(f"{where}: {fault}.", _remedy(str(fault), kind)) from fault


def _remedy(fault: str, kind: Any) -> str:
    """Name the key that was probably meant where an unknown one stands, and where all of them are listed."""
    unknown = _UNKNOWN.search(fault)
    near = nearest(unknown[1], _keys(kind)) if unknown else None
    return f"{f'Did you mean {near}? ' if near else ''}docs/rules.md lists every key."


def _keys(kind: Any) -> Iterator[str]:
    """Yield the names of the keys of a type and of the types within it."""
    told = [kind, *get_args(kind)]
    for struct in (one for one in told if isinstance(one, type) and issubclass(one, msgspec.Struct)):
        for one in msgspec.structs.fields(struct):
            yield one.encode_name
            yield from _keys(one.type)
