"""The rule about hedges on top of each other: `may possibly`, `might perhaps suggest`."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from checker.judge.answers import Answer, Facts, rule
from checker.judge.listed import ListHit
from checker.judge.prose import or_passed, words_failed

_APART = 2
"""Words that may stand between two hedges of one statement."""
_NEW_CLAUSE = re.compile(
    r"[,;:()–—]|\b(?:and|or|but|that|which|who|if|when|because|than|to)\b", re.IGNORECASE
)


@rule("stacked-hedges")
def stacked_hedges(facts: Facts) -> Iterator[Answer]:
    """Flag two or more hedges close together in one clause."""
    return or_passed(
        words_failed(run[0].sentence, run[0].start, run[-1].end)
        for _, hits in groupby(
            facts.hits.get("hedges", ()), key=lambda hit: (id(hit.sentence.block), hit.sentence.start)
        )
        for run in _runs(list(hits))
    )


def _runs(hits: list[ListHit]) -> Iterator[list[ListHit]]:
    """Yield the hedges of a sentence that stand together, two or more at a time."""
    run = hits[:1]
    for left, right in pairwise(hits):
        if not _together(left, right):
            if len(run) > 1:
                yield run
            run = []
        run.append(right)
    if len(run) > 1:
        yield run


def _together(left: ListHit, right: ListHit) -> bool:
    between = left.sentence.text[left.end : right.start]
    return right.first - left.last - 1 <= _APART and not _NEW_CLAUSE.search(between)
