from pathlib import Path

import pytest

from checker.report import FORMATS, load, render

FILES = sorted((Path(__file__).parent / "golden").iterdir())
FOR_EYES = {"console", "html", "reading-html"}
"""Formats whose look changes often and is tested by its parts."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_format_tells_the_sample_run_as_before(file: Path, golden) -> None:
    told = file.read_bytes().decode("utf-8")
    assert render(file.stem, golden) == told, "look at the difference, then run script/golden"


def test_every_format_that_programs_read_has_a_file() -> None:
    assert set(FORMATS) - FOR_EYES <= {file.stem for file in FILES}, "run script/golden NAME"


def test_no_file_is_left_of_a_format_that_is_gone() -> None:
    for file in FILES:
        assert file.suffix == "." + load(file.stem).SUFFIX.rpartition(".")[2]
