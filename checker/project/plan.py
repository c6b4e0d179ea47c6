"""Which files a project gets, and which of them are there already."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.config import OWN_FILE, SettingsFile, find
from checker.errors import UsageError
from checker.project.ci import Job, Service, job_of, service
from checker.project.look import Found
from checker.project.settings_file import settings_file


@dataclass(frozen=True)
class Planned:
    """One file that a project gets."""

    path: Path
    text: str
    there: str = ""
    """Why it is left as it is unless the user says otherwise; empty where it is not there."""
    next: str = ""
    """What a person must do so that it is used."""


def plan(found: Found, services: Sequence[str]) -> tuple[Planned, ...]:
    """Return the settings file and a file for each CI service.

    Raises UsageError for a place that leads out of the repository, or a folder that no service can enter.
    """
    settings = _inside(found.folder / OWN_FILE, found)
    files = [Planned(settings, settings_file(found), _settings_there(settings, found.folder))]
    if services:
        job = job_of(found)
        files += [_for(service(name), job, found) for name in services]
    return tuple(files)


def settings_above(found: Found) -> SettingsFile | None:
    """Return the settings file of a folder above, which holds here no more when there is one here."""
    above = find(found.folder)
    return above if above and above.path.parent != found.folder else None


def _for(module: Service, job: Job, found: Found) -> Planned:
    place = _inside(found.top / module.PATH, found)
    there = "is there" if os.path.lexists(place) else ""
    return Planned(place, module.write(job), there, module.NEXT)


def _settings_there(path: Path, folder: Path) -> str:
    if os.path.lexists(path):
        return "is there"
    held = find(folder)
    return "is not needed: pyproject.toml has [tool.checker]" if held and held.path.parent == folder else ""


def _inside(path: Path, found: Found) -> Path:
    if not path.resolve().is_relative_to(found.top):
        name = path.relative_to(found.top).as_posix()
        raise UsageError(f"{name} is a link out of the repository.", "Nothing was written.")
    return path
