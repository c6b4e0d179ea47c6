"""The pure half of a run: evidence → pages → run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from checker import __version__
from checker.judge import judge_page, verdict
from checker.model import Environment, Evidence, PageReport, Run, RunInfo, RunPlan, Tool, Unchecked
from checker.model.run import SCHEMA
from checker.rulebook import Profile, Rulebook


class Done(NamedTuple):
    """What a run needs of a page once it is judged; its evidence, far bigger, is on the disk."""

    page: PageReport
    captured: str
    environment: Environment | None


@dataclass(frozen=True)
class Judge:
    """Judges pages, then the run, by one rulebook, one profile and one day."""

    book: Rulebook
    profile: Profile
    today: date

    def page(self, captured: Evidence | Unchecked) -> Done:
        """Judge one page."""
        return Done(
            page=judge_page(captured, self.book, self.profile, self.today),
            captured=captured.captured,
            environment=captured.environment if isinstance(captured, Evidence) else None,
        )

    def run(self, plan: RunPlan, done: Sequence[Done], *, interrupted: bool) -> Run:
        """Put the pages together and say the verdict."""
        seen = next((one.environment for one in done if one.environment), None)
        pages = tuple(one.page for one in done)
        return Run(
            schema=SCHEMA,
            tool=Tool(
                name="checker",
                version=__version__,
                axe=seen.axe if seen else "",
                browser=seen.browser if seen else "",
            ),
            run=RunInfo(
                id=plan.id,
                started=plan.started,
                finished=max((one.captured for one in done), default=plan.started),
                profile=self.profile.id,
                depth=plan.depth,
                interrupted=interrupted,
                targets=len(plan.targets),
            ),
            verdict=verdict(pages, len(plan.targets), self.profile, self.book, interrupted),
            pages=pages,
        )
