"""What is left when all else is told apart: text said twice, scraps beside the running text, its authors."""

from collections.abc import Mapping, Sequence

from checker.lazy_pattern import lazy_pattern
from checker.model import TextUnit
from checker.text.main_part import MainPart
from checker.text.reasons import Reason
from checker.text.regions import Tree, is_sentence, weight, word_count

_TOO_LONG_FOR_CHANCE = 8
"""Words. So long a line does not stand twice so near by chance."""
_A_TITLE = 3
_BESIDE = 4
"""Lines between two copies of one line, at most."""
_A_RUN = 3
_LAST = 4
"""Sentences at the end of a text among which its authors are told."""
_WHO = (
    r"editor|writer|author|journalist|reporter|correspondent|columnist|contributor|producer|blogger|"
    r"professor|lecturer|researcher|attorney|lawyer|physician|psychologist|therapist|nutritionist|dietitian|"
    r"redakteur(?:in)?|autor(?:in)?|journalistin"
)
_BIOGRAPHY = lazy_pattern(
    r"[(*—–-]*\s?(?:Dr\.? |Prof\.? )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}(?:,? [A-Z][A-Za-z.-]{1,7},?)* "
    rf"(?:is|was|ist) (?:an?|the|our|eine?) (?:[\w'’&,-]+ ){{0,6}}?(?:{_WHO})\b"
)


def reasons(tree: Tree, main: MainPart, places: Sequence[int]) -> dict[int, Reason]:
    """Return place → reason for the units that add nothing to the running text.

    `places` are the units that nothing else leaves out, in reading order.
    """
    found = _said_twice(tree.units, places)
    rest = [place for place in places if place not in found]
    found |= _scraps(tree, main, rest)
    rest = [place for place in rest if place not in found]
    return found | _authors(tree.units, rest)


def _said_twice(units: Sequence[TextUnit], places: Sequence[int]) -> dict[int, Reason]:
    """Return second copies of a line, made for another size of screen.

    A copy stands in another region: right beside the first one, or with at least two neighbours that are
    copies of the same neighbours. The page's title counts as copied wherever it stands again.
    """
    first: dict[str, int] = {}
    copies: dict[int, int] = {}
    for order, place in enumerate(places):
        unit = units[place]
        if unit.role in ("cell", "headercell"):
            continue
        earlier = first.setdefault(unit.text.lower(), order)
        if units[places[earlier]].region != unit.region:
            copies[order] = earlier
    return {
        places[order]: Reason("twice", ("twice", units[places[order]].region))
        for order, earlier in copies.items()
        if _is_copy(units[places[earlier]], units[places[order]], order - earlier)
        or _run_of_copies(copies, order) >= _A_RUN
    }


def _is_copy(before: TextUnit, unit: TextUnit, apart: int) -> bool:
    words = word_count(unit.text)
    if before.level == 1 and words >= _A_TITLE and unit.role != "listitem":
        return True
    return apart <= _BESIDE and words >= _TOO_LONG_FOR_CHANCE


def _run_of_copies(copies: Mapping[int, int], order: int) -> int:
    """Return how many lines around this one, and it, are copies of lines in the same order."""
    apart = order - copies[order]
    start = end = order
    while copies.get(start - 1) == start - 1 - apart and order - start < _A_RUN:
        start -= 1
    while copies.get(end + 1) == end + 1 - apart and end - start < _A_RUN:
        end += 1
    return end - start + 1


def _scraps(tree: Tree, main: MainPart, places: Sequence[int]) -> dict[int, Reason]:
    """Return what stands in regions beside the running text that hold none themselves."""
    if main.core < 0:
        return {}
    around = set(tree.chain(main.core))
    members: dict[int, list[int]] = {}
    for place in places:
        chain = list(tree.chain(tree.units[place].region))
        outer = [at for at in chain if at not in around]
        if outer and main.core not in chain:
            members.setdefault(outer[-1], []).append(place)
    found: dict[int, Reason] = {}
    for region, inside in members.items():
        units = [tree.units[place] for place in inside]
        if any(unit.level == 1 for unit in units) or sum(map(weight, units)) > 0:
            continue
        found.update(dict.fromkeys(inside, Reason("aside", ("region", region))))
    return found


def _authors(units: Sequence[TextUnit], places: Sequence[int]) -> dict[int, Reason]:
    """Return the last sentences of a text that tell who wrote it."""
    last = [place for place in places if is_sentence(units[place])][-_LAST:]
    told = (place for place in last if _BIOGRAPHY.match(units[place].text))
    return {place: Reason("author", ("author", units[place].region)) for place in told}
