"""Rows of items in a sentence, such as `a cough, a rash, red eyes and a fever`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern

_ITEMS = 5
"""Items from which a row in a sentence is easier to read as a list."""
_ITEM_WORDS = 5
_IN_BRACKETS = lazy_pattern(r"\([^()]*\)|\[[^\[\]]*\]")
_LAST_ITEM = lazy_pattern(
    r"^\s?(?:and|or|und|oder|et|ou|y|o)\s|\s(?:and|or|und|oder|et|ou|y|o)\s", re.IGNORECASE
)
_PART = lazy_pattern(r"\s*([^,;:]*[^,;:\s])")
_LEADS = frozenset(
    ("including", "such", "like", "namely", "especially", "einschließlich", "notamment", "incluyendo")
)
_NO_ITEM = frozenset(
    """
    which who whom whose that when where whereas while than thus but so if because although though
    however then as with by for in of to at from on we you they he she it this these those there is are
    was were be not more less most after before since until about under over during without against
    between i.e. e.g.
    """.split()  # noqa: SIM905  a list would fill a page
)
"""First words of what is no item but a clause."""
_VERB = lazy_pattern(
    r"\b(?:is|are|was|were|has|have|had|can|could|may|might|will|would|should|must|do|does|did|shows?|showed|found"
    r"|included?|includes|compared|used|received|reported|observed|limited|that"
    r"|which|who|we|they|you|it|says?|said|states|stated|cites|notes|explains|adds)\b",
    re.IGNORECASE,
)
_DIGIT = lazy_pattern(r"\d")


class Row(NamedTuple):
    """A row of items in a sentence."""

    start: int
    end: int
    """Offsets into the sentence."""
    items: int


def row_of_items(sentence: str) -> Row | None:
    """Return where a row of five items or more stands in a sentence; None when there is none.

    Where its first item begins is not known, so the row is given from its second item on, unless words such
    as `including` lead it in.
    """
    if sentence.count(",") < _ITEMS - 3:
        return None
    text = _IN_BRACKETS.sub(lambda found: "_" * len(found.group()), sentence)
    row: list[re.Match[str]] = []
    led = False
    for part in list(_PART.finditer(text))[1:]:
        words = part[1].lower().split()
        starts = bool(words) and (words[0] in _LEADS or text[part.start() - 1] == ":")
        if starts or (words and words[0] in ("and", "or") and len(words) > 1 and words[1] in _NO_ITEM):
            row, led = [], starts
        if not _is_item(words, part[1]):
            row, led = [], False
            continue
        row.append(part)
        last = _LAST_ITEM.search(part[1])
        if last:
            count = len(row) + (last.start() > 0) + (not led)
            if count >= _ITEMS and not all(map(_is_name, row)):
                return Row(row[0].start(1), _end_of(text, part, last), count)
            row, led = [], False
    return None


def _is_name(part: re.Match[str]) -> bool:
    """Say whether an item is a name: nobody ticks off a row of countries or of people."""
    words = part[1].split()
    return next((word for word in words if word not in ("and", "or", "the")), words[0])[:1].isupper()


def _is_item(words: Sequence[str], text: str) -> bool:
    """Say whether what stands between two commas may be an item of a row: short, and no clause."""
    core = words[1:] if words and words[0] in (*_LEADS, "and", "or") else words
    if not core or core[0] in _NO_ITEM or _VERB.search(text):
        return False
    # Of the last part only its beginning counts: the sentence may go on behind it.
    last = _LAST_ITEM.search(text)
    before = text[: last.start()].split() if last else core
    return len(before) <= _ITEM_WORDS and not _DIGIT.search(text)


def _end_of(text: str, part: re.Match[str], last: re.Match[str]) -> int:
    """Return the end of the row: three words of the last item are enough to see it."""
    after = list(re.finditer(r"[^\s.]+", text[part.start(1) : part.end(1)]))
    shown = [word for word in after if word.start() >= last.end()][:3]
    return part.start(1) + (shown[-1].end() if shown else last.end())
