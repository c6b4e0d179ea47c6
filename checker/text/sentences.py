"""Where sentences begin and end.

A pattern finds each place where a sentence may end (`sentence_marks`); a few questions, put with the tables
of the language (`sentence_tables`), say whether one does (`sentence_stops`). Quotations and brackets hold
together what they enclose (`sentence_regions`); lists and line breaks part a text without a full stop
(`sentence_breaks`). No character is changed or lost: between two spans there is only white space.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern
from checker.text.sentence_breaks import breaks
from checker.text.sentence_marks import WIDE
from checker.text.sentence_regions import Region, regions
from checker.text.sentence_stops import can_cite, ends_long_word, full_stop_ends, glued_ends, token_before
from checker.text.sentence_tables import Language, language


class Span(NamedTuple):
    """A sentence as offsets into its text: `text[start:end]`."""

    start: int
    end: int


@lru_cache(maxsize=2048)
def sentences(text: str, lang: str = "en") -> tuple[Span, ...]:
    """Return the sentences of one block's text. `lang` is a BCP 47 tag.

    Answers are kept, as the scores and the rules ask about the same blocks.
    """
    if not text.strip():
        return ()
    known = language(lang.replace("_", "-").split("-")[0].lower() or "en")
    return tuple(_trimmed(text, [0, *_starts(text, known), len(text)]))


def _starts(text: str, known: Language) -> Iterator[int]:
    """Yield in order where a sentence begins after another."""
    enclosed, fixed = iter(regions(text)), iter(breaks(text, known.code))
    region, edge = next(enclosed, None), next(fixed, None)
    begin = 0
    for match in known.ends.finditer(text):
        place = match.start()
        while edge is not None and edge <= place:
            begin = max(begin, edge)
            yield begin
            edge = next(fixed, None)
        while region and region.end < place:
            region = next(enclosed, None)
        inside = region if region and region.start < place else None
        if inside and inside.end >= max(match.end("closers"), match.end("after")):
            continue
        start = _next_start(text, begin, match, inside, known)
        if start:
            begin = start
            yield begin
    while edge is not None:
        yield max(begin, edge)
        edge = next(fixed, None)


_HEAD = lazy_pattern(r"(?P<lead>[^\w\s]{0,6}\s?[^\w\s]{0,6})(?P<word>[^\W_]+(?:['’][^\W_]+)?)")
_GOES_ON = lazy_pattern(r"[,;:!?)\]}、，；：]|\.(?!\.\.\w)|…(?!\w)|\([^().!?]{1,80}\)[.!?](?:\s|$)")
"""Marks that begin no sentence; and a bracket before the full stop, as a source: `"…." (Smith 55).`"""


def _next_start(text: str, begin: int, match: re.Match[str], inside: Region | None, known: Language) -> int:
    """Return where the next sentence begins, if the one from `begin` ends at the match; else 0.

    `inside` is the quotation or bracket that the match closes.
    """
    place, end = match.span()
    if match["glued"] is not None:
        return end if glued_ends(text, place, known) else 0
    only_marks = inside and inside.start + 1 == place
    if only_marks or end == len(text) or _GOES_ON.match(text, end):
        return 0
    if match["after"] is not None or match["marks"][0] in known.marks:
        return end if _wide_mark_ends(text, match, inside) else 0
    head = _HEAD.match(text, end)
    if head is None:
        return end
    notes = match["notes"]
    if notes and notes[0].isdigit() and not can_cite(text, begin, place, known):
        return 0
    return _start_after(text, begin, match, head, known)


def _start_after(text: str, begin: int, match: re.Match[str], head: re.Match[str], known: Language) -> int:
    """Answer for scripts with capitals, where the word that follows tells much."""
    place, end, marks = match.start(), match.end(), match["marks"]
    goes_on = _goes_on(head)
    if len(marks) > 1 and marks[0] == ".":
        return 0 if goes_on else _start_after_dots(text, place, marks, end)
    if marks == "." and not full_stop_ends(text, begin, place, head, known):
        return 0
    if goes_on and not _ITEM_AHEAD.match(text, end):
        ends = marks == "." and not match["closers"] and ends_long_word(text, place)
    elif marks[0] in "–—-":
        ends = known.opens(head["word"])
    else:
        shouted = marks == "!" and token_before(text, begin, place) in known.shouted
        ends = not shouted or known.opens(head["word"])
    return end if ends else 0


_ITEM_AHEAD = lazy_pattern(r"\(?(?:[a-z]|[ivx]{1,5})(?:\)\s|\.\s+[^\W\d_a-z])")


def _goes_on(head: re.Match[str]) -> bool:
    """Say whether a small letter comes next, as within a sentence; `mRNA` and `pH` can begin one."""
    word: str = head["word"]
    if head["lead"] in ("...", "…"):
        return False
    return word[0].islower() and not any(letter.isupper() for letter in word[1:4])


def _start_after_dots(text: str, place: int, marks: str, end: int) -> int:
    """Return where the next sentence begins after several full stops and before a capital; 0 for nowhere.

    Three spaced ones leave something out of a sentence; with a fourth it has ended (Chicago Manual of Style).
    """
    if " " not in marks and "\u00a0" not in marks:
        return end
    if marks.count(".") == 3:
        return 0
    glued = not text[place - 1 : place].isspace() and marks[1] != "." and len(marks) > 3
    return place + 1 if glued else end


_ANNOUNCES = ":,：，،"


def _wide_mark_ends(text: str, match: re.Match[str], inside: Region | None) -> bool:
    """Say whether a mark of a script without capitals ends a sentence.

    After a closed quotation the sentence goes on with who said it, unless that stood before: `他说：“好。”`.
    """
    place, end = match.span()
    if text[place] == "．" and text[end].isdigit() and text[place - 1 : place].isdigit():
        return False
    if not inside:
        return True
    before = text[max(0, inside.start - 4) : inside.start].rstrip()[-1:]
    alone = not before or before in WIDE or before in ".!?"
    return alone if text[inside.start] in "([（【" else before in _ANNOUNCES and bool(before)


_LONE = lazy_pattern(r"(?:[-•⁃*–]\s?)?(?:\d{1,3}|[A-Za-z])[.)]{1,2}|[-•⁃*–]")


def _trimmed(text: str, edges: list[int]) -> Iterator[Span]:
    """Yield the pieces between edges without white space around them; a lone number joins what follows."""
    waiting = -1
    last = len(text.rstrip())
    for start, end in pairwise(edges):
        bare = text[start:end].strip()
        if not bare:
            continue
        begin = waiting if waiting >= 0 else text.index(bare[0], start)
        stop = text.rindex(bare[-1], begin, end) + 1
        waiting = -1
        if stop - begin < 12 and stop < last and _LONE.fullmatch(text, begin, stop):
            waiting = begin
        else:
            yield Span(begin, stop)
