"""Where sentences begin and end: sentencex, and a small layer of ours for what health pages write.

Text is expected as a block holds it, white space collapsed. No character is changed or lost: between two
spans there is only white space.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import sentencex


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
    language = lang.replace("_", "-").split("-")[0].lower() or "en"
    starts = {_past_citation(text, start) for start in _first_guess(text, language) if _parts(text, start)}
    if language == "en":
        starts.update(match.end() for pattern in _MISSED for match in pattern.finditer(text))
    starts = {
        start for start in starts if not _joins(text[max(0, start - 40) : start], text[start : start + 20])
    }
    starts.update(_list_numbers(text))
    edges = [0, *sorted(start for start in starts if 0 < start < len(text)), len(text)]
    return tuple(_trimmed(text, edges))


def _first_guess(text: str, language: str) -> set[int]:
    found = sentencex.get_sentence_boundaries(language, _prepared(text))
    return {boundary["start_index"] for boundary in found}


_SUPERSCRIPTS = re.compile(r"[⁰¹²³⁴-⁹]+(?:[ ,–-]+[⁰¹²³⁴-⁹]+)*\s*")
_GLUED = re.compile(r"(?<![/@.\w])[^\W\d_]{3,}[.!?]$")


def _past_citation(text: str, start: int) -> int:
    """Return the start moved behind citation marks, which belong to the sentence before."""
    match = _SUPERSCRIPTS.match(text, start)
    return match.end() if match else start


def _parts(text: str, start: int) -> bool:
    """Say whether two sentences can meet here: not inside an address such as `example.Site.org`."""
    before = text[max(0, start - 30) : start]
    if not before or before[-1].isspace() or before[-1] not in ".!?":
        return True
    return not text[start : start + 1].isalpha() or bool(_GLUED.search(before))


_APOSTROPHE = re.compile(r"(?<=[^\s(\[“\"])['’](?=\w)")
_WHOLE_QUOTE = re.compile(r"“[^“”]*”$|\"[^\"]*\"$|‘[^‘’]*’$")
"""A block that is one quotation, such as a patient's story: its sentences count one by one."""
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


def _prepared(text: str) -> str:
    """Return the text, as long as before, without what makes sentencex wait for a closing mark in vain."""
    text = _APOSTROPHE.sub("ʼ", text)
    if _WHOLE_QUOTE.match(text):
        text = f" {text[1:-1]} "
    if text.count('"') % 2:
        text = text.replace('"', "ʺ")
    for opening, closing in _PAIRS:
        if "„" not in text and text.count(opening) > text.count(closing):
            text = text.replace(opening, ",").replace(closing, ",")
    return text


_STARTERS = (
    r"(?:The|This|That|These|Those|There|It|Its|He|She|They|We|You|Your|I|If|In|How|What|When|Where|Why|Who|But|"
    r"And|Or|So|For|As|At|On|After|Before|Most|Many|Some|Ask|Call|Talk|Tell|Do|Does|Can|Is|Are|A|An)\s"
)
_MISSED = (
    # An abbreviation or a letter name can end a sentence: "the U.S. The", "vitamin D. You", "9 a.m. It".
    re.compile(rf"(?:\b(?:[A-Za-z]\.){{2,}}|\b(?:etc|[Cc]o|Inc|Ltd|al)\.)\s+(?={_STARTERS})"),
    re.compile(r"\b(?:[Vv]itamin|[Hh]epatitis) [A-Z]\.\s+(?=[A-Z][a-z]*\s)"),
    re.compile(
        rf"\b(?:vitamins|type|types|group|grade|stage|class|factor|plan|part|table|figure|or|and) "
        rf"[A-Z]\.\s+(?={_STARTERS})"
    ),
    # A citation number glued to a full stop: "consultation.11 12 Take".
    re.compile(r"(?<=[a-z)]{3}\.)\d{1,3}(?:[ ,–-]\d{1,3})*\s+(?=[A-Z])"),
    re.compile(r"(?<=\d\)\.)\d{1,3}\s+(?=[A-Z])"),
)

_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"'/])(?:e\.g|i\.e|eg|ie|[Nn]os?|N°|[Ff]igs?|cf|[Aa]pprox|ca|[Vv]ols?|pp?|[Cc]h|[Ss]ec|[Ee]q|[Rr]ef|"
    r"vs|al|etc|[Tt]el|[Ee]xt|min|max|incl|excl|resp|temp|a\.m|p\.m|[Dd]ept)\.\s*$"
)
_TITLE = re.compile(r"(?:^|\s)(?:Drs?|Mrs?|Ms|Profs?|Rev|Hon|Sr|Jr|e\.g|i\.e|cf|vs|approx|No|Fig|viz)\.\s*$")
_MARKER = re.compile(r"^(?:[-•⁃*–]\s?)?(?:\d{1,3}|[A-Za-z]|N°|No)[.)]{1,2}\s*$")
_CAPITAL = re.compile(r"(?:^|\s)[A-Z]\.\s*$")


def _joins(left: str, right: str) -> bool:
    """Say whether what ends with `left` goes on in `right`."""
    first = right[:1]
    continues = first.islower() or first.isdigit()
    if first in ")]”»" or (first.islower() and left.rstrip()[-1:] in "!?"):
        return True
    if _TITLE.search(left):
        return True
    return continues and bool(_ABBREVIATION.search(left) or _CAPITAL.search(left))


_NUMBER = re.compile(r"(?:(?<=\s)|^)(?:[-•⁃*]\s?)?(?:(\d{1,2})(?:\.\)|[.)])|([a-h])[.)])\s+(?=\S)")


def _list_numbers(text: str) -> Iterator[int]:
    """Yield where the items of a numbered list inside a text begin: at least two numbers that follow on."""
    found = [(match.start(), _ordinal(match)) for match in _NUMBER.finditer(text)]
    series = {
        place for left, right in pairwise(found) if right[1] == left[1] + 1 for place in (left[0], right[0])
    }
    yield from series


def _ordinal(match: re.Match[str]) -> int:
    number, letter = match.groups()
    return int(number) if number else 1000 + ord(letter)


def _trimmed(text: str, edges: list[int]) -> Iterator[Span]:
    """Yield the pieces between edges without white space around them; a lone number joins what follows."""
    waiting = -1
    for start, end in pairwise(edges):
        piece = text[start:end]
        if not piece.strip():
            continue
        begin = waiting if waiting >= 0 else start + len(piece) - len(piece.lstrip())
        if _MARKER.match(text[begin:end]) and text[end:].strip():
            waiting = begin
            continue
        waiting = -1
        yield Span(begin, start + len(piece.rstrip()))
