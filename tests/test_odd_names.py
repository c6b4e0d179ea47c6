"""Names that are not text can be told and kept, and lead back to their files."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.odd_names import real_name, told_name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (b"gout.md", "gout.md"), ("gövt 💊.md".encode(), "gövt 💊.md"), (b"g\xf6ut.md", r"g\xf6ut.md"),
        (b"a/\xff\x80/c.md", r"a/\xff\x80/c.md"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_text_are_written_out(name: bytes, told: str) -> None:
    assert told_name(name.decode("utf-8", "surrogateescape")) == told


@settings(derandomize=True, database=None, deadline=None)
@given(st.binary(min_size=1, max_size=20).filter(lambda name: b"\\" not in name and b"\0" not in name))
def test_each_name_can_be_told_and_leads_back(name: bytes) -> None:
    path = name.decode("utf-8", "surrogateescape")
    assert told_name(path).encode("utf-8")
    assert real_name(told_name(path)) == path


def test_a_file_that_is_called_like_a_told_name_is_found(tmp_path: Path) -> None:
    path = tmp_path / r"g\xf6ut.md"
    path.write_bytes(b"")
    assert real_name(os.fspath(path)) == os.fspath(path)
