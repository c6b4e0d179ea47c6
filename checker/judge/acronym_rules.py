"""The rule about short forms that are never spelled out."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, rule
from checker.model import Block, Quote
from checker.text.counts import is_abbreviation

_SHORT_FORM = re.compile(
    r"(?<![\w/@.-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*(?:(?<=[A-Z0-9]{2})s)?(?![\w@]|[.]\w|-\w)"
)
_ROMAN = re.compile(r"[IVX]+")
_WORD = re.compile(r"[^\W\d_]+")
_INTRODUCED = re.compile(
    r"(?:\b(?:abbreviated|shortened) (?:as|to)|\b(?:known|referred to|written) as|\bcalled|\bin short,?"
    r"|\bfor short,?|,\s*or|\babgekürzt|\bkurz|\babrégée?s?|\babreviad[oa]s?)\s(?:an? |the )?[“\"'‘]?$"
)
_BEFORE = 10
"""How many words before a bracket may hold the long form."""
_NEAR = 240
"""Characters around a short form in which its long form is looked for."""
_MOST = 40
"""Short forms looked at on one page; a hostile page may hold thousands."""
_READ = ("paragraph", "listitem", "quote", "definition", "cell")


class _At(NamedTuple):
    """A place in the text: number of the block, offset in it."""

    block: int
    start: int


@rule("acronym-not-explained")
def acronym_not_explained(facts: Facts) -> Iterator[Answer]:
    """Ask about each short form at its first use, unless it is spelled out there or before."""
    known = {entry.removesuffix("s") for entry in facts.listed("known-acronyms")}
    small = {word.upper() for word in facts.listed("small-words")}
    blocks = facts.text.blocks
    for short, first in islice(_first_uses(blocks).items(), _MOST):
        if short in small:
            continue
        if short in known or all(part in known for part in short.split("-")):
            yield PASSED
            continue
        spelled = _spelled_out(short, blocks, first)
        block = blocks[first.block]
        quote = Quote(
            quote=block.text[first.start :][: len(short)], start=first.start, end=first.start + len(short)
        )
        if spelled is None:
            yield cant_tell(block_place(block), quote=quote, short=short)
        elif spelled.block > first.block:
            yield cant_tell(block_place(block), quote=quote, variant="late", short=short)
        else:
            yield PASSED


def _first_uses(blocks: tuple[Block, ...]) -> dict[str, _At]:
    uses: dict[str, _At] = {}
    for number, block in enumerate(blocks):
        if block.role not in _READ or block.uppercase or block.text.isupper():
            continue
        for match in _SHORT_FORM.finditer(block.text):
            short = match.group().removesuffix("s")
            if _is_short_form(short) and not _is_shouted(block.text, match):
                uses.setdefault(short, _At(number, match.start()))
    return uses


def _is_short_form(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    digits = sum(map(str.isdigit, text))
    abbreviated = any(map(is_abbreviation, text.split("-")))
    return letters >= 2 and digits < 3 and not _ROMAN.fullmatch(text) and abbreviated


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Say whether a neighbouring word is in capitals too, as in `DO NOT STOP`."""
    before = _WORD.findall(text[max(0, match.start() - 30) : match.start()])[-1:]
    after = _WORD.findall(text[match.end() : match.end() + 30])[:1]
    return any(len(word) > 1 and word.isupper() for word in before + after)


def _spelled_out(short: str, blocks: tuple[Block, ...], first: _At) -> _At | None:
    """Return where the long form of a short form stands first; None when it stands nowhere.

    Words in a row with the right initials count only up to the first use: below it they may be chance.
    """
    for number, block in enumerate(blocks):
        start = _explained_in(short, block) if short in block.text else -1
        if start < 0 and number <= first.block:
            start = _initials_at(short, block.text)
        if start >= 0:
            return _At(number, start)
    return None


def _explained_in(short: str, block: Block) -> int:
    for mark in block.marks:
        if mark.kind == "abbr" and mark.value.strip() and short in block.text[mark.start : mark.end]:
            return mark.start
    for match in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w{{2}})", block.text):
        forms = (_in_brackets, _before_brackets, _introduced)
        if any(explains(short, block.text, match) for explains in forms):
            return match.start()
    return -1


def _in_brackets(short: str, text: str, match: re.Match[str]) -> bool:
    """Say whether the short form stands in brackets after its long form."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    opening = max(before.rfind("("), before.rfind("["))
    if opening < 0 or any(mark in before[opening:] for mark in ")]"):
        return False
    words = _WORD.findall(before[:opening])[-_BEFORE:]
    return any(word[0].upper() == short[0] for word in words if word.upper() != short)


def _before_brackets(short: str, text: str, match: re.Match[str]) -> bool:
    """Say whether brackets, a dash or `stands for` with the long form follow the short form."""
    after = re.match(
        r"s?\s*(?:[(\[–—:=]|,? (?:stands for|means|is short for|short for|or)\s)([^)\]]+)",
        text[match.end() : match.end() + _NEAR],
    )
    if not after:
        return False
    words = _WORD.findall(after[1])[:_BEFORE]
    return any(word[0].upper() == short[0] and len(word) > 3 for word in words)


def _introduced(short: str, text: str, match: re.Match[str]) -> bool:
    """Say whether words such as `abbreviated as` or `, or` lead from the long form to the short form."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    lead = _INTRODUCED.search(before)
    words = _WORD.findall(before[: lead.start()])[-_BEFORE:] if lead else []
    return any(word[0].upper() == short[0] and len(word) > 3 for word in words)


def _initials_at(short: str, text: str) -> int:
    """Return where words in a row begin with the letters of the short form; -1 when nowhere."""
    letters = [letter for letter in short.lower() if letter.isalpha()]
    if len(letters) < 3:
        return -1
    row = r"\W+(?:(?:of|and|the|for|in|de|la|und|et|y)\W+)?".join(
        rf"{letter}[^\W\d_]{{2,}}" for letter in letters
    )
    match = re.search(rf"(?<!\w){row}", text, re.IGNORECASE)
    return match.start() if match else -1
