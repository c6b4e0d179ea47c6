"""checker init: set a project up, with what can be found out about it."""

import os
import shlex
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path

import click

from checker import config
from checker.cli.exits import FAIL, PASS, UNCHECKED, USAGE, run
from checker.config import BASELINE_NAME, SettingsFile
from checker.errors import UsageError
from checker.files import write_whole
from checker.project import Found, Planned, look, plan, settings_above
from checker.project.ci import SERVICES
from checker.project.words import found_in_words, next_commands
from checker.report.words.escape import line

_HELP = """Set a project up: look at the files in FOLDER (default: here) and write what checker needs there.

It writes checker.toml, with every setting explained and what was found filled in, and a file for each CI that
it sees. It asks nothing, runs nothing of the project, and changes no file that is there already; --force
writes those anew, but for a baseline.

\b
Examples:
  checker init
  checker init --dry-run
  checker init --baseline --ci github
"""
_EPILOG = (
    "Exit codes: 0 something was written, 2 nothing was, as all of it is there, 3 the pages could not be "
    "checked for the baseline."
)


@click.command("init", help=_HELP, epilog=_EPILOG)
@click.argument("folder", metavar="[FOLDER]", default=".")
@click.option(
    "--ci",
    multiple=True,
    type=click.Choice([*SERVICES, "none"]),
    help="For which CI (default: what it sees).",
)
@click.option("--baseline", is_flag=True, help="Check the pages, and accept their faults as old debt.")
@click.option("--force", is_flag=True, help="Write files anew that are there already.")
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
def command(folder: str, ci: tuple[str, ...], baseline: bool, force: bool, dry_run: bool) -> int:
    """Set the project up and return the exit code."""
    found = look(Path(folder))
    services = [name for name in dict.fromkeys(ci or found.ci) if name != "none"]
    files = plan(found, services)
    wanted = [file for file in files if force or not file.there]
    left = [file for file in files if file not in wanted]
    old = (found.folder / BASELINE_NAME).exists()
    above = settings_above(found)
    if not wanted and (old or not baseline):
        names = " and ".join(_shown(file.path) for file in left) + (" is" if len(left) == 1 else " are")
        raise UsageError(f"Nothing was written: {names} there already.", "Write anew with --force.")
    _tell("Found", *found_in_words(found, services))
    if dry_run:
        _dry(wanted, left, found, baseline=baseline and not old)
        return PASS
    for file in wanted:
        write_whole(file.text.encode(), file.path)
    _tell("Wrote", *(_shown(file.path) for file in wanted))
    _tell("Left as it is", *_left(left, old=baseline and old))
    _tell("To know", *_notes(above))
    code = _first_baseline(found) if baseline and not old else PASS
    made = (found.folder / BASELINE_NAME).exists()
    for file in wanted:
        if file.next:
            print(f"\n{file.next}")
    own = [os.path.relpath(file.path, found.folder) for file in files] + [BASELINE_NAME] * made
    _tell("Next", *_commands(found, own, baseline=made))
    return code


def _dry(wanted: Sequence[Planned], left: Sequence[Planned], found: Found, *, baseline: bool) -> None:
    for file in wanted:
        print(f"\n----- would write {line(_shown(file.path))}\n{file.text}", end="")
    print()
    _tell("Would leave as it is", *_left(left, old=False))
    if baseline:
        _tell("Would check, for a baseline", *found.targets)


def _first_baseline(found: Found) -> int:
    """Check the pages and accept what is found; return the code of what stopped it, or of a pass."""
    from checker.cli import cli

    with chdir(found.folder):
        settings = config.load({})
        if not settings.targets and not found.targets:
            raise UsageError("There is no page to make a baseline of.", "Name targets in checker.toml.")
        code = run(cli, ["check", "--quiet", *([] if settings.targets else ["--", *found.targets])])
        if code in (PASS, FAIL):
            return run(cli, ["baseline"])
    print("No baseline was made, as not every page could be checked.")
    return UNCHECKED if code == USAGE else code  # the settings are good, so a page is not there yet


def _left(left: Sequence[Planned], *, old: bool) -> list[str]:
    told = [f"{_shown(file.path)} {file.there} (--force writes it anew)" for file in left]
    return [*told, f"{BASELINE_NAME} is there (renew it: checker baseline)"] if old else told


def _notes(above: SettingsFile | None) -> list[str]:
    notes = ["Runs are kept in .checker/, which git ignores by itself."]
    if above:
        notes.append(f"{above.path} held here before; now it does not.")
    return notes


def _commands(found: Found, names: Sequence[str], *, baseline: bool) -> list[str]:
    here = found.folder == Path.cwd()
    first = [] if here else [f"cd {shlex.quote(os.path.relpath(found.folder))}"]
    return [*first, *next_commands(found, names, baseline=baseline)]


def _shown(path: Path) -> str:
    return os.path.relpath(path)


def _tell(what: str, *rows: str) -> None:
    if rows:
        print(f"{what}:")
        for row in rows:
            print(f"  {line(row)}")
