"""HTML source → its opening tags, each with line and column, in the tree that a browser builds of it.

The tree tells alike tags apart, no more: it knows which tags may be left out, not how a browser repairs each
kind of broken markup.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from checker.source_lines import omitted_tags as html
from checker.source_lines.omitted_tags import Tags
from checker.source_lines.opening_tags import attributes, written

_COMMENT_END = re.compile(r"--!?>")
Pairs = list[tuple[str, str | None]]


@dataclass(slots=True, eq=False)
class Element:
    """An element of the source, and where it opens."""

    tag: str
    opening: str = ""
    """As a browser writes it; empty where the source leaves the tag out."""
    line: int = 0
    """From 1; 0 where the source leaves the tag out."""
    column: int = 0
    """From 1, in characters (Unicode code points)."""
    id: str = ""
    parent: "Element | None" = None
    foreign: bool = False
    """Whether what stands in it is SVG or MathML."""
    start: int = 0
    end: int = 0
    """Its text is `texts[start:end]` of the tree."""


@dataclass
class Tree:
    """The elements of a source in their order, and the pieces of its text."""

    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def read_source(source: str) -> Tree:
    """Return the tree of an HTML source. What stands in a `template` is no part of the page and left out."""
    parser = SourceParser()
    parser.feed(re.sub("\r(?!\n)", "\n", source))
    parser.close()
    return parser.end()


class TagReader(HTMLParser):
    """Reads tags, and comments as a browser does."""

    def parse_comment(self, i: int, _report: bool = True) -> int:
        """Find where a comment ends (HTML standard, "comment start state"); one that does not ends all."""
        if self.rawdata.startswith((">", "->"), i + len("<!--")):
            return self.rawdata.index(">", i) + 1
        found = _COMMENT_END.search(self.rawdata, i + len("<!--"))
        return found.end() if found else len(self.rawdata)


class SourceParser(TagReader):
    """Builds the tree of a source."""

    CDATA_CONTENT_ELEMENTS = html.UNPARSED  # type: ignore[misc]  # made to be replaced

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tree = Tree()
        self.stack: list[Element] = []
        self.first: dict[str, Element] = {}
        """The elements that a page has one of."""
        self.templates = 0
        """How many templates are open."""

    def handle_starttag(self, tag: str, attrs: Pairs) -> None:
        if self.templates:
            self.templates += tag == "template"
            return
        if not self._is_foreign():
            if tag in self.first:
                return  # a browser adds its attributes to the first one
            self._make_room(tag)
        self._push(self._element(tag, attrs))
        self.templates = int(tag == "template")
        if tag in html.VOID and not self._is_foreign():
            self._pop()

    def handle_startendtag(self, tag: str, attrs: Pairs) -> None:
        before = len(self.tree.elements)
        self.handle_starttag(tag, attrs)
        if len(self.tree.elements) > before and self._is_foreign():
            self._pop()
        elif tag in html.UNPARSED:
            self.set_cdata_mode(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.templates:
            self.templates -= tag == "template"
            if not self.templates:
                self._pop()
        elif tag not in ("body", "html") and not self._close({tag}, html.barrier(tag)) and tag == "p":
            self._make_room(tag)
            self._push(Element(tag))
            self._pop()

    def handle_data(self, data: str) -> None:
        if self.templates:
            return
        around = self.stack[-1].tag if self.stack else ""
        if around in ("", "html", "head") and data.strip():
            self._open_body()
        self.tree.texts.append(unescape(data) if around in html.WITH_ENTITIES else data)

    def parse_marked_section(self, i: int, _report: bool = True) -> int:
        """Read CDATA in SVG and MathML; elsewhere it is a comment up to the next `>`."""
        close = "]]>" if self._is_foreign() else ">"
        end = self.rawdata.find(close, i)
        if end < 0:
            return len(self.rawdata)
        if self._is_foreign():
            self.handle_data(self.rawdata[i + len("<![CDATA[") : end])
        return end + len(close)

    def end(self) -> Tree:
        """Close what is still open, and return the tree."""
        self.templates = 0
        if "body" not in self.first:
            self._open_body()
        while self.stack:
            self._pop()
        return self.tree

    def _element(self, tag: str, attrs: Pairs) -> Element:
        raw = self.get_starttag_text() or ""
        pairs = attributes(raw) if "&" in raw else [(name, value or "") for name, value in attrs]
        values: dict[str, str] = {}
        for name, value in pairs:
            values.setdefault(name, value)  # of two with the same name the first counts
        line, before = self.getpos()
        return Element(tag, written(tag, values.items()), line, before + 1, values.get("id", ""))

    def _is_foreign(self) -> bool:
        return bool(self.stack) and self.stack[-1].foreign

    def _make_room(self, tag: str) -> None:
        """Close what `tag` closes, and open what has to be around it."""
        if tag == "html":
            return
        if "body" not in self.first:
            self._before_body(tag)
        for closed, outside in html.CLOSES.get(tag, ()):
            self._close(closed, outside)
        for missing in html.IMPLIED.get((tag, self.stack[-1].tag), ()):
            self._push(Element(missing))

    def _before_body(self, tag: str) -> None:
        if not self.stack:
            self._push(Element("html"))
        if tag == "head":
            return
        if tag == "body":
            self._open_head()
            self._pop_to("html")
        elif tag in html.HEAD:
            self._open_head()
        elif self.stack[-1].tag in ("html", "head"):
            self._open_body()

    def _open_head(self) -> None:
        if "head" not in self.first:
            self._push(Element("head"))
        elif self.stack[-1].tag == "html":  # what comes after `</head>` and belongs there
            self.stack.append(self.first["head"])

    def _open_body(self) -> None:
        if not self.stack:
            self._push(Element("html"))
        self._open_head()
        self._pop_to("html")
        self._push(Element("body"))

    def _push(self, element: Element) -> None:
        around = self.stack[-1] if self.stack else None
        inherited = around is not None and around.foreign
        element.parent = around
        element.foreign = (inherited and element.tag not in html.HTML_INSIDE) or element.tag in (
            "svg",
            "math",
        )
        element.start = len(self.tree.texts)
        if element.tag in ("html", "head", "body"):
            self.first.setdefault(element.tag, element)
        self.tree.elements.append(element)
        self.stack.append(element)

    def _pop(self) -> None:
        self.stack.pop().end = len(self.tree.texts)

    def _pop_to(self, tag: str) -> None:
        while self.stack[-1].tag != tag:
            self._pop()

    def _close(self, tags: Tags | set[str], outside: Tags) -> bool:
        """Close the innermost open element of these tags, and what is in it, unless `outside` comes first."""
        for depth in range(len(self.stack) - 1, 0, -1):
            tag = self.stack[depth].tag
            if tag in tags:
                while len(self.stack) > depth:
                    self._pop()
                return True
            if tag in outside:
                return False
        return False
