"""Text left out by the heading above it: the list of references, links to other pages."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, groupby, takewhile

from checker.lazy_pattern import lazy_pattern
from checker.model import TextUnit
from checker.text.announced import announced_by
from checker.text.main_part import MainPart
from checker.text.reasons import Reason
from checker.text.regions import Tree, item_of, link_words, word_count

_SOURCE = lazy_pattern(
    r"\b(?:1[89]|20)\d\d\b|\bdoi\b|10\.\d{4,}/|https?://|\bwww\.|\bet al\b|\bISBN\b|\bPMID\b|\baccessed\b|"
    r"\bretrieved\b|\bavailable (?:at|from)\b|\bed\.|\bvol\.",
    re.IGNORECASE,
)
_NUMBER = lazy_pattern(r"[\[(]?(\d{1,3})(?:[\])][.:]?|[.:)])\s")
_SMALL = ("author", "newsletter")
"""Kinds that a heading announces for a few lines only."""
_FEW = 120
"""Words."""


def reasons(tree: Tree, main: MainPart, places: Sequence[int]) -> dict[int, Reason]:
    """Return place → reason for the units that a heading marks as not the reader's.

    `places` are the units that no region leaves out, in reading order.
    """
    units = tree.units
    around = {at for index in (*main.regions, main.core) for at in tree.chain(index)}
    found: dict[int, Reason] = {}
    for order, place in enumerate(places):
        kind = "" if place in found else announced_by(units[place])
        if not kind:
            continue
        following = _until_next_heading(units, places[order + 1 :], units[place])
        box = _box(tree, around, place, places[order - 1] if order else -1)
        run = _of_kind(kind, tree, place, following, box)
        if run:
            found.update(dict.fromkeys((place, *run), Reason(kind, ("run", place))))
    return found | _notes(units, [place for place in places if place not in found])


def _box(tree: Tree, around: set[int], place: int, before: int) -> int:
    """Return the largest region that begins with a heading, -1 where it stands in the running text itself."""
    earlier = set(tree.chain(tree.units[before].region)) if before >= 0 else set()
    box = -1
    for at in tree.chain(tree.units[place].region):
        if at in around or at in earlier:
            break
        box = at
    return box


def _until_next_heading(units: Sequence[TextUnit], places: Iterable[int], heading: TextUnit) -> list[int]:
    level = heading.level or 7
    run = []
    for place in places:
        if units[place].role == "heading" and units[place].level <= level:
            break
        run.append(place)
    return run


def _of_kind(kind: str, tree: Tree, heading: int, run: list[int], box: int) -> list[int]:
    """Return the part of a run that is what its heading says; empty when it is not."""
    if kind == "references":
        return _sources(tree, heading, run)
    boxed = [place for place in run if box in tree.chain(tree.units[place].region)] if box >= 0 else []
    if kind in _SMALL:
        few = boxed or run
        return few if sum(word_count(tree.units[place].text) for place in few) <= _FEW else []
    if kind in ("comments", "legal"):
        return boxed if kind == "comments" else run
    for part in (run, boxed):
        if part and _link_share(tree.units, part) >= 0.5:
            return part
    return []


def _sources(tree: Tree, heading: int, run: list[int]) -> list[int]:
    """Return the run up to its last source, and what the same list adds; none when few are sources."""
    entries = [list(entry) for _, entry in groupby(run, key=lambda place: _entry(tree.units[place], place))]
    sources = [
        order
        for order, entry in enumerate(entries)
        if any(_SOURCE.search(tree.units[place].text) for place in entry)
    ]
    if not sources or len(sources) < (sources[-1] + 1) / 2:
        return []
    upto, beyond = entries[: sources[-1] + 1], entries[sources[-1] + 1 :]
    lists = _lists(tree, upto[-1][0]) - _lists(tree, heading)
    same_list = list(takewhile(lambda entry: lists & _lists(tree, entry[0]), beyond))
    counted_on = [] if same_list else _counted_on(tree.units, upto[-1][0], beyond)
    return list(chain(*upto, *same_list, *counted_on))


def _notes(units: Sequence[TextUnit], places: Sequence[int]) -> dict[int, Reason]:
    """Return numbered sources that stand under no heading of their own: two or more, from the first on."""
    found: dict[int, Reason] = {}
    for order, place in enumerate(places):
        unit = units[place]
        if unit.role not in ("paragraph", "other") or _number(unit) != 1 or not _SOURCE.search(unit.text):
            continue
        beyond = ([places[at]] for at in range(order + 1, len(places)))
        run = [place, *chain(*_counted_on(units, place, beyond))]
        sources = sum(bool(_SOURCE.search(units[at].text)) for at in run)
        if len(run) > 1 and sources >= len(run) / 2:
            found.update(dict.fromkeys(run, Reason("references", ("run", place))))
    return found


def _entry(unit: TextUnit, place: int) -> object:
    return item_of(unit) if unit.role == "listitem" else place


def _lists(tree: Tree, place: int) -> set[int]:
    around = tree.chain(tree.units[place].region)
    return {
        at for at in around if tree.regions[at].tag in ("ol", "ul", "dl") or tree.regions[at].role == "list"
    }


def _counted_on(units: Sequence[TextUnit], last: int, beyond: Iterable[list[int]]) -> list[list[int]]:
    """Return the entries whose own numbers follow on the number of the last source."""
    expected = _number(units[last])
    found: list[list[int]] = []
    for entry in beyond if expected else ():
        expected += 1
        if _number(units[entry[0]]) != expected:
            break
        found.append(entry)
    return found


def _number(unit: TextUnit) -> int:
    match = _NUMBER.match(unit.text)
    return int(match[1]) if match else 0


def _link_share(units: Sequence[TextUnit], run: Sequence[int]) -> float:
    words = sum(word_count(units[place].text) for place in run)
    linked = sum(link_words(units[place]) for place in run)
    return linked / words if words else 0.0
