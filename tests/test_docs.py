"""The docs say what the program does."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from checker import __version__
from checker.cli import COMMANDS, exits
from checker.cli.options import ROWS
from checker.config import FILE_ONLY, Settings

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def first_column(page: str, header: str) -> list[str]:
    """Return the first cells of the table whose header row begins so."""
    rows = text(page).split(f"| {header} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [row.split("|")[1].strip(" `") for row in rows if row.startswith("|")]


def anchors(page: Path) -> set[str]:
    """Return what a link may lead to on a page: its headings, as GitHub names them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_help_and_settings_in_the_docs_are_those_of_the_program() -> None:
    call = [sys.executable, str(ROOT / "script/write_docs.py"), "--check"]
    done = subprocess.run(call, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "run script/docs"


def test_every_setting_stands_in_the_docs_and_in_the_options() -> None:
    fields = list(Settings.__struct_fields__)
    told = [name.strip("[]").replace("-", "_") for name in first_column("docs/settings.md", "In the file")]
    assert told == fields
    assert sorted(ROWS) == sorted(set(fields) - FILE_ONLY)


def test_every_profile_stands_in_the_docs() -> None:
    shipped = {path.stem for path in (ROOT / "rules/profiles").glob("*.toml")}
    assert set(first_column("docs/settings.md", "Name")) == shipped
    assert all(name in ROWS["profile"].help for name in shipped)


def test_every_exit_code_stands_in_the_docs() -> None:
    codes = {"PASS", "FAIL", "USAGE", "UNCHECKED", "INTERNAL", "STOPPED", "BROKEN_PIPE"}
    assert set(first_column("docs/exit-codes.md", "Code")) == {str(getattr(exits, name)) for name in codes}


def test_every_command_has_a_part_in_the_docs() -> None:
    assert [name for name in COMMANDS if f"## checker {name}\n" not in text("docs/usage.md")] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_and_commands_lead_somewhere(page: Path) -> None:
    body = page.read_text("utf-8")
    links = re.findall(r"\]\(([^)#:]*)(?:#([^)]+))?\)", body)
    assert [link for link, _ in links if not (page.parent / link).exists()] == []
    parts = [(page.parent / link if link else page, part) for link, part in links if part]
    assert [part for file, part in parts if part not in anchors(file)] == []
    scripts = re.findall(r"^(script/[a-z-]+|\.ci/run)\b", body, re.MULTILINE)
    assert [name for name in scripts if not os.access(ROOT / name, os.X_OK)] == []
    blocks = re.findall(r"^(`{3,})(\w*)[^\n]*\n(.*?)^\1", body, re.MULTILINE | re.DOTALL)
    fenced = "\n".join(block for _, kind, block in blocks if kind in ("", "shell", "sh"))
    commands = re.findall(r"^ *checker ([a-z]+)", fenced, re.MULTILINE) + re.findall(
        r"`checker ([a-z]+)", body
    )
    assert [name for name in commands if name not in COMMANDS] == []


def test_the_version_is_one() -> None:
    assert tomllib.loads(text("pyproject.toml"))["project"]["version"] == __version__
