"""Word files: styles, lists, tables, notes, tracked changes; and files made to do harm."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from checker.errors import DocumentError
from checker.text.blocks import reader_text

W = nsdecls("w")


def saved(file) -> bytes:
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def body(*paragraphs: str) -> bytes:
    """A Word file whose body is this XML."""
    file = docx.Document()
    for xml in paragraphs:
        file.element.body.insert(len(file.element.body) - 1, parse_xml(xml.replace("<w:p>", f"<w:p {W}>", 1)))
    return saved(file)


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return buffer.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """An ordinary Word file, one of its parts replaced."""
    with zipfile.ZipFile(BytesIO(saved(docx.Document()))) as usual:
        parts = {one: usual.read(one) for one in usual.namelist()}
    return packed(parts | {name: data})


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


PARAGRAPHS = {
    "tracked changes as accepted": (
        f"<w:p>{run('Take ')}<w:ins w:id='1' w:author='a'>{run('one')}</w:ins>"
        f"<w:del w:id='2' w:author='a'><w:r><w:delText>two</w:delText></w:r></w:del>{run(' pill.')}</w:p>",
        [("paragraph", "Take one pill.")]),
    "hidden text": (f"<w:p>{run('Take ')}{run('never ', '<w:vanish/>')}{run('one.')}</w:p>", [("paragraph", "Take one.")]),
    "tabs, hyphens and breaks": (
        "<w:p><w:r><w:t>Well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:tab/><w:t>pill</w:t><w:softHyphen/><w:t>s</w:t>"
        "<w:br/><w:t>next</w:t><w:br w:type='page'/></w:r></w:p>",
        [("paragraph", "Well\u2011known pills"), ("paragraph", "next")]),
    "fields show their result": (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('May')}<w:r><w:fldChar w:fldCharType='end'/></w:r>{run(' 2026')}</w:p>",
        [("paragraph", "May 2026")]),
    "page numbers are no text": (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('7')}<w:r><w:fldChar w:fldCharType='end'/></w:r>{run('Text')}</w:p>",
        [("paragraph", "Text")]),
    "what only asks for text is none": (
        f"<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>{run('Text')}</w:p>",
        [("paragraph", "Text")]),
    "an outline level makes a heading": (
        f"<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr>{run('Help')}</w:p>", [("h3", "Help")]),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "units"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs(read, said, xml, units):
    assert said(read("docx", body(xml))) == units


def test_a_deleted_paragraph_mark_joins_two_paragraphs(read, said, place):
    mark = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
    text = read(
        "docx",
        body(f"<w:p>{mark}{run('Take ')}</w:p>", f"<w:p>{run('one.')}</w:p>", f"<w:p>{run('Rest.')}</w:p>"),
    )
    assert said(text) == [("paragraph", "Take one."), ("paragraph", "Rest.")]
    assert place(text, "one") == ("paragraph 1", 1, 6)
    assert place(text, "Rest") == ("paragraph 2", 2, 1)
    assert text.remarks == ("Tracked changes were read as if all were accepted.",)


@pytest.fixture(scope="module")
def leaflet() -> bytes:
    file = docx.Document()
    file.core_properties.title = "About gout"
    file.sections[0].header.paragraphs[0].text = "Draft 3"
    file.sections[0].footer.paragraphs[0].text = "Clinic"
    file.add_paragraph("Gout", style="Title")
    file.add_heading("What it is", 1)
    file.add_paragraph("")
    words = file.add_paragraph("Gout ")
    words.add_run("hurts").bold = True
    words.add_run(".")
    words.add_run("1").font.superscript = True
    file.add_paragraph("Ice", style="List Bullet")
    file.add_paragraph("Cold water", style="List Bullet 2")
    file.add_paragraph("Rest", style="List Number")
    file.add_paragraph("It hurt a lot.", style="Quote")
    file.add_paragraph("A foot", style="Caption")
    table = file.add_table(2, 2)
    for cell, text in zip(table._cells, ["Age", "Dose", "5 years", "one pill"], strict=True):
        cell.text = text
    box = file.add_table(1, 1)
    box.cell(0, 0).text = "Call us at any time."
    file.add_paragraph("Une phrase en français.").runs[0]._r.get_or_add_rPr().append(
        parse_xml(f'<w:lang {W} w:val="fr-FR"/>')
    )
    file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    file.add_paragraph("The end.")
    return saved(file)


def test_a_leaflet_in_reading_order(read, said, leaflet):
    assert said(read("docx", leaflet)) == [
        ("h1", "Gout"), ("h1", "What it is"), ("paragraph", "Gout hurts.1"), ("listitem", "Ice"),
        ("listitem", "Cold water"), ("listitem", "Rest"), ("quote", "It hurt a lot."), ("caption", "A foot"),
        ("headercell", "Age"), ("headercell", "Dose"), ("cell", "5 years"), ("cell", "one pill"),
        ("paragraph", "Call us at any time."), ("paragraph", "Une phrase en français."), ("paragraph", "The end."),
        ("paragraph", "Draft 3"), ("paragraph", "Clinic"),
    ]  # fmt: skip


def test_what_stands_on_every_page_is_not_the_readers_text(read, leaflet):
    seen = reader_text(read("docx", leaflet))
    assert seen.root == "main"
    assert [(one.kind, one.text, one.selector) for one in seen.excluded] == [
        ("header", "Draft 3", "page header"),
        ("footer", "Clinic", "page footer"),
    ]
    assert seen.blocks[2].text == "Gout hurts."
    assert seen.blocks[2].citations[0].numbers == (1,)


def test_a_line_is_a_paragraph_with_text_and_a_column_a_character(read, place, leaflet):
    text = read("docx", leaflet)
    assert place(text, "hurts") == ("paragraph 3", 3, 6)
    assert place(text, "one pill") == ("paragraph 12", 12, 1)
    assert place(text, "The end") == ("paragraph 15", 15, 1)


def test_title_languages_and_lists(read, leaflet):
    text = read("docx", leaflet)
    assert (text.title, text.lang) == ("About gout", "en-US")
    assert [unit.lang for unit in text.units if "français" in unit.text] == ["fr-FR"]
    assert [unit.list_like for unit in text.units[3:6]] == [True, True, True]
    assert [region.tag for region in text.regions if region.role == "list"] == ["ul", "ul", "ol"]


def test_links_of_both_kinds(read):
    file = docx.Document()
    target = file.part.relate_to(
        "https://x.org/a", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link = f'<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{target}">{run("one")}</w:hyperlink>'
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"https://x.org/b\"</w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('two')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    file.element.body.insert(0, parse_xml(f"<w:p {W}>{link}{run(' and ')}{field}{run('.')}</w:p>"))
    (unit,) = read("docx", saved(file)).units
    assert unit.text == "one and two."
    assert [(unit.text[mark.start : mark.end], mark.value) for mark in unit.marks] == [
        ("one", "https://x.org/a"),
        ("two", "https://x.org/b"),
    ]


def test_notes_are_citations_and_a_list_of_references(read):
    notes = f'<w:footnotes {W}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>NHS, 2024.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    paragraph = f"<w:p>{run('Ice helps.')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    with zipfile.ZipFile(BytesIO(body(paragraph))) as usual:
        parts = {one: usual.read(one) for one in usual.namelist()}
    seen = reader_text(read("docx", packed(parts | {"word/footnotes.xml": notes.encode()})))
    assert [(block.text, block.citations[0].numbers) for block in seen.blocks] == [("Ice helps.", (1,))]
    assert [(one.kind, one.text, one.units[0].selector) for one in seen.excluded] == [
        ("references", "NHS, 2024.", "footnote 1")
    ]


def test_text_boxes_follow_their_paragraph_once(read, said):
    box = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    xml = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run('Text.')}</w:p>"
    )
    assert said(read("docx", body(xml))) == [("paragraph", "Text."), ("paragraph", "In a box.")]


def test_a_table_of_contents_is_left_out(read):
    file = docx.Document()
    style = file.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    for text in ("Gout 1", "Help 2"):
        file.add_paragraph(text, style=style)
    file.add_heading("Gout", 1)
    seen = reader_text(read("docx", saved(file)))
    assert [block.text for block in seen.blocks] == ["Gout"]
    assert [(one.kind, one.text) for one in seen.excluded] == [("navigation", "Gout 1 Help 2")]


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
HARMFUL = {
    "a bomb": (packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b" " * 30_000_000}), "absurd|more than a document"),
    "far too many parts": (packed({f"{number}.xml": b"" for number in range(10_001)}), "more than a document"),
    "entities": (with_part("word/document.xml", LAUGHS), "entities"),
    "entities in UTF-16": (with_part("word/document.xml", LAUGHS.decode().encode("utf-16")), "entities|broken"),
    "a file from outside": (with_part("word/document.xml", OUTSIDE), "entities"),
    "deep nesting": (with_part("word/document.xml", b"<a>" * 100_000 + b"</a>" * 100_000), "broken"),
    "no XML": (with_part("word/document.xml", b"gout"), "broken"),
    "no body": (with_part("word/document.xml", b"<w/>"), "no text part"),
    "cut off": (saved(docx.Document())[:-400], "broken"),
    "no packed file": (b"gout", "broken"),
    "another packed file": (packed({"gout.txt": b"gout"}), "no Word file"),
    "another Office file": (packed({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "no Word file"),
    "a password or an old .doc": (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "password"),
    "nothing": (b"", "broken"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "cause"), HARMFUL.values(), ids=HARMFUL)
def test_harmful_and_broken_files_are_refused(read, data, cause):
    with pytest.raises(DocumentError, match=cause) as refused:
        read("docx", data, "leaflet.docx")
    assert refused.value.cause.startswith("leaflet.docx ")
    assert refused.value.remedy


def test_an_empty_document_has_no_text(read):
    assert read("docx", saved(docx.Document())).units == ()


def test_a_ring_of_styles_is_no_trap(read, said):
    file = docx.Document()
    one, two = (
        file.styles.add_style(name, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH) for name in ("One", "Two")
    )
    one.base_style, two.base_style = two, one
    file.add_paragraph("Text.", style=one)
    assert said(read("docx", saved(file))) == [("paragraph", "Text.")]
