"""Make the drafts in fixtures/drafts anew from the Markdown file: HTML, plain text, Word and PDF.

The PDFs are printed by Chromium, one with tags and one without.
"""

import asyncio
import re
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from markdown_it.token import Token

from checker.capture.launch import Browser
from checker.config import Settings

FOLDER = Path(__file__).parent.parent / "fixtures" / "drafts"
NAME = "living-with-asthma"
TITLE = "Living with asthma"
LANGUAGE = "en-GB"
PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""
STYLE = (
    "<style>body { font: 12pt/1.4 'Liberation Sans', sans-serif } th, td { padding: 2pt 20pt 2pt 0 }</style>"
)
HYPERLINK = RELATIONSHIP_TYPE.HYPERLINK
FOOTER = '<div style="font-size: 9pt; margin: auto">Page <span class="pageNumber"></span></div>'
READER = MarkdownIt("commonmark").enable("table")


def main() -> None:
    """Write all drafts."""
    text = re.sub(r"\A---\n.*?\n---\n", "", (FOLDER / f"{NAME}.md").read_text("utf-8"), flags=re.DOTALL)
    html = PAGE.format(lang=LANGUAGE, title=TITLE, body=READER.render(text))
    (FOLDER / f"{NAME}.html").write_text(html, "utf-8")
    (FOLDER / f"{NAME}.txt").write_text(plain(text), "utf-8")
    word(READER.parse(text)).save(str(FOLDER / f"{NAME}.docx"))
    asyncio.run(print_pdfs(html.replace("</head>", f"{STYLE}</head>")))


def plain(text: str) -> str:
    """Return the text without Markdown's signs."""
    text = re.sub(r"\n\|.*?\|\n(?=\n)", lambda table: f"\n{rows(table.group())}\n", text, flags=re.DOTALL)
    text = re.sub(r"^(?:#+|>) ", "", text.strip(), flags=re.MULTILINE)
    text = re.sub(r"\[(.*?)\]\((.*?)\)", r"\1", text)
    text = re.sub(r"</?sup>|\*", "", text).replace("well.1", "well.\u00b9")
    return "\n".join(part for line in text.split("\n") for part in (textwrap.wrap(line, 98) or [""])) + "\n"


def rows(table: str) -> str:
    """Return the rows of a table as lines of a list, its head left out."""
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().split("\n")]
    return "\n".join(f"- {drug}: {when}, {much}" for drug, when, much in cells[2:])


def word(tokens: list[Token]) -> docx.document.Document:
    """Return a Word file of the tokens."""
    file = docx.Document()
    file.core_properties.title = TITLE
    file.core_properties.created = file.core_properties.modified = datetime(2026, 1, 1, tzinfo=UTC)
    language = file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    language.set(qn("w:val"), LANGUAGE)
    styles, row, table = [], [], []
    for token in tokens:
        if token.type == "heading_open":
            styles.append(f"Heading {token.tag[1]}")
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            styles.append("List Bullet" if token.type.startswith("bullet") else "List Number")
        elif token.type == "blockquote_open":
            styles.append("Quote")
        elif token.type in ("heading_close", "bullet_list_close", "ordered_list_close", "blockquote_close"):
            styles.pop()
        elif token.type == "tr_open":
            row = []
            table.append(row)
        elif token.type == "inline" and table:
            row.append(token.content)
        elif token.type == "inline":
            inline(file.add_paragraph(style=styles[-1] if styles else None), token.children or [])
        elif token.type == "table_close":
            add_table(file, table)
            table = []
    return file


def inline(paragraph: Paragraph, tokens: list[Token]) -> None:
    """Add the text of a paragraph, its marks kept."""
    raised = italic = False
    link = None
    for token in tokens:
        if token.type == "html_inline":
            raised = token.content == "<sup>"
        elif token.type in ("em_open", "em_close"):
            italic = token.type == "em_open"
        elif token.type == "link_open":
            link = OxmlElement("w:hyperlink")
            address = str(token.attrs["href"])
            link.set(qn("r:id"), paragraph.part.relate_to(address, HYPERLINK, is_external=True))
            paragraph._p.append(link)
        elif token.type == "link_close":
            link = None
        else:
            run = paragraph.add_run(" " if token.type == "softbreak" else token.content)
            run.italic = italic or None
            run.font.superscript = raised or None
            if link is not None:
                link.append(run._r)


def add_table(file: docx.document.Document, cells: list[list[str]]) -> None:
    """Add a table whose first row is its header."""
    table = file.add_table(len(cells), len(cells[0]), style="Table Grid")
    for words, row in zip(cells, table.rows, strict=True):
        for text, cell in zip(words, row.cells, strict=True):
            cell.text = text
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


async def print_pdfs(html: str) -> None:
    """Print the page with tags and without, page numbers below."""
    async with Browser(Settings()) as browser, browser.tab() as tab:
        await tab.page.set_content(html)
        for name, tagged in ((f"{NAME}.pdf", True), (f"{NAME}-untagged.pdf", False)):
            await tab.page.pdf(
                path=str(FOLDER / name), format="A4", tagged=tagged, display_header_footer=True,
                header_template="<span></span>", footer_template=FOOTER,
                margin={"top": "25mm", "bottom": "25mm", "left": "25mm", "right": "25mm"},
            )  # fmt: skip


if __name__ == "__main__":
    main()
