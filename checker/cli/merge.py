"""checker merge: shards and the runs of test suites become one, with one verdict."""

from pathlib import Path
from typing import Any

import click

from checker.cli.deliver import deliver, keep
from checker.cli.exits import code_of
from checker.cli.options import POLICY, TELLING, GroupedCommand, settings_options
from checker.cli.session import settings_from

_HELP = """Make one run of several, and say one verdict. Their evidence is judged again together.

RUN is the id of a run, its folder, or `last`. The runs stay as they are; the new one is kept beside them.

\b
Examples:
  checker merge shard-1/ shard-2/ --format junit=report.xml
  checker merge 20261122-1015 20261122-1020 --profile strict
"""


@click.command("merge", cls=GroupedCommand, help=_HELP)
@click.argument("named", nargs=-1, required=True, metavar="RUN...")
@settings_options(*POLICY, *TELLING)
def command(named: tuple[str, ...], **options: Any) -> int:
    """Merge the runs and return the exit code of their one verdict."""
    from checker import pipeline
    from checker.cli.saved import settings_as_read
    from checker.store import find_run

    settings = settings_from(options)
    folders = [find_run(name, Path(settings.runs)) for name in named]
    settings = settings_as_read(options, settings, folders)
    merged, folder = pipeline.merge(folders, settings)
    of_words = merged.run.depth == "reading"  # `checker read` keeps no report either
    deliver(merged, folder, settings, report=None if of_words else keep(merged, folder, settings))
    return code_of(merged)
