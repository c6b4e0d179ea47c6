"""Plain text: paragraphs, lists and headings, and what is no text at all."""

import codecs

import pytest

from checker.errors import DocumentError

UNITS = {
    "wrapped lines are one paragraph": (
        "Asthma makes it hard to breathe, and this is\nwhat helps when it gets bad at night.",
        [("paragraph", "Asthma makes it hard to breathe, and this is what helps when it gets bad at night.")],
    ),
    "a short line above text is a heading, the first one the title": (
        "Living with gout\n\nGout hurts.\n\nWhat helps\n\nRest the joint.",
        [("h1", "Living with gout"), ("paragraph", "Gout hurts."), ("h2", "What helps"), ("paragraph", "Rest the joint.")],
    ),
    "a question may be a heading": ("What is gout?\n\nIt is pain.", [("h1", "What is gout?"), ("paragraph", "It is pain.")]),
    "a short sentence is no heading": ("Rest now.\n\nThen walk.", [("paragraph", "Rest now."), ("paragraph", "Then walk.")]),
    "short lines one after another are no headings": (
        "Text here.\n\nApples\n\nPears\n\nPlums",
        [("paragraph", "Text here."), ("paragraph", "Apples"), ("paragraph", "Pears"), ("paragraph", "Plums")],
    ),
    "underlined lines are headings": (
        "Gout\n====\nGout hurts.\n\nHelp\n----\nRest.",
        [("h1", "Gout"), ("paragraph", "Gout hurts."), ("h2", "Help"), ("paragraph", "Rest.")],
    ),
    "signs and numbers make lists, wrapped items too": (
        "- Take one\n  each day.\n* Rest.\n\n1. Sit up.\n2) Drink.",
        [("listitem", "Take one each day."), ("listitem", "Rest."), ("listitem", "Sit up."), ("listitem", "Drink.")],
    ),
    "a list may follow on a line of text": (
        "Keep your inhaler with you:\n- in your bag\n- by your bed",
        [("paragraph", "Keep your inhaler with you:"), ("listitem", "in your bag"), ("listitem", "by your bed")],
    ),
    "the lines of an address stay apart": (
        "Clinic House\n12 High Street\nLeeds",
        [("paragraph", "Clinic House"), ("paragraph", "12 High Street"), ("paragraph", "Leeds")],
    ),
    "a drawn line is no text": ("Gout hurts.\n* * *\nRest helps.", [("paragraph", "Gout hurts."), ("paragraph", "Rest helps.")]),
    "a decimal at the start of a line is no list": (
        "The usual dose for adults and children is\n2.5 mg in the morning.",
        [("paragraph", "The usual dose for adults and children is 2.5 mg in the morning.")],
    ),
    "nothing": ("", []),
    "only space": (" \n\t\n", []),
    "emoji and right-to-left": ("💊 خذ حبة.", [("paragraph", "💊 خذ حبة.")]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "units"), UNITS.values(), ids=UNITS)
def test_units(read, said, source, units):
    assert said(read("text", source)) == units


@pytest.mark.parametrize(
    ("source", "words", "where"),
    [
        ("Gout hurts,\nand we utilise ice.", "utilise", ("line 1", 2, 8)),
        ("Gout hurts.\r\n\r\nWe  utilise ice.", "utilise", ("line 3", 3, 5)),
        ("Gout hurts.\r\rWe utilise ice.", "utilise", ("line 3", 3, 4)),
        ("Hyper\u00adten\u200bsion is high.", "is", ("line 1", 1, 16)),
        ("- We take\n  some  ice.", "ice", ("line 1", 2, 9)),
        ("💊 Take ice.", "ice", ("line 1", 1, 8)),
        ("\tTake\t ice.", "ice", ("line 1", 1, 8)),
    ],
)
def test_words_have_line_and_column(read, place, source, words, where):
    assert place(read("text", source), words) == where


@pytest.mark.parametrize(
    "data",
    [
        "Gout hürts.".encode(),
        codecs.BOM_UTF8 + "Gout hürts.".encode(),
        codecs.BOM_UTF16_LE + "Gout hürts.".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Gout hürts.".encode("utf-16-be"),
    ],
)
def test_encodings_that_are_certain(read, place, data):
    text = read("text", data)
    assert text.remarks == ()
    assert place(text, "hürts") == ("line 1", 1, 6)


def test_an_encoding_that_was_guessed_is_told(read, said):
    text = read("text", "Gout hürts – much.".encode("cp1252"))
    assert said(text) == [("paragraph", "Gout hürts – much.")]
    assert "guess" in text.remarks[0]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"\x00\x01\x02\x03" * 20, "not readable as text"),
        ("Gout".encode("utf-16-le"), "not readable as text"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "not readable as text"),
        (b"\x81\x8d\x8f\x90\x9d", "not readable as text"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "packed file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
    ],
)
def test_what_is_no_text_is_refused(read, data, cause):
    with pytest.raises(DocumentError, match=cause) as refused:
        read("text", data)
    assert refused.value.exit_code == 3
    assert refused.value.kind == "document"
    assert refused.value.remedy


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
@pytest.mark.parametrize("sign", ["\x01", "\x08", "\x0b", "\x0c", "\x1f"])
def test_a_control_character_is_a_space(read, place, kind, sign):
    text = read(kind, f"Gout{sign}hurts.")
    assert [unit.text for unit in text.units] == ["Gout hurts."]
    assert place(text, "hurts")[1:] == (1, 6)


def test_a_nul_in_a_long_text_is_a_space_too(read, said):
    assert said(read("text", "Rest now, please. " * 100 + "\0")) == [
        ("paragraph", "Rest now, please. " * 99 + "Rest now, please.")
    ]


@pytest.mark.parametrize("data", [b"Go\0ut.", b"Rest \x01\x02\x03\x04 now.", b"\x00\x01\x02\x03" * 20])
def test_binary_data_is_told_as_such(read, data):
    with pytest.raises(DocumentError, match="it holds binary data"):
        read("text", data)
