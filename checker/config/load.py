"""Find the settings file and put defaults, file and command line together."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from checker.config.settings import READERS, SECRET, Settings
from checker.config.tables import BASELINE_NAME, BaselineUse
from checker.config.unknown import OWN_FILE, shown, unknown
from checker.config.values import NotAllowedError
from checker.errors import ConfigError


class SettingsFile(NamedTuple):
    """A settings file and what stands in it, not yet read as settings."""

    path: Path
    values: Mapping[str, Any]


def load(
    given: Mapping[str, Any],
    folder: Path | None = None,
    spelling: str = "",
    usual: Mapping[str, Any] = MappingProxyType({}),
) -> Settings:
    """Return the settings: defaults, over them the file's, over them those `given` by who calls.

    `given` has the fields of `Settings` as keys; its relative paths start from the working folder, the file's
    from the file. `folder` is where the search for the file starts, the working folder when None.
    `usual` are other defaults, as fields of `Settings`. `spelling` is how a call names a field, `{}` standing
    for it; empty: as an option of the command line.
    Raises ConfigError for an unknown key or a value that is not allowed.
    """
    found = find(folder or Path.cwd())
    from_file = _read_file(found) if found else {}
    from_call = {
        field: _value(field, raw, Path(), spelling.format(field) if spelling else _option(field))
        for field, raw in given.items()
    }
    beside = found.path.parent if found else (folder or Path.cwd())
    own = {"baseline": BaselineUse(file=str(beside / BASELINE_NAME))}
    return Settings(**{**own, **usual, **from_file, **from_call})


def find(folder: Path) -> SettingsFile | None:
    """Return the nearest `checker.toml`, or `pyproject.toml` with `[tool.checker]`, from `folder` upwards."""
    folder = folder.resolve()
    for place in (folder, *folder.parents):
        own = place / OWN_FILE
        if own.is_file():
            return SettingsFile(own, _toml(own))
        shared = place / "pyproject.toml"
        table = _toml(shared).get("tool", {}).get("checker") if shared.is_file() else None
        if isinstance(table, dict):
            return SettingsFile(shared, table)
    return None


def called(field: str, value: Any = None, folder: Path | None = None) -> str:
    """Return how a setting is called where the user wrote it: `--include`, or `include in …/checker.toml`.

    `value` is its value, or one of its values; without one, a setting that stands in the file is the file's.
    """
    found = find(folder or Path.cwd())
    for key, raw in found.values.items() if found else ():
        if found and key.replace("-", "_") == field and _holds(field, raw, found.path.parent, value):
            return f"{key} in {found.path}"
    return _option(field)


def _option(field: str) -> str:
    return f"--{field.replace('_', '-')}"


def _holds(field: str, raw: Any, start: Path, value: Any) -> bool:
    try:
        read = READERS[field](raw, start)
    except NotAllowedError:  # a file that has gone since
        return False
    return value is None or value == read or (isinstance(read, tuple) and value in read)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ConfigError(f"{path} is not valid TOML: {fault}.", "Put that place right.") from None
    except OSError as fault:
        raise ConfigError(f"{path} cannot be read: {fault.strerror}.", "Allow yourself to read it.") from None


def _read_file(found: SettingsFile) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, raw in found.values.items():
        field = key.replace("-", "_")
        if field not in READERS:
            raise unknown(found.path, key, raw)
        if field in read:
            raise ConfigError(f"{found.path}: {key} stands there twice, with - and with _.", "Take one out.")
        read[field] = _value(field, raw, found.path.parent, f"{key} in {found.path}")
    return read


def _value(field: str, raw: Any, start: Path, name: str) -> Any:
    try:
        return READERS[field](raw, start)
    except NotAllowedError as wrong:
        what = "a wrong value (not shown, as it may be secret)" if field in SECRET else shown(raw)
        raise ConfigError(f"{name} is {what}.", str(wrong)) from None
