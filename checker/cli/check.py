"""checker check: open pages in a browser and say pass or fail."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import Any

import click
import msgspec

from checker.cli.deliver import deliver, keep
from checker.cli.exits import STOPPED, code_of
from checker.cli.options import GroupedCommand, settings_options
from checker.cli.progress import Progress
from checker.cli.session import settings_from
from checker.cli.streams import Streams
from checker.config import Settings, called, find
from checker.errors import RunNotFound, UsageError
from checker.model import PageReport, Run, RunPlan, Target
from checker.report.words.escape import line
from checker.targets import credentials, resolve

_HELP = """Open pages in a browser and say pass or fail, with proof.

A TARGET is an address, an HTML file, a folder, or - for a page on standard input. A folder is served on
127.0.0.1 while it is checked: its index.html, or every HTML file directly in it when it has none. Without a
TARGET, the targets of the settings file are checked.

\b
Examples:
  checker check https://example.org/page
  checker check fixtures/net-disease-page/
  checker check page.html other.html --targets-from list.txt
  checker check page.html --format html=report.html --format json=- > run.json

All options but --targets-from also go into checker.toml, or [tool.checker] in pyproject.toml.
"""
_EPILOG = (
    "Exit codes: 0 the verdict is pass, 1 it is fail, 2 wrong use or settings, 3 a page could not be checked "
    "and none failed, 4 internal fault, 130 stopped by Ctrl-C."
)


@click.command("check", cls=GroupedCommand, help=_HELP, epilog=_EPILOG)
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option(
    "--targets-from",
    metavar="FILE",
    default="",
    help="A list of targets: one a line, # for comments; - is standard input.",
)
@settings_options()
def command(targets: tuple[str, ...], targets_from: str, **options: Any) -> int:
    """Check the targets and return the exit code."""
    settings = settings_from(options)
    _tell_where_settings_come_from(settings)
    given = targets if targets or targets_from else settings.targets
    named = _resolved(given, targets_from, from_file=given is not targets)
    settings = _with_credentials(settings, given)
    _tell_of_sandbox(settings)
    before = _last(settings)
    with Streams(settings) as streams:
        try:
            run, folder = _checked(named, settings, streams)
        except KeyboardInterrupt:
            return _stopped(settings, before, streams)
        streams.end(run)
    deliver(run, folder, streams.rest, report=keep(run, folder, settings))
    return code_of(run)


def _checked(named: Sequence[Target], settings: Settings, streams: Streams) -> tuple[Run, Path]:
    from checker import pipeline
    from checker.report.html.document import warm_up

    with Progress(len(named), quiet=settings.quiet, plain=settings.ascii) as progress:

        def on_page(page: PageReport, done: int, total: int) -> None:
            progress.on_page(page, done, total)
            streams.page(page)

        def on_start(plan: RunPlan) -> None:
            streams.begin(plan)
            Thread(target=warm_up, daemon=True).start()  # the first page is being loaded: there is time

        return asyncio.run(pipeline.check(named, settings, on_page=on_page, on_start=on_start))


def _resolved(given: Sequence[str], targets_from: str, *, from_file: bool) -> Sequence[Target]:
    try:
        return resolve(given, targets_from)
    except UsageError as fault:
        if from_file and given:
            fault.add_note(f"It is one of the {called('targets')}.")
        raise


def _with_credentials(settings: Settings, targets: Sequence[str]) -> Settings:
    """Use the user info of an address, unless --basic-auth says something else."""
    found = credentials(targets)
    return (
        msgspec.structs.replace(settings, basic_auth=found) if found and not settings.basic_auth else settings
    )


def _tell_where_settings_come_from(settings: Settings) -> None:
    found = find(Path.cwd()) if settings.verbose else None
    if found:
        print(line(f"Settings from {found.path}"), file=sys.stderr)


def _tell_of_sandbox(settings: Settings) -> None:
    from checker.capture.browser import sandboxed

    remote = settings.browser.startswith(("ws", "http"))  # a browser elsewhere has a sandbox of its own
    if not (sandboxed() or remote or settings.quiet):
        print("Note: the browser runs without its sandbox, as root cannot use it.", file=sys.stderr)


def _last(settings: Settings) -> Path | None:
    from checker.store import find_run

    try:
        return find_run("last", Path(settings.runs))
    except RunNotFound:
        return None


def _stopped(settings: Settings, before: Path | None, streams: Streams) -> int:
    """Tell what was done before Ctrl-C and where it is kept."""
    from checker.store import load_run

    folder = _last(settings)
    if folder is None or folder == before:
        print("checker: Stopped before a page was done. Nothing was kept.", file=sys.stderr)
        return STOPPED
    try:
        run = load_run(folder)
    except RunNotFound:  # stopped a second time, while the first was being put in order
        print(line(f"checker: Stopped. What was done can be judged: checker judge {folder}"), file=sys.stderr)
        return STOPPED
    streams.end(run)
    deliver(run, folder, streams.rest, report=keep(run, folder, settings))
    said = not settings.quiet and (not settings.format or "console" in settings.format)  # by the summary
    stopped = "" if said else "Stopped. "
    print(line(f"checker: {stopped}What was done is kept in {folder}"), file=sys.stderr)
    return STOPPED
