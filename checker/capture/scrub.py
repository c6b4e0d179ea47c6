"""Keep out of evidence what must not be seen, or means nothing later.

A page may repeat a header or a cookie that it was sent; a local page carries a server's passing port.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import quote, unquote, urlsplit

import msgspec

from checker.capture.secret_headers import pairs
from checker.config import Settings
from checker.model import Evidence, Unchecked

MASK = "[secret]"
SHORTEST = 4
"""Characters; shorter values would also mask ordinary words."""

_PUBLIC = {"accept", "accept-language", "accept-encoding", "user-agent", "cache-control", "dnt", "pragma"}
"""Headers whose values are no secrets."""
_OURS = {
    "type", "kind", "role", "tag", "lang", "level", "user", "color_scheme", "disclosed_by", "hidden",
    "rule", "rules", "outcome", "impact", "environment", "captured", "content_type", "settled",
}  # fmt: skip
"""Fields that say our words, never the page's."""

T = TypeVar("T", bound=Evidence | Unchecked)


def secrets_of(settings: Settings, address: str) -> tuple[str, ...]:
    """Return every value that must not be seen, longest first."""
    user_info = unquote(urlsplit(address).netloc.rpartition("@")[0])
    headers = [value for name, value in pairs(settings.header, ":") if name.lower() not in _PUBLIC]
    values = [*headers, user_info, settings.basic_auth]
    values += [value for _, value in pairs(settings.cookie, "=")]
    values += [header.partition(" ")[2] for header in headers]  # `Bearer …`: the token alone, too
    values += [login.partition(":")[2] for login in (user_info, settings.basic_auth)]
    values += [b64encode(login.encode()).decode() for login in (user_info, settings.basic_auth)]
    values += [quote(value, safe=safe) for value in values for safe in ("", "/")]
    chosen = {value for value in values if len(value) >= SHORTEST}
    return tuple(sorted(chosen, key=lambda value: (-len(value), value)))


def scrubbed(captured: T, secrets: tuple[str, ...], renames: Mapping[str, str]) -> T:
    """Return the same evidence with every secret masked, and the addresses of a passing server renamed."""
    changes = {**dict.fromkeys(secrets, MASK), **renames}
    if not changes:
        return captured
    text = msgspec.json.encode(captured).decode()
    if not any(json.dumps(given, ensure_ascii=False)[1:-1] in text for given in changes):
        return captured
    return msgspec.convert(_changed(msgspec.to_builtins(captured), changes), type=type(captured))


def _changed(value: object, changes: Mapping[str, str]) -> object:
    """The same value with the changes made in its texts; names of fields stay."""
    if isinstance(value, str):
        for given, shown in changes.items():
            value = value.replace(given, shown)
        return value
    if isinstance(value, list | tuple):
        return [_changed(one, changes) for one in value]
    if isinstance(value, dict):
        return {name: one if name in _OURS else _changed(one, changes) for name, one in value.items()}
    return value
