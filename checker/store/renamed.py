"""A baseline under another name: a new one is held against those that were deleted since a revision."""

import os
from pathlib import Path
from posixpath import join, relpath

from msgspec.structs import replace

from checker.errors import ConfigError
from checker.model import Baseline
from checker.store.baselines import parse_baseline
from checker.store.git import git, line

_FIELD = "^made *="
"""A line that each baseline has."""


def renamed(file: Path, commit: str) -> Baseline | None:
    """Return the baselines that were deleted since a commit as one; None when there are none.

    Local pages are named in it from the folder of `file`, which is not in that commit.
    """
    top = Path(line(file, "rev-parse", "--show-toplevel")) / ".git"
    deleted = _names(top, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=D", commit)
    if not deleted:
        return None
    made = {name.partition(":")[2] for name in _names(top, "grep", "-lIz", "-e", _FIELD, commit)}
    found = [
        _named_from(file, top.parent / name, one)
        for name in deleted
        if name in made and (one := _baseline(top, commit, name))
    ]
    return _together(found) if found else None


def _names(top: Path, *arguments: str) -> list[str]:
    return [os.fsdecode(name) for name in (git(top, *arguments) or b"").split(b"\0") if name]


def _baseline(top: Path, commit: str, name: str) -> Baseline | None:
    try:
        return parse_baseline(git(top, "cat-file", "blob", f"{commit}:{name}") or b"", name)
    except ConfigError:
        return None


def _named_from(file: Path, then: Path, old: Baseline) -> Baseline:
    before, now = then.parent.as_posix(), file.parent.as_posix()

    def name(page: str) -> str:
        return page if "://" in page or before == now else relpath(join(before, page), now)

    return replace(
        old,
        pages=tuple(replace(one, page=name(one.page)) for one in old.pages),
        debts=tuple(replace(one, page=name(one.page)) for one in old.debts),
    )


def _together(found: list[Baseline]) -> Baseline:
    return replace(
        found[0],
        rules=tuple(sorted({rule for one in found for rule in one.rules})),
        pages=tuple(page for one in found for page in one.pages),
        debts=tuple(debt for one in found for debt in one.debts),
    )
