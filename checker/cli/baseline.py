"""checker baseline: accept what a run found as old debt, or take out what is fixed."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from checker.cli.exits import FAIL, PASS
from checker.cli.options import GroupedCommand, settings_options
from checker.cli.session import settings_from
from checker.config import BaselineUse
from checker.counted import counted
from checker.errors import UsageError
from checker.judge.gone import Gone
from checker.judge.renewal import Renewal, pruned, renewed
from checker.judge.shelf import is_path, page_key
from checker.model import Baseline, Run
from checker.patterns import fits
from checker.policies import baseline_of, folders_of
from checker.report.words.escape import line
from checker.report.words.place_words import in_words

_HELP = """Accept what a run found as old debt: from then on only what is new decides.

RUN is the id of a run, its folder, or `last` (default). What is in the baseline already keeps its date.
What is fixed stays in it until --prune takes it out; --prune lets nothing new in. Pages that are gone go out
with all they had: a file that is there no more, an address that answered 404 or 410 in this run, and what
--gone names.

\b
Examples:
  checker baseline
  checker baseline last --prune
  checker baseline --prune --gone '/news/2019/*'
  checker baseline 20261122 --baseline debt.toml
"""
_SHOWN = 5


@click.command("baseline", cls=GroupedCommand, help=_HELP)
@click.argument("run", metavar="[RUN]", default="last")
@click.option("--prune", is_flag=True, help="Only take out what is fixed.")
@click.option(
    "--gone", metavar="PATTERN", multiple=True, help="Take these pages out: they are gone. `*` is anything."
)
@settings_options("baseline", "runs", "quiet")
def command(run: str, prune: bool, gone: tuple[str, ...], **options: Any) -> int:
    """Write the baseline; return 0, or 1 when it may only shrink and would have grown."""
    from checker.store import find_run, load_run
    from checker.store.baselines import write_baseline

    settings = settings_from(options)
    use = settings.baseline
    if not use.file:
        raise UsageError("The settings say that there is no baseline.", "Name one: --baseline FILE")
    saved = load_run(find_run(run, Path(settings.runs)))
    _must_have_looked(saved)
    old = baseline_of(replace(use, named=False))  # one that is not there yet is made
    today = datetime.now(UTC).date()
    if prune and old is None:
        raise UsageError(f"There is no baseline {use.file} to prune.", "Make it: checker baseline")
    is_gone = _goes(saved, old, gone, use)
    if prune and old is not None:
        made = pruned(saved, old, today, in_words, folders_of(use), gone=is_gone)
    else:
        made = renewed(saved, old, today, in_words, folders_of(use), gone=is_gone)
        if use.shrink_only and old is not None and made.added:
            return _refuse(made)
    write_baseline(made.baseline, Path(use.file))
    if not settings.quiet:
        print(line(f"Wrote {os.path.relpath(use.file)}: {_size(made)}."))
        for told in _told(made, saved, prune=prune):
            print(f"  {line(told)}")
    return PASS


def _goes(run: Run, old: Baseline | None, patterns: tuple[str, ...], use: BaselineUse) -> Gone:
    """Return what says of a page of the baseline that it is gone.

    A file that the run tried to open was there then. One of a folder that is not there either may only not
    have been built yet: it stays too.
    """
    tried = {page_key(page.url, folders_of(use)) for page in run.pages}
    names = {*(one.page for one in old.pages), *(debt.page for debt in old.debts)} if old else set()
    for pattern in patterns:
        if not any(fits(pattern, name) for name in names):
            raise UsageError(
                f"No page of the baseline fits --gone {pattern}.",
                "Write it as the baseline does; `*` stands for anything. Example: --gone '*/news/*'",
            )

    def gone(name: str) -> bool:
        if any(fits(pattern, name) for pattern in patterns):
            return True
        file = Path(use.file).parent / name
        return is_path(name) and name not in tried and file.parent.is_dir() and not file.exists()

    return gone


def _must_have_looked(run: Run) -> None:
    if not any(page.outcome == "checked" for page in run.pages):
        raise UsageError(
            f"The run {run.run.id} checked no page, so nothing can be accepted from it.", "Name another run."
        )


def _refuse(made: Renewal) -> int:
    places = counted(made.added, "place")
    print(f"checker: The baseline may only shrink, and {places} would be new in it:", file=sys.stderr)
    for page, one in made.new[:_SHOWN]:
        print(f"  {line(f'{one.rule}: {in_words(one)} on {page.url}')}", file=sys.stderr)
    if made.added > _SHOWN:
        print(f"  and {made.added - _SHOWN:,} more", file=sys.stderr)
    print("Put them right, waive them, or prune what is fixed: checker baseline --prune", file=sys.stderr)
    return FAIL


def _size(made: Renewal) -> str:
    debts = made.baseline.debts
    places = counted(sum(debt.count for debt in debts), "place")
    return f"{places} on {counted(len({debt.page for debt in debts}), 'page')}"


def _told(made: Renewal, run: Run, *, prune: bool) -> list[str]:
    told = []
    if made.added and not prune:
        told.append(f"new in it: {made.added}")
    if made.moved:
        told.append(f"moved: {made.moved}")
    if made.fixed:
        told.append(
            f"fixed, and taken out: {made.fixed}"
            if prune
            else f"fixed, and still in it: {made.fixed} (take them out: checker baseline --prune)"
        )
    if made.gone:
        told.append(f"gone, and taken out: {counted(len(made.gone), 'page')}")
    if made.elsewhere:
        told.append(f"on pages that this run did not check, and kept: {made.elsewhere}")
    lost = [page for page in run.pages if page.outcome != "checked"]
    if lost:
        told.append(f"not checked, so nothing of it went in: {counted(len(lost), 'page')}")
    if made.partial and not prune:
        told.append(
            "Rules that are new stay new until a run covers every page of the baseline. "
            "Take out pages that are gone: checker baseline --gone PATTERN"
        )
    return told
