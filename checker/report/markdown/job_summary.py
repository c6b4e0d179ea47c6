"""The run as Markdown for the summary of a job in GitHub Actions: the comment's document with more room.

GitHub takes a summary of 1 MiB for a step and drops a longer one as a whole.
"""

from typing import TextIO

from checker.report.markdown.document import document
from checker.report.telling import Telling

STEM = "summary"
SUFFIX = ".md"
MOST = 900_000
"""UTF-8 bytes."""
_PLACES = 10
"""Places shown for one rule."""


def write(telling: Telling, out: TextIO) -> None:
    """Write the run as one summary."""
    out.write(document(telling, MOST, _PLACES))
