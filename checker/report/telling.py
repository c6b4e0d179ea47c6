"""A run, and all that a report needs to tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model import PageReport, Run, SourceMap

if TYPE_CHECKING:
    from checker.rulebook import Rulebook


@dataclass(frozen=True)
class Telling:
    """What every format is given: the run, the rules it was judged by, and where things lie."""

    run: Run
    rulebook: "Rulebook"
    folder: Path
    """The run's folder, where pictures are found."""
    sources: Sequence[SourceMap] = ()
    """Which file of the project a page is made from, for formats that point into files."""
    earlier: PageReport | None = None
    """The version before of the one page that was read, for reports to writers."""
