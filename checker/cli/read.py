"""checker read: how hard a draft or a page is to read, what makes it so, and what to write instead."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.exits import code_of
from checker.cli.options import GroupedCommand, settings_options
from checker.cli.session import settings_from
from checker.config import Settings
from checker.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from checker.model import PageReport, Target

_HELP = """Read drafts and pages as a patient would: how hard they are, which sentences and words make them
so, and what to write instead.

A TARGET is a draft (.md, .docx, .pdf, .html, .txt), a folder of them, or - for a text on standard input: no
browser is opened for these. An address is opened in a browser.

\b
Examples:
  checker read draft.md
  checker read leaflet.docx --target 6 --format html
  checker read draft.md --against old.md --format html=changes.html
  checker read draft.md --watch
  checker read drafts/ --format sarif=words.sarif
"""
_EPILOG = (
    "Exit codes: 0 easy enough, 1 not yet, 2 wrong use or settings, 3 something could not be read, "
    "4 internal fault, 130 stopped by Ctrl-C (0 with --watch, where it is how one ends)."
)
_SETTINGS = (
    "profile", "lang", "notes", "house_style", "include", "exclude", "baseline", "cant_tell",
    "format", "out", "runs", "quiet", "verbose", "ascii",
    "browser", "timeout", "wait_for", "before", "viewport", "header", "cookie", "basic_auth", "storage_state",
)  # fmt: skip
_USUAL = {"profile": "plain-words"}
"""What holds where neither the call nor the settings file says otherwise."""


@click.command("read", cls=GroupedCommand, help=_HELP, epilog=_EPILOG)
@click.argument("targets", nargs=-1, metavar="TARGET...")
@click.option("--target", "reading_grade", metavar="GRADE", help="Highest school grade that is wanted.")
@click.option("--against", metavar="FILE", default="", help="The version before: shows what has changed.")
@click.option("--watch", is_flag=True, help="Read again at each save; Ctrl-C ends it with exit code 0.")
@settings_options(*_SETTINGS)
def command(targets: tuple[str, ...], against: str, watch: bool, **options: Any) -> int:
    """Read the targets and return the exit code."""
    try:
        settings = settings_from(options, _USUAL)
    except ConfigError as fault:  # here the setting has another name than elsewhere
        raise ConfigError(fault.cause.replace("--reading-grade", "--target"), fault.remedy) from fault
    for name in ("include", "exclude"):
        if options[name] and not any("://" in target for target in targets):
            raise UsageError(f"--{name} is for pages that a browser opens.", "A draft is read whole.")
    if not watch:
        return _read_once(targets, against, settings)[0]
    from checker.cli.watch import each_save

    return each_save(lambda: _read_once(targets, against, settings), (*targets, *filter(None, [against])))


def _read_once(targets: Sequence[str], against: str, settings: Settings) -> tuple[int, Path]:
    from checker.cli.deliver import deliver
    from checker.cli.progress import Progress
    from checker.draft_targets import resolve_drafts
    from checker.drafts import read

    named = resolve_drafts(targets)
    earlier = _earlier(named, against, settings)
    few = all(target.kind == "document" for target in named) and len(named) < _MANY
    with Progress(len(named), quiet=settings.quiet or few, plain=settings.ascii, sparse=True) as progress:
        run, folder = read(named, settings, on_page=progress.on_page)
    deliver(run, folder, settings, earlier=earlier)
    return code_of(run), folder


_MANY = 10
"""From so many documents on it is worth saying how far one is."""


def _earlier(named: "Sequence[Target]", against: str, settings: Settings) -> "PageReport | None":
    """Read the version before. Raises UsageError where there is not one document to hold against it."""
    if not against:
        return None
    from checker.draft_targets import resolve_drafts
    from checker.drafts import read_one

    before = resolve_drafts([against])
    if len(named) != 1 or len(before) != 1 or before[0].kind != "document":
        raise UsageError(
            "--against holds one draft against one other.",
            "Name one of each: checker read new.md --against old.md",
        )
    page = read_one(before[0], settings)
    if page.outcome == "untested":
        raise UsageError(f"{against}: {page.reason}", page.remedy)
    return page
