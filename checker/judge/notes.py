"""What decides nothing in a run and is worth knowing: old debt, what is fixed, waivers to look after."""

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.counted import counted
from checker.judge import waivers
from checker.judge.lost import LOST_EVENT
from checker.judge.policy import Policy
from checker.model import PageReport


def run_notes(pages: Sequence[PageReport], policy: Policy) -> Iterator[str]:
    """Yield the notes of a run, what asks for something to be done first."""
    yield from waivers.notes(pages, policy.waivers, policy.today)
    found = Counter(one.status for page in pages for one in page.findings)
    if found["new-rule"] and not policy.new_rules:
        told = counted(found["new-rule"], "finding is", "findings are")
        yield (
            f"{told} new only because a rule or engine is. "
            "Such findings decide nothing until the baseline is renewed: checker baseline"
        )
    if found["unstable"]:
        told = counted(found["unstable"], "finding was", "findings were")
        yield f"{told} not seen each time that the page was loaded: such findings decide nothing."
    failed = [sum(event.kind == LOST_EVENT for event in page.events) for page in pages]
    if any(failed):
        where = f" on {counted(sum(map(bool, failed)), 'page')}" if len(pages) > 1 else ""
        told = counted(sum(failed), "script, style sheet or frame", "scripts, style sheets or frames")
        yield f"{told} did not load{where}; what each of them brings was not seen. The report names them."
    if gone := sum(debt.count for page in pages for debt in page.fixed):
        told = counted(gone, "place in the baseline is", "places in the baseline are")
        yield f"{told} fixed. Take what is fixed out: checker baseline --prune"
    if known := found["known"] + found["moved"]:
        moved = f", {found['moved']} of them moved" if found["moved"] else ""
        yield f"{counted(known, 'place is', 'places are')} known from the baseline{moved}."
    if found["waived"]:
        yield f"{counted(found['waived'], 'place is', 'places are')} waived for now."
