"""The words of checks in pytest's own output: failures, JUnit properties, the last lines."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.counted import counted
from checker.model import Finding
from checker.page_check import MOST, PageCheck, headline
from checker.report.words.escape import line
from checker.report.words.place_words import in_words
from checker.report.words.summary import checked

if TYPE_CHECKING:
    from checker.testsuite.ending import Ending

_LONGEST = 600


def explain(fault: BaseException, checks: Sequence[PageCheck]) -> None:
    """Put what is wrong with a page into the failure of the test that asked for it.

    An assertion about a check shows the check's name: there its words come first. Where a test failed some
    other way (`assert ok`), they are added as a note.
    """
    if not isinstance(fault, AssertionError):
        return
    said = str(fault)
    shown = {str(one): None for one in checks if repr(one) in said}
    if shown:
        fault.args = ("\n".join([*shown, said]),)
        return
    for words in {str(one): None for one in checks if not one.ok}:
        fault.add_note(words)


def properties(check: PageCheck) -> Iterator[tuple[str, str]]:
    """Yield what goes into JUnit's properties of a test, as pairs of name and value."""
    yield "checker-verdict", headline(check)
    for one in check.findings[:MOST]:
        yield "checker-finding", _in_one_line(one, check)
    if len(check.findings) > MOST:
        yield "checker-finding", f"and {counted(len(check.findings) - MOST, 'more fault')}"


def _in_one_line(one: Finding, check: PageCheck) -> str:
    page = check.report.url or check.report.target
    told = f"{one.impact} {one.rule}: {one.message} Where: {in_words(one)}. Do: {one.remedy} Page: {page}"
    return line(told, _LONGEST)


def last_lines(ending: "Ending", start: Path) -> Iterator[str]:
    """Yield how many pages were checked and what came of it, then the places of reports from `start`."""
    run = ending.run
    faulty = sum(any(one.decides for one in page.findings) for page in run.pages)
    told = [f"{counted(checked(run.pages), 'page')} checked", f"{faulty} with new faults"]
    if missed := len(run.pages) - checked(run.pages):
        told.append(f"{missed} could not be checked")
    verdict = f"verdict: {run.verdict.outcome}"
    yield line(f"checker: {', '.join(told)}; {verdict}; report: {os.path.relpath(ending.report, start)}")
    for path in ending.written:
        yield line(f"checker: wrote {os.path.relpath(path, start)}")
