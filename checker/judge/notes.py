"""What decides nothing in a run and is worth knowing: old debt, what is fixed, waivers to look after."""

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.judge import waivers
from checker.judge.policy import Policy
from checker.judge.verdict import count
from checker.model import PageReport


def run_notes(pages: Sequence[PageReport], policy: Policy) -> Iterator[str]:
    """Yield the notes of a run, what asks for something to be done first."""
    yield from waivers.notes(pages, policy.waivers, policy.today)
    found = Counter(one.status for page in pages for one in page.findings)
    if found["new-rule"] and not policy.new_rules:
        verb = "is" if found["new-rule"] == 1 else "are"
        yield (
            f"{count(found['new-rule'], 'finding')} {verb} new only because a rule or engine is. "
            "They decide once the baseline is renewed: checker baseline"
        )
    if found["unstable"]:
        yield f"{count(found['unstable'], 'finding')} were not seen each time, and decide nothing."
    gone = sum(debt.count for page in pages for debt in page.fixed)
    if gone:
        told = f"{count(gone, 'place')} in the baseline {_is(gone)} fixed."
        yield f"{told} Take them out: checker baseline --prune"
    known = found["known"] + found["moved"]
    if known:
        moved = f", {found['moved']} of them moved" if found["moved"] else ""
        yield f"{count(known, 'place')} {_is(known)} known from the baseline{moved}."
    if found["waived"]:
        yield f"{count(found['waived'], 'place')} {_is(found['waived'])} waived for now."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
