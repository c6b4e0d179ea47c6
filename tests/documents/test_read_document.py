"""What holds for documents of every kind: their names, their limits, and that nothing heavy loads unasked."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from checker.documents import SUFFIXES, kind_of, read_document
from checker.errors import DocumentError
from checker.model import PageText


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", "markdown"), ("A.MDX", "markdown"), ("b.markdown", "markdown"), ("c.HTML", "html"), ("c.htm", "html"),
        ("d.docx", "docx"), ("e.pdf", "pdf"), ("f.txt", "text"), ("g.doc", None), ("h", None), ("i.md.zip", None),
    ],
)  # fmt: skip
def test_kinds_by_name(name, kind):
    assert kind_of(Path(name)) == kind


@pytest.mark.parametrize("kind", sorted(set(SUFFIXES.values())))
def test_very_large_files_are_refused(kind):
    with pytest.raises(DocumentError, match="larger than 50 MB"):
        read_document(bytes(50 * 1024 * 1024 + 1), kind, "draft")


@pytest.mark.parametrize("kind", ["markdown", "html", "text"])
def test_five_megabytes_in_one_line_are_one_unit(kind):
    (unit,) = read_document(b"Take one pill. " * 350_000, kind, "draft").units
    assert len(unit.text) == 15 * 350_000 - 1
    assert len(unit.anchors) == 1


@pytest.mark.parametrize("kind", ["markdown", "html", "text"])
def test_the_text_can_be_saved_and_read_back(kind):
    text = read_document("Gout *hürts* 💊.\n\n- One\n".encode(), kind, "draft")
    assert msgspec.json.decode(msgspec.json.encode(text), type=PageText) == text


@pytest.mark.parametrize(
    ("kind", "module"),
    [
        ("text", "markdown_it"),
        ("markdown", "lxml"),
        ("markdown", "mdit_py_plugins"),
        ("html", "markdown_it"),
        ("html", "pypdf"),
    ],
)
def test_a_format_loads_only_what_it_needs(kind, module):
    program = (
        "import sys; from checker.documents import read_document; "
        f"read_document(b'Gout hurts.', {kind!r}, 'draft'); print({module!r} in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
