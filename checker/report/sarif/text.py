"""Words as SARIF wants them: messages without links, ids on one line, names in PascalCase."""

import re

from checker.report.words.escape import line

_LINK = re.compile(r"\](?=\()")
"""What makes an embedded link of a message, which SARIF knows even in plain text (3.11.6)."""
_NAME_PARTS = re.compile(r"[^A-Za-z0-9]+")


def message(text: str, limit: int = 0) -> dict[str, str]:
    """Return a message on one line in which nothing is a link, cut to `limit` characters (0: not cut)."""
    return {"text": _LINK.sub("] ", line(text, limit))}


def shown_id(rule_id: str) -> str:
    """Return the id of a rule as it stands in the report: on one line, and never empty."""
    return line(rule_id, 200) or "unnamed-rule"


def pascal(name: str) -> str:
    """Return an id as a name in PascalCase, which SARIF asks for beside the id."""
    return "".join(part[:1].upper() + part[1:] for part in _NAME_PARTS.split(name))
