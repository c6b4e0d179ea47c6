"""Say on standard error how far a run has come: a bar on a terminal, plain lines elsewhere."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from checker.model import ACCEPTED, PageReport
from checker.report.words.escape import line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_PARTS = 10
"""How often many pages are told of at most."""


class Progress:
    """Tells each page as it is done: `quiet` not at all, `plain` without a bar.

    `sparse`: without a bar, of many pages only each tenth part is told.
    """

    def __init__(self, total: int, *, quiet: bool, plain: bool = False, sparse: bool = False) -> None:
        self._quiet = quiet
        self._sparse = sparse and total > _PARTS
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        if not quiet and not plain and sys.stderr.isatty():
            self._bar, self._task = _bar(total)

    def __enter__(self) -> Self:
        """Show the bar where there is one."""
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away; only the summary stays."""
        if self._bar:
            self._bar.stop()

    def on_page(self, page: PageReport, done: int, total: int) -> None:
        """Tell that a page is done."""
        if self._bar and self._task is not None:
            self._bar.update(self._task, completed=done, total=total, page=line(page.target, 50))
        elif self._sparse and not self._quiet:
            if done * _PARTS // total > (done - 1) * _PARTS // total:
                print(f"[{done:,}/{total:,}] read", file=sys.stderr, flush=True)
        elif not self._quiet:
            print(told(page, done, total), file=sys.stderr, flush=True)


def told(page: PageReport, done: int, total: int) -> str:
    """Return the plain line about a page that is done."""
    if page.outcome == "untested":
        return line(f"[{done}/{total}] not checked: {page.target}: {page.reason}")
    failed = [finding for finding in page.findings if finding.outcome == "failed"]
    settled = sum(finding.status in ACCEPTED for finding in failed)
    known = f", {settled} known or waived" if settled else ""
    return line(f"[{done}/{total}] checked: {page.target}, {len(failed) - settled} failed{known}")


def _bar(total: int) -> "tuple[Bar, TaskID]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("Checking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[page]}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
    return bar, bar.add_task("", total=total, page="")
