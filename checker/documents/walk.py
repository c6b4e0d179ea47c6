"""Tags and text of a document in their order → units and regions, as the probe makes them of a page."""

from collections.abc import Mapping
from typing import Protocol

from checker.documents import elements
from checker.documents.buffer import Buffer
from checker.documents.context import NO_ATTRIBUTES, Context, inner_role, marks_region
from checker.documents.elements import Attributes
from checker.documents.lines import Places
from checker.model import PageText, Region, TextUnit
from checker.model.words import UnitRole


class Namer(Protocol):
    """Gives a readable or CSS-like place for an element and a place in the file."""

    def __call__(self, node: object, at: int) -> str: ...


class Walk:
    """Takes the tags and the text of a document, and hands out its text."""

    def __init__(
        self, places: Places, namer: Namer, lang: str = "", panels: Mapping[str, str] | None = None
    ) -> None:
        """Take `panels`: ids of elements that a control opens, with the kind of control."""
        self.places = places
        self.namer = namer
        self.panels = panels or {}
        self.units: list[TextUnit] = []
        self.regions: list[Region] = []
        self.buffer = Buffer()
        self.top = Context("", NO_ATTRIBUTES, 0, lang=lang)

    def start(
        self,
        tag: str,
        attributes: Attributes = NO_ATTRIBUTES,
        at: int = 0,
        node: object = None,
        hidden: str = "",
    ) -> None:
        """Open an element that begins at a place; `hidden` says why its text is not the reader's."""
        outer = self.top
        context = self.top = self._context(tag, attributes, at, node, hidden)
        if context.silent:
            return
        if context.hidden and context.hidden != outer.hidden:
            context.aside, self.buffer, context.apart = self.buffer, Buffer(), True
        else:
            context.apart = not context.inline or bool(context.disclosed)
            if context.apart:
                self._flush(outer)
        context.block = context.node if context.apart else outer.block
        self._enter_mark(context, outer)

    def end(self) -> None:
        """Close the innermost element."""
        context = self.top
        if context.outer is None:
            return
        self.top = context.outer
        if context.silent:
            return
        if context.apart:
            self._flush(context)
        if context.marked:
            self.buffer.leave()
        if context.aside is not None:
            self.buffer = context.aside

    def text(self, data: str, at: int) -> None:
        """Add text that stands at a place, character by character."""
        if not self.top.silent:
            self.buffer.add(data, at)

    def text_instead(self, data: str, at: int) -> None:
        """Add text that stands for something else in the file."""
        if not self.top.silent:
            self.buffer.add_instead(data, at)

    def line_break(self) -> None:
        """End the unit: what follows stands on a line of its own."""
        if not self.top.silent:
            self._flush(self.top)

    def void(self, tag: str, attributes: Attributes, at: int) -> None:
        """Take an element that holds nothing."""
        if tag in ("br", "hr"):
            self.line_break()
        elif not elements.is_inline(tag, attributes):
            self.start(tag, attributes, at)
            self.end()

    def page_text(self, title: str = "", lang: str = "", remarks: tuple[str, ...] = ()) -> PageText:
        """Close what is open and return all text."""
        while self.top.outer is not None:
            self.end()
        self._flush(self.top)
        return PageText(
            regions=tuple(self.regions), units=tuple(self.units), title=title, lang=lang, remarks=remarks
        )

    def _context(self, tag: str, attributes: Attributes, at: int, node: object, hidden: str) -> Context:
        outer = self.top
        own = elements.unit_role(tag, attributes)
        disclosed = self._disclosed_by(tag, attributes, outer)
        here = (
            hidden
            or elements.hidden_by(tag, attributes)
            or ("closed details" if disclosed == "details" else "")
        )
        opened = bool(disclosed and here)
        return Context(
            tag, attributes, at, outer,
            node=outer.node if node is None else node,
            role=inner_role(outer.role, own),
            level=elements.heading_level(tag, attributes) if own == "heading" else outer.level,
            lang=attributes.get("lang", outer.lang)[:40],
            hidden=outer.hidden or ("" if opened else here),
            hidden_here=here,
            disclosed=disclosed if opened else "",
            list_like=outer.list_like or tag in elements.LISTS,
            silent=outer.silent or tag in elements.SILENT,
            inline=elements.is_inline(tag, attributes) and own != "button",
            sectioned=outer.sectioned or elements.is_sectioning(tag),
        )  # fmt: skip

    def _disclosed_by(self, tag: str, attributes: Attributes, outer: Context) -> str:
        """Return the control that opens this element when it is closed."""
        if outer.tag == "details" and "open" not in outer.attributes:
            first, outer.summary_seen = not outer.summary_seen, outer.summary_seen or tag == "summary"
            if tag != "summary" or not first:
                return "details"
        if elements.explicit_role(attributes) == "tabpanel":
            return "tab"
        return self.panels.get(attributes.get("id", ""), "")

    def _enter_mark(self, context: Context, outer: Context) -> None:
        if context.apart and context.tag != "a" and context.aside is None:
            return
        mark = elements.mark_of(context.tag, context.attributes)
        if mark is None and context.lang != outer.lang:
            mark = "lang", context.lang
        if mark is not None:
            self.buffer.enter(*mark)
            context.marked = True

    def _flush(self, context: Context) -> None:
        line = self.buffer.take(self.places)
        if line is None:
            return
        whole = any(
            mark.kind == "link" and mark.start == 0 and mark.end == len(line.text) for mark in line.marks
        )
        role: UnitRole = context.role or ("link" if whole else "other")
        row, column = self.places.of(line.at)
        self.units.append(
            TextUnit(
                role=role,
                text=line.text,
                region=self._region(context),
                selector=self.namer(context.block, line.at),
                level=context.level if role == "heading" else 0,
                lang=context.lang,
                hidden=context.hidden,
                marks=line.marks,
                list_like=context.list_like,
                line=row,
                column=column,
                anchors=line.anchors,
            )
        )

    def _region(self, context: Context) -> int:
        """Return the index of the innermost region; those around it are made first, all on first use."""
        unknown = []
        known: Context | None = context
        while known is not None and known.region is None:
            unknown.append(known)
            known = known.outer
        index = -1 if known is None or known.region is None else known.region
        for one in reversed(unknown):
            if marks_region(one):
                self.regions.append(self._made(one, index))
                index = len(self.regions) - 1
            one.region = index
        return index

    def _made(self, context: Context, parent: int) -> Region:
        attributes = context.attributes
        return Region(
            parent=parent,
            tag=context.tag,
            role=elements.region_role(
                context.tag, attributes, context.outer is not None and context.outer.sectioned
            ),
            label=attributes.get("aria-label", "").strip()[:120],
            id=attributes.get("id", "")[:80],
            classes=attributes.get("class", "")[:160],
            selector=self.namer(context.node, context.at),
            hidden=context.hidden_here,
            disclosed_by=context.disclosed,
        )
