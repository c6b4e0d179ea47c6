"""What each finding of a page counts for: old debt, accepted, new only because a rule is, or new."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from checker import __version__
from checker.judge.baseline import NEW, Matched, Standing, asked, fixed, in_all, match
from checker.judge.confirming import Look, confirmed
from checker.judge.policy import Policy
from checker.judge.shelf import Shelf
from checker.judge.waivers import accepted, expired, holds, waiver_for
from checker.model import Debt, Finding, PageReport, Waiver

_RULE_IS_NEW = "This rule was not asked when the baseline was made."


def decided(
    page: PageReport, policy: Policy, engine: str = "", again: Sequence[PageReport] = ()
) -> PageReport:
    """Return the page with the status of each finding, and whether it decides.

    Args:
        engine: version of axe-core that the page was looked at with.
        again: the same page, loaded and judged again; what is not in each of them is unstable. One that
            could not be checked says nothing.
    """
    profile = policy.of(page.url)
    debts = policy.baseline.debts_of(page.url) if policy.baseline else ()
    matched, findings = _stood(page, policy, engine, debts)
    others = [other for other in again if other.outcome == "checked"]
    seen_again = [_stood(other, policy, engine, debts) for other in others]
    looks = [Look(asked(other), found) for other, (_, found) in zip(others, seen_again, strict=True)]
    gone = [fixed(page, matched.left), *(seen.left for seen, _ in seen_again)]
    return replace(
        page,
        findings=tuple(replace(one, gates=policy.gates(one, profile)) for one in confirmed(findings, looks)),
        fixed=in_all(gone),
        profile=profile.id,
        reading_target=profile.reading.grade,
    )


def fixed_in_all(pages: Sequence[PageReport], shelf: Shelf | None) -> list[PageReport]:
    """Return the pages of a run; what is fixed on a page that was looked at several times is so in each look.

    It is told with the first of them.
    """
    looks: dict[str, list[int]] = defaultdict(list)
    for index, page in enumerate(pages):
        if shelf and page.outcome == "checked":
            looks[shelf.key_of(page.url)].append(index)
    told = list(pages)
    for first, *others in looks.values():
        if others:
            gone = in_all([pages[index].fixed for index in (first, *others)])
            told[first] = replace(pages[first], fixed=gone)
            for index in others:
                told[index] = replace(pages[index], fixed=())
    return told


def _stood(
    page: PageReport, policy: Policy, engine: str, debts: Sequence[Debt]
) -> tuple[Matched, list[Finding]]:
    """Return what the debts of a page say of one look at it, and its findings with their status."""
    shelf, matched = policy.baseline, match(page.findings, debts)
    findings = []
    for one, standing in zip(page.findings, matched.standings, strict=True):
        stands = _only_the_rule_is_new(one, page, shelf, engine) if shelf and standing == NEW else standing
        found = replace(one, status=stands.status, note=stands.note, was=stands.was)
        findings.append(_waived(found, page.url, policy.waivers, policy.today))
    return matched, findings


def _waived(one: Finding, url: str, waivers: Sequence[Waiver], today: date) -> Finding:
    waiver = waiver_for(one, url, waivers, today)
    if waiver is None:
        return one
    if holds(waiver, today):
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
