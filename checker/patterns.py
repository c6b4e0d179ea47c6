"""Patterns of page addresses, as people write them in the settings: `*` stands for anything."""

import re
from functools import cache
from urllib.parse import urlsplit


def fits(pattern: str, url: str) -> re.Match[str] | None:
    """Return how an address or a local path fits a pattern, None when it does not.

    `*` matches anything, and each is a group of the match. A pattern that begins with `/` is held against
    the path, without scheme and host; any other against the whole. The query and the fragment count only
    when the pattern has a `?`. So `/news/*` fits `https://example.org/news/a?from=b` and `news/a.html`.
    """
    compiled = _compiled(pattern)
    whole = url if "?" in pattern else re.split(r"[?#]", url, maxsplit=1)[0]
    return compiled.fullmatch(_path(whole) if pattern.startswith("/") else whole)


def _path(url: str) -> str:
    if "://" not in url:
        return f"/{url.lstrip('/')}"
    parts = urlsplit(url)
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("(.*)".join(re.escape(part) for part in pattern.split("*")), re.DOTALL)
