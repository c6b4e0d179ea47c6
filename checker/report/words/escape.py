"""Make text from an audited page harmless before it is told to anyone.

A page under audit is hostile: its titles, names and markup may hold terminal commands, characters that
turn the reading direction, or addresses that run a script. Every report passes page text through here.
HTML escaping is not done here: the templates do it for every value.
"""

import re
import unicodedata
from urllib.parse import urlsplit

_TERMINAL_COMMANDS = re.compile(
    r"""
      (?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f]) [^\x07\x1b\x9c]{0,4096} (?:\x07|\x1b\\|\x9c)  # OSC, DCS, …
    | (?:\x1b\[|\x9b) [0-?]* [ -/]* [@-~]                                                   # CSI
    | \x1b [ -/]* [0-~]                                                                     # other escapes
    """,
    re.VERBOSE,
)
_SPACES = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_ALLOWED_SCHEMES = ("http", "https", "mailto")
_JOINERS = "\u200c\u200d"
"""Format characters that Persian, Indic scripts and emoji cannot do without."""
_RUNNER_COMMAND = re.compile(r"^\s*:(?=:)|#(?=#\[|#vso\[)", re.IGNORECASE)
_ASCII_TWINS = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "…": "...", "×": "x",
        "≤": "<=", "≥": ">=", "→": "->", "•": "*", "·": "*", "✗": "x", "✓": "v", "ß": "ss",
        "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    }
)  # fmt: skip


def neutral(text: str) -> str:
    """Return `text` without terminal commands, control, direction or unpaired characters.

    Line feeds and tabs stay, so that text in a block keeps its shape. Terminal commands go as a whole,
    so that what stays can be read.
    """
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return "".join(_kept(character) for character in _TERMINAL_COMMANDS.sub("", text))


def line(text: str, limit: int = 0) -> str:
    """Return `text` harmless and on one line, cut to `limit` characters with an ellipsis (0: not cut)."""
    if text.isprintable() and "  " not in text:  # as nearly all text is; the rest costs ten times as much
        flat = text.strip()
    else:
        flat = _SPACES.sub(" ", neutral(_SPACES.sub(" ", text))).strip()
    return flat if not limit or len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def block(text: str, limit: int) -> str:
    """Return `text` harmless with its line breaks, cut to `limit` characters with an ellipsis."""
    kept = neutral(text).strip()
    return kept if len(kept) <= limit else kept[: limit - 1].rstrip() + "…"


def no_command(row: str) -> str:
    """Return a line of output that no CI runner takes for a command, with a space in what would be one.

    GitHub takes `::name::` at the start of a line, and `##[name]` anywhere; Azure takes `##vso[name]`.
    """
    return _RUNNER_COMMAND.sub(r"\g<0> ", row)


def ascii_only(text: str) -> str:
    """Return `text` in ASCII: signs as their nearest twin, letters without accents, the rest as `?`."""
    plain = unicodedata.normalize("NFKD", text.translate(_ASCII_TWINS))
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return bare.encode("ascii", "replace").decode("ascii")


def address(url: str) -> str:
    """Return `url` where it may stand behind a link, else an empty string: only web and mail addresses."""
    clean = line(url)
    try:
        scheme = urlsplit(clean).scheme.lower()
    except ValueError:
        return ""
    return clean if scheme in _ALLOWED_SCHEMES else ""


def _kept(character: str) -> str:
    if character in "\n\t" or character in _JOINERS:
        return character
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    return "" if category in ("Cc", "Cf") else character
