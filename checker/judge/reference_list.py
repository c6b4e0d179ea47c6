"""The list of references of a page: its entries, their numbers, and whether none can have been missed."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from checker.judge.answers import Facts
from checker.lazy_pattern import lazy_pattern
from checker.model import ListFact, ReaderText, TextUnit
from checker.text.regions import item_of

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_OWN_NUMBER = lazy_pattern(r"\s*[\[(]?(\d{1,3})(?!\d)(?:[\])][.:]?|[.:)])?\s*(?=\S)")
_NEXT_NUMBER = lazy_pattern(r"(?:(?<=\s)|^)[\[(]?(\d{1,3})[\])]?[.:)]\s+(?=\S)")
_OTHER_COUNT = lazy_pattern(r"<\w+[^>]*\s(?:start|reversed)\b")
"""A list that may not count 1, 2, 3."""
DATE = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")


class Reference(NamedTuple):
    """One entry of a list of references."""

    number: int
    text: str
    linked: bool
    unit: TextUnit
    """The first piece of its text."""

    @property
    def is_understood(self) -> bool:
        """Say whether it can be a source: more than one word, or a link."""
        return len(self.text.split()) > 1 or self.linked or "/" in self.text


def references(text: ReaderText, lists: Sequence[ListFact] = ()) -> tuple[Reference, ...]:
    """Return the entries of the lists of references, numbered as the page numbers them.

    `lists` are all of the page's: their markup may count otherwise than 1, 2, 3.
    """
    units = _units(text)
    entries = _entries(units)
    if len(entries) == 1 and len(entries[0]) == 1:
        return tuple(_split(entries[0][0]))
    words = [" ".join(unit.text for unit in entry) for entry in entries]
    own = [_own_number(said) for said in words]
    numbers = own if _ascend(own) else _by_markup(_of_units(lists, units), len(entries))
    return tuple(
        Reference(number, said, any(_is_linked(unit, 0, len(unit.text)) for unit in entry), entry[0])
        for number, said, entry in zip(numbers, words, entries, strict=True)
    )


def is_whole(facts: Facts, listed: Sequence[Reference]) -> bool:
    """Return whether the numbers are certain: no entry is hidden, left over, or not understood."""
    units = _units(facts.text)
    own = [_own_number(reference.text) for reference in listed]
    if not all(reference.is_understood for reference in listed) or (any(own) and not _ascend(own)):
        return False
    if listed and listed[0].unit.role == "listitem":
        others = any(unit.list_like and unit.role != "listitem" for unit in units)
        return not others and len(listed) == _items(facts, units)
    return all(own) and len({id(reference.unit) for reference in listed}) == len(units) - sum(
        unit.role == "heading" for unit in units
    )


def may_be_unseen(facts: Facts, listed: Sequence[Reference], number: int) -> bool:
    """Return whether a source with this number may stand where `references` found no entry."""
    if not is_whole(facts, listed):
        return True
    if not any(_own_number(reference.text) for reference in listed):
        return False
    texts = [block.text for block in facts.text.blocks]
    texts += [unit.text for part in facts.text.excluded for unit in part.units]
    within = re.compile(rf"(?<!\d){number}(?!\d)")
    return any(_own_number(text) == number for text in texts) or (
        len({id(reference.unit) for reference in listed}) < len(listed)
        and any(within.search(reference.unit.text) for reference in listed)
    )


def _units(text: ReaderText) -> list[TextUnit]:
    return [unit for part in text.excluded if part.kind == "references" for unit in part.units]


def _entries(units: Sequence[TextUnit]) -> list[list[TextUnit]]:
    """Return the units of each entry; none when hardly any looks like a source.

    Entries are the list items. Where there is no list, they are the paragraphs with a number of their own.
    """
    texts = [unit for unit in units if not unit.hidden and unit.role not in ("heading", "button", "label")]
    items = [list(entry) for _, entry in groupby((u for u in texts if u.role == "listitem"), key=item_of)]
    entries = items or [[unit] for unit in texts if len(unit.text.split()) > 1 and _own_number(unit.text)]
    dated = sum(any(DATE.search(unit.text) for unit in entry) for entry in entries)
    return entries if 2 * dated >= len(entries) else []


def _items(facts: Facts, units: Sequence[TextUnit]) -> int:
    """Return how many items the markup of these lists has, hidden ones included; 0 when it is not known."""
    lists = _of_units(facts.snapshot.lists, units)
    unknown = any(_OTHER_COUNT.match(one.place.html) and not one.numbers for one in lists)
    return 0 if unknown else sum(one.items for one in lists)


def _of_units(lists: Sequence[ListFact], units: Sequence[TextUnit]) -> list[ListFact]:
    """Return the lists of the markup that these units stand in."""
    headings = {f"heading {unit.text}" for unit in units if unit.role == "heading"}
    return [
        one
        for one in lists
        if headings.intersection(one.place.path[-1:])
        or any(unit.selector.startswith(f"{one.place.selector} > ") for unit in units)
    ]


def _by_markup(lists: Sequence[ListFact], count: int) -> list[int]:
    """Return the numbers that a browser shows before so many entries; a plain list counts on."""
    numbers: list[int] = []
    for one in lists:
        numbers += one.numbers or range(len(numbers) + 1, len(numbers) + 1 + one.items)
    return numbers if len(numbers) == count else list(range(1, count + 1))


def _split(unit: TextUnit) -> Iterator[Reference]:
    """Split one paragraph that holds several numbered references."""
    starts: list[int] = []
    for match in _NEXT_NUMBER.finditer(unit.text):
        if int(match[1]) == len(starts) + 1:
            starts.append(match.start())
    edges = [*(starts or [0]), len(unit.text)]
    for number, (start, end) in enumerate(pairwise(edges), start=1):
        yield Reference(number, unit.text[start:end], _is_linked(unit, start, end), unit)


def _own_number(text: str) -> int:
    """Return the number that an entry's text begins with; 0 when it has none."""
    match = _OWN_NUMBER.match(text.translate(_SUPERSCRIPT))
    return int(match[1]) if match else 0


def _ascend(numbers: Sequence[int]) -> bool:
    return 0 not in numbers and list(numbers) == sorted(set(numbers))


def _is_linked(unit: TextUnit, start: int, end: int) -> bool:
    return any(mark.kind == "link" and mark.value and start <= mark.start < end for mark in unit.marks)
