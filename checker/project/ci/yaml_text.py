"""Parts of YAML files that several services share."""

from collections.abc import Iterable

import yaml


def quoted(value: str) -> str:
    """Return a text as a quoted scalar of YAML on one line."""
    dumped = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=10**6)
    return dumped.strip().removesuffix("\n...")


def indented(rows: Iterable[str], by: int) -> str:
    """Return rows with so many spaces before each that is not empty, and a line break after each."""
    return "".join(f"{' ' * by}{row}\n" if row else "\n" for row in rows)
