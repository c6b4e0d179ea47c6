"""The run as Markdown for a comment below a pull request or a merge request."""

from typing import TextIO

from checker.report.markdown.document import document
from checker.report.telling import Telling

SUFFIX = ".md"
MOST = 65_000
"""GitHub takes comments of 65,536 characters, GitLab of a million."""


def write(telling: Telling, out: TextIO) -> None:
    """Write the run as one comment."""
    out.write(document(telling, MOST))
