"""Text of markup as its source writes it: which characters stand there, and which stand for an entity."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


class Piece(NamedTuple):
    """A stretch of text, and where in the source it begins."""

    text: str
    at: int
    exact: bool
    """Whether the source has these very characters."""


def pieces(data: str, source: str, at: int) -> Iterator[Piece]:
    """Yield the pieces of a text that was read from `source`, entities resolved, from the offset `at` on."""
    if source.startswith(data, at):
        yield Piece(data, at, True)
        return
    done = 0
    for reference in _REFERENCE.finditer(source, at):
        before = reference.start() - at
        if done + before > len(data):
            break
        if before:
            yield Piece(data[done : done + before], at, True)
            done += before
        if done >= len(data):
            return
        meant = unescape(reference.group())
        yield Piece(meant, reference.start(), meant == reference.group())
        done += len(meant)
        at = reference.end()
    if done < len(data):
        yield Piece(data[done:], at, True)
