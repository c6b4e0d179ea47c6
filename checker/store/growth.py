"""Whether a baseline has grown since the revision that a change is measured against."""

import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from checker.errors import ConfigError
from checker.model import Baseline, Debt
from checker.store.baselines import parse_baseline

TOLERANCE = 0.1
_BRANCHES = ("GITHUB_BASE_REF", "CHANGE_TARGET", "BITBUCKET_PR_DESTINATION_BRANCH")
"""Where CI services name the branch that a change goes to; GitLab and Azure are below."""


class Growth(NamedTuple):
    """How much a baseline has grown, or why that is not known."""

    since: str = ""
    """The revision it was compared with; empty where there is nothing to compare with."""
    places: int = 0
    unknown: str = ""


def growth(baseline: Baseline, file: Path, against: str = "") -> Growth:
    """Return by how many places a baseline is bigger than at a git revision.

    `against` is the revision; empty takes the branch that CI says the change goes to, else the last commit.
    A file that was not there at that revision is a first baseline, and may be of any size.
    """
    if _git(file, "rev-parse", "--is-inside-work-tree") is None:
        return Growth()
    since = against or _target_branch() or _last_other(file)
    if _git(file, "rev-parse", "--verify", "--quiet", f"{since}^{{commit}}") is None:
        return Growth(unknown=f"the revision {since} is not in this checkout")
    before = _git(file, "show", f"{since}:./{file.name}")
    if before is None:
        return Growth(since)
    try:
        return Growth(since, grown(parse_baseline(before, f"of {since}"), baseline))
    except ConfigError as fault:
        return Growth(unknown=fault.cause.rstrip("."))


def grown(old: Baseline, new: Baseline) -> int:
    """Return how many places of `new` the old baseline does not have; one that moved is no new one."""
    left = Counter[tuple[str, str, str]]()
    known = Counter[tuple[str, str, str]]()
    for debt in old.debts:
        known[debt.page, debt.rule, debt.fingerprint] += debt.count
    extra: list[Debt] = []
    more = 0
    measures = {(debt.page, debt.rule, debt.fingerprint): debt.measure for debt in old.debts}
    for debt in new.debts:
        key = (debt.page, debt.rule, debt.fingerprint)
        spent = min(known[key], debt.count)
        known[key] -= spent
        extra += [debt] * (debt.count - spent)
        before = measures.get(key)
        more += before is not None and debt.measure is not None and debt.measure > before + TOLERANCE
    for debt in old.debts:
        rest = known[debt.page, debt.rule, debt.fingerprint]
        if debt.loose and rest:
            left[debt.page, debt.rule, debt.loose] += rest
    for debt in extra:
        key = (debt.page, debt.rule, debt.loose)
        moved = debt.loose != "" and left[key] > 0
        left[key] -= moved
        more += not moved
    return more


def _target_branch() -> str:
    named = next((value for name in _BRANCHES if (value := os.environ.get(name))), "")
    azure = os.environ.get("SYSTEM_PULLREQUEST_TARGETBRANCH", "").removeprefix("refs/heads/")
    gitlab = os.environ.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", "")
    return f"origin/{named or azure}" if named or azure else gitlab


def _last_other(file: Path) -> str:
    """Return the revision before the one that holds the file as it is now."""
    unchanged = _git(file, "diff", "--quiet", "HEAD", "--", file.name) is not None
    has_parent = _git(file, "rev-parse", "--verify", "--quiet", "HEAD^") is not None
    return "HEAD^" if unchanged and has_parent else "HEAD"


def _git(file: Path, *arguments: str) -> str | None:
    """Return what git prints, None when it fails or is not there."""
    command = ["git", "-C", str(file.parent), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    return done.stdout if done.returncode == 0 else None
