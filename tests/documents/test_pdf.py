"""PDFs: by their tags, by place and size, and those that hold no text that can be read."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from checker.errors import DocumentError
from checker.text.blocks import reader_text


def page_of(writer: PdfWriter, content: str) -> DictionaryObject:
    page = writer.add_blank_page(595, 842)
    fonts = {
        NameObject(f"/{name}"): DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject(f"/{font}"),
                NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            }
        )
        for name, font in (("F", "Helvetica"), ("B", "Helvetica-Bold"))
    }
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject(fonts)})
    stream = DecodedStreamObject()
    stream.set_data(content.encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    return page


def at(x: float, y: float, text: str, size: float = 12, font: str = "F") -> str:
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def pdf(*contents: str) -> bytes:
    writer = PdfWriter()
    for content in contents:
        page_of(writer, content)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


WIDE = "Gout is a disease of the joints that comes and goes, and most often it begins in the"
PAGES = {
    "lines are joined, words parted at line ends too": (
        at(60, 700, WIDE) + at(60, 685, "big toe. It is caused by crystals that build up in the joint, and by a treat-")
        + at(60, 670, "ment that was stopped."),
        [("paragraph", f"{WIDE} big toe. It is caused by crystals that build up in the joint, and by a treatment that was stopped.")]),
    "a wider gap parts paragraphs": (
        at(60, 700, WIDE) + at(60, 685, "big toe.") + at(60, 655, WIDE) + at(60, 640, "big toe."),
        [("paragraph", f"{WIDE} big toe."), ("paragraph", f"{WIDE} big toe.")]),
    "a line with room left was ended on purpose": (
        at(60, 700, WIDE) + at(60, 685, "big toe.") + at(60, 670, WIDE) + at(60, 655, "knee."),
        [("paragraph", f"{WIDE} big toe."), ("paragraph", f"{WIDE} knee.")]),
    "larger and bold lines are headings": (
        at(60, 760, "About gout", 20) + at(60, 730, "What it is", 12, "B") + at(60, 700, WIDE) + at(60, 685, "toe."),
        [("h1", "About gout"), ("h2", "What it is"), ("paragraph", f"{WIDE} toe.")]),
    "signs make lists": (
        at(60, 700, WIDE) + at(60, 685, "toe:") + at(60, 660, "\x95 Rest the joint for two days.") + at(60, 645, "\x95 Use ice.")
        + at(60, 620, "1. Call us."),
        [("paragraph", f"{WIDE} toe:"), ("listitem", "Rest the joint for two days."), ("listitem", "Use ice."), ("listitem", "Call us.")]),
    "a raised figure is a mark": (
        at(60, 700, "Ice helps.") + at(111.6, 704, "1", 7) + at(60, 655, "It does so in most people who have tried it."),
        [("paragraph", "Ice helps.1"), ("paragraph", "It does so in most people who have tried it.")]),
    "words that are set apart are not glued": (
        at(60, 700, "Ice") + at(81, 700, "helps") + at(115, 700, "soon."), [("paragraph", "Ice helps soon.")]),
    "letters one by one are": (
        "BT /F 12 Tf 60 700 Td [(I) -10 (ce) -300 (hel) 20 (ps.)] TJ ET", [("paragraph", "Ice helps.")]),
    "columns stay apart": (
        at(60, 700, "Left one goes on and") + at(60, 685, "ends here.") + at(320, 700, "Right one goes on and") + at(320, 685, "ends too."),
        [("paragraph", "Left one goes on and ends here."), ("paragraph", "Right one goes on and ends too.")]),
    "what is drawn later but stands above comes first": (
        at(60, 685, "Left text that goes on a while.") + at(320, 685, "Right text that goes on too.") + at(60, 740, "A headline over both columns of the page, long", 20),
        [("h1", "A headline over both columns of the page, long"), ("paragraph", "Left text that goes on a while."), ("paragraph", "Right text that goes on too.")]),
    "bold that is drawn twice is one": (
        at(60, 700, "Ice helps.") + at(60.3, 700, "Ice helps.") + at(60, 650, "Rest."), [("paragraph", "Ice helps."), ("paragraph", "Rest.")]),
    "moved and scaled text": (
        "q 2 0 0 2 0 0 cm BT /F 6 Tf 12 TL 30 350 Td (Ice) Tj ( helps.) Tj T* (Rest, too.) Tj ET Q",
        [("paragraph", "Ice helps. Rest, too.")]),
}  # fmt: skip


@pytest.mark.parametrize(("content", "units"), PAGES.values(), ids=PAGES)
def test_untagged_pages(read, said, content, units):
    text = read("pdf", pdf(content))
    assert said(text) == units
    assert any("guessed" in remark for remark in text.remarks)


def test_what_stands_on_every_page_is_a_header_or_footer(read):
    pages = [
        at(60, 800, "Clinic of Gout") + at(60, 700, f"{WIDE} {word}.") + at(60, 600, f"More {word}s.") + at(280, 30, f"Page {number} of 3")
        for number, word in enumerate(("toe", "knee", "hand"), start=1)
    ]  # fmt: skip
    seen = reader_text(read("pdf", pdf(*pages)))
    assert [block.text for block in seen.blocks] == [
        f"{WIDE} toe.", "More toes.", f"{WIDE} knee.", "More knees.", f"{WIDE} hand.", "More hands.",
    ]  # fmt: skip
    assert {(one.kind, one.text) for one in seen.excluded} == {
        ("header", "Clinic of Gout"), ("footer", "Page 1 of 3"), ("footer", "Page 2 of 3"), ("footer", "Page 3 of 3"),
    }  # fmt: skip


def test_a_sentence_goes_on_over_the_page(read, said, place):
    text = read("pdf", pdf(at(60, 60, WIDE), at(60, 780, "big toe, and we utilise ice.")))
    assert said(text) == [("paragraph", f"{WIDE} big toe, and we utilise ice.")]
    assert place(text, "utilise") == ("page 1, line 1", 1, 17)


def test_lines_are_counted_from_the_top_of_their_page(read, place):
    drawn = at(60, 500, "We utilise ice.") + at(60, 700, "One line.") + at(60, 600, "Two lines.")
    assert place(read("pdf", pdf(drawn)), "utilise") == ("page 1, line 3", 3, 4)


def tagged(contents: str, elements: list[tuple[str, list[object]]], **root: object) -> bytes:
    """A PDF with a structure tree: (type, kids) each; a kid is a number of marked content, or such a pair."""
    writer = PdfWriter()
    page = page_of(writer, contents)

    def element(kind: str, kids: list[object]) -> DictionaryObject:
        inside = [NumberObject(kid) if isinstance(kid, int) else element(*kid) for kid in kids]
        return DictionaryObject(
            {
                NameObject("/S"): NameObject(f"/{kind}"),
                NameObject("/Pg"): page.indirect_reference,
                NameObject("/K"): ArrayObject(inside),
            }
        )

    tree = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructTreeRoot"),
            NameObject("/K"): ArrayObject([element(*one) for one in elements]),
            NameObject("/RoleMap"): DictionaryObject({NameObject("/Lead"): NameObject("/P")}),
        }
    )
    writer._root_object[NameObject("/StructTreeRoot")] = writer._add_object(tree)
    writer._root_object[NameObject("/Lang")] = TextStringObject("en-GB")
    return written(writer)


def marked(number: int, content: str, kind: str = "P") -> str:
    return f"/{kind} <</MCID {number}>> BDC {content} EMC\n"


def test_tags_give_order_and_kind(read, said):
    content = (
        marked(0, at(60, 600, "Text that is drawn first")) + marked(1, at(60, 700, "Head"))
        + marked(2, at(60, 585, "and goes on.")) + marked(3, at(60, 500, "\x95")) + marked(4, at(80, 500, "Rest."))
        + marked(5, at(60, 400, "Age")) + marked(6, at(200, 400, "Five")) + "/Artifact BMC " + at(60, 30, "Page 1") + " EMC"
    )  # fmt: skip
    text = read(
        "pdf",
        tagged(
            content,
            [
                ("H1", [1]), ("Lead", [0, ("Span", [2])]), ("L", [("LI", [("Lbl", [3]), ("LBody", [4])])]),
                ("Table", [("TR", [("TH", [5]), ("TD", [6])])]),
            ],
        ),
    )  # fmt: skip
    assert said(text) == [
        ("h1", "Head"), ("paragraph", "Text that is drawn first and goes on."), ("listitem", "Rest."),
        ("headercell", "Age"), ("cell", "Five"), ("other", "Page 1"),
    ]  # fmt: skip
    assert (text.lang, text.remarks) == ("en-GB", ())
    assert [one.kind for one in reader_text(text).excluded] == ["footer"]


def test_tags_that_reach_hardly_any_text_are_not_trusted(read, said):
    content = marked(0, at(60, 700, "Head")) + at(60, 600, "Much more text that no tag holds.")
    text = read("pdf", tagged(content, [("P", [0])]))
    assert said(text) == [("paragraph", "Head"), ("paragraph", "Much more text that no tag holds.")]
    assert "guessed" in text.remarks[0]


def test_text_without_a_tag_is_listed(read):
    content = marked(0, at(60, 700, WIDE)) + at(60, 400, "Alone.") + at(60, 300, "x") + at(60, 200, "y")
    seen = reader_text(read("pdf", tagged(content, [("P", [0])])))
    assert [block.text for block in seen.blocks] == [WIDE]
    assert "Alone." in {unit.text for one in seen.excluded for unit in one.units}
    assert {one.reason for one in seen.excluded} >= {"hidden: not in the tags of the PDF"}


def test_text_that_stands_for_what_is_drawn(read, said):
    content = (
        "/Span <</MCID 0 /ActualText (first)>> BDC " + at(60, 700, "1st") + " EMC " + at(79, 700, " pill.")
    )
    assert said(read("pdf", pdf(content))) == [("paragraph", "first pill.")]


def test_a_tree_that_bites_its_tail_is_no_trap(read, said):
    writer = PdfWriter(BytesIO(tagged(marked(0, at(60, 700, "Head")), [("P", [0])])))
    tree = writer._root_object["/StructTreeRoot"].get_object()
    tree["/K"].append(tree.indirect_reference)
    assert ("paragraph", "Head") in said(read("pdf", written(writer)))


def locked(password: str) -> bytes:
    writer = PdfWriter(BytesIO(pdf(at(60, 700, "Gout hurts a lot."))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    return written(writer)


def test_a_pdf_that_only_forbids_changes_is_read(read, said):
    assert said(read("pdf", locked(""))) == [("paragraph", "Gout hurts a lot.")]


SCAN = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q "
SMALL = SCAN.replace("595 0 0 842", "100 0 0 100")


def picture_only() -> bytes:
    return pdf(SCAN)


REFUSED = {
    "encrypted": (locked("secret"), "protected"),
    "scanned": (picture_only(), "probably a scan"),
    "scanned, with page numbers": (pdf(*(SCAN + at(280, 30, f"Page {one} of 2") for one in (1, 2))), "probably a scan"),
    "scanned, with an empty page": (pdf(SCAN, ""), "probably a scan"),
    "small pictures alone": (pdf(SMALL), "probably a scan"),
    "empty": (pdf(""), "holds no text"),
    "no page": (written(PdfWriter()), "no text|broken"),
    "broken": (b"%PDF-1.7\n" + b"gout " * 200, "broken"),
    "cut off": (pdf(at(60, 700, "Gout"))[:200], "broken|no text"),
    "no PDF": (b"gout", "is no PDF"),
    "nothing": (b"", "is no PDF"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "cause"), REFUSED.values(), ids=REFUSED)
def test_what_holds_no_text_is_refused(read, data, cause):
    with pytest.raises(DocumentError, match=cause) as refused:
        read("pdf", data, "leaflet.pdf")
    assert refused.value.cause.startswith("leaflet.pdf ")
    assert refused.value.remedy


@pytest.mark.parametrize(
    "pages",
    [
        (SMALL + at(60, 700, "Rest."),),
        (SCAN + at(60, 700, "Call us at once when your toe or knee hurts again."),),
        (SCAN, at(60, 700, "Rest.")),
    ],
)
def test_pictures_beside_or_behind_text_are_no_scan(read, pages):
    assert read("pdf", pdf(*pages)).units


def test_pages_without_text_and_recognised_text_are_told(read):
    text = read("pdf", pdf(at(60, 700, "Gout hurts.").replace("BT", "BT 3 Tr"), ""))
    assert [unit.text for unit in text.units] == ["Gout hurts."]
    assert any("recognised" in remark for remark in text.remarks)
    assert any("page 2" in remark for remark in text.remarks)


def test_fonts_that_say_nothing_are_refused(read):
    data = pdf(at(60, 700, "Gout hurts a lot."))
    writer = PdfWriter(BytesIO(data))
    font = writer.pages[0]["/Resources"]["/Font"]["/F"]
    code = "\n".join(f"<{byte:02x}> <e{byte:03x}>" for byte in range(33, 123))
    stream = DecodedStreamObject()
    stream.set_data(
        f"1 begincodespacerange <00> <ff> endcodespacerange 90 beginbfchar {code} endbfchar".encode()
    )
    font[NameObject("/ToUnicode")] = writer._add_object(stream)
    with pytest.raises(DocumentError, match="which characters"):
        read("pdf", written(writer))
    assert PdfReader(BytesIO(data)).pages
