"""Lay lines out for a terminal: wrapped, indented, in ASCII if asked. Nothing in them is ever a command."""

from rich.console import Console
from rich.text import Text

from checker.report.escape import ascii_only, line

_WIDEST = 100
_PIPE_HEIGHT = 40
_ROOMY = 32


class Pen:
    """Turns texts into lines that fit the console."""

    def __init__(self, console: Console, *, ascii_signs: bool) -> None:
        self.console = console
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
        head = self._signs(lead).ljust(indent)
        return [
            Text.assemble((head if number == 0 else " " * indent, style), body)
            for number, body in enumerate(lines)
        ]

    def show(self, lines: list[Text]) -> None:
        """Print lines as they are: no markup, no highlighting, no second wrapping."""
        for each in lines:
            each.rstrip()
            self.console.print(each, soft_wrap=True, highlight=False, markup=False, emoji=False)

    def _signs(self, text: str) -> str:
        return ascii_only(text) if self._ascii else text


def _shorter(text: str, room: int) -> str:
    return text[: room - 1].rstrip() + "…"
