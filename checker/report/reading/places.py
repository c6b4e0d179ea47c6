"""Where something stands in a draft, so that a writer finds it and an editor can open it."""

from typing import Protocol

from checker.model import PageReport
from checker.report.words.escape import line

_BY_NAME = (".docx", ".pdf")
"""Files in which a line number leads nowhere: their places have names, such as `page 2, line 5`."""


class Placed(Protocol):
    """What has a place: a finding, a hard sentence, a block."""

    @property
    def selector(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def place(page: PageReport, thing: Placed, section: str = "") -> str:
    """Return where `thing` is: `draft.md:12:5`, `page 2, line 5`, or under which heading; may be empty."""
    if page.target.lower().endswith(_BY_NAME):
        return line(thing.selector, 80) if thing.line else ""
    if thing.line and "://" not in page.target:
        column = f":{thing.column}" if thing.column else ""
        spot = f"{thing.line}{column}"
        return f"line {spot}" if page.target == "-" else f"{line(page.target, 200)}:{spot}"
    return f"under “{line(section, 60)}”" if section.strip() else ""


def section_of(page: PageReport, selector: str) -> str:
    """Return the heading above the block that `selector` names; empty when there is none."""
    return next((block.section for block in page.blocks if block.selector == selector), "")
