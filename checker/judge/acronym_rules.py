"""The rule about short forms that are never spelled out."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, rule
from checker.judge.spelled_out import At, spelled_out
from checker.lazy_pattern import lazy_pattern
from checker.model import Block, Quote
from checker.text.counts import is_abbreviation

_SHORT_FORM = lazy_pattern(
    r"(?<![\w/@.-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*(?:(?<=[A-Z0-9]{2})s)?(?![\w@]|[.]\w|-\w)"
)
_ROMAN = lazy_pattern(r"[IVX]+")
_WORD = lazy_pattern(r"[^\W\d_]+")
_MOST = 40
"""Short forms looked at on one page; a hostile page may hold thousands."""
READ = ("paragraph", "listitem", "quote", "definition", "cell")


@rule("acronym-not-explained")
def acronym_not_explained(facts: Facts) -> Iterator[Answer]:
    """Ask about each short form at its first use, unless it is spelled out there or before."""
    known = known_short_forms(facts)
    small = {word.upper() for word in facts.listed("small-words")}
    blocks = facts.text.blocks
    for short, first in islice(_first_uses(blocks).items(), _MOST):
        if short in small:
            continue
        if short in known or all(part in known for part in short.split("-")):
            yield PASSED
            continue
        spelled = spelled_out(short, blocks, first)
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


def known_short_forms(facts: Facts) -> frozenset[str]:
    """Return the short forms that are better known than what they stand for."""
    return frozenset(entry.removesuffix("s") for entry in facts.listed("known-acronyms"))


def _first_uses(blocks: tuple[Block, ...]) -> dict[str, At]:
    uses: dict[str, At] = {}
    for number, block in enumerate(blocks):
        if block.role in READ:
            for short, start in short_forms(block):
                uses.setdefault(short, At(number, start))
    return uses


def short_forms(block: Block) -> tuple[tuple[str, int], ...]:
    """Return the short forms of a block and where they stand; none where the page shows it in capitals."""
    return () if block.uppercase else _in_text(block.text)


@lru_cache(maxsize=2048)
def _in_text(text: str) -> tuple[tuple[str, int], ...]:
    """Return the short forms of a text, none of a source or of one in capitals; kept, as three rules ask."""
    if text.isupper() or _is_source(text):
        return ()
    return tuple(
        (short, match.start())
        for match in _SHORT_FORM.finditer(text)
        if _is_short_form(short := match.group().removesuffix("s"))
        and not _is_shouted(text, match)
        and not _is_name(text, match)
    )


_REST_OF_NAME = lazy_pattern(r" [A-Z][a-z]{2}")
_OF_A_PLACE = lazy_pattern(r"[A-Z][a-z]+\d?, $")
_ENDS = lazy_pattern(r"$|[,.;:)]| \d| and\b")


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Say whether letters belong to a name, a place or a title: `UC Davis`, `Phoenix, AZ`, `Ann Lee, MS`."""
    if _REST_OF_NAME.match(text, match.end()):
        return True
    two = len(match.group()) == 2 and _OF_A_PLACE.search(text[max(0, match.start() - 30) : match.start()])
    return bool(two and _ENDS.match(text, match.end()))


_AUTHOR = lazy_pattern(r"(?<![\w'’-])[A-Z][\w'’-]{1,30} [A-Z]{1,3}(?=[,.;])")


def _is_source(text: str) -> bool:
    """Say whether a block is the entry of a list of sources, with authors such as `Black LI, Barnes PM`."""
    return len(_AUTHOR.findall(text)) + text.count(" et al") >= 2


def _is_short_form(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    digits = sum(map(str.isdigit, text))
    abbreviated = any(map(is_abbreviation, text.split("-")))
    return letters >= 2 and digits < 3 and not _ROMAN.fullmatch(text) and abbreviated


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Say whether a neighbouring word is in capitals too, as in `DO NOT STOP`; the same word again is not."""
    before = _WORD.findall(text[max(0, match.start() - 30) : match.start()])[-1:]
    after = _WORD.findall(text[match.end() : match.end() + 30])[:1]
    own = (match.group(), match.group().removesuffix("s"))
    return any(len(word) > 1 and word.isupper() and word not in own for word in before + after)
