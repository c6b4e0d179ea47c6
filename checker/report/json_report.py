"""The run as JSON: the source of all other formats, and what other programs read.

Keys are sorted and equal runs give equal text. Characters that could command a terminal or turn the
reading direction stand as `\\uXXXX`, so that the text is safe to print and its values stay exact.
"""

import re
from typing import Any, TextIO

import msgspec

from checker.model import Run
from checker.model.run import SCHEMA
from checker.report.telling import Telling

SUFFIX = ".json"
_UNPRINTABLE = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def write(telling: Telling, out: TextIO) -> None:
    """Write the run as JSON text with two spaces of indent and a line feed at its end."""
    out.write(to_json(telling.run) + "\n")


def to_json(noun: msgspec.Struct) -> str:
    """Return any noun as stable, printable JSON."""
    try:
        packed = msgspec.json.encode(noun, order="sorted")
    except UnicodeEncodeError:  # half of a surrogate pair, which JavaScript allows in its strings
        packed = msgspec.json.encode(_whole(msgspec.to_builtins(noun)), order="sorted")
    text = msgspec.json.format(packed, indent=2).decode()
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a run, made from the model."""
    made = msgspec.json.schema(Run)
    made["$defs"]["Run"]["properties"]["schema"] = {"const": SCHEMA}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA}",
        "title": "A run of checker",
        **made,
    }


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_whole(key): _whole(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(inner) for inner in value]
    return value
