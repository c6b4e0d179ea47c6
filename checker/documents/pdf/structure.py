"""The structure tree of a tagged PDF → elements of the text in the order that its author gave them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from checker.documents.pdf.emit import text_of
from checker.documents.pdf.lines import Line, Piece
from checker.documents.walk import Walk

_TAGS: Mapping[str, str] = {
    **{f"H{level}": f"h{level}" for level in range(1, 7)},
    "H": "h2", "Title": "h1", "P": "p", "L": "ul", "LI": "li", "Table": "table", "TR": "tr", "TH": "th",
    "TD": "td", "BlockQuote": "blockquote", "Caption": "figcaption", "TOC": "nav", "Aside": "aside",
    "Note": "section", "FENote": "section", "Figure": "figure", "Link": "a", "Em": "strong",
    "Strong": "strong", "Code": "code", "Quote": "q", "Sub": "span", "Reference": "span", "Span": "span",
}  # fmt: skip
"""Structure types and what they are in HTML (ISO 32000-2, 14.8.4); others say nothing about text."""
_ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "TOC": {"role": "doc-toc"},
    "Note": {"role": "doc-endnotes"},
    "FENote": {"role": "doc-endnotes"},
}
_DEEPEST = 200
_MOST = 500_000
"""Elements. A tree that has more goes in rings."""


class Key(NamedTuple):
    """Which marked content: page by identity of its object, and number."""

    page: int
    mcid: int


class Structure:
    """Walks the tree of one file."""

    def __init__(self, walk: Walk, contents: Mapping[Key, list[Line]], roles: Mapping[str, Any]) -> None:
        """Take the lines of each marked content, and what the file's own structure types stand for."""
        self.walk = walk
        self.contents = contents
        self.roles = roles
        self.used: set[Key] = set()
        self._left = _MOST

    def take(self, root: Any) -> None:
        """Hand the whole tree over."""
        self._kids(root, 0, 0, "")

    def _kids(self, element: Any, page: int, depth: int, around: str) -> None:
        """Take what is in an element; content that follows on content is one text, line after line."""
        run: list[Line] = []
        for kid in _kids_of(element):
            self._left -= 1
            if self._left < 0 or depth > _DEEPEST:
                return
            key = _key(kid, page)
            if key is not None:
                self.used.add(key)
                run += self.contents.get(key, ())
                continue
            if isinstance(kid, Mapping) and kid.get("/Type") != "/OBJR":
                self._text(run)
                run = []
                self._element(kid, page, depth, around)
        self._text(run)

    def _text(self, lines: list[Line]) -> None:
        if lines:
            before = self.walk.buffer.ends_in_word()
            if before:
                self.walk.text_instead(_joint(self._last, lines[0]), lines[0].pieces[0].at)
            text_of(self.walk, _merged(lines))
            self._last = lines[-1]

    _last: Line | None = None

    def _element(self, element: Any, page: int, depth: int, around: str) -> None:
        kind = self._kind(element)
        if "/Pg" in element:
            page = id(element["/Pg"].get_object())
        if kind == "Lbl" and around == "LI":
            self._use(element, page, depth)  # a bullet, or the number of an item
            return
        tag = _TAGS.get(kind, "")
        attributes = dict(_ATTRIBUTES.get(kind, {}))
        if isinstance(element.get("/Lang"), str):
            attributes["lang"] = str(element["/Lang"])
        if kind == "Link":
            attributes["href"] = _address(element)
        if not tag and "lang" not in attributes:
            self._kids(element, page, depth + 1, kind or around)
            return
        self.walk.start(tag or "div", attributes, self._place(element, page))
        actual = element.get("/ActualText")
        if isinstance(actual, str):
            self.walk.text_instead(str(actual), self._place(element, page))
            self._use(element, page, depth)
        else:
            self._kids(element, page, depth + 1, kind)
        self.walk.end()

    def _kind(self, element: Any) -> str:
        """Return the standard structure type of an element."""
        kind = str(element.get("/S", "")).lstrip("/")
        for _ in range(5):
            meant = self.roles.get(f"/{kind}")
            if kind in _TAGS or not isinstance(meant, str):
                break
            kind = meant.lstrip("/")
        return kind

    def _use(self, element: Any, page: int, depth: int) -> None:
        """Note that the content of an element is spoken for."""
        self.used.update(self._keys(element, page, depth))

    def _keys(self, element: Any, page: int, depth: int) -> Iterator[Key]:
        for kid in _kids_of(element):
            key = _key(kid, page)
            if key is not None:
                yield key
            elif isinstance(kid, Mapping) and depth < _DEEPEST:
                own = id(kid["/Pg"].get_object()) if "/Pg" in kid else page
                yield from self._keys(kid, own, depth + 1)

    def _place(self, element: Any, page: int) -> int:
        """Return where the first content of an element stands; 0 when it has none."""
        lines = (self.contents.get(key, ()) for key in self._keys(element, page, _DEEPEST - 8))
        return next((found[0].pieces[0].at for found in lines if found), 0)


def _kids_of(element: Any) -> list[Any]:
    kids = element.get("/K")
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    if kids is None:
        return []
    several = kids if isinstance(kids, list) else [kids]
    return [kid.get_object() if hasattr(kid, "get_object") else kid for kid in several]


def _key(kid: Any, page: int) -> Key | None:
    """Return the marked content that a kid is; None for elements and objects."""
    if isinstance(kid, int):
        return Key(page, int(kid))
    if isinstance(kid, Mapping) and "/MCID" in kid and "/S" not in kid:
        own = id(kid["/Pg"].get_object()) if "/Pg" in kid else page
        return Key(own, int(kid["/MCID"]))
    return None


def _address(element: Any) -> str:
    """Return where a link goes."""
    for kid in _kids_of(element):
        annotation = kid.get("/Obj") if isinstance(kid, Mapping) else None
        annotation = annotation.get_object() if annotation is not None else {}
        action = annotation.get("/A") if isinstance(annotation, Mapping) else None
        action = action.get_object() if action is not None else {}
        if isinstance(action, Mapping) and isinstance(action.get("/URI"), str):
            return str(action["/URI"])
        if isinstance(action, Mapping) and "/D" in action:
            return f"#{action['/D']}" if isinstance(action["/D"], str) else "#"
    return ""


def _joint(last: Line | None, following: Line) -> str:
    """Return what stands between two contents: a space where there is a gap, or a new line."""
    if last is None:
        return ""
    gap = following.x - last.end
    same_line = last.page == following.page and abs(following.y - last.y) <= 0.5 * max(last.size, 1)
    return "" if same_line and gap <= 0.16 * max(following.size, 1) else " "


def _merged(lines: list[Line]) -> list[Line]:
    """Join the parts of a line that wide gaps part: in one element they are one line."""
    merged: list[Line] = []
    for line in lines:
        if merged and merged[-1].row == line.row and merged[-1].page == line.page:
            first = line.pieces[0]
            gap = "" if _joint(merged[-1], line) == "" else " "
            pieces = [Piece(first.run, gap + first.text, first.at - len(gap), first.raised), *line.pieces[1:]]
            merged[-1] = Line([*merged[-1].pieces, *pieces], line.page, line.row)
        else:
            merged.append(line)
    return merged
