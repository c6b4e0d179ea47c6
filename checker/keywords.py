"""The keyword options of the Python API: those of `Settings` by name, and how they become settings."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypedDict

from checker import config
from checker.config import Settings
from checker.errors import UsageError
from checker.nearest import meant

Texts = str | Sequence[str]
"""One text, or several."""
FilePath = str | os.PathLike[str]


class PageOptions(TypedDict, total=False):
    """What can be said about a page that is open already. `docs/settings.md` says what each means."""

    profile: str
    include: Texts
    exclude: Texts
    expect: Texts
    redact: Texts
    axe_script: FilePath
    timeout: float
    baseline: FilePath | Mapping[str, str]
    gate_new_rules: bool
    gate_impact: Literal["minor", "moderate", "serious", "critical"]
    gate_level: Literal["A", "AA", "AAA"]
    max: Mapping[str, int]
    cant_tell: Literal["off", "warn", "fail"]
    reading_grade: float
    waive: Sequence[Mapping[str, Any]]
    page: Sequence[Mapping[str, Any]]
    house_style: FilePath
    rules: Mapping[str, str]
    words: Mapping[str, Sequence[str]]
    notes: bool
    lang: str


class Options(PageOptions, total=False):
    """What can be said about a run."""

    format: Texts
    jobs: int
    viewport: str | tuple[int, int]
    locale: str
    timezone: str
    user_agent: str
    wait_for: str
    header: Texts
    cookie: Texts
    storage_state: FilePath
    basic_auth: str
    before: FilePath
    browser: str
    screenshot: bool
    runs: FilePath
    confirm: int
    source: Sequence[Mapping[str, Any]]


FOR_THE_COMMAND_LINE = frozenset({"out", "quiet", "verbose", "ascii", "targets"})
"""Settings that only say what the command line does when nothing is named, and how it tells a run."""


def settings_from(
    given: Mapping[str, Any],
    known: Iterable[str] = Options.__annotations__,
    folder: Path | None = None,
    usual: Mapping[str, Any] = MappingProxyType({}),
) -> Settings:
    """Return the settings of a call: defaults, the settings file, and over them the options `given`.

    Args:
        known: the names of the options that the call takes.
        folder: where the search for the settings file starts; the working folder when None.
        usual: other defaults.

    Raises:
        UsageError: there is no such option.
        ConfigError: a value is not allowed.
    """
    names = tuple(known)
    for name in given:
        if name not in names:
            raise _no_option(name, names)
    return config.load({name: _plain(value) for name, value in given.items()}, folder, "{}", usual)


def _no_option(name: str, known: Sequence[str]) -> UsageError:
    if name in FOR_THE_COMMAND_LINE:
        return UsageError(f"`{name}` is for the command line only.", "Leave it out.")
    if name in Options.__annotations__:
        return UsageError(
            f"The page is open already: `{name}` comes too late.",
            "Set it where the page is opened, or in the settings file.",
        )
    return UsageError(f"There is no option `{name}`.", meant(name, known))


def _plain(value: Any) -> Any:
    return os.fspath(value) if isinstance(value, os.PathLike) else value
