"""The rule about hedges on top of each other: `may possibly`, `might perhaps suggest`."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from checker.judge.answers import Answer, Facts, rule
from checker.judge.listed import ListHit
from checker.judge.prose import or_passed, words_failed
from checker.lazy_pattern import lazy_pattern

_APART = 2
"""Words that may stand between two hedges of one statement."""
_NEW_CLAUSE = lazy_pattern(
    r"[,;:()–—]|\b(?:and|or|but|that|which|who|if|when|because|than|not)\b", re.IGNORECASE
)
_MODALS = frozenset({"may", "might", "could"})
_VERBS = frozenset({"appear to", "seem to", "tend to", "suggest", "indicate"})
_ADVERBS = frozenset(
    {
        "apparently", "arguably", "conceivably", "maybe", "perhaps", "possibly", "potentially", "presumably",
        "probably", "seemingly", "supposedly",
    }
)  # fmt: skip
"""Hedges of the list that mean the same doubt; how often or how much something holds is another matter."""


@rule("stacked-hedges")
def stacked_hedges(facts: Facts) -> Iterator[Answer]:
    """Flag two or more hedges close together in one clause."""
    return or_passed(
        words_failed(run[0].sentence, run[0].start, run[-1].end)
        for _, hits in groupby(facts.hits.of("hedges"), key=_sentence)
        for run in _runs([hit for hit in hits if _kind(hit)])
    )


def _sentence(hit: ListHit) -> tuple[int, int]:
    return id(hit.sentence.block), hit.sentence.start


def _kind(hit: ListHit) -> str:
    kinds = {"modal": _MODALS, "verb": _VERBS, "adverb": _ADVERBS}
    return next((kind for kind, phrases in kinds.items() if hit.entry.phrase in phrases), "")


def _runs(hits: list[ListHit]) -> Iterator[list[ListHit]]:
    """Yield the hedges of a sentence that stand together, two or more at a time."""
    run = hits[:1]
    for left, right in pairwise(hits):
        if not _stacked(left, right):
            if len(run) > 1:
                yield run
            run = []
        run.append(right)
    if len(run) > 1:
        yield run


def _stacked(left: ListHit, right: ListHit) -> bool:
    """Say whether two hedges are one doubt told twice.

    In `they suggest it may help` they are not: what they suggest is a statement of its own.
    """
    if _kind(right) == "modal" and _kind(left) != "adverb":
        return False
    between = left.sentence.text[left.end : right.start]
    return right.first - left.last - 1 <= _APART and not _NEW_CLAUSE.search(between)
