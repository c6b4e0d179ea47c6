"""Breaks that need no full stop: the items of a list written in one run, bullets, and line breaks."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern

_BULLETS = "•⁃▪▫◦‣●○■□➢➤✓✔"
_ITEM = lazy_pattern(
    rf"(?<!\S)(?P<bullet>[{_BULLETS}]\s?)?(?:(?P<number>\d{{1,2}})|(?P<letter>[a-h]))(?:\.\)|[.)])\s+(?P<next>\S)"
)
_NUMBERED = lazy_pattern(r"[.)](?:(?<=\d.)|(?<=\b[a-h].)|(?<=[\da-h]\.\)))\s")
_BULLET = lazy_pattern(rf"[{_BULLETS}](?<!\S.)(?=\s?\w)")
_BROKEN = lazy_pattern(r"[\n\r\v\f\x85\u2028\u2029]")
_LINE = lazy_pattern(r"(?P<before>[ \t\xa0]?)(?P<breaks>[\n\r\v\f\x85\u2028\u2029]\s*)(?P<next>\S)")
_FIRST = (1, 1000 + ord("a"))
"""The ordinals with which a list can begin anew: `1.` and `a.`"""


class _Item(NamedTuple):
    start: int
    ordinal: int
    capital: bool
    opens: bool


def breaks(text: str, code: str) -> list[int]:
    """Return in order where a sentence begins whatever stands before it. `code` is the language's."""
    found: set[int] = set()
    if _BROKEN.search(text):
        found.update(_line_starts(text, code == "de"))
    if _NUMBERED.search(text):
        found.update(_item_starts(text))
    bullets = [match.start() for match in _BULLET.finditer(text)]
    if len(bullets) > 1 or (bullets and not text[: bullets[0]].strip()):
        found.update(bullets)
    return sorted(found)


def _item_starts(text: str) -> Iterator[int]:
    """Yield where the items of a numbered or lettered list begin: at least two that follow on."""
    series: list[_Item] = []
    for item in _items(text):
        last = series[-1] if series else None
        if last and item.ordinal == last.ordinal + 1 and item.capital == last.capital:
            series.append(item)
        elif item.opens or (len(series) > 1 and item.ordinal in _FIRST):
            yield from _starts(series)
            series = [item]
    yield from _starts(series)


def _starts(series: list[_Item]) -> list[int]:
    return [item.start for item in series] if len(series) > 1 else []


def _items(text: str) -> Iterator[_Item]:
    for match in _ITEM.finditer(text):
        number, after = match["number"], match["next"]
        before = text[max(0, match.start() - 8) : match.start()].rstrip()[-1:]
        capital = not after.islower()
        opens = not before or before in '.!?;。)”"' or (before == ":" and capital) or bool(match["bullet"])
        yield _Item(match.start(), int(number) if number else 1000 + ord(match["letter"]), capital, opens)


def _line_starts(text: str, nouns: bool) -> Iterator[int]:
    """Yield where a line begins that does not go on with the one before.

    A space left at the end of a line, and a small letter or a bracket after it, is text wrapped by a program;
    with `nouns` written with a capital, so is a capital after a small letter.
    """
    for match in _LINE.finditer(text, 0, len(text.rstrip())):
        wrapped = match["before"] and len(match["breaks"].strip(" \t\xa0")) < 2
        after = match["next"]
        goes_on = (
            after.islower() or after == "(" or (nouns and text[match.start() - 1 : match.start()].islower())
        )
        if not (wrapped and goes_on):
            yield match.start("next")
