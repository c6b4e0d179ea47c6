"""What every report says first: findings grouped by rule, worst first, and how many of what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import ACCEPTED, IMPACTS, SET_ASIDE, Finding, Impact, Outcome, PageReport, Run
from checker.report.words.escape import line

if TYPE_CHECKING:
    from checker.rulebook import Rule, Rulebook


@dataclass(frozen=True)
class Spot:
    """A finding and the page it is on; None for a finding about the site as a whole."""

    page: PageReport | None
    finding: Finding


@dataclass(frozen=True)
class Group:
    """Findings of one rule with one outcome, in the order of the page.

    Those that are new only because a rule is, or were not seen each time, stand in groups of their own.
    """

    rule_id: str
    rule: "Rule | None"
    """None when the rulebook at hand no longer has this rule."""
    spots: tuple[Spot, ...]

    @property
    def first(self) -> Finding:
        """The finding that stands for the group."""
        return self.spots[0].finding

    @property
    def title(self) -> str:
        """The rule's title, or its id where the rulebook has none."""
        return self.rule.title if self.rule else line(self.rule_id, 80)

    @property
    def heading(self) -> str:
        """What is wrong, as the contrary of the rule's title; what is asked, where only a person can tell.

        A title says how things should be: above a fault it would read as praise.
        """
        if self.rule is None:
            return self.title
        return f"Not so: “{self.title}”" if self.first.outcome == "failed" else self.rule.asks

    @property
    def impact(self) -> Impact:
        """The worst impact in the group."""
        return min((spot.finding.impact for spot in self.spots), key=IMPACTS.index)

    @property
    def gates(self) -> bool:
        """Whether any finding of the group decides the verdict."""
        return any(spot.finding.gates for spot in self.spots)


def spots(run: Run) -> tuple[Spot, ...]:
    """Return every finding of the run: page by page, then those about the site."""
    on_pages = [Spot(page, finding) for page in run.pages for finding in page.findings]
    return (*on_pages, *(Spot(None, finding) for finding in run.site.findings))


def groups(found: Iterable[Spot], outcome: Outcome, rulebook: "Rulebook") -> tuple[Group, ...]:
    """Return findings with `outcome` by rule: those that decide the verdict first, worst first."""
    alike: dict[tuple[str, str], list[Spot]] = {}
    for spot in found:
        if spot.finding.outcome == outcome:
            apart = spot.finding.status if spot.finding.status in SET_ASIDE else ""
            alike.setdefault((spot.finding.rule, apart), []).append(spot)
    made = [Group(rule, rulebook.rules.get(rule), tuple(places)) for (rule, _), places in alike.items()]
    return tuple(sorted(made, key=_worst_first))


def open_spots(found: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return the findings that are neither known debt nor accepted."""
    return tuple(spot for spot in found if spot.finding.status not in ACCEPTED)


def checked(pages: Sequence[PageReport]) -> int:
    """Return how many pages were really looked at."""
    return sum(page.outcome == "checked" for page in pages)


def named(run: Run) -> int:
    """Return how many pages were named, whether they were reached or not."""
    return max(run.run.targets, len(run.pages))


def page_name(page: PageReport, limit: int = 80) -> str:
    """Return the title of a page on one line, or where it is when it has no title."""
    return line(page.title, limit) or line(page.url or page.target, limit) or "(no name)"


def _worst_first(group: Group) -> tuple[bool, int, int, str]:
    return not group.gates, IMPACTS.index(group.impact), -len(group.spots), group.rule_id
