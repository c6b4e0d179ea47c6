"""HTML files without a browser → units of text with their places, as far as a static file tells."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.documents.css_paths import Selectors
from checker.documents.decode import html_source
from checker.documents.entities import pieces
from checker.documents.lines import Lines
from checker.documents.walk import Walk
from checker.model import PageText
from checker.source_lines import omitted_tags as html
from checker.source_lines.opening_tags import attributes
from checker.source_lines.tree import Element, Pairs, SourceParser

_DEEPEST = 512
"""Elements inside one another, as browsers have it; what is deeper stands beside the last."""
_STATIC = "Read without a browser: what scripts and style sheets show, hide or change is not known."
_TAG = re.compile(r"</?[A-Za-z]")


class _Start(NamedTuple):
    element: Element


class _End(NamedTuple):
    element: Element


class _Text(NamedTuple):
    data: str
    at: int


def read(data: bytes, name: str) -> PageText:
    """Return the text of an HTML file; raises DocumentError when it is not text."""
    text, remarks = html_source(data, name)
    document = _Document(text)
    document.feed(_finished(text))
    document.close()
    document.end()
    document.name_regions()
    if document.is_styled:
        remarks += (_STATIC,)
    selectors = Selectors(document.tree.elements)

    def named(node: object, at: int) -> str:  # noqa: ARG001  a selector needs no place
        return selectors.of(node) if isinstance(node, Element) else "body"

    walk = Walk(document.lines, named, document.lang, document.panels())
    _hand_over(document, walk)
    return walk.page_text(" ".join("".join(document.title).split()), document.lang, remarks)


def _finished(text: str) -> str:
    """Return text without a tag at its end that is not finished: browsers drop it (HTML, "eof-in-tag")."""
    unfinished = _TAG.search(text, text.rfind(">") + 1)
    return text[: unfinished.start()] if unfinished else text


class _Document(SourceParser):
    """The tree of a file, and its tags and text in their order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.lines = Lines(text)
        self.events: list[_Start | _End | _Text] = []
        self.values: dict[int, dict[str, str]] = {}
        """Attributes of an element, by its identity."""
        self.title: list[str] = []
        self.lang = ""
        self.is_styled = False

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if self.templates:
            return
        line, column = self.getpos()
        self.events.append(_Text(data, self.lines.offset(line, column + 1)))
        if self.stack and self.stack[-1].tag == "title" and not self._is_foreign():
            self.title.append(self.tree.texts[-1])

    def name_regions(self) -> None:
        """Give the elements that other elements label the label's text."""
        by_id = {element.id: element for element in reversed(self.tree.elements) if element.id}
        for values in self.values.values():
            labels = [by_id[name] for name in values.get("aria-labelledby", "").split()[:4] if name in by_id]
            if labels:
                texts = ("".join(self.tree.texts[one.start : min(one.end, one.start + 50)]) for one in labels)
                values["aria-label"] = " ".join(" ".join(texts).split())

    def panels(self) -> dict[str, str]:
        """Return the ids of elements that a control opens, with the kind of control."""
        found: dict[str, str] = {}
        for element in self.tree.elements:
            values = self.values.get(id(element), {})
            is_tab = values.get("role") == "tab"
            if is_tab or "aria-expanded" in values or element.tag == "button":
                found.update(
                    dict.fromkeys(values.get("aria-controls", "").split(), "tab" if is_tab else "button")
                )
        return found

    def _element(self, tag: str, attrs: Pairs) -> Element:
        element = super()._element(tag, attrs)
        pairs = attributes(self.get_starttag_text() or "")
        values = self.values[id(element)] = dict(
            reversed(pairs)
        )  # of two with the same name the first counts
        if tag == "html":
            self.lang = self.lang or values.get("lang") or values.get("xml:lang", "")
        self.is_styled |= tag in ("script", "style") or (
            tag == "link" and "stylesheet" in values.get("rel", "").lower()
        )
        return element

    def _push(self, element: Element) -> None:
        if len(self.stack) >= _DEEPEST:
            self._pop()
        super()._push(element)
        self.events.append(_Start(element))

    def _pop(self) -> None:
        self.events.append(_End(self.stack[-1]))
        super()._pop()

    def _open_head(self) -> None:
        known = self.first.get("head")
        before = len(self.stack)
        super()._open_head()
        if known is not None and len(self.stack) > before:
            self.events.append(_Start(known))


def _hand_over(document: _Document, walk: Walk) -> None:
    void: Sequence[Element] = ()
    for event in document.events:
        if isinstance(event, _Text):
            _text(event, document.text, walk)
        elif event.element.tag == "html" or event.element in void:
            continue
        elif isinstance(event, _End):
            walk.end()
        else:
            element = event.element
            values = document.values.get(id(element), {})
            at = document.lines.offset(element.line, element.column) if element.line else 0
            if element.tag in html.VOID and not element.foreign:
                walk.void(element.tag, values, at)
                void = (element,)
            else:
                walk.start(element.tag, values, at, element)


def _text(event: _Text, source: str, walk: Walk) -> None:
    if walk.top.silent:
        return
    for piece in pieces(event.data, source, event.at):
        if piece.exact:
            walk.text(piece.text, piece.at)
        else:
            walk.text_instead(piece.text, piece.at)
