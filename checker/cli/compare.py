"""checker compare: what changed from one run to another."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from checker import rulebook
from checker.cli.exits import FAIL, PASS, UNCHECKED
from checker.cli.options import GroupedCommand, settings_options
from checker.cli.session import settings_from
from checker.errors import UsageError
from checker.judge.compare import compare
from checker.judge.policy import Policy
from checker.model import Comparison
from checker.nearest import meant
from checker.report.words.place_words import in_words
from checker.report.write import opened
from checker.wishes import STANDARD_OUTPUT, wish

_HELP = """Tell what changed from one run to another: new, fixed and unchanged faults, and the reading grade.

BEFORE and AFTER are each the id of a run, its folder, or `last`. The exit code is 1 when something new is
in AFTER, else 3 when AFTER could not check a page that BEFORE had checked.

Formats: console (default), markdown for a comment on a pull request, json.

\b
Examples:
  checker compare 20261101-101500-ab12 last
  checker compare main-run/ last --format markdown=comment.md
"""
_FORMATS = ("console", "markdown", "json")


@click.command("compare", cls=GroupedCommand, help=_HELP)
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@settings_options("format", "runs")
def command(before: str, after: str, **options: Any) -> int:
    """Tell the difference; return 1 when something is new, 3 when nothing is and a page was lost."""
    from checker.store import find_run, load_run

    settings = settings_from(options)
    wanted = [wish(one) for one in options["format"] or ("console",)]
    for name, _ in wanted:
        if name not in _FORMATS:
            raise UsageError(f"A comparison has no format {name!r}.", meant(name, _FORMATS))
    if sum(path in ("", STANDARD_OUTPUT) for _, path in wanted) > 1:
        raise UsageError("Two formats cannot both go to standard output.", "Give one of them a path.")
    earlier, later = (load_run(find_run(name, Path(settings.runs))) for name in (before, after))
    book = rulebook.load(settings.house_style)
    profile = book.profiles.get(later.run.profile, book.profiles[settings.profile])
    found = compare(earlier, later, Policy(book, profile, datetime.now(UTC).date()), in_words)
    for name, path in wanted:
        with opened(path or STANDARD_OUTPUT) as out:
            out.write(_told(name, found, book))
    if any(page.new for page in found.pages):
        return FAIL
    return UNCHECKED if any(page.lost for page in found.pages) else PASS


def _told(name: str, found: Comparison, book: rulebook.Rulebook) -> str:
    if name == "json":
        from checker.report.json_report import to_json

        return to_json(found) + "\n"
    if name == "markdown":
        from checker.report.compare.markdown import markdown

        return markdown(found, book)
    from checker.report.compare.console import console

    return console(found, book)
