"""PDF files → units of text: by their tags, or else by the place and the size of their lines.

A line is a line of its page as a reader counts them from the top; the selector names the page.
"""

import logging
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from checker.documents.pdf.content import Content
from checker.documents.pdf.lines import Line, PdfPlaces, lines_of
from checker.documents.pdf.margins import margins
from checker.documents.pdf.paragraphs import Paragraphs
from checker.documents.pdf.reading_order import in_reading_order
from checker.documents.pdf.scans import refuse_unreadable
from checker.documents.pdf.state import Run
from checker.documents.pdf.structure import Key, Structure
from checker.documents.walk import Walk
from checker.errors import DocumentError
from checker.model import PageText

_TAGGED = 0.8
"""Share of the text that the tags must reach; else they are not trusted."""
_UNTAGGED = "not in the tags of the PDF"
_GUESSED = "The PDF has no usable tags: the order of its text, headings, lists and paragraphs were guessed."
_RECOGNISED = "The text was recognised from pictures by a program (OCR) and may have wrong words."


def read(data: bytes, name: str) -> PageText:
    """Return the text of a PDF; raises DocumentError when it is broken, protected, or a scan without text."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity of a file
    if b"%PDF-" not in data[:1024]:
        raise DocumentError(f"{name} is no PDF.", "Save it as PDF again, or give it the ending that fits.")
    try:
        return _Document(data, name).page_text()
    except DocumentError:
        raise
    except Exception:  # a broken file can make the library stumble anywhere
        raise DocumentError(
            f"{name} is broken: it cannot be read as a PDF.", "Save it as PDF again."
        ) from None


class _Document:
    """One file, its pages read."""

    def __init__(self, data: bytes, name: str) -> None:
        from pypdf import PdfReader  # noqa: PLC0415  only for PDFs

        self.reader: Any = PdfReader(BytesIO(data))
        self.name = name
        self._decrypt()
        self.root: Any = self.reader.trailer["/Root"].get_object()
        content = Content(self.reader)
        self.pages = list(self.reader.pages)
        runs, pictures = [], []
        for page in self.pages:
            runs.append([run for run in content.runs(page) if run.text])
            pictures.append(content.pictured / max(1.0, float(page.mediabox.width * page.mediabox.height)))
        self.recognised = _only_recognised(runs)
        self.runs = [[run for run in page if self.recognised or not run.invisible] for page in runs]
        refuse_unreadable(self.runs, () if self.recognised else pictures, name)
        self.places = PdfPlaces()
        self.walk = Walk(self.places, self._named, self.lang)

    @property
    def lang(self) -> str:
        """Return the language that the file declares."""
        lang = self.root.get("/Lang", "")
        return str(lang)[:40] if isinstance(lang, str) else ""

    def page_text(self) -> PageText:
        """Return the text, by its tags if they reach nearly all of it."""
        lines = [lines_of(page, number) for number, page in enumerate(self.runs, start=1)]
        remarks = [_RECOGNISED] if self.recognised else []
        if not self._by_tags(lines):
            remarks.append(_GUESSED)
            self._by_place(lines)
        empty = [str(number) for number, page in enumerate(lines, start=1) if not page]
        if empty:
            remarks.append(f"No text is on page {', '.join(empty[:10])}: it may be a picture.")
        title = self.reader.metadata.title if self.reader.metadata else ""
        return self.walk.page_text(" ".join(str(title or "").split()), self.lang, tuple(remarks))

    def _named(self, node: object, at: int) -> str:
        line, _ = self.places.of(at)
        return node if isinstance(node, str) else f"page {self.places.page(at)}, line {line}"

    def _by_tags(self, lines: Sequence[Sequence[Line]]) -> bool:
        """Hand the text over as the structure tree orders it; say whether that was nearly all."""
        tree = self.root.get("/StructTreeRoot")
        tree = tree.get_object() if tree is not None else None
        if tree is None:
            return False
        contents = self._contents()
        roles = tree.get("/RoleMap", {})
        walk = Walk(self.places, self._named, self.lang)
        walk.start("main", {}, _first(lines))
        structure = Structure(walk, contents, roles.get_object() if hasattr(roles, "get_object") else roles)
        structure.take(tree)
        walk.end()
        reached = sum(_amount(contents[key]) for key in structure.used if key in contents)
        whole = sum(_amount([line for line in page if not line.main.artifact]) for page in lines)
        if reached < _TAGGED * whole:
            return False
        self.walk = walk
        edges = margins(lines)
        for page, key in zip(lines, self._page_keys(), strict=True):
            left = [line for line in page if Key(key, line.main.mcid) not in structure.used]
            self._margin([line for line in left if line.main.artifact or id(line) in edges], page)
            for line in left:
                if not line.main.artifact and id(line) not in edges:
                    self._aside(line, "p", _UNTAGGED)
        return True

    def _page_keys(self) -> list[int]:
        """Return the identity of each page, as the structure tree names it."""
        indirect = (page.indirect_reference for page in self.pages)
        return [
            id(one.get_object()) if one is not None else id(page)
            for one, page in zip(indirect, self.pages, strict=True)
        ]

    def _contents(self) -> dict[Key, list[Line]]:
        """Return the lines of each marked content, numbered among all lines of their page."""
        found: dict[Key, list[Line]] = {}
        for number, (key, runs) in enumerate(zip(self._page_keys(), self.runs, strict=True), start=1):
            for line in lines_of(runs, number):
                for part in _by_content(line):
                    mcid = part.pieces[0].run.mcid
                    if mcid >= 0 and part.text.strip() and not part.pieces[0].run.artifact:
                        found.setdefault(Key(key, mcid), []).append(part)
        return found

    def _by_place(self, lines: Sequence[Sequence[Line]]) -> None:
        edges = margins(lines)
        kept = [
            [
                line
                for line in page
                if id(line) not in edges and not line.main.artifact and not line.main.rotated
            ]
            for page in lines
        ]
        self.walk.start("main", {}, _first(lines))
        Paragraphs(self.walk, [in_reading_order(page) for page in kept]).take()
        self.walk.end()
        for page, left in zip(lines, kept, strict=True):
            stays = set(map(id, left))
            self._margin([line for line in page if id(line) not in stays], page)

    def _margin(self, lines: Sequence[Line], page: Sequence[Line]) -> None:
        """Keep what stands above or below the text of a page, as header or footer."""
        last = max((line.row for line in page), default=0)
        for line in lines:
            tag = "header" if line.row <= last / 2 else "footer"
            self._aside(line, tag, "rotated" if line.main.rotated else "")

    def _aside(self, line: Line, tag: str, hidden: str) -> None:
        at = line.pieces[0].at
        node = f"page {self.places.page(at)}, {tag}" if tag != "p" else None
        self.walk.start(tag, {}, at, node=node, hidden=hidden)
        self.walk.text(line.text, at)
        self.walk.end()

    def _decrypt(self) -> None:
        if not self.reader.is_encrypted:
            return
        from pypdf.errors import DependencyError  # noqa: PLC0415

        try:
            opened = self.reader.decrypt("")
        except (DependencyError, NotImplementedError):
            opened = 0
        if not opened:
            raise DocumentError(
                f"{self.name} is protected, and its text cannot be read.",
                "Save it without a password or other protection, or give checker the file it was made from.",
            )


def _only_recognised(pages: Sequence[Sequence[Run]]) -> bool:
    """Say whether hardly any text is painted, but there is text behind pictures."""
    hidden = sum(len(run.text) for page in pages for run in page if run.invisible)
    return hidden > 10 * sum(len(run.text) for page in pages for run in page if not run.invisible)


def _by_content(line: Line) -> list[Line]:
    """Part a line where its marked content changes."""
    parts: list[Line] = []
    for piece in line.pieces:
        if parts and parts[-1].pieces[-1].run.mcid == piece.run.mcid:
            parts[-1].pieces.append(piece)
        else:
            parts.append(Line([piece], line.page, line.row))
    return parts


def _amount(lines: Sequence[Line]) -> int:
    return sum(len("".join(line.text.split())) for line in lines)


def _first(lines: Sequence[Sequence[Line]]) -> int:
    return next((line.pieces[0].at for page in lines for line in page), 0)
