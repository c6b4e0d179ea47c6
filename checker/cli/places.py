"""Where reports go: what a format's file is called, and what `NAME[=PATH]` says."""

from pathlib import Path

from checker.report import load

STANDARD_OUTPUT = "-"
_STEMS = {
    "json": "run",
    "jsonl": "findings",
    "csv": "findings",
    "junit": "junit",
    "github-summary": "summary",
    "gitlab-accessibility": "gl-accessibility",
    "gitlab-codequality": "gl-code-quality-report",
}
"""How the file of a format is called, without suffix; `report` where nothing stands here."""
_SPOKEN = ("github",)
"""Formats that are commands to who reads standard output, and go there unless a path is given."""


def split_format(one: str) -> tuple[str, str]:
    """Return the name and the path of a `NAME[=PATH]`; the path is empty when there is none."""
    name, _, path = one.partition("=")
    return name, path or (STANDARD_OUTPUT if name in _SPOKEN else "")


def place_of(name: str, folder: Path, mark: str = "") -> Path:
    """Return the file of a format in a folder. `mark` tells a second judgement from the first."""
    stem = _STEMS.get(name, "report")
    return folder / (f"{stem}-{mark}{load(name).SUFFIX}" if mark else f"{stem}{load(name).SUFFIX}")
