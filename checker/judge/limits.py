"""How many faults of an impact a project lets through."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from checker.judge.policy import READING_RULE, Policy
from checker.model import IMPACTS, Finding, Impact, PageReport


def within_limits(pages: Sequence[PageReport], policy: Policy) -> list[PageReport]:
    """Return the pages; faults of an impact of which the project lets some through decide only above that.

    The reading grade has a limit of its own, and no number of faults lets it through.
    """
    found = limited(pages)
    let = {impact: limit for impact in IMPACTS if 0 < found[impact] <= (limit := limit_of(policy, impact))}
    if not let:
        return list(pages)
    return [replace(page, findings=tuple(_let_through(one, let) for one in page.findings)) for page in pages]


def limited(pages: Sequence[PageReport]) -> Counter[Impact]:
    """Return how many deciding faults of each impact there are that a limit may let through."""
    return Counter(one.impact for page in pages for one in page.findings if _has_limit(one))


def limit_of(policy: Policy, impact: Impact) -> int:
    """Return how many faults of an impact are let through."""
    limit: int = getattr(policy.limits, impact)
    return limit


def _has_limit(one: Finding) -> bool:
    return one.decides and one.rule != READING_RULE


def _let_through(one: Finding, let: dict[Impact, int]) -> Finding:
    if not _has_limit(one) or one.impact not in let:
        return one
    note = f"{one.note} Up to {let[one.impact]} {one.impact} faults are let through.".strip()
    return replace(one, gates=False, note=note)
