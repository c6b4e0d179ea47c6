"""The head of a Markdown file, between `---` (YAML) or `+++` (TOML): its title and its language."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_HEAD = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.(?<!\+))[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^([A-Za-z_][\w-]*)\s*[:=]\s*(.*?)\s*$", re.MULTILINE)
_SIMPLE = re.compile(r"""([A-Za-z_][\w-]*):[ \t]+(?:"([^"\\]+)"|'([^']+)'|([\w(][^#]*?))[ \t]*""")
"""A line that means the same without a reader of YAML, which takes longer to load than the draft to read."""
_LONGEST = 100_000
_LANGUAGE = ("lang", "language", "locale")


class Head(NamedTuple):
    """What a file says about itself."""

    end: int = 0
    """Where the head ends and the text begins."""
    title: str = ""
    lang: str = ""


def head(text: str) -> Head:
    """Return what stands in the head of a file; a head that ends at 0 where there is none."""
    if not text.startswith(("---", "+++")):
        return Head()
    found = _HEAD.match(text, 0, _LONGEST)
    values = _values(found[1], found[2]) if found else None
    if not found or values is None:
        return Head()
    lang = next((values[key] for key in _LANGUAGE if values.get(key)), "")
    return Head(found.end(), values.get("title", ""), lang.replace("_", "-"))


def _values(fence: str, inside: str) -> Mapping[str, str] | None:
    """Return the plain values; None when this is no head but text between two rules."""
    lines = [line for line in inside.splitlines() if line.strip()]
    simple = [_SIMPLE.fullmatch(line) for line in lines] if fence == "---" else []
    if simple and all(simple):
        return {match[1].lower(): match[2] or match[3] or match[4] for match in simple if match}
    loaded = _toml(inside) if fence == "+++" else _yaml(inside)
    if isinstance(loaded, dict):
        return {str(key).lower(): value.strip() for key, value in loaded.items() if isinstance(value, str)}
    if loaded is not None or not inside.strip():
        return {} if not inside.strip() else None
    return {key.lower(): value.strip("\"'") for key, value in _KEY.findall(inside)} or None


def _yaml(inside: str) -> object:
    """Return what YAML reads; None when it is broken, which often is one colon too many in a title."""
    import yaml  # noqa: PLC0415  most drafts have no head

    try:
        return yaml.safe_load(inside)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _toml(inside: str) -> object:
    import tomllib  # noqa: PLC0415

    try:
        return tomllib.loads(inside)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
