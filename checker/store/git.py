"""What git says of the repository that a file lies in."""

import os
import subprocess
from pathlib import Path

_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells its hooks of where they are: it would lead away from the folder of the file."""


def line(file: Path, *arguments: str) -> str:
    """Return the text that git prints, without blanks around it; empty when it fails or is not there."""
    return (git(file, *arguments) or b"").decode("utf-8", "replace").strip()


def git(file: Path, *arguments: str) -> bytes | None:
    """Return what git prints in the folder of a file, None when it fails or is not there."""
    command = ["git", "-C", str(file.parent), *arguments]
    around = {name: value for name, value in os.environ.items() if name not in _PLACES}
    around["GIT_LITERAL_PATHSPECS"] = "1"  # a file may be called anything
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=20, env=around)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
