"""What each finding of a page counts for: old debt, accepted, new only because a rule is, or new."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from checker import __version__
from checker.judge.baseline import NEW, Standing, fixed, match
from checker.judge.policy import Policy
from checker.judge.shelf import Shelf
from checker.judge.waivers import accepted, expired, holds, waiver_for
from checker.model import Finding, PageReport

_RULE_IS_NEW = "This rule was not asked when the baseline was made."
_UNSTABLE = "It was not there each time that the page was loaded."


def decided(
    page: PageReport, policy: Policy, engine: str = "", again: Sequence[PageReport] = ()
) -> PageReport:
    """Return the page with the status of each finding, and whether it decides.

    Args:
        engine: version of axe-core that the page was looked at with.
        again: the same page, loaded and judged again; what is not in each of them is unstable.
    """
    profile = policy.of(page.url)
    shelf = policy.baseline
    matched = match(page.findings, shelf.debts_of(page.url) if shelf else ())
    sights = [_Sights(other) for other in again if other.outcome == "checked"]
    findings = []
    for one, standing in zip(page.findings, matched.standings, strict=True):
        if standing == NEW and shelf:
            standing = _only_the_rule_is_new(one, page, shelf, engine)  # noqa: PLW2901
        found = replace(one, status=standing.status, note=standing.note, was=standing.was)
        found = _confirmed(_waived(found, page.url, policy), sights)
        findings.append(replace(found, gates=policy.gates(found, profile)))
    return replace(
        page,
        findings=tuple(findings),
        fixed=fixed(page, matched.left),
        profile=profile.id,
        reading_target=profile.reading.grade,
    )


def _waived(one: Finding, url: str, policy: Policy) -> Finding:
    waiver = waiver_for(one, url, policy.waivers, policy.today)
    if waiver is None:
        return one
    if holds(waiver, policy.today):
        return replace(one, status="waived", note=accepted(waiver))
    return replace(one, note=f"{expired(waiver)} {one.note}".strip())


def _only_the_rule_is_new(one: Finding, page: PageReport, shelf: Shelf, engine: str) -> Standing:
    """Tell a fault that is new from one that nobody, or another engine, has looked for.

    That an engine has changed explains a finding only where the page has not.
    """
    baseline = shelf.baseline
    if one.rule not in baseline.rules:
        return Standing("new-rule", _RULE_IS_NEW)
    if not page.content or shelf.content_of(page.url) != page.content:
        return NEW
    by_axe = one.source == "axe"
    name, then = ("axe-core", baseline.axe) if by_axe else ("checker", baseline.checker)
    now = engine if by_axe else __version__
    if now == then:
        return NEW
    return Standing("new-rule", f"The page is as it was; {name} went from {then} to {now}.")


class _Sights:
    """The findings of a page that was loaded again."""

    def __init__(self, page: PageReport) -> None:
        self._asked = {check.rule for check in page.checks if check.outcome != "untested" and not check.gap}
        self._count = Counter((one.fingerprint, one.outcome) for one in page.findings)

    def again(self, one: Finding) -> bool:
        """Return whether a finding was there this time too, or nobody looked; each sight is used up once."""
        key = (one.fingerprint, one.outcome)
        self._count[key] -= 1
        return self._count[key] >= 0 or one.rule not in self._asked


def _confirmed(one: Finding, sights: Sequence[_Sights]) -> Finding:
    """Mark a new finding that was not seen each time."""
    seen = [sight.again(one) for sight in sights]
    return one if all(seen) or one.status != "new" else replace(one, status="unstable", note=_UNSTABLE)
