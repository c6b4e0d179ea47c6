"""Lines of a PDF that has no tags → headings, lists and paragraphs, told by place and size: a guess."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from checker.documents.pdf.emit import text_of
from checker.documents.pdf.lines import Line, is_hyphenated
from checker.documents.walk import Walk

_ITEM = re.compile(r"\s*(?:[•·‣▪●○◦\uf0b7\u2043*–-]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_ENDS = re.compile(r"[.!?:…][)\]”\"'»]*$")
_LARGER = 1.12
_HEADING_WORDS = 16
_LEADING = 1.75
"""Times the size: baselines further apart part paragraphs, unless the whole text is set wider."""
_ROOM_AFTER_SENTENCE, _ROOM, _ROOM_IN_SENTENCE = 0.03, 0.12, 0.25
"""Shares of the column that are left where a line was ended on purpose, by what stands around its end."""
_MOST = 0.95
"""Share of a column's lines by whose ends its edge is told; some run over it."""


class Paragraphs:
    """Joins lines, and hands them over as elements."""

    def __init__(self, walk: Walk, pages: Sequence[Sequence[Line]]) -> None:
        self.walk = walk
        self.pages = pages
        lines = [line for page in pages for line in page]
        sizes = Counter[float]()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 1.0
        larger = sorted((size for size in sizes if size > _LARGER * self.body), reverse=True)
        self.levels = {size: min(6, level) for level, size in enumerate(larger, start=1)}
        self.leading = _usual_leading(pages, self.body)
        self._columns: dict[tuple[int, int], tuple[float, float]] = {}
        self.in_list = ""

    def take(self) -> None:
        """Hand all lines over."""
        paragraph: list[Line] = []
        for page in self.pages:
            for line in page:
                if paragraph and not self._goes_on(paragraph, line):
                    self._hand_over(paragraph)
                    paragraph = []
                paragraph.append(line)
        if paragraph:
            self._hand_over(paragraph)
        self._list("")

    def _goes_on(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Say whether a line belongs to the paragraph before it."""
        last = paragraph[-1]
        if _ITEM.match(line.text) or abs(line.size - last.size) > 0.08 * last.size:
            return False
        if self._level(paragraph) and not self._level([line]):
            return False
        return self._follows(paragraph, line)

    def _follows(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Say the same of a line of the same kind, by where it stands."""
        last = paragraph[-1]
        starts_inside = line.text.lstrip()[:1].islower() or is_hyphenated(
            last.text.rstrip(), line.text.lstrip()
        )
        if line.page != last.page or line.y > last.y + last.size:
            return starts_inside and not _ENDS.search(last.text.rstrip())
        is_far = last.y - line.y > max(self.leading * 1.25, last.size * 1.05)
        if is_far or last.row == line.row or self._had_room(last, line):
            return False
        if starts_inside:
            return True
        indented = line.x - paragraph[-1].x > 0.8 * line.size and not _ITEM.match(paragraph[0].text)
        return not indented

    def _had_room(self, last: Line, line: Line) -> bool:
        """Say whether a line was ended on purpose: the first word of the next would have fitted in."""
        before, after = last.text.rstrip(), line.text.lstrip()
        if is_hyphenated(before, after):
            return False
        letter = (line.end - line.x) / max(1, len(line.text))
        needed = (len(after.split(maxsplit=1)[0]) + 1) * letter
        begin, end = self._column(last)
        room = (end - last.end - needed) / max(1, end - begin)
        if after[:1].islower():
            return room > _ROOM_IN_SENTENCE
        return room > (_ROOM_AFTER_SENTENCE if _ENDS.search(before) else _ROOM)

    def _column(self, line: Line) -> tuple[float, float]:
        """Return where the lines of a column begin, and where nearly all of them end at most."""
        column = line.page, round(line.x / (4 * self.body))
        if column not in self._columns:
            alike = [one for one in self.pages[line.page - 1] if abs(one.x - line.x) < 4 * self.body]
            ends = sorted(one.end for one in alike)
            self._columns[column] = min(one.x for one in alike), ends[int(_MOST * (len(ends) - 1))]
        return self._columns[column]

    def _level(self, paragraph: Sequence[Line]) -> int:
        """Return the heading level of lines; 0 for text."""
        words = sum(len(line.text.split()) for line in paragraph)
        if words > _HEADING_WORDS or not any(char.isalpha() for char in paragraph[0].text):
            return 0
        level = self.levels.get(round(paragraph[0].size, 1), 0)
        if level:
            return level
        all_bold = all(piece.run.bold for line in paragraph for piece in line.pieces if piece.text.strip())
        text = paragraph[-1].text.rstrip()
        if (
            all_bold
            and not paragraph[0].beside
            and paragraph[0].size >= 0.98 * self.body
            and not text.endswith((".", ":", ",", ";"))
        ):
            return min(6, len(self.levels) + 1)
        return 0

    def _hand_over(self, paragraph: Sequence[Line]) -> None:
        item = _ITEM.match(paragraph[0].text)
        level = 0 if item and len(paragraph) > 2 else self._level(paragraph)
        if level:
            self._list("")
            self._element(f"h{level}", paragraph)
        elif item:
            self._list("ol" if item.group().strip()[0].isalnum() else "ul", paragraph[0])
            self._element("li", paragraph, item.end())
        else:
            self._list("")
            self._element("p", paragraph)

    def _element(self, tag: str, lines: Sequence[Line], skip: int = 0) -> None:
        self.walk.start(tag, {}, lines[0].pieces[0].at)
        text_of(self.walk, lines, skip)
        self.walk.end()

    def _list(self, tag: str, line: Line | None = None) -> None:
        """Close the list that is open, and open one, unless it is the same."""
        if tag == self.in_list:
            return
        if self.in_list:
            self.walk.end()
        if tag:
            self.walk.start(tag, {}, line.pieces[0].at if line else 0)
        self.in_list = tag


def _usual_leading(pages: Sequence[Sequence[Line]], body: float) -> float:
    """Return the usual distance of two baselines of the text."""
    steps = Counter[float]()
    for page in pages:
        for above, below in pairwise(page):
            step = above.y - below.y
            if abs(above.size - body) < 0.1 * body and 0.8 * body < step < 3 * body:
                steps[round(step, 1)] += 1
    return steps.most_common(1)[0][0] if steps else _LEADING * body / 1.25
