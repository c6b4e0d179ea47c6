"""The hooks for pre-commit: which files they get, and what their commands do with them."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.cli import COMMANDS
from checker.documents import SUFFIXES
from checker.targets import PAGE_SUFFIXES

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
PLAIN = (
    f"{'Rest when you need to. Ask a friend to help you shop. Tell your nurse if you feel worse. ' * 4}</p><p>"
    * 3
)
HARD = (
    "Individualised therapeutic decision-making necessitates multidisciplinary consideration of histopathological "
    "characteristics, radiological manifestations and concomitant comorbidities prior to commencement. "
) * 8
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Living with gout</title></head>'
    "<body><main><h1>Living with gout</h1><p>{words}</p>{more}</main></body></html>"
)
FAULT = '<p><img src="a.png"></p>'
DRAFT = "# Living with gout\n\n{words}\n"
TAKEN = {"checker-html": set(PAGE_SUFFIXES), "checker-text": set(SUFFIXES) - {".pdf"}}
"""Which files each hook gets. A PDF is made from a draft: the draft is read."""


def hook(folder: Path, name: str, *files: str) -> int:
    """Run a hook as pre-commit does: its entry, then the files, at the top of the repository."""
    command, *words = shlex.split(HOOKS[name]["entry"])
    assert command == "checker"
    call = [sys.executable, "-m", command, *words, *files]
    return subprocess.run(call, cwd=folder, capture_output=True, timeout=300, check=False).returncode


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.html").write_text(PAGE.format(words=PLAIN, more=""))
    (tmp_path / "faulty.html").write_text(PAGE.format(words=PLAIN, more=FAULT))
    (tmp_path / "hard.html").write_text(PAGE.format(words=HARD, more=""))
    (tmp_path / "good.md").write_text(DRAFT.format(words=PLAIN.replace("</p><p>", "\n\n")))
    (tmp_path / "hard.txt").write_text(HARD)
    (tmp_path / "date.md").write_text(DRAFT.format(words="Come on 03/04/2026 at 9."))
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no more")
    return tmp_path


def test_the_hooks_have_what_pre_commit_wants() -> None:
    assert set(HOOKS) == {"checker-html", "checker-text"}
    for one in HOOKS.values():
        assert {"name", "description", "entry", "language", "files"} <= set(one)
        assert one["language"] == "python"
        assert one["require_serial"]
        assert shlex.split(one["entry"])[1] in COMMANDS


@pytest.mark.parametrize("name", HOOKS)
@pytest.mark.parametrize(
    "path",
    [
        "site/index.html", "a.htm", "A.HTML", "a.xhtml", "a.xht", "notes.md", "a/b.MDX", "notes.txt", "leaflet.docx",
        "leaflet.doc", "leaflet.pdf", "html", "md", "a.html.j2", "a.md.bak", "a.shtml", "picture.png",
    ],
)  # fmt: skip
def test_the_hooks_take_what_their_commands_open_and_nothing_else(name: str, path: str) -> None:
    taken = Path(path).suffix.lower() in TAKEN[name]
    assert bool(re.search(HOOKS[name]["files"], path)) == taken


def test_a_word_file_is_no_text_file_for_pre_commit() -> None:
    assert HOOKS["checker-text"]["types"] == ["file"]


@pytest.mark.browser
@pytest.mark.parametrize(("files", "code"), [(["good.html"], 0), (["good.html", "faulty.html"], 1)])
def test_the_hook_for_pages_stops_the_commit_for_a_fault(folder: Path, files: list[str], code: int) -> None:
    assert hook(folder, "checker-html", *files) == code


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (["faulty.html"], 0), (["good.md"], 0), (["hard.html"], 1), (["good.md", "hard.txt"], 1), (["date.md"], 1),
        (["broken.docx"], 3),
    ],
)  # fmt: skip
def test_the_hook_for_words_stops_the_commit_for_hard_words(
    folder: Path, files: list[str], code: int
) -> None:
    assert hook(folder, "checker-text", *files) == code


@pytest.mark.browser
def test_a_hook_honours_the_baseline(folder: Path) -> None:
    def checker(*call: str) -> Any:
        return subprocess.run([sys.executable, "-m", "checker", *call], cwd=folder, timeout=300, check=False)

    assert hook(folder, "checker-html", "faulty.html") == 1
    assert checker("baseline").returncode == 0
    assert hook(folder, "checker-html", "faulty.html") == 0
    (folder / "faulty.html").write_text(PAGE.format(words=PLAIN, more=FAULT + '<p><a href="x.html"></a></p>'))
    assert hook(folder, "checker-html", "faulty.html") == 1
