"""The run as JSON: the source of all other formats, and what other programs read.

Keys are sorted and equal runs give equal text. Characters that could command a terminal or turn the
reading direction stand as `\\uXXXX`, so that the text is safe to print and its values stay exact.
"""

import re
from collections.abc import Iterator
from typing import Any, TextIO

import msgspec

from checker.model import Run
from checker.model.run import SCHEMA
from checker.report.telling import Telling

STEM = "run"
SUFFIX = ".json"
_UNPRINTABLE = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_NO_PAGES = '\n  "pages": []'
"""How a run without pages is told: no value holds a line feed, so it stands once in the text."""


def write(telling: Telling, out: TextIO) -> None:
    """Write the run as JSON text with two spaces of indent and a line feed at its end."""
    out.writelines(pieces(telling.run))
    out.write("\n")


def pieces(run: Run) -> Iterator[str]:
    """Yield the text of `to_json(run)` page by page: a run of many pages is never held as text."""
    head, tail = to_json(msgspec.structs.replace(run, pages=())).split(_NO_PAGES)
    yield head
    if not run.pages:
        yield _NO_PAGES
    for number, page in enumerate(run.pages):
        yield "," if number else _NO_PAGES.removesuffix("]")
        yield ("\n" + to_json(page)).replace("\n", "\n    ")
    if run.pages:
        yield "\n  ]"
    yield tail


def to_json(noun: msgspec.Struct) -> str:
    """Return any noun as stable, printable JSON with two spaces of indent."""
    return msgspec.json.format(printable(packed(noun).decode()), indent=2)


def packed(value: Any) -> bytes:
    """Return nouns, or dicts and lists of them, as JSON with sorted keys and no spaces."""
    try:
        return msgspec.json.encode(value, order="sorted")
    except UnicodeEncodeError:  # half of a surrogate pair, which JavaScript allows in its strings
        return msgspec.json.encode(_whole(msgspec.to_builtins(value)), order="sorted")


def printable(text: str) -> str:
    """Return JSON text with what could steer a terminal, a runner or the reading direction as `\\uXXXX`."""
    for command in ("##[", "##vso["):
        text = text.replace(command, f"#\\u0023{command[2:]}")
    if text.isprintable():  # as most lines are; to look for each sign takes ten times as long
        return text
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
