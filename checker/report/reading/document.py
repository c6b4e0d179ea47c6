"""How drafts read, as one HTML file."""

from typing import TextIO

from checker.report.telling import Telling

SUFFIX = ".html"
STEM = "reading"


def write(telling: Telling, out: TextIO) -> None:
    from checker.report.html.document import write as whole

    whole(telling, out)
