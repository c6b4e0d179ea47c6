"""Word files (.docx) → units of text, tracked changes as if all were accepted.

A line is the number of a paragraph in reading order, those without text not counted; a column is the number
of a character in it. Notes follow the text, and headers and footers follow the notes.
"""

from collections import Counter
from typing import Any

from checker.documents.docx.body import Body
from checker.documents.docx.numbering import Numbering
from checker.documents.docx.package import Package
from checker.documents.docx.runs import languages
from checker.documents.docx.story import Story
from checker.documents.docx.styles import Styles
from checker.documents.docx.xml import attribute, child, children, named
from checker.documents.lines import Packed
from checker.documents.walk import Walk
from checker.errors import DocumentError
from checker.model import PageText

_CORE = "docprops/core.xml"


def read(data: bytes, name: str) -> PageText:
    """Return the text of a Word file; raises DocumentError when it is broken, protected or harmful."""
    package = Package(data, name)
    root = package.part(package.main)
    body = child(root, "body") if root is not None else None
    if body is None:
        raise DocumentError(f"{name} has no text part.", "Open it in Word and save it as .docx again.")
    parts = dict(package.related(package.main).values())
    styles = Styles(package.part(parts.get("styles", "word/styles.xml")))
    walk = Walk(Packed(), _named)
    story = Story(
        walk=walk,
        styles=styles,
        numbering=Numbering(package.part(parts.get("numbering", "word/numbering.xml"))),
        links=package.related(package.main),
        lang=styles.lang,
    )
    story.lang = walk.top.lang = _language(body, story)
    walk.start("main", {}, story.at)
    Body(story).read(body)
    _notes(package, parts, story)
    walk.end()
    _margins(package, story)
    title = _core(package, "title") or _styled_title(walk, body, styles)
    return walk.page_text(title, story.lang, _remarks(story))


def _named(node: object, at: int) -> str:
    return node if isinstance(node, str) else f"paragraph {Packed().of(at)[0]}"


def _language(body: Any, story: Story) -> str:
    """Return the language that most of the text is set in, else that of the file."""
    spoken: Counter[str] = Counter()
    for paragraph in named(body, "p"):
        spoken.update(languages(paragraph, story))
    most = spoken.most_common(1)
    return (most[0][0] if most and most[0][1] else "") or story.lang


def _notes(package: Package, parts: dict[str, str], story: Story) -> None:
    """Read the foot- and endnotes that the text names, in that order, as its list of notes."""
    roots = {
        kind: package.part(parts.get(f"{kind}s", f"word/{kind}s.xml")) for kind in ("footnote", "endnote")
    }
    known = {
        (kind, attribute(note, "id")): note
        for kind, root in roots.items()
        if root is not None
        for note in children(root, kind)
    }
    if not story.notes:
        return
    walk = story.walk
    walk.start("section", {"role": "doc-endnotes", "class": "footnotes"}, story.at)
    walk.start("ol", {}, story.at)
    for key, number in list(story.notes.items()):
        if key in known:
            walk.start("li", {}, story.at, node=f"{key[0]} {number}")
            Body(story).read(known[key])
            walk.end()
    walk.end()
    walk.end()


def _margins(package: Package, story: Story) -> None:
    """Read what stands above and below each page, each text once."""
    seen: set[str] = set()
    for kind, target in dict.fromkeys(story.links.values()):
        root = package.part(target) if kind in ("header", "footer") else None
        if root is None:
            continue
        text = " ".join("".join(one.text or "" for one in named(root, "t")).split())
        if text and text not in seen:
            seen.add(text)
            story.walk.start(kind, {}, story.at, node=f"page {kind}")
            Body(story).read(root)
            story.walk.end()


def _core(package: Package, name: str) -> str:
    root = package.part(_CORE)
    found = child(root, name) if root is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def _styled_title(walk: Walk, body: Any, styles: Styles) -> str:
    """Return the text of the paragraph that has the style for titles."""
    for paragraph in children(body, "p"):
        style = styles.paragraph(attribute(child(paragraph, "pPr", "pStyle"), "val"))
        if style.name == "title":
            text = " ".join("".join(one.text or "" for one in named(paragraph, "t")).split())
            return next((unit.text for unit in walk.units if unit.text == text), "")
    return ""


def _remarks(story: Story) -> tuple[str, ...]:
    remarks = []
    if story.changes:
        remarks.append("Tracked changes were read as if all were accepted.")
    if story.comments:
        remarks.append("Reviewers' comments were left out.")
    if story.embedded:
        remarks.append("A file that is embedded in the document was not read.")
    return tuple(remarks)
