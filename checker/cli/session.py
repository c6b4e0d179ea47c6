"""From the options of a call to settings that are known to be good."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from checker import config, rulebook
from checker.cli.options import given
from checker.config import Settings
from checker.errors import ConfigError, UsageError
from checker.nearest import meant
from checker.report import known
from checker.wishes import STANDARD_OUTPUT, wish


def settings_from(options: Mapping[str, Any], usual: Mapping[str, Any] = MappingProxyType({})) -> Settings:
    """Return the settings of a call: defaults, with `usual` over them, settings file, options.

    Raises ConfigError or UsageError for a value that is not allowed or a name that does not exist.
    """
    settings = config.load(given(options), usual=usual)
    if settings.quiet and settings.verbose:
        raise UsageError("--quiet and --verbose contradict each other.", "Take one of them out.")
    from checker.policies import must_be_known  # with it comes all that judges: not for --help

    must_be_known(settings, rulebook.load(settings.house_style))
    _must_be_formats(settings.format)
    return settings


def _must_be_formats(formats: Sequence[str]) -> None:
    split = [wish(one).at_a_screen() for one in formats]
    for name, _ in split:
        if name not in known():
            raise ConfigError(f"There is no format called {name!r}.", meant(name, known()))
    if sum(path == STANDARD_OUTPUT for _, path in split) > 1:
        raise UsageError("Two formats cannot both go to standard output.", "Give one of them a path.")
    paths = [os.path.realpath(path) for _, path in split if path and path != STANDARD_OUTPUT]
    for path in paths:
        if paths.count(path) > 1:
            raise UsageError(f"Two formats cannot both go to {path}.", "Give each a path of its own.")
    for name, path in split:
        if path and path != STANDARD_OUTPUT:
            _must_be_writable(name, Path(path))


def _must_be_writable(name: str, path: Path) -> None:
    """Refuse a place that no report can go to, before minutes of work are lost on it."""
    above = next(folder for folder in path.resolve().parents if folder.exists())
    if path.is_dir():
        raise UsageError(f"--format {name}={path} names a folder.", "Name a file, or use --out for a folder.")
    if not above.is_dir() or not os.access(above, os.W_OK):
        raise UsageError(
            f"--format {name}={path} cannot be written: {above} takes no files.", "Name another place."
        )
