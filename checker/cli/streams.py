"""The formats that are written line by line while a run goes on."""

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from checker.config import Settings
from checker.model import PageReport, Run, RunPlan
from checker.report import load
from checker.report.streamed import streamed
from checker.report.write import place_of
from checker.wishes import wish


class Streams:
    """The formats of a call that can be followed while the run goes on; all others are written after it."""

    def __init__(self, settings: Settings) -> None:
        asked = [(one, *wish(one).at_a_screen()) for one in settings.format]
        kinds = {name: kind for _, name, _ in asked if (kind := getattr(load(name), "Stream", None))}
        self._wanted = [(kinds[name], name, path) for _, name, path in asked if name in kinds]
        self._settings = settings
        self._open = ExitStack()
        self._writers: list[Any] = []
        self.rest = msgspec.structs.replace(
            settings, format=tuple(one for one, name, _ in asked if name not in kinds)
        )
        """The settings with the formats that are written afterwards."""
        self.all = bool(self._wanted) and not self.rest.format

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, fault, trace)

    def begin(self, plan: RunPlan) -> None:
        """Open every stream, and write what the run sets out to do."""
        folder = Path(self._settings.runs) / plan.id
        for kind, name, path in self._wanted:
            place = path or str(place_of(name, Path(self._settings.out or folder)))
            writer = kind(self._open.enter_context(streamed(place)))
            writer.begin(plan)
            self._writers.append(writer)

    def page(self, page: PageReport) -> None:
        """Write a page that is done."""
        for writer in self._writers:
            writer.page(page)

    def end(self, run: Run) -> None:
        """Write what came of it, and bring the files to their places."""
        for writer in self._writers:
            writer.end(run)
        self._open.close()
