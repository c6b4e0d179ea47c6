"""How drafts read, as one HTML file: the text itself with marks, what to change, how it was measured."""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TextIO

from jinja2 import Template

from checker.model import PageReport
from checker.report.html.environment import environment
from checker.report.reading.changes_wanted import WEIGHT_WORDS, Wanted, wanted
from checker.report.reading.sayings import name_of, short_answer
from checker.report.reading.screen_table import worst_first
from checker.report.reading.views import reading_page
from checker.report.telling import Telling
from checker.report.words.reading_words import grade_told
from checker.report.words.summary import checked, named

SUFFIX = ".html"
STEM = "reading"
MOST_PAGES = 40
"""Texts told in full; more would make a file that no browser opens gladly."""


@dataclass(frozen=True)
class Row:
    """One text in the table of texts."""

    name: str
    anchor: str
    """Empty where the text is not told in full."""
    short: str
    grade: str
    wanted: Wanted | None
    """None where it could not be read."""
    reason: str


def write(telling: Telling, out: TextIO) -> None:
    """Write the report as one HTML document that needs no other file."""
    run = telling.run
    pages = worst_first(run.pages)
    script = _script().render()
    told = _template().generate(
        run=run,
        pages=[reading_page(page, number, telling) for number, page in enumerate(pages[:MOST_PAGES], 1)],
        pages_left_out=max(0, len(pages) - MOST_PAGES),
        rows=[_row(page, number) for number, page in enumerate(pages, 1)],
        many=len(pages) > 1,
        read=checked(run.pages),
        named=named(run),
        weights=WEIGHT_WORDS,
        script=script,
        script_hash=_hash(script),
    )
    out.writelines(told)


def _row(page: PageReport, number: int) -> Row:
    grade = page.reading.grade if page.reading else None
    return Row(
        name=name_of(page),
        anchor=f"p{number}" if number <= MOST_PAGES else "",
        short=short_answer(page),
        grade="" if grade is None else grade_told(grade),
        wanted=wanted(page) if page.outcome == "checked" else None,
        reason=f"{page.reason} {page.remedy}".strip(),
    )


def _hash(script: str) -> str:
    """Return what a content security policy calls this script (CSP level 3, 6.7.2.4)."""
    return "sha256-" + b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")


def _script() -> Template:
    return environment().get_template("reading.js")


def _template() -> Template:
    return environment().get_template("reading.html.jinja")
