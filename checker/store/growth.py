"""What a baseline was at the git revision that a change is measured against."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from checker.errors import ConfigError
from checker.model import Baseline
from checker.store.baselines import parse_baseline

_BRANCHES = ("GITHUB_BASE_REF", "CHANGE_TARGET", "BITBUCKET_PR_DESTINATION_BRANCH")
"""Where CI services name the branch that a change goes to; GitLab and Azure are below."""
_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells its hooks of where they are: it would lead away from the folder of the baseline."""
_FETCH = "Fetch the whole history, or name a revision: against, in the settings."


class Earlier(NamedTuple):
    """A baseline as it was, or why that is not known."""

    since: str = ""
    """The revision, as people call it; empty where there is none before this one."""
    baseline: Baseline | None = None
    """None where that revision has no such file."""
    unknown: str = ""
    """Why it is not known, and what to do about it."""


class _NoAnswerError(Exception):
    """git could not say; its words."""


def earlier(file: Path, against: str = "") -> Earlier:
    """Return the baseline in `file` as it was at a git revision.

    `against` is the revision; empty takes the branch that CI says the change goes to, else the last commit.
    A branch is taken as it was when the work left it.
    """
    file = file.resolve()
    try:
        return _earlier(file, against)
    except _NoAnswerError as fault:
        return Earlier(unknown=str(fault))


def _earlier(file: Path, against: str) -> Earlier:
    _must_be_repository(file)
    since = against or _target_branch() or _last_other(file)
    if not since:
        return Earlier()
    commit = (
        None if since.startswith("-") else _line(file, "rev-parse", "--verify", "-q", f"{since}^{{commit}}")
    )
    if not commit:
        raise _NoAnswerError(f"the revision {since} is not in this checkout. {_FETCH}")
    commit = _line(file, "merge-base", commit, "HEAD") or commit
    if not _git(file, "ls-tree", commit, "--", file.name):
        return Earlier(since)
    before = _git(file, "cat-file", "blob", f"{commit}:./{file.name}")
    if before is None:
        raise _NoAnswerError(f"git does not give the baseline of {since}. {_FETCH}")
    try:
        return Earlier(since, parse_baseline(before, f"of {since}"))
    except ConfigError as fault:
        raise _NoAnswerError(f"{fault.cause[:1].lower()}{fault.cause[1:]} {_FETCH}") from None


def _must_be_repository(file: Path) -> None:
    if _line(file, "rev-parse", "--is-inside-work-tree") == "true":
        return
    if not any((folder / ".git").exists() for folder in file.parents):
        raise _NoAnswerError("it lies in no git repository. Without one nobody can tell.")
    raise _NoAnswerError(f"git does not read the repository. Try: git -C {file.parent} status")


def _target_branch() -> str:
    named = next((value for name in _BRANCHES if (value := os.environ.get(name))), "")
    azure = os.environ.get("SYSTEM_PULLREQUEST_TARGETBRANCH", "").removeprefix("refs/heads/")
    gitlab = os.environ.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", "")
    return f"origin/{named or azure}" if named or azure else gitlab


def _last_other(file: Path) -> str:
    """Return the revision before the one that holds the file as it is now; empty when there is none."""
    if not _line(file, "rev-parse", "--verify", "-q", "HEAD"):
        return ""
    unchanged = _git(file, "diff", "--quiet", "HEAD", "--", file.name) is not None
    if not unchanged or not _git(file, "ls-tree", "HEAD", "--", file.name):
        return "HEAD"
    if _line(file, "rev-parse", "--verify", "-q", "HEAD^"):
        return "HEAD^"
    # A commit without parents is the first one, unless the history was cut off there.
    return "HEAD^" if _line(file, "rev-parse", "--is-shallow-repository") == "true" else ""


def _line(file: Path, *arguments: str) -> str:
    return (_git(file, *arguments) or b"").decode("utf-8", "replace").strip()


def _git(file: Path, *arguments: str) -> bytes | None:
    """Return what git prints, None when it fails or is not there."""
    command = ["git", "-C", str(file.parent), *arguments]
    around = {name: value for name, value in os.environ.items() if name not in _PLACES}
    around["GIT_LITERAL_PATHSPECS"] = "1"  # a file may be called anything
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=20, env=around)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
