"""Say what is wrong about a key of the settings file that is no setting."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.config.settings import READERS
from checker.errors import ConfigError
from checker.nearest import meant, nearest

OWN_FILE = "checker.toml"
"""The settings file that holds nothing else; in pyproject.toml all stands under [tool.checker]."""
_TABLES = {
    "waive": "[[waive]]",
    "page": "[[page]]",
    "source": "[[source]]",
    "max": "[max]",
    "baseline": "[baseline]",
    "rules": "[rules]",
    "words": "[words]",
}
"""Settings that are written as tables, and how."""


def unknown(path: Path, key: str, raw: Any) -> ConfigError:
    """Return the fault of a key that is no setting, with what was probably meant."""
    if not _is_table(raw):
        names = [name.replace("_", "-") for name in READERS]
        return ConfigError(f"{path}: there is no setting {shown(key)}.", meant(key, names))
    own = path.name == OWN_FILE
    table = key if own else f"tool.checker.{key}"
    whole = key == "checker"
    if key == "tool" and "checker" in raw:
        whole, table = True, f"{table}.checker"
    if whole or _are_settings(raw):
        place = f"at the top level of {OWN_FILE}" if own else "right under [tool.checker]"
        return ConfigError(
            f"{path}: there is no table [{table}].", f"The keys stand {place}, without [{table}]."
        )
    near = nearest(key, _TABLES)
    known = f"Settings are keys; tables are {', '.join(_TABLES.values())}."
    remedy = f"Did you mean {_TABLES[near]}?" if near else known
    return ConfigError(f"{path}: there is no table [{table}].", remedy)


def shown(value: Any) -> str:
    """Return a value as it may stand in a message: short, and on one line."""
    if isinstance(value, tuple):
        value = value[0] if len(value) == 1 else list(value)
    written = json.dumps(value, ensure_ascii=False, default=str)
    return written if len(written) <= 120 else written[:119] + "…"


def _is_table(raw: Any) -> bool:
    tables = raw if isinstance(raw, list) and raw else [raw]
    return all(isinstance(one, Mapping) for one in tables)


def _are_settings(table: Any) -> bool:
    keys = [key.replace("-", "_") for key in table] if isinstance(table, Mapping) else []
    return bool(keys) and all(key in READERS for key in keys)
