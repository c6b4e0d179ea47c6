"""The pure half of a run: evidence → pages → run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker import __version__
from checker.judge import Policy, decided, fixed_in_all, judge_page, run_notes, verdict, within_limits
from checker.judge.arrivals import told_apart
from checker.judge.verdict import NEVER_REACHED
from checker.model import Environment, Evidence, PageReport, Run, RunInfo, RunPlan, Target, Tool, Unchecked
from checker.model.run import SCHEMA


class Done(NamedTuple):
    """What a run needs of a page once it is judged; its evidence, far bigger, is on the disk."""

    page: PageReport
    captured: str
    environment: Environment | None


@dataclass(frozen=True)
class Judge:
    """Judges pages, then the run, by one policy."""

    policy: Policy
    against: Sequence[str] = ()
    """Reasons beside the pages why no run can pass."""
    unknown: Sequence[str] = ()
    """What is not known beside the pages, and would have to be for a run to pass."""
    notes: Sequence[str] = ()
    """What is worth knowing beside the pages."""

    def page(self, captured: Evidence | Unchecked, again: Sequence[Evidence | Unchecked] = ()) -> Done:
        """Judge one page; `again` is the evidence of the same page, loaded again."""
        environment = captured.environment if isinstance(captured, Evidence) else None
        engine = environment.axe if environment else ""
        page, *others = (self._judged(one) for one in (captured, *again))
        return Done(decided(page, self.policy, engine, others), captured.captured, environment)

    def run(self, plan: RunPlan, done: Mapping[int, Done], *, interrupted: bool) -> Run:
        """Put the pages together, by their index in the plan, and say the verdict."""
        seen = next((done[index].environment for index in sorted(done) if done[index].environment), None)
        told = [
            done[index].page if index in done else self._never_reached(target)
            for index, target in enumerate(plan.targets)
        ]
        told, ends = told_apart(told, [target.url for target in plan.targets])
        pages = tuple(within_limits(fixed_in_all(told, self.policy.baseline), self.policy))
        return Run(
            schema=SCHEMA,
            tool=Tool(
                name="checker",
                version=__version__,
                axe=seen.axe if seen else "",
                browser=seen.browser if seen else "",
                rules=self.policy.book.version,
            ),
            run=RunInfo(
                id=plan.id,
                started=plan.started,
                finished=max((one.captured for one in done.values()), default=plan.started),
                profile=self.policy.profile.id,
                depth=plan.depth,
                interrupted=interrupted,
                targets=len(plan.targets),
            ),
            verdict=verdict(
                pages,
                len(plan.targets),
                self.policy,
                interrupted=interrupted,
                against=self.against,
                unknown=self.unknown,
                notes=(*self.notes, *ends, *run_notes(pages, self.policy)),
            ),
            pages=pages,
            fixed=tuple(debt for page in pages for debt in page.fixed),
        )

    def _never_reached(self, target: Target) -> PageReport:
        return self._judged(
            Unchecked(
                target=target,
                captured="",
                kind="stopped",
                reason=NEVER_REACHED,
                remedy="Check it again.",
            )
        )

    def _judged(self, captured: Evidence | Unchecked) -> PageReport:
        url = captured.response.url if isinstance(captured, Evidence) else captured.target.url
        return judge_page(captured, self.policy.book, self.policy.of(url), self.policy.today)
