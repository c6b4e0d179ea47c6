"""Plain text → units: paragraphs by blank lines, lists by their signs, headings where little else can be."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.documents.decode import source
from checker.documents.lines import Lines
from checker.documents.walk import Walk
from checker.model import PageText

_ITEM = re.compile(r"\s*(?:([-*+•·‣▪●○–—])|(?:\d{1,3}[.)]|[a-z]\)))\s+(?=\S)")
_RULE = re.compile(r"\s*([-=_*~#.])(?:\s*\1){2,}\s*")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,})\s*")
_OPEN_END = re.compile(r"[.,;:!…]$")
_LONGEST_HEADING = 70
_HEADING_WORDS = 10
_NARROW = 40
"""Characters. In narrower lines nobody wrapped running text: they are an address, a list, a verse."""
_ROOM = 0.75
"""A line that leaves more room than this for the next word was ended on purpose."""


class _Line(NamedTuple):
    text: str
    at: int


def read(data: bytes, name: str) -> PageText:
    """Return the text of a plain text file; raises DocumentError when it is not text."""
    text, remarks = source(data, name)
    lines = Lines(text)

    def named(node: object, at: int) -> str:
        return f"line {lines.of(node if isinstance(node, int) else at)[0]}"

    walk = Walk(lines, named)
    walk.start("main")
    blocks = list(_blocks(text))
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else ()
        _Block(walk, block).take(is_first=place == 0, following=following)
    return walk.page_text(remarks=remarks)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the runs of lines between blank lines and drawn rules; an underline stays with its line."""
    block: list[_Line] = []
    at = 0
    for line in text.split("\n"):
        underlines = len(block) == 1 and _UNDERLINE.fullmatch(line)
        if not line.strip() or (_RULE.fullmatch(line) and not underlines):
            if block:
                yield block
            block = []
        else:
            block.append(_Line(line, at))
            if underlines:
                yield block
                block = []
        at += len(line) + 1
    if block:
        yield block


class _Block:
    """One run of lines, and what it becomes."""

    def __init__(self, walk: Walk, lines: Sequence[_Line]) -> None:
        self.walk = walk
        self.lines = lines

    def take(self, *, is_first: bool, following: Sequence[_Line]) -> None:
        """Hand the run over as a heading, as lists, or as paragraphs."""
        underline = _UNDERLINE.fullmatch(self.lines[-1].text) if len(self.lines) == 2 else None
        if underline:
            self._heading(1 if underline[1][0] == "=" else 2)
        elif _may_be_heading(self.lines) and following and (is_first or not _may_be_heading(following)):
            self._heading(1 if is_first else 2)
        else:
            self._text()

    def _heading(self, level: int) -> None:
        self._unit(f"h{level}", self.lines[:1])

    def _text(self) -> None:
        width = max(len(line.text.rstrip()) for line in self.lines)
        run: list[_Line] = []
        ordered = ""
        for line in self.lines:
            item = _ITEM.match(line.text)
            if run and (item or (not ordered and _ended(run[-1].text, line.text, width))):
                self._run(run, ordered)
                run = []
            if item:
                kind = "ul" if item[1] else "ol"
                if ordered != kind:
                    self._close(ordered)
                    self.walk.start(kind, at=line.at)
                ordered = kind
            run.append(line)
        self._run(run, ordered)
        self._close(ordered)

    def _close(self, ordered: str) -> None:
        if ordered:
            self.walk.end()

    def _run(self, run: list[_Line], ordered: str) -> None:
        if not ordered:
            self._unit("p", run)
            return
        sign = _ITEM.match(run[0].text)
        begin = sign.end() if sign else 0
        self._unit("li", [_Line(run[0].text[begin:], run[0].at + begin), *run[1:]])

    def _unit(self, tag: str, lines: Sequence[_Line]) -> None:
        self.walk.start(tag, at=lines[0].at)
        for line in lines:
            self.walk.text(f"{line.text}\n", line.at)
        self.walk.end()


def _may_be_heading(lines: Sequence[_Line]) -> bool:
    """Say whether a run of lines looks like a heading: one short line that ends no sentence, or asks."""
    text = lines[0].text.strip()
    if len(lines) > 1 or len(text) > _LONGEST_HEADING or _OPEN_END.search(text) or _ITEM.match(lines[0].text):
        return False
    starts = text.lstrip("¿\"'“‘«„([")[:1]
    return bool(starts) and not starts.islower() and len(text.split()) <= _HEADING_WORDS


def _ended(line: str, following: str, width: int) -> bool:
    """Say whether a line was ended on purpose and not only wrapped."""
    if following.lstrip()[:1].islower():
        return False
    first_word = following.split(maxsplit=1)[0]
    return width < _NARROW or len(line.rstrip()) + 1 + len(first_word) <= _ROOM * width
