"""What stands in a paragraph of a Word file → text and marks, tracked changes as if accepted."""

import re
from typing import Any

from checker.documents.docx.story import Story
from checker.documents.docx.xml import attribute, child, children, local, named, switch, value

_TRANSPARENT = frozenset(
    ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "bdo", "dir", "ruby", "rubyBase")
)
_GONE = frozenset(("del", "moveFrom"))
_LINK = re.compile(r'\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"', re.IGNORECASE)
_COUNTERS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_RAISED = {"superscript": "sup", "subscript": "sub"}


class Runs:
    """Reads one paragraph; text boxes that hang on it are kept for later."""

    def __init__(self, story: Story, lang: str) -> None:
        self.story = story
        self.walk = story.walk
        self.lang = lang
        """Language of the paragraph."""
        self.boxes: list[Any] = []
        self._fields: list[str] = []
        self._shown: list[str] = []
        """The elements that fields opened: `a`, `span` or nothing."""

    def read(self, parent: Any) -> None:
        """Read what stands in an element."""
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element)
            elif name in _TRANSPARENT:
                self.story.changes |= name in ("ins", "moveTo")
                self.read(element)
            elif name in _GONE:
                self.story.changes = True
            elif name == "hyperlink":
                self._link(element)
            elif name == "sdt":
                self._control(element)
            elif name == "fldSimple":
                self._field(element)
            elif name == "AlternateContent":
                self._alternative(element)

    def close(self) -> None:
        """Close what fields left open."""
        for opened in self._shown:
            if opened:
                self.walk.end()
        self._shown.clear()

    def _link(self, element: Any) -> None:
        anchor = attribute(element, "anchor")
        target = self.story.links.get(attribute(element, "id"), ("", ""))[1]
        self.walk.start("a", {"href": f"{target}#{anchor}" if anchor else target}, self.story.at)
        self.read(element)
        self.walk.end()

    def _control(self, element: Any) -> None:
        """Read a content control; what only says that something belongs here is hidden."""
        content = child(element, "sdtContent")
        if content is None:
            return
        empty = switch(child(element, "sdtPr"), "showingPlcHdr")
        self.walk.start("span", {}, self.story.at, hidden="placeholder" if empty else "")
        self.read(content)
        self.walk.end()

    def _field(self, element: Any) -> None:
        if not _COUNTERS.match(attribute(element, "instr")):
            self.read(element)

    def _alternative(self, element: Any) -> None:
        choice = child(element, "Choice")
        chosen = choice if choice is not None else child(element, "Fallback")
        if chosen is not None:
            self.boxes += _boxes(chosen)

    def _run(self, run: Any) -> None:
        properties = child(run, "rPr")
        style = self.story.styles.of(value(properties, "rStyle"))
        opened = 0
        hidden = switch(properties, "vanish")
        if style.hidden if hidden is None else hidden:
            opened += self._open("span", hidden="hidden text")
        lang = attribute(child(properties, "lang"), "val") if properties is not None else ""
        lang = lang or style.lang
        if lang and _primary(lang) != _primary(self.lang):
            opened += self._open("span", lang=lang)
        bold = switch(properties, "b")
        if style.bold if bold is None else bold:
            opened += self._open("strong")
        tag = _RAISED.get(value(properties, "vertAlign") or style.raised, "")
        if tag:
            opened += self._open(tag)
        for element in run:
            self._piece(element)
        for _ in range(opened):
            self.walk.end()

    def _open(self, tag: str, hidden: str = "", lang: str = "") -> int:
        self.walk.start(tag, {"lang": lang} if lang else {}, self.story.at, hidden=hidden)
        return 1

    def _piece(self, element: Any) -> None:
        name = local(element)
        if name == "t":
            self.story.text(element.text or "")
        elif name in ("tab", "ptab"):
            self.story.text("\t")
        elif name == "noBreakHyphen":
            self.story.text("\u2011")
        elif name in ("br", "cr"):
            self._break(element)
        elif name in ("footnoteReference", "endnoteReference"):
            self._note(name.removesuffix("Reference"), attribute(element, "id"))
        elif name == "fldChar":
            self._field_sign(attribute(element, "fldCharType"))
        elif name == "instrText" and self._fields:
            self._fields[-1] += element.text or ""
        elif name in ("drawing", "pict", "object"):
            self.boxes += _boxes(element)
        elif name == "AlternateContent":
            self._alternative(element)
        elif name == "commentReference":
            self.story.comments = True

    def _break(self, element: Any) -> None:
        if attribute(element, "type") in ("", "textWrapping"):
            self.walk.line_break()
            self.story.column += 1

    def _note(self, kind: str, note_id: str) -> None:
        notes = self.story.notes
        number = notes.setdefault((kind, note_id), len(notes) + 1)
        self.walk.start("sup", {}, self.story.at)
        self.walk.start("a", {"href": f"#{kind}-{number}"}, self.story.at)
        self.walk.text_instead(str(number), self.story.at)
        self.walk.end()
        self.walk.end()

    def _field_sign(self, sign: str) -> None:
        """Follow a field: its instruction is no text, its result is; page numbers are neither."""
        if sign == "begin":
            self._fields.append("")
        elif sign == "separate" and self._fields:
            self._shown.append(self._open_field(self._fields[-1]))
        elif sign == "end" and self._fields:
            self._fields.pop()
            if len(self._shown) > len(self._fields) and self._shown.pop():
                self.walk.end()

    def _open_field(self, instruction: str) -> str:
        link = _LINK.match(instruction)
        if link:
            self.walk.start("a", {"href": f"#{link[2]}" if link[1] else link[2]}, self.story.at)
            return "a"
        if _COUNTERS.match(instruction):
            self.walk.start("span", {}, self.story.at, hidden="page number")
            return "span"
        return ""


def _boxes(element: Any) -> list[Any]:
    """Return the text boxes in a drawing; those inside another box are read with it."""
    found = named(element, "txbxContent")
    first = next(found, None)
    if first is None:
        return []
    inside = set(first.iter("*"))
    return [first, *(box for box in found if box not in inside and not _is_fallback(box))]


def _is_fallback(box: Any) -> bool:
    return any(local(around) == "Fallback" for around in box.iterancestors())


def _primary(lang: str) -> str:
    return lang.partition("-")[0].lower()


def languages(paragraph: Any, story: Story) -> dict[str, int]:
    """Return language → characters of the runs of a paragraph, as they declare it."""
    base = story.styles.paragraph(value(child(paragraph, "pPr"), "pStyle")).lang or story.lang
    found: dict[str, int] = {}
    for run in named(paragraph, "r"):
        properties = child(run, "rPr")
        own = attribute(child(properties, "lang"), "val") if properties is not None else ""
        lang = own or story.styles.of(value(properties, "rStyle")).lang or base
        found[lang] = found.get(lang, 0) + sum(len(text.text or "") for text in children(run, "t"))
    return found
