"""Tell a run in one format each. A format is a module with `SUFFIX` and `render(run, rulebook, folder)`."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

from checker.errors import UsageError
from checker.model import Run
from checker.nearest import meant

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "console": "checker.report.console",
        "html": "checker.report.html",
        "json": "checker.report.json_report",
    }
)
"""Name of a format → its module, imported when it is first used."""


def render(name: str, run: Run, rulebook: "Rulebook", folder: Path) -> str:
    """Return `run` told in the format called `name`.

    `folder` is the run's folder, where pictures are found. Raises UsageError for an unknown format.
    """
    text: str = _format(name).render(run, rulebook, folder)
    return text


def suffix(name: str) -> str:
    """Return the file name suffix of the format called `name`; raises UsageError for an unknown one."""
    ending: str = _format(name).SUFFIX
    return ending


def _format(name: str) -> ModuleType:
    if name not in FORMATS:
        raise UsageError(f"There is no format called “{name}”.", meant(name, FORMATS))
    return import_module(FORMATS[name])
