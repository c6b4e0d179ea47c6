"""Where a text spells a short form out: in brackets, by words such as `also known as`, or by its initials."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern
from checker.model import Block

_WORD = lazy_pattern(r"[^\W\d_]+")
_QUOTE = r"[“\"'‘«„]?"
_A_SHORT_FORM = r"(?:abbreviation|acronym|initialism|short form|short name|initials)"
_INTRODUCED = lazy_pattern(
    rf"(?:\b(?:abbreviated|shortened)(?: as| to)?,?|\b(?:known|referred to|written) as|\bcalled|\bin short,?"
    rf"|\bfor short,?|,\s*or|\b{_A_SHORT_FORM}:?(?: is| are)?|\babgekürzt|\bkurz|\babrégée?s?"
    rf"|\babreviad[oa]s?)\s(?:an? |the )?{_QUOTE}$"
)
"""Leads from the long form to the short form."""
_NAMED = lazy_pattern(
    rf"\b{_A_SHORT_FORM} (?:for|of) ([^.;:]+?),? (?:is|are) (?:the )?{_QUOTE}$", re.IGNORECASE
)
_FOR_SHORT = lazy_pattern(r"s?[”\"'’»]?,? (?:for|in) short\b(?! \w)|s?[”\"'’»]? genannt\b")
_BRACKET = lazy_pattern(r"s?\s*(?:[(\[–—:=]|,? (?:stands for|means|is short for|short for|or)\s)([^)\]]+)")
_IN_WORDS = lazy_pattern(
    r"s?,? (?:(?:which|that|it|is|are|was|also|often|usually|sometimes|commonly|formerly|once|better) )*"
    rf"(?:called|known as|referred to as|in full,?|(?:an? |the )?{_A_SHORT_FORM} (?:for|of)|stands for"
    r"|standing for|that is,?|i\.e\.,?|short for)\s([^.;()\[\]]+)"
)
"""Leads from the short form to the long form."""
_BEFORE = 10
"""How many words before a bracket may hold the long form."""
_CLOSE = 4
"""How many words next to `called`, `known as` or a dash may hold it: no more, or chance finds one."""
_NEAR = 240
"""Characters around a short form in which its long form is looked for."""


class At(NamedTuple):
    """A place in the text: number of the block, offset in it."""

    block: int
    start: int


def spelled_out(short: str, blocks: Sequence[Block], first: At) -> At | None:
    """Return where the long form of a short form stands first; None when it stands nowhere.

    Words in a row with the right initials count only up to the first use: below it they may be chance.
    """
    for number, block in enumerate(blocks):
        start = _explained_in(short, block) if short in block.text else -1
        if start < 0 and number <= first.block:
            start = _initials_at(short, block.text)
        if start >= 0:
            return At(number, start)
    return None


def _explained_in(short: str, block: Block) -> int:
    for mark in block.marks:
        if mark.kind == "abbr" and mark.value.strip() and short in block.text[mark.start : mark.end]:
            return mark.start
    for match in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w{{2}})", block.text):
        before = block.text[max(0, match.start() - _NEAR) : match.start()]
        after = block.text[match.end() : match.end() + _NEAR]
        if any(explains(short, before, after) for explains in _WAYS):
            return match.start()
    return -1


def _in_brackets(short: str, before: str, _after: str) -> bool:
    """Say whether the short form stands in brackets after its long form."""
    opening = max(before.rfind("("), before.rfind("["))
    if opening < 0 or any(mark in before[opening:] for mark in ")]"):
        return False
    words = _WORD.findall(before[:opening])[-_BEFORE:]
    return any(word[0].upper() == short[0] for word in words if word.upper() != short)


def _between_dashes(short: str, before: str, after: str) -> bool:
    """Say whether the short form stands between dashes right behind its long form."""
    if not before.rstrip().endswith(("–", "—")) or not after.lstrip().startswith(("–", "—")):
        return False
    return _fits(short, _WORD.findall(before)[-_CLOSE:])


def _before_brackets(short: str, _before: str, after: str) -> bool:
    """Say whether brackets, a dash or `stands for` with the long form follow the short form."""
    long_form = _BRACKET.match(after)
    return long_form is not None and _fits(short, _WORD.findall(long_form[1])[:_BEFORE])


def _before_words(short: str, _before: str, after: str) -> bool:
    """Say whether words such as `also known as` lead from the short form to the long form."""
    long_form = _IN_WORDS.match(after)
    return long_form is not None and _fits(short, _WORD.findall(long_form[1])[:_CLOSE])


def _introduced(short: str, before: str, _after: str) -> bool:
    """Say whether words such as `abbreviated as` or `, or` lead from the long form to the short form."""
    lead = _INTRODUCED.search(before)
    return lead is not None and _fits(short, _WORD.findall(before[: lead.start()])[-_BEFORE:])


def _named(short: str, before: str, _after: str) -> bool:
    """Say whether the text reads `the abbreviation for … is` and the short form."""
    long_form = _NAMED.search(before)
    return long_form is not None and _fits(short, _WORD.findall(long_form[1])[:_BEFORE])


def _for_short(short: str, before: str, after: str) -> bool:
    """Say whether `for short` follows the short form, and its long form stands before."""
    return bool(_FOR_SHORT.match(after)) and _fits(short, _WORD.findall(before)[-_BEFORE:])


_WAYS = (_in_brackets, _between_dashes, _before_brackets, _before_words, _introduced, _named, _for_short)


def _fits(short: str, words: Sequence[str]) -> bool:
    return any(word[0].upper() == short[0] and len(word) > 3 for word in words)


def _initials_at(short: str, text: str) -> int:
    """Return where words in a row begin with the letters of the short form; -1 when nowhere."""
    row = _row(short)
    match = row.search(text) if row else None
    return match.start() if match else -1


@lru_cache(maxsize=1024)
def _row(short: str) -> re.Pattern[str] | None:
    letters = [letter for letter in short.lower() if letter.isalpha()]
    if len(letters) < 3:
        return None
    row = r"\W+(?:(?:of|and|the|for|in|de|la|und|et|y)\W+)?".join(
        rf"{letter}[^\W\d_]{{2,}}" for letter in letters
    )
    return re.compile(rf"(?<!\w){row}", re.IGNORECASE)
