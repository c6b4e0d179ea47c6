"""Text that only leads to another page: a line that is one link, a card with a linked title."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from checker.lazy_pattern import lazy_pattern
from checker.model import TextUnit
from checker.text.main_part import MainPart
from checker.text.reasons import Reason
from checker.text.regions import Tree, is_sentence, link_words, word_count

_ALSO = lazy_pattern(
    r"\W*(?:related|see (?:also|more)|read (?:also|more|next|about)|also read|learn more|more|watch|listen|"
    r"don['’]t miss|lesen sie (?:auch|mehr)|mehr|lire aussi|lea también|leggi anche|lees ook)\b",
    re.IGNORECASE,
)
_CARD_WORDS = 70
_CARD_SENTENCES = 3
_ALL_BUT = 0.5
"""Where more than this share of the text would go, links are what the page is about, and they stay."""


def reasons(tree: Tree, main: MainPart, places: Sequence[int]) -> dict[int, Reason]:
    """Return place → reason for the units that lead elsewhere.

    `places` are the units that nothing else leaves out, in reading order.
    """
    around = {at for index in (*main.regions, main.core) for at in tree.chain(index)}
    found: dict[int, Reason] = {}
    by_card: dict[int, list[int]] = {}
    cards: dict[int, int] = {}
    for place, following in zip_longest(places, places[1:]):
        unit = tree.units[place]
        if not is_link_line(unit):
            continue
        card = _card(tree, around, unit.region, cards)
        if card >= 0:
            by_card.setdefault(card, []).append(place)
        elif unit.role == "heading" and following is not None and is_sentence(tree.units[following]):
            continue  # the heading of a section that happens to be a link
        found[place] = Reason("links", ("links", unit.region))
    lines = {place: reason for place, reason in found.items() if tree.units[place].role != "heading"}
    most = _ALL_BUT * _words(tree, places)
    told = (found | _of_cards(tree, by_card, places), lines)
    return next((one for one in told if _words(tree, one) <= most), {})


def is_link_line(unit: TextUnit) -> bool:
    """Say whether a unit is one link to another place, and not the page's title or an item of a list."""
    if unit.level == 1 or unit.role not in ("heading", "link", "paragraph", "other"):
        return False
    linked = link_words(unit)
    if not linked:
        return False
    enough = 0.5 if _ALSO.match(unit.text) else 0.9
    words = sum(any(map(str.isalnum, token)) for token in unit.text.split())
    if linked < enough * words or unit.text.startswith(("http", "www.")):
        return False
    links = [mark for mark in unit.marks if mark.kind == "link"]
    return bool(links) and not any("#" in mark.value or not mark.value for mark in links)


def _card(tree: Tree, around: set[int], region: int, known: dict[int, int]) -> int:
    """Return the largest small region around a place, -1 where there is none."""
    if region not in known:
        best = -1
        for at in tree.chain(region):
            small = tree.words[at] <= _CARD_WORDS and tree.sentences[at] <= _CARD_SENTENCES
            if at in around or not small:
                break
            best = at
        known[region] = best
    return known[region]


def _of_cards(tree: Tree, by_card: dict[int, list[int]], places: Sequence[int]) -> dict[int, Reason]:
    """Return what stands in the cards whose title is a link: the first line, or one below a short label."""
    members: dict[int, list[int]] = {card: [] for card in by_card}
    for place in places:
        for at in tree.chain(tree.units[place].region):
            if at in members:
                members[at].append(place)
    found: dict[int, Reason] = {}
    for card, inside in members.items():
        if _titled_by_a_link(tree.units, inside, by_card[card]):
            found.update(dict.fromkeys(inside, Reason("related", ("region", card))))
    return found


def _titled_by_a_link(units: Sequence[TextUnit], inside: Sequence[int], links: Iterable[int]) -> bool:
    linked = set(links)
    for place in inside:
        if place in linked:
            return True
        if word_count(units[place].text) > 4 or units[place].role == "heading":
            return False
    return False


def _words(tree: Tree, places: Iterable[int]) -> int:
    return sum(word_count(tree.units[place].text) for place in places)
