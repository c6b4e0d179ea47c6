"""checker report: tell a saved run again."""

from pathlib import Path
from typing import Any

import click

from checker.cli.deliver import deliver
from checker.cli.exits import code_of
from checker.cli.options import TELLING, GroupedCommand, settings_options
from checker.cli.session import settings_from

_HELP = """Tell a saved run again, in these formats, as it was judged. The exit code is that of its verdict.

RUN is the id of a run, its folder, or `last`.

\b
Examples:
  checker report last
  checker report last --format html=report.html --format json=x.json
"""


@click.command("report", cls=GroupedCommand, help=_HELP)
@click.argument("run", metavar="RUN")
@settings_options(*TELLING)
def command(run: str, **options: Any) -> int:
    """Tell the run and return the exit code of its verdict."""
    from checker.cli.saved import with_textstat
    from checker.store import find_run, load_run

    settings = settings_from(options)
    folder = find_run(run, Path(settings.runs))
    saved = with_textstat(load_run(folder), folder, options, settings)
    page = folder / "report.html"
    deliver(saved, folder, settings, report=page if page.is_file() else None)
    return code_of(saved)
