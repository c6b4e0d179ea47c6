"""Paragraphs, lists and tables of a Word file → elements of the text, in reading order."""

from collections.abc import Mapping
from typing import Any

from checker.documents.docx.runs import Runs, languages
from checker.documents.docx.story import Story
from checker.documents.docx.styles import Style, outline_level
from checker.documents.docx.xml import attribute, child, children, local, named, switch, value

_TRANSPARENT = frozenset(("ins", "moveTo", "customXml", "sdtContent", "smartTag"))
_QUOTES = frozenset(("quote", "intense quote", "block text"))
_HEADER_WORDS = 6
"""Words that a cell of a header row may have where the table does not say that it is one."""


class Body:
    """Reads block after block; lists and tables of contents stay open from one paragraph to the next."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.walk = story.walk
        self._lists: list[tuple[int, str, str]] = []
        """(level, id, tag) of the open lists, outermost first."""
        self._contents = False
        """Whether a table of contents is open."""
        self._joined: Runs | None = None
        """The paragraph whose end was deleted: the next one goes on in it."""

    def read(self, parent: Any) -> None:
        """Read the blocks in an element, and close what is open after the last."""
        self._blocks(parent)
        self._end_joined()
        self._close_lists()

    def _blocks(self, parent: Any) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._close_lists()
                self._table(element)
            elif name in _TRANSPARENT:
                self._blocks(element)
            elif name == "sdt":
                self._blocks(next(children(element, "sdtContent"), ()))
            elif name == "AlternateContent":
                self._blocks(next(children(element, "Choice", "Fallback"), ()))
            elif name == "altChunk":
                self.story.embedded = True

    def _paragraph(self, paragraph: Any) -> None:
        properties = child(paragraph, "pPr")
        if self._joined is None:
            self._begin(paragraph, properties)
        runs = self._joined
        if runs is None:
            return
        runs.read(paragraph)
        mark = child(properties, "rPr") if properties is not None else None
        if mark is not None and next(children(mark, "del", "moveFrom"), None) is not None:
            self.story.changes = True
            return
        self._end_joined()
        for box in runs.boxes:
            self.walk.start("div", {"class": "text-box"}, self.story.at)
            Body(self.story).read(box)
            self.walk.end()

    def _begin(self, paragraph: Any, properties: Any) -> None:
        style = self.story.styles.paragraph(value(properties, "pStyle"))
        level = outline_level(value(properties, "outlineLvl")) or style.level
        tag = f"h{level}" if level else _tag(style)
        list_tag = "" if level else self._in_list(properties, style)
        is_contents = style.name.startswith("toc ") or style.name == "toc heading"
        if not list_tag or is_contents:
            self._close_lists(keep_contents=is_contents)
        if is_contents and not self._contents:
            self.walk.start("nav", {"role": "doc-toc"}, self.story.at)
            self._contents = True
        spoken = languages(paragraph, self.story)
        lang = max(spoken, key=lambda one: spoken[one], default="") or self.story.lang
        self.walk.start(
            "li" if list_tag else tag,
            _language(lang, self.story.lang),
            self.story.at,
            hidden="hidden text" if style.hidden else "",
        )
        self._joined = Runs(self.story, lang)

    def _end_joined(self) -> None:
        if self._joined is None:
            return
        self._joined.close()
        self._joined = None
        self.walk.end()
        self.story.next_paragraph()

    def _in_list(self, properties: Any, style: Style) -> str:
        """Open the list that a paragraph stands in, and return its tag; empty when it stands in none."""
        own = child(properties, "numPr") if properties is not None else None
        list_id = value(own, "numId") or style.list_id
        given = value(own, "ilvl")
        level = int(given) if given.isdigit() and len(given) < 3 else style.list_level
        tag = self.story.numbering.kind(list_id, level)
        if not tag:
            return ""
        if self._contents:
            self._close_lists()
        while self._lists and (
            self._lists[-1][0] > level
            or (self._lists[-1][0] == level and self._lists[-1][1:] != (list_id, tag))
        ):
            self._lists.pop()
            self.walk.end()
        if not self._lists or self._lists[-1][0] < level:
            self._lists.append((level, list_id, tag))
            self.walk.start(tag, {}, self.story.at)
        return tag

    def _close_lists(self, *, keep_contents: bool = False) -> None:
        for _ in self._lists:
            self.walk.end()
        self._lists.clear()
        if self._contents and not keep_contents:
            self.walk.end()
            self._contents = False

    def _table(self, table: Any) -> None:
        rows = list(_rows(table))
        is_box = len(rows) == 1 and len(list(_cells(rows[0]))) == 1
        self.walk.start("div" if is_box else "table", {"class": "box"} if is_box else {}, self.story.at)
        for number, row in enumerate(rows):
            tag = "div" if is_box else "th" if _is_header(table, row, number, len(rows)) else "td"
            for cell in _cells(row):
                self.walk.start(tag, {}, self.story.at)
                Body(self.story).read(cell)
                self.walk.end()
        self.walk.end()


def _tag(style: Style) -> str:
    if style.name in _QUOTES:
        return "blockquote"
    return "figcaption" if style.name == "caption" else "p"


def _language(lang: str, around: str) -> Mapping[str, str]:
    same = lang.partition("-")[0].lower() == around.partition("-")[0].lower()
    return {} if same or not lang else {"lang": lang}


def _rows(table: Any) -> Any:
    """Yield the rows of a table that are left when all changes are accepted."""
    for element in table:
        name = local(element)
        if name == "tr" and child(element, "trPr", "del") is None:
            yield element
        elif name in ("sdt", *_TRANSPARENT):
            yield from _rows(element)


def _cells(row: Any) -> Any:
    for element in row:
        name = local(element)
        if name == "tc":
            yield element
        elif name in ("sdt", *_TRANSPARENT):
            yield from _cells(element)


def _is_header(table: Any, row: Any, number: int, rows: int) -> bool:
    """Say whether a row is a header: it says so, or the first row is styled as one and holds labels."""
    said = switch(child(row, "trPr"), "tblHeader")
    if said is not None:
        return said
    look = child(table, "tblPr", "tblLook")
    styled = attribute(look, "firstRow") in ("1", "true", "on") or _bit(attribute(look, "val"), 0x20)
    if number or rows < 2 or not styled:
        return False
    texts = ["".join(text.text or "" for text in named(cell, "t")) for cell in _cells(row)]
    return any(texts) and all(len(text.split()) <= _HEADER_WORDS and not text.endswith(".") for text in texts)


def _bit(number: str, bit: int) -> bool:
    try:
        return bool(int(number, 16) & bit)
    except ValueError:
        return False
