"""What one process of a test suite shares: settings, judges, and where its parts of the run lie."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from checker import rulebook
from checker.config import Settings
from checker.errors import UsageError
from checker.judging import Judge
from checker.keywords import PageOptions, settings_from
from checker.model import RunPlan, Target
from checker.nearest import meant
from checker.one_page import judge_of
from checker.policies import baseline_of, must_be_known
from checker.report import known
from checker.store import RunFolder
from checker.testsuite.own_browser import OwnBrowser
from checker.wishes import STANDARD_OUTPUT, Wish, wish


@dataclass(frozen=True)
class Wishes:
    """What the options and the ini file of pytest say; empty where they say nothing."""

    root: Path
    """Where the settings file is looked for, and the runs are kept."""
    profile: str
    baseline: str
    baseline_from: Path
    """Where its path starts, if it is relative."""
    reports: tuple[str, ...]
    reports_from: Path
    """Where their paths start, if they are relative."""


@dataclass
class Suite:
    """One process of a test suite."""

    wishes: Wishes
    parts: Path
    """Folder of the runs of one page that together make the run of the suite."""
    _judges: dict[tuple[str, bytes], Judge] = field(default_factory=dict)
    """By origin and by the settings, as JSON: they hold tables, which are no keys."""
    _made: int = 0

    @cached_property
    def settings(self) -> Settings:
        """The settings of every check that says nothing else. Raises ConfigError for a wrong value."""
        settings = self.settings_of({})
        must_be_known(settings, rulebook.load(settings.house_style))
        baseline_of(settings.baseline)
        return settings

    @cached_property
    def browser(self) -> OwnBrowser:
        """The browser for pages that are named."""
        return OwnBrowser(self.settings)

    def settings_of(self, options: dict[str, Any]) -> Settings:
        """Return the settings of one check. Raises UsageError for an unknown option or a wrong value."""
        wishes = self.wishes
        named = {"profile": wishes.profile, "baseline": _path(wishes.baseline, wishes.baseline_from)}
        given = {name: value for name, value in named.items() if value}
        settings = settings_from({**given, **options}, PageOptions.__annotations__, wishes.root)
        return msgspec.structs.replace(settings, runs=str(wishes.root / settings.runs))

    def judge(self, url: str, settings: Settings) -> Judge:
        """Return what judges the page at an address; what it reads from the disk it reads once."""
        origin = url.partition("://")[2].partition("/")[0]
        key = (origin, msgspec.json.encode(settings))
        if key not in self._judges:
            self._judges[key] = judge_of(url, settings)
        return self._judges[key]

    def part(self, test: str, number: int, target: Target) -> RunFolder:
        """Make the folder for the run of one page: the `number`th that a test checks."""
        started = datetime.now(UTC)
        plan = RunPlan(
            started=started.isoformat(timespec="seconds"),
            profile=self.settings.profile,
            targets=(target,),
            settings={"test": test, "number": number},
        )
        self._made += 1  # a folder of its own: names of runs tell apart what is made by hand, not this many
        return RunFolder.create(self.parts / f"{os.getpid()}-{self._made}", plan, started)

    def close(self) -> None:
        """End the browser, where one was started."""
        if "browser" in vars(self):
            self.browser.close()


def reports_of(wishes: Wishes) -> tuple[Wish, ...]:
    """Return the reports that are wished for; those without a path go to the run's own folder.

    Raises UsageError for a format that does not exist, or one that shall go to standard output.
    """
    found: list[Wish] = []
    for name, path in map(wish, wishes.reports):
        if name not in known():
            raise UsageError(f"There is no format called {name!r}.", meant(name, known()))
        if path == STANDARD_OUTPUT:
            raise UsageError(
                f"--checker-report {name}: standard output belongs to pytest.", f"Name a file: {name}=PATH."
            )
        found.append(Wish(name, str(wishes.reports_from / path) if path else ""))
    _must_differ([path for _, path in found if path])
    return tuple(found)


def _must_differ(paths: Sequence[str]) -> None:
    twice = next((path for path in paths if paths.count(path) > 1), "")
    if twice:
        raise UsageError(f"Two reports cannot both go to {twice}.", "Give each a path of its own.")


def _path(baseline: str, start: Path) -> str:
    return str(start / baseline) if baseline and baseline not in ("none", "shrink-only") else baseline
