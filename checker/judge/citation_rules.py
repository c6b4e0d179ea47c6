"""Rules about citation marks and the list of references they point to."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urldefrag

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, failed, rule
from checker.judge.reference_list import DATE, Reference, may_be_unseen, references
from checker.lazy_pattern import lazy_pattern
from checker.model import Block, Citation, Place, Quote

_ADDRESS = lazy_pattern(
    r"https?://|www\.|\bdoi\b|\b10\.\d{4,9}/|\b[\w-]+\.(?:org|gov|com|net|edu|int|eu|uk|de|fr|es)\b", re.I
)
_ONLINE = lazy_pattern(
    r"\b(?:accessed|retrieved|last visited|available (?:at|from|online)|online|web ?site|"
    r"abgerufen|zugriff|consulté|disponible|consultado)\b",
    re.IGNORECASE,
)


@rule("citation-without-reference")
def citation_without_reference(facts: Facts) -> Iterator[Answer]:
    """Fail citation marks whose number the list of references lacks; ask once where there is no list."""
    listed = references(facts.text, facts.snapshot.lists)
    answers = (
        _about(facts, block, citation, listed) for block in facts.text.blocks for citation in block.citations
    )
    asked = False
    for answer in answers:
        said = asked and not listed and answer.outcome == "cantTell"
        yield PASSED if said else answer
        asked = asked or answer.outcome == "cantTell"


@rule("reference-without-date-or-link")
def reference_without_date_or_link(facts: Facts) -> Iterator[Answer]:
    """Fail references that a reader cannot date, and online ones that say no address."""
    for reference in filter(lambda one: one.is_understood, references(facts.text, facts.snapshot.lists)):
        place = _place(reference)
        reachable = reference.linked or bool(_ADDRESS.search(reference.text))
        dated = bool(DATE.search(reference.text))
        if not dated:
            yield failed(place, variant="" if reachable else "neither", number=reference.number)
        elif not reachable and _ONLINE.search(reference.text):
            yield failed(place, variant="no-link", number=reference.number)
        else:
            yield PASSED


def _about(facts: Facts, block: Block, citation: Citation, listed: Sequence[Reference]) -> Answer:
    known = {reference.number for reference in listed}
    missing = [number for number in citation.numbers if number not in known]
    if not missing or _leads_elsewhere(facts, citation):
        return PASSED
    place, quote = block_place(block), _words_before(block, citation)
    if not listed:
        if _target_found(facts, citation):
            return PASSED
        return cant_tell(place, quote=quote, mark=citation.mark)
    certain = [number for number in missing if not may_be_unseen(facts, listed, number)]
    if not certain or _target_found(facts, citation):
        return cant_tell(place, quote=quote, variant="unsure", mark=citation.mark, number=_said(missing))
    return failed(place, quote=quote, mark=citation.mark, number=_said(certain), last=max(known))


def _said(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _leads_elsewhere(facts: Facts, citation: Citation) -> bool:
    """Say whether the mark is a link to another page, where the source itself may be."""
    if not citation.href or citation.href.startswith("#"):
        return False
    return urldefrag(citation.href).url != urldefrag(facts.snapshot.url).url


def _target_found(facts: Facts, citation: Citation) -> bool:
    """Say whether the mark is a link to a place that this page has."""
    return any(link.fragment_found for link in facts.snapshot.links if citation.href in (link.url, link.href))


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
        within=unit.within,
        line=unit.line,
        column=unit.column,
    )
