"""checker judge: judge saved evidence again, with no browser."""

from pathlib import Path
from typing import Any

import click

from checker.cli.deliver import deliver
from checker.cli.exits import code_of
from checker.cli.options import POLICY, TELLING, GroupedCommand, settings_options
from checker.cli.session import settings_from

_HELP = """Judge the saved evidence of a run again, with these rules and this profile. No browser is opened.

RUN is the id of a run, its folder, or `last`. The saved run stays as it is: reports without a path are
written beside it with the name of the profile, such as report-strict.html. Where neither this call nor the
settings file names a profile, a run of `checker read` is judged as it was read.

\b
Examples:
  checker judge last --profile strict
  checker judge last --profile wcag22-aaa --format html
"""


@click.command("judge", cls=GroupedCommand, help=_HELP)
@click.argument("run", metavar="RUN")
@settings_options(*POLICY, *TELLING)
def command(run: str, **options: Any) -> int:
    """Judge the run and return the exit code of the new verdict."""
    from checker import pipeline
    from checker.cli.saved import settings_as_read
    from checker.store import find_run

    settings = settings_from(options)
    folder = find_run(run, Path(settings.runs))
    settings = settings_as_read(options, settings, [folder])
    judged = pipeline.judge_again(folder, settings)
    deliver(judged, folder, settings, mark=settings.profile)
    return code_of(judged)
