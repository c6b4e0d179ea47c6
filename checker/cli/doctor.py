"""checker doctor: see if checker has all that it needs here, and say what to do about what is missing."""

from pathlib import Path
from typing import Any

import click

from checker import config
from checker.cli import health
from checker.cli.exits import PASS, UNCHECKED
from checker.cli.options import GroupedCommand, given, settings_options
from checker.report.words.escape import line

_HELP = """See if checker has all that it needs here, and say what to do about what is missing.

The browser is really started. The exit code is 0 when nothing is missing, else 3.

\b
Examples:
  checker doctor
  checker doctor --browser chrome
"""
_ALL = (
    health.python,
    health.playwright,
    health.browser,
    health.sandbox,
    health.axe,
    health.textstat,
    health.folders,
)


@click.command("doctor", cls=GroupedCommand, help=_HELP)
@click.option("--browser-only", is_flag=True, help="Look at the browser only.")
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Say which settings file is read, and print details of faults.",
)
@settings_options("browser", "axe_script", "runs")
def command(browser_only: bool, verbose: bool, **options: Any) -> int:
    """Print what was found and return the exit code."""
    settings = config.load(given(options))
    if verbose:
        found = config.find(Path.cwd())
        _print(health.Answer("Settings", "ok", str(found.path) if found else "no file; the usual ones"))
    missing = False
    for question in (health.browser,) if browser_only else _ALL:
        answer = question(settings)
        _print(answer)
        missing = missing or answer.state == "missing"
    return UNCHECKED if missing else PASS


def _print(answer: health.Answer) -> None:
    print(f"{answer.state:<8} {answer.what:<11} {line(answer.found)}")
    if answer.remedy:
        print(f"{'':<20} {line(answer.remedy)}")
