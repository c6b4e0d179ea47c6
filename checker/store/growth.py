"""What a baseline was at the git revision that a change is measured against."""

import os
from pathlib import Path
from typing import NamedTuple

from checker.errors import ConfigError
from checker.model import Baseline
from checker.store.baselines import parse_baseline
from checker.store.git import git, line
from checker.store.renamed import renamed

_BRANCHES = ("GITHUB_BASE_REF", "CHANGE_TARGET", "BITBUCKET_PR_DESTINATION_BRANCH")
"""Where CI services name the branch that a change goes to; GitLab and Azure are below."""
_FETCH = "Fetch the whole history, or name a revision: against, in the settings."


class Earlier(NamedTuple):
    """A baseline as it was, or why that is not known."""

    since: str = ""
    """The revision, as people call it; empty where there is none before this one."""
    baseline: Baseline | None = None
    """None where that revision has no such file, and none that was deleted since."""
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
        None if since.startswith("-") else line(file, "rev-parse", "--verify", "-q", f"{since}^{{commit}}")
    )
    if not commit:
        raise _NoAnswerError(f"the revision {since} is not in this checkout. {_FETCH}")
    commit = line(file, "merge-base", commit, "HEAD") or commit
    if not git(file, "ls-tree", commit, "--", file.name):
        return Earlier(since, renamed(file, commit))
    before = git(file, "cat-file", "blob", f"{commit}:./{file.name}")
    if before is None:
        raise _NoAnswerError(f"git does not give the baseline of {since}. {_FETCH}")
    try:
        return Earlier(since, parse_baseline(before, f"of {since}"))
    except ConfigError as fault:
        raise _NoAnswerError(f"{fault.cause[:1].lower()}{fault.cause[1:]} {_FETCH}") from None


def _must_be_repository(file: Path) -> None:
    if line(file, "rev-parse", "--is-inside-work-tree") == "true":
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
    if not line(file, "rev-parse", "--verify", "-q", "HEAD"):
        return ""
    unchanged = git(file, "diff", "--quiet", "HEAD", "--", file.name) is not None
    if not unchanged or not git(file, "ls-tree", "HEAD", "--", file.name):
        return "HEAD"
    if line(file, "rev-parse", "--verify", "-q", "HEAD^"):
        return "HEAD^"
    # A commit without parents is the first one, unless the history was cut off there.
    return "HEAD^" if line(file, "rev-parse", "--is-shallow-repository") == "true" else ""
