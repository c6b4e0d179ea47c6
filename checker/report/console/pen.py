"""Lay lines out for a terminal: wrapped, indented, in ASCII if asked. Nothing in them is ever a command."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from checker.counted import counted
from checker.report.words.escape import ascii_only, line, neutral, no_command

_T = TypeVar("_T")

_WIDEST = 100
_PIPE_HEIGHT = 40
_ROOMY = 32
_MOST = {"pages": 4, "reasons": 4, "notes": 3, "questions": 5, "rows": 2}
_MOST_TIGHT = {"pages": 2, "reasons": 2, "notes": 1, "questions": 2, "rows": 1}
"""How much of each is shown on a usual screen, and on a low one."""


class Pen:
    """Turns texts into lines that fit the console; `whole` when nothing is to be left out."""

    def __init__(self, console: Console, *, ascii_signs: bool, whole: bool = False) -> None:
        self.console = console
        self.whole = whole
        self.width = max(20, min(console.width, _WIDEST))
        self.height = console.height if console.is_terminal else max(console.height, _PIPE_HEIGHT)
        self.tight = self.height < _ROOMY
        self._ascii = ascii_signs

    def write(
        self, text: str, style: str = "", *, lead: str = "", indent: int = 0, rows: int = 0
    ) -> list[Text]:
        """Return `text` as lines, `lead` before the first and `indent` columns before all others.

        More than `rows` lines are cut with an ellipsis (0: not cut). `text` is made harmless here.
        """
        room = self.width - indent
        safe = self._signs(line(text, limit=room * rows if rows else 0))
        lines = list(Text(safe, style=style).wrap(self.console, room)) or [Text()]
        if rows and len(lines) > rows:
            lines = [
                *lines[: rows - 1],
                Text(self._signs(_shorter(lines[rows - 1].plain, room)), style=style),
            ]
        return self._led(lines, lead, indent, style)

    def pieces(
        self, parts: Iterable[tuple[str, str]], style: str = "", *, lead: str = "", indent: int = 0
    ) -> list[Text]:
        """Return pieces of text, each with its own style, as the lines that `write` would make of them."""
        safe = ((self._signs(" ".join(neutral(part).splitlines())), own or style) for part, own in parts)
        lines = list(Text.assemble(*safe).wrap(self.console, self.width - indent)) or [Text()]
        return self._led(lines, lead, indent, style)

    @property
    def marks(self) -> bool:
        """Whether the console can underline and embolden."""
        return self.console.color_system is not None

    def sign(self, usual: str, ascii_twin: str) -> str:
        """Return a sign, or its twin where only ASCII is wanted."""
        return ascii_twin if self._ascii else usual

    def first(self, things: Sequence[_T], what: str) -> Sequence[_T]:
        """Return those that are shown. One more is shown too: to say that it is left out takes its line."""
        most = self.most(what)
        return things if most is None or len(things) == most + 1 else things[:most]

    def most(self, what: str) -> int | None:
        """Return how many `pages`, `reasons`, `notes`, `questions` or `rows` are shown; None: all."""
        return None if self.whole else (_MOST_TIGHT if self.tight else _MOST)[what]

    def left(self, number: int, one: str, of: str = "", *, indent: int) -> list[Text]:
        """Return the line that says how many more there are, and how to see them; none when none is left."""
        if not number:
            return []
        return self.write(f"and {counted(number, one)}{of} (--verbose)", lead=" " * indent, indent=indent)

    def show(self, lines: list[Text]) -> None:
        """Print lines as they are: no markup, no highlighting, no second wrapping."""
        for each in lines:
            each.rstrip()
            each.plain = no_command(each.plain)
            self.console.print(each, soft_wrap=True, highlight=False, markup=False, emoji=False)

    def _led(self, lines: Sequence[Text], lead: str, indent: int, style: str) -> list[Text]:
        head = self._signs(lead).ljust(indent)
        return [
            Text.assemble((head if number == 0 else " " * indent, style), body)
            for number, body in enumerate(lines)
        ]

    def _signs(self, text: str) -> str:
        return ascii_only(text) if self._ascii else text


def _shorter(text: str, room: int) -> str:
    return text[: room - 1].rstrip() + "…"
