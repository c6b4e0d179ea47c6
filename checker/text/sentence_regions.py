"""Quotations and brackets: inside them no sentence ends, as the one around them goes on."""

from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern


class Region(NamedTuple):
    """A closed pair of marks: `text[start]` opens it, `text[end]` closes it."""

    start: int
    end: int


_MARKS = lazy_pattern(
    r"[\"“”„«»‹›()\[\]{}「」『』（）【】《》〈〉'‘’‚]"
    r"(?:(?<=[^'‘’‚])|(?<=(?<!\w)['‘‚])(?=[\w\"“¿¡(])|(?<=[^\s(\[]['’])(?!\w))"
)
_CLOSES = {
    ")": "(", "]": "[", "}": "{", "」": "「", "』": "『", "）": "（", "】": "【", "》": "《", "〉": "〈",
}  # fmt: skip
_QUOTES = {"“": ("„",), "”": ("“", "„", "”"), "’": ("‘", "‚"), "‘": ("‚",), "'": ("'",), '"': ('"',)}
"""A closing quotation mark, and what it may close."""
_GUILLEMETS = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
_SHORT = 60


def regions(text: str) -> list[Region]:
    """Return the outermost closed pairs of `text` in order. A mark that is never closed opens nothing.

    A quotation or bracket that is the whole text, such as a patient's story, is left out: its sentences
    count one by one.
    """
    text = text.replace(",,", "„ ")
    found: list[Region] = []
    waiting: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, place = match.group(), match.start()
        opener = _opener_of(mark, text, place, waiting)
        if opener is None:
            waiting.append((mark, place))
        elif opener >= 0:
            found.append(Region(waiting[opener][1], match.end() - 1))
            del waiting[opener:]
    return _outermost(text, found)


def _opener_of(mark: str, text: str, place: int, waiting: list[tuple[str, int]]) -> int | None:
    """Return where in `waiting` the mark that this one closes stands; -1 for none, None if this one opens."""
    if mark in _CLOSES:
        return _last(waiting, (_CLOSES[mark],))
    if mark in _GUILLEMETS:
        found = _last(waiting, (_GUILLEMETS[mark],))
        return found if found >= 0 else None
    if mark not in _QUOTES:
        return None
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    opens = (
        (not before or before.isspace() or before in "([{—–-/¿¡:“‘«") and bool(after) and not after.isspace()
    )
    found = _last(waiting, _QUOTES[mark])
    if found >= 0 and not (opens and mark in "\"”'"):
        return -1 if _apostrophe(mark, before, place - waiting[found][1]) else found
    if mark == "“" or opens:
        return None
    return -1


def _apostrophe(mark: str, before: str, length: int) -> bool:
    """Say whether a mark that could close a quotation is more likely an apostrophe: `patients'`."""
    return mark in "'’" and length > _SHORT and (before == "s" or (mark == "'" and before.isalnum()))


def _last(waiting: list[tuple[str, int]], wanted: tuple[str, ...]) -> int:
    for index in range(len(waiting) - 1, max(-1, len(waiting) - 9), -1):
        if waiting[index][0] in wanted:
            return index
    return -1


def _outermost(text: str, found: list[Region]) -> list[Region]:
    last = len(text.rstrip()) - 1
    kept: list[Region] = []
    for region in sorted(found):
        if region.end == last and not text[: region.start].strip():
            continue
        if not kept or region.start > kept[-1].end:
            kept.append(region)
    return kept
