"""One draft in every format: the same text, and each planted fault at its line and column."""

import tomllib
from pathlib import Path

import pytest

from checker.documents import SUFFIXES, kind_of, read_document
from checker.model import PageText
from checker.text.blocks import reader_text

FOLDER = Path(__file__).parent.parent.parent / "fixtures" / "drafts"
NAME = "living-with-asthma"
FAULTS = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))["fault"]
PLACES = [(file, fault["words"], where) for fault in FAULTS for file, where in fault["places"].items()]


def read_file(name: str) -> PageText:
    path = FOLDER / name
    kind = kind_of(path)
    assert kind is not None
    return read_document(path.read_bytes(), kind, path.name)


def test_every_draft_is_expected_to_show_every_fault():
    drafts = {file.name for file in FOLDER.iterdir() if kind_of(file)}
    assert {kind_of(Path(name)) for name in drafts} == set(SUFFIXES.values())
    assert all(set(fault["places"]) == drafts for fault in FAULTS)


@pytest.mark.parametrize(("file", "words", "where"), PLACES)
def test_each_fault_has_its_place(place, file, words, where):
    assert list(place(read_file(file), words)) == where


@pytest.mark.parametrize("suffix", [".html", ".docx", ".pdf"])
def test_formats_that_know_their_parts_give_the_same_text(suffix):
    wanted = reader_text(read_file(f"{NAME}.md"))
    found = reader_text(read_file(f"{NAME}{suffix}"))
    assert found.root == "main"
    assert [(one.role, one.level, one.text, one.section, one.prose) for one in found.blocks] == [
        (one.role, one.level, one.text, one.section, one.prose) for one in wanted.blocks
    ]
    assert [one.citations[0].numbers for one in found.blocks if one.citations] == [(1,)]
    assert [one.text for one in found.excluded if one.kind == "references"] == [
        one.text for one in wanted.excluded if one.kind == "references"
    ]


@pytest.mark.parametrize("file", [f"{NAME}.txt", f"{NAME}-untagged.pdf"])
def test_formats_that_must_be_guessed_give_the_same_sentences(file):
    wanted = [one.text for one in reader_text(read_file(f"{NAME}.md")).blocks if one.prose]
    found = [one.text for one in reader_text(read_file(file)).blocks if one.prose]
    assert found == wanted


def test_titles_and_languages_come_along():
    about = {suffix: read_file(f"{NAME}{suffix}") for suffix in (".md", ".html", ".docx", ".pdf")}
    assert {text.title for text in about.values()} == {"Living with asthma"}
    assert {text.lang for text in about.values()} == {"en-GB"}
    assert {text.remarks for text in about.values()} == {()}
