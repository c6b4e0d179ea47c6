"""What checker says of one page that a test looks at: an answer to assert on, and its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.config import READERS
from checker.counted import counted
from checker.model import Evidence, Finding, PageReport, Run, Unchecked, Verdict
from checker.report.words.escape import line, no_command
from checker.report.words.place_words import in_words
from checker.report.words.summary import page_name

MOST = 10
"""How many findings a message tells in full; the rest is counted."""
_ADDRESS = 100
_SELECTOR = 200
_OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*")
_WORDS = {"pass": "PASS", "fail": "FAIL", "incomplete": "NOT DECIDED"}


@dataclass(frozen=True, repr=False)
class PageCheck:
    """The evidence of one page, and what the rules and the project's policy say of it."""

    evidence: Evidence | Unchecked
    run: Run
    """A run of this page alone."""

    @property
    def ok(self) -> bool:
        """Whether nothing that decides failed, and nothing is missing that should have been looked at."""
        return self.run.verdict.outcome == "pass"

    @property
    def report(self) -> PageReport:
        """The page: each finding, each check, the reading grade, the text as a patient reads it."""
        return self.run.pages[0]

    @property
    def verdict(self) -> Verdict:
        """Pass, fail or incomplete, with reasons."""
        return self.run.verdict

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The proven faults that decide, worst first; `report.findings` has all."""
        return tuple(one for one in self.report.findings if one.decides)

    def __bool__(self) -> bool:
        """Return `ok`: `assert check_page(page)` must not hold for a page that fails."""
        return self.ok

    def __repr__(self) -> str:
        # pytest cuts what it shows of an object at 240 characters
        return f"<PageCheck {headline(self)}>"

    def __str__(self) -> str:
        """Say what is wrong, where, and what to do; then what could not be checked."""
        return "\n".join(no_command(row) for row in _rows(self))


def headline(check: PageCheck) -> str:
    """Return the answer in one short line, such as `fail: 2 faults on http://localhost/form`."""
    where = line(check.report.url or check.report.target, _ADDRESS)
    return line(f"{check.verdict.outcome}: {_what(check)} {where}")


def _what(check: PageCheck) -> str:
    if check.report.outcome == "untested":
        return "could not check"
    return f"{counted(len(check.findings), 'fault')} on"


def _rows(check: PageCheck) -> Iterator[str]:
    page = check.report
    where = line(page.url or page.target, _SELECTOR)
    title = page_name(page)
    named = where if title in where else f"“{title}” · {where}"
    yield f"{_WORDS[check.verdict.outcome]}: {_what(check)} {named}"
    yield from (f"  - {_in_python(reason)}" for reason in check.verdict.reasons[1:])
    if page.outcome == "untested" and page.remedy:
        yield f"    Do: {_in_python(page.remedy)}"
    faults = check.findings
    for number, one in enumerate(faults[:MOST], 1):
        yield from _told(f"{number}. {one.impact}", one, line(one.message), f"Do: {line(one.remedy)}")
    if len(faults) > MOST:
        yield f"and {counted(len(faults) - MOST, 'more fault')}."
    asked = [one for one in page.findings if one.asks]
    for one in asked[:MOST]:
        yield from _told("?", one, line(one.message), f"Answer: {line(one.question)}")


def _in_python(words: str) -> str:
    """Return words of ours with `option=` for `--option`, where a call takes that option."""
    return _OPTION.sub(lambda found: _keyword(found[0]), line(words))


def _keyword(option: str) -> str:
    name = option.removeprefix("--").replace("-", "_")
    return f"`{name}=`" if name in READERS else option


def _told(mark: str, one: Finding, message: str, then: str) -> Iterator[str]:
    selector = line(" >>> ".join((*one.frame, one.selector)), _SELECTOR)
    yield f"{mark} · {line(one.rule, 80)}: {message}"
    yield f"   Where: {in_words(one)}{f' · {selector}' if selector else ''}"
    yield f"   {then}"
