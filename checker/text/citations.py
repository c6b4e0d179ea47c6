"""Take citation marks off a reader's text, and keep what they were."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern
from checker.model import Anchor, Citation, InlineMark
from checker.text import anchors as places


class Clean(NamedTuple):
    """A text without citation marks; offsets of marks, citations and anchors are into this text."""

    text: str
    citations: tuple[Citation, ...]
    marks: tuple[InlineMark, ...]
    anchors: tuple[Anchor, ...] = ()


class _Cut(NamedTuple):
    start: int
    end: int
    href: str


_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_SUPERSCRIPT, "0123456789")
_LIST = r"\d{1,3}(?:\s?[,;–‐-]\s?\d{1,3})*"
_ONE_RAISED = rf"[{_SUPERSCRIPT}]{{1,3}}"
_RAISED = lazy_pattern(
    rf"(?<![{_SUPERSCRIPT}]){_ONE_RAISED}(?:\s?[,;˒–⁻‐-]\s?{_ONE_RAISED})*(?![{_SUPERSCRIPT}])"
)
_BRACKETED = lazy_pattern(rf"\[\s?{_LIST}\s?\]")
_NUMBERS = lazy_pattern(rf"[\[(]?\s?{_LIST}\s?[\])]?[,;]?")
_SYMBOLS = lazy_pattern(r"[*†‡§¶]{1,3}|\[?[a-z]\]?")
_SOURCE_FRAGMENT = lazy_pattern(r"#.*(?:ref|cit|cite|fn|note|bib|source|lit|end)", re.IGNORECASE)
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d$")
_UNIT = lazy_pattern(r"(?:^|[\s\d/(·.])(?:[kcdmnµμ]?m|ft|yd|sec|s|kg|in(?<=\din)|in(?<=\d in))$")
_ELEMENT = lazy_pattern(r"(?:^|[\s(-])[A-Z][a-z]?-?$")


def take_off(text: str, marks: Sequence[InlineMark], anchors: Sequence[Anchor] = ()) -> Clean:
    """Return the text without its citation marks.

    What looks like one and is none stays: powers (10⁶, m²), isotopes (¹⁷⁷Lu), ordinals (1st), ™ and ®.
    """
    cuts = _with_spaces(text, _merged(text, _found(text, marks)))
    if not cuts:
        return Clean(text, (), tuple(marks), tuple(anchors))
    kept: list[str] = []
    citations: list[Citation] = []
    at = place = 0
    for cut in cuts:
        kept.append(text[place : cut.start])
        at += cut.start - place
        place = cut.end
        citations.append(_citation(text, cut, at))
    kept.append(text[place:])
    left = places.moved(anchors, [(cut.start, cut.end) for cut in cuts])
    return Clean("".join(kept), tuple(citations), tuple(_moved(marks, cuts)), left)


def _found(text: str, marks: Sequence[InlineMark]) -> Iterator[_Cut]:
    links = sorted((mark for mark in marks if mark.kind == "link"), key=_start)
    for mark in marks:
        if mark.kind == "sup" and _is_raised_citation(text, mark, _href(links, mark.start, mark.end)):
            yield _Cut(mark.start, mark.end, _href(links, mark.start, mark.end))
    for link in links:
        shown = text[link.start : link.end].strip()
        if _NUMBERS.fullmatch(shown) and _SOURCE_FRAGMENT.search(link.value):
            yield _Cut(link.start, link.end, link.value)
    for match in _RAISED.finditer(text):
        if not _is_power(text, *match.span()):
            yield _Cut(*match.span(), _href(links, *match.span()))
    for match in _BRACKETED.finditer(text):
        yield _Cut(*match.span(), _href(links, *match.span()))


def _start(mark: InlineMark) -> int:
    return mark.start


def _href(links: Sequence[InlineMark], start: int, end: int) -> str:
    """Return where the link goes that shares characters with a range; links are sorted and never nested."""
    before = bisect_left(links, end, key=_start)
    return links[before - 1].value if before and links[before - 1].end > start else ""


def _is_raised_citation(text: str, mark: InlineMark, href: str) -> bool:
    shown = text[mark.start : mark.end].strip()
    if "#" in href and (_NUMBERS.fullmatch(shown) or _SYMBOLS.fullmatch(shown)):
        return True
    return bool(_NUMBERS.fullmatch(shown)) and not _is_power(text, mark.start, mark.end)


def _is_power(text: str, start: int, end: int) -> bool:
    """Say whether raised figures are a power, an isotope's number or the like."""
    before, after = text[max(0, start - 40) : start], text[end : end + 1]
    if after.isalpha() or not before.strip():
        return True
    if before[-1] in "⁻-−+^":
        return True
    if before[-1].isdigit():
        return not _YEAR.search(before)
    shown = text[start:end].translate(_PLAIN).strip()
    if shown in ("2", "3") and _UNIT.search(before):
        return True
    return shown.isdigit() and int(shown) > 10 and bool(_ELEMENT.search(before))


def _merged(text: str, cuts: Iterable[_Cut]) -> list[_Cut]:
    """Join marks that overlap or have only a comma or a dash between them."""
    joined: list[_Cut] = []
    for cut in sorted(cuts):
        last = joined[-1] if joined else None
        if last and (cut.start <= last.end or text[last.end : cut.start].strip() in (",", ";", "–", "-")):
            joined[-1] = _Cut(last.start, max(last.end, cut.end), last.href or cut.href)
        else:
            joined.append(cut)
    return joined


def _with_spaces(text: str, cuts: Iterable[_Cut]) -> list[_Cut]:
    """Widen each cut over the space before it where the text would else have a space too many."""
    wide = []
    for cut in cuts:
        start = cut.start
        before_stop = cut.end >= len(text) or text[cut.end] in " .,;:!?)]»”"
        if before_stop and start and text[start - 1] == " ":
            start -= 1
        wide.append(_Cut(start, cut.end, cut.href))
    return wide


def _citation(text: str, cut: _Cut, at: int) -> Citation:
    mark = text[cut.start : cut.end].strip()
    return Citation(mark=mark, numbers=numbers(mark), at=at, href=cut.href)


def numbers(mark: str) -> tuple[int, ...]:
    """Return the numbers of a citation mark in order, ranges written out (`2–4` → 2, 3, 4)."""
    found: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s?[–⁻‐-]\s?(\d+))?", mark.translate(_PLAIN)):
        start, end = int(first), int(last or first)
        found.extend(range(start, end + 1) if start <= end < start + 100 else (start, end))
    return tuple(dict.fromkeys(found))


def _moved(marks: Iterable[InlineMark], cuts: Sequence[_Cut]) -> Iterator[InlineMark]:
    """Yield the marks that are left, with offsets into the clean text."""
    ends = [cut.end for cut in cuts]
    gone = list(accumulate((cut.end - cut.start for cut in cuts), initial=0))

    def shifted(offset: int) -> int:
        place = bisect_right(ends, offset)
        inside = max(0, offset - cuts[place].start) if place < len(cuts) else 0
        return offset - gone[place] - inside

    for mark in marks:
        start, end = shifted(mark.start), shifted(mark.end)
        if end > start:
            yield InlineMark(start=start, end=end, kind=mark.kind, value=mark.value)
