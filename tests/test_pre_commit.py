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


def hook(folder: Path, name: str, *files: str) -> int:
    """Run a hook as pre-commit does: its entry, then the files, at the top of the repository."""
    command, *words = shlex.split(HOOKS[name]["entry"])
    assert (command, words[0]) == ("checker", "check")
    call = [sys.executable, "-m", command, *words, *files]
    return subprocess.run(call, cwd=folder, capture_output=True, timeout=300, check=False).returncode


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.html").write_text(PAGE.format(words=PLAIN, more=""))
    (tmp_path / "faulty.html").write_text(PAGE.format(words=PLAIN, more=FAULT))
    (tmp_path / "hard.html").write_text(PAGE.format(words=HARD, more=""))
    return tmp_path


def test_the_hooks_have_what_pre_commit_wants() -> None:
    assert set(HOOKS) == {"checker-html", "checker-text"}
    for one in HOOKS.values():
        assert {"name", "description", "entry", "language", "files"} <= set(one)
        assert one["language"] == "python"
        assert one["require_serial"]
        assert shlex.split(one["entry"])[1] in COMMANDS


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("site/index.html", True), ("a.htm", True), ("A.HTML", True), ("a.xhtml", True), ("a.xht", True),
        ("notes.md", False), ("notes.txt", False), ("html", False), ("a.html.j2", False), ("a.shtml", False),
    ],
)  # fmt: skip
def test_the_hooks_take_pages_and_nothing_that_cannot_be_opened(path: str, taken: bool) -> None:
    assert path.lower().endswith(PAGE_SUFFIXES) == taken
    for one in HOOKS.values():
        assert bool(re.search(one["files"], path)) == taken


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "files", "code"),
    [
        ("checker-html", ["good.html"], 0),
        ("checker-html", ["good.html", "faulty.html"], 1),
        ("checker-text", ["faulty.html"], 0),
        ("checker-text", ["hard.html"], 1),
    ],
)
def test_a_hook_stops_the_commit_for_what_it_looks_at(
    folder: Path, name: str, files: list[str], code: int
) -> None:
    assert hook(folder, name, *files) == code


@pytest.mark.browser
def test_a_hook_honours_the_baseline(folder: Path) -> None:
    def checker(*call: str) -> Any:
        return subprocess.run([sys.executable, "-m", "checker", *call], cwd=folder, timeout=300, check=False)

    assert hook(folder, "checker-html", "faulty.html") == 1
    assert checker("baseline").returncode == 0
    assert hook(folder, "checker-html", "faulty.html") == 0
    (folder / "faulty.html").write_text(PAGE.format(words=PLAIN, more=FAULT + '<p><a href="x.html"></a></p>'))
    assert hook(folder, "checker-html", "faulty.html") == 1
