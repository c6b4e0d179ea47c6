"""Rules about citation marks and the list of references they point to."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, failed, rule
from checker.model import Block, Citation, Place, Quote, ReaderText, TextUnit

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_OWN_NUMBER = re.compile(r"\s*[\[(]?(\d{1,3})(?:[\])][.:]?|[.:)])?\s*(?=\S)")
_NEXT_NUMBER = re.compile(r"(?:(?<=\s)|^)[\[(]?(\d{1,3})[\])]?[.:)]\s+(?=\S)")
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_ADDRESS = re.compile(
    r"https?://|www\.|\bdoi\b|\b10\.\d{4,9}/|\b[\w-]+\.(?:org|gov|com|net|edu|int|eu|uk|de|fr|es)\b", re.I
)
_ONLINE = re.compile(
    r"\b(?:accessed|retrieved|last visited|available (?:at|from|online)|online|web ?site|"
    r"abgerufen|zugriff|consulté|disponible|consultado)\b",
    re.IGNORECASE,
)


class Reference(NamedTuple):
    """One entry of a list of references."""

    number: int
    text: str
    linked: bool
    unit: TextUnit


@rule("citation-without-reference")
def citation_without_reference(facts: Facts) -> Iterator[Answer]:
    """Fail citation marks whose number the list of references does not have."""
    listed = {reference.number for reference in references(facts.text)}
    for block in facts.text.blocks:
        for citation in block.citations:
            yield _about(block, citation, listed)


@rule("reference-without-date-or-link")
def reference_without_date_or_link(facts: Facts) -> Iterator[Answer]:
    """Fail references that a reader cannot date, and online ones that say no address."""
    for reference in references(facts.text):
        place = _place(reference)
        reachable = reference.linked or bool(_ADDRESS.search(reference.text))
        dated = bool(_DATE.search(reference.text))
        if not dated:
            yield failed(place, variant="" if reachable else "neither", number=reference.number)
        elif not reachable and _ONLINE.search(reference.text):
            yield failed(place, variant="no-link", number=reference.number)
        else:
            yield PASSED


def references(text: ReaderText) -> tuple[Reference, ...]:
    """Return the entries of the lists of references, numbered as the page numbers them."""
    lists = [part.units for part in text.excluded if part.kind == "references"]
    units = [unit for part in lists for unit in _entries(part)]
    if len(units) == 1:
        return tuple(_split(units[0]))
    own = [_OWN_NUMBER.match(unit.text.translate(_SUPERSCRIPT)) for unit in units]
    numbered = [int(match[1]) if match else 0 for match in own]
    if numbered != sorted(set(numbered)) or 0 in numbered:
        numbered = list(range(1, len(units) + 1))
    return tuple(
        Reference(number, unit.text, _is_linked(unit, 0, len(unit.text)), unit)
        for number, unit in zip(numbered, units, strict=True)
    )


def _split(unit: TextUnit) -> Iterator[Reference]:
    """Split one paragraph that holds several numbered references."""
    starts: list[int] = []
    for match in _NEXT_NUMBER.finditer(unit.text):
        if int(match[1]) == len(starts) + 1:
            starts.append(match.start())
    edges = [*(starts or [0]), len(unit.text)]
    for number, (start, end) in enumerate(pairwise(edges), start=1):
        yield Reference(number, unit.text[start:end], _is_linked(unit, start, end), unit)


def _entries(units: Sequence[TextUnit]) -> list[TextUnit]:
    """Return the units that are entries; none when hardly any looks like a source.

    Entries are the list items. Where there is no list, they are the paragraphs with a number of their own.
    """
    texts = [unit for unit in units if _is_entry(unit)]
    entries = [unit for unit in texts if unit.role == "listitem"] or [
        unit for unit in texts if _OWN_NUMBER.match(unit.text.translate(_SUPERSCRIPT))
    ]
    dated = sum(bool(_DATE.search(unit.text)) for unit in entries)
    return entries if 2 * dated >= len(entries) else []


def _is_entry(unit: TextUnit) -> bool:
    return not unit.hidden and unit.role not in ("heading", "button", "label") and len(unit.text.split()) > 1


def _is_linked(unit: TextUnit, start: int, end: int) -> bool:
    return any(mark.kind == "link" and mark.value and start <= mark.start < end for mark in unit.marks)


def _about(block: Block, citation: Citation, listed: set[int]) -> Answer:
    if not citation.numbers or set(citation.numbers) <= listed or _leads_elsewhere(citation):
        return PASSED
    place, quote = block_place(block), _words_before(block, citation)
    if not listed:
        return cant_tell(place, quote=quote, mark=citation.mark)
    missing = ", ".join(str(number) for number in citation.numbers if number not in listed)
    return failed(place, quote=quote, mark=citation.mark, number=missing, last=max(listed))


def _leads_elsewhere(citation: Citation) -> bool:
    """Say whether the mark is a link to another page, where the source itself may be."""
    return bool(citation.href) and not citation.href.startswith("#")


def _words_before(block: Block, citation: Citation) -> Quote:
    words = block.text[: citation.at].split()[-6:]
    quote = " ".join(words)
    start = max(0, block.text.rfind(quote, 0, citation.at + 1)) if quote else 0
    return Quote(quote=quote, start=start, end=start + len(quote))


def _place(reference: Reference) -> Place:
    unit = reference.unit
    return Place(
        selector=unit.selector,
        box=unit.box,
        role=unit.role,
        name=reference.text[:80],
        path=("references",),
        subject=reference.text,
    )
