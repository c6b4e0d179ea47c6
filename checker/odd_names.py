r"""Names of files that are not text, as old disks and archives hold them ↔ names that can be told and kept.

Python reads a byte that is no UTF-8 as half of a pair of characters (PEP 383), which no report can hold. It
is told as `\xe9` instead, so that two files still have two names, and each name leads back to its file.
"""

import os
import re

_HALF = re.compile("[\ud800-\udfff]")
_TOLD = re.compile(r"\\x([89a-f][0-9a-f])|\\u(d[89a-f][0-9a-f]{2})")
_BYTES = range(0xDC80, 0xDD00)
"""What stands for the bytes 80 to FF."""


def told_name(path: str) -> str:
    """Return a path in which what is not text is written as `\\xe9`."""
    return path if path.isascii() else _HALF.sub(_written, path)


def real_name(told: str) -> str:
    """Return the path that `told_name` was made from; a file that is really called so comes first."""
    if "\\" not in told or os.path.lexists(told):
        return told
    return _TOLD.sub(_read, told)


def _written(half: re.Match[str]) -> str:
    code = ord(half.group())
    return f"\\x{code - 0xDC00:02x}" if code in _BYTES else f"\\u{code:04x}"


def _read(told: re.Match[str]) -> str:
    return chr(0xDC00 + int(told[1], 16)) if told[1] else chr(int(told[2], 16))
