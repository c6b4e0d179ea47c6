"""Which evidence of several runs a merged one holds: each page once, as it was really looked at."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from checker.model import Evidence, StateEvidence, Target, Unchecked
from checker.store.runs import evidence_files, load_plan, read_evidence


class Source(NamedTuple):
    """One target of a run, and its evidence."""

    folder: Path
    target: Target
    evidence: Path | None
    """None when the run ended before it came to this target."""


class Taken(NamedTuple):
    """What a merged run holds."""

    sources: list[Source]
    lost: list[str]
    """The pages that one of the runs could not check, and another did: what is taken does not show it."""


def each_once(folders: Sequence[Path]) -> Taken:
    """Return what to take from the runs, in their order.

    A page that one run could not check and another did is taken from the other. Of looks at a page that show
    the same, the first is taken; looks that differ are all taken.

    Raises:
        RunNotFound: a plan or a file of evidence is not there or broken.
    """
    sources = [source for folder in folders for source in _sources(folder)]
    by_page: dict[str, list[int]] = defaultdict(list)
    for index, source in enumerate(sources):
        by_page[source.target.url].append(index)
    taken: set[int] = set()
    lost_pages = []
    for page, same in by_page.items():
        worth, lost = _worth(sources, same) if len(same) > 1 else (same, False)
        taken.update(worth)
        lost_pages += [page] if lost else []
    return Taken([source for index, source in enumerate(sources) if index in taken], lost_pages)


def _sources(folder: Path) -> list[Source]:
    files = dict(evidence_files(folder))
    return [
        Source(folder, target, files.get(index)) for index, target in enumerate(load_plan(folder).targets)
    ]


def _worth(sources: Sequence[Source], same: Sequence[int]) -> tuple[Sequence[int], bool]:
    """Return which of the looks at one page to take, and whether one that could not be checked is left."""
    looks: list[tuple[StateEvidence, ...]] = []
    taken, lost = [], []
    for index in same:
        path = sources[index].evidence
        captured = read_evidence(path) if path else None
        if isinstance(captured, Unchecked):
            lost.append(index)
        elif isinstance(captured, Evidence):
            shown = tuple(replace(state, screenshot=None) for state in captured.states)
            if shown not in looks:
                looks.append(shown)
                taken.append(index)
    return taken or lost[-1:] or [same[-1]], bool(taken and lost)
