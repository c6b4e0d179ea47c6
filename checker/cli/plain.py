"""Make text from outside safe to print on a terminal."""

import re
import unicodedata

_WHITE = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Return the text as one line in which no control or direction-changing character is left alive."""
    return _WHITE.sub(" ", "".join(_tamed(character) for character in text)).strip()


def _tamed(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}:
        return f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"
    return character
