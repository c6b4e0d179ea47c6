"""Saved runs of words, judged and told again as they were read: by the settings of their own calls."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from checker.cli.session import settings_from
from checker.config import Settings

if TYPE_CHECKING:
    from checker.model import Run

_OF_ITS_CALL = ("reading_grade", "lang", "notes", "cant_tell")
"""What a call of `checker read` says and a second judgement keeps, beside the profile."""


def settings_as_read(options: Mapping[str, Any], settings: Settings, folders: Sequence[Path]) -> Settings:
    """Return the settings of a call about these runs; they are `settings` where a run is no run of words.

    Where neither the call nor the settings file says otherwise, runs of words are judged as they were read.
    Where they were not all read alike, what differs has its usual value.
    Raises ConfigError when the profile is no longer known, RunNotFound when a plan is broken.
    """
    from checker.store import load_plan

    plans = [load_plan(folder) for folder in folders]
    if any(plan.depth != "reading" for plan in plans):
        return settings
    calls = [
        {"profile": plan.profile, **{name: plan.settings.get(name) for name in _OF_ITS_CALL}}
        for plan in plans
    ]
    alike = {
        name: value
        for name, value in calls[0].items()
        if value is not None and all(call[name] == value for call in calls)
    }
    return settings_from(options, {"profile": "plain-words", **alike})


def with_textstat(run: "Run", folder: Path, options: Mapping[str, Any], settings: Settings) -> "Run":
    """Return a run of words with the values of textstat, where the formats asked for tell them.

    A run that was told on a screen was judged without them, as they take longer than reading. Only they are
    taken from the second judgement: all else stays as it was judged.
    """
    from checker.pipeline import judge_again
    from checker.wishes import wish

    wanted = any(wish(one).name != "console" for one in settings.format)
    missing = any(page.reading and page.reading.formulas and not page.reading.textstat for page in run.pages)
    if run.run.depth != "reading" or not wanted or not missing:
        return run
    again = judge_again(folder, settings_as_read(options, settings, [folder]))
    pages = list(run.pages)
    for number, (page, other) in enumerate(zip(run.pages, again.pages, strict=False)):
        if page.reading and other.reading and page.target == other.target:
            reading = msgspec.structs.replace(page.reading, textstat=other.reading.textstat)
            pages[number] = msgspec.structs.replace(page, reading=reading)
    return msgspec.structs.replace(run, pages=tuple(pages))
