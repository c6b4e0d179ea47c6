"""Keep out of evidence what must not be seen, or means nothing later.

A page may repeat a header or a cookie that it was sent; a local page carries a server's passing port.
"""

import json
from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import quote, unquote, urlsplit

import msgspec

from checker.config import Settings
from checker.model import Evidence, Unchecked

MASK = "[secret]"
SHORTEST = 4
"""Characters; shorter values would also mask ordinary words."""

T = TypeVar("T", bound=Evidence | Unchecked)


def secrets_of(settings: Settings, address: str) -> tuple[str, ...]:
    """Return every value that must not be seen, longest first."""
    user_info = urlsplit(address).netloc.rpartition("@")[0]
    values = [header.partition(":")[2].strip() for header in settings.header]
    values += [cookie.partition("=")[2].strip() for cookie in settings.cookie]
    values += [user_info, unquote(user_info), settings.basic_auth]
    values += [password for login in values[-3:] if (password := login.partition(":")[2])]
    values += [word for value in values for word in value.split() if " " in value]
    values += [quote(value) for value in values]
    return tuple(sorted({value for value in values if len(value) >= SHORTEST}, key=lambda v: (-len(v), v)))


def scrubbed(captured: T, secrets: tuple[str, ...], renames: Mapping[str, str]) -> T:
    """Return the same evidence with every secret masked, and the addresses of a passing server renamed."""
    text = msgspec.json.encode(captured).decode()
    clean = text
    for given, shown in (*((secret, MASK) for secret in secrets), *renames.items()):
        clean = clean.replace(_in_json(given), _in_json(shown))
    return captured if clean == text else msgspec.json.decode(clean.encode(), type=type(captured))


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
