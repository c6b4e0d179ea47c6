"""What `NAME[=PATH]` says: a report in one format, and where it shall go."""

from typing import NamedTuple

STANDARD_OUTPUT = "-"
"""The path that stands for standard output."""
_SPOKEN = ("github",)
"""Formats that are commands to who reads standard output."""


class Wish(NamedTuple):
    """A report that somebody wishes for."""

    name: str
    """Of its format; nobody has looked yet whether there is one."""
    path: str = ""
    """Empty where none is named."""

    def __str__(self) -> str:
        return f"{self.name}={self.path}" if self.path else self.name

    def at_a_screen(self) -> "Wish":
        """Return the wish as a command line means it: some formats go to standard output by themselves."""
        return self if self.path or self.name not in _SPOKEN else Wish(self.name, STANDARD_OUTPUT)


def wish(text: str) -> Wish:
    """Return what a `NAME` or `NAME=PATH` wishes for."""
    name, _, path = text.partition("=")
    return Wish(name, path)
