"""Rules about lists: rows of items in a sentence, lists too long or untidy, and lists only by look."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, failed, quoted, rule
from checker.judge.item_rows import row_of_items
from checker.lazy_pattern import lazy_pattern
from checker.model import Block, Quote
from checker.text.counts import word_count

_LONG = 10
"""Items; the guides say six or seven, and set no number for names of foods or medicines."""
_BULLET = lazy_pattern(r"(?:[-–•·‣◦▪○●■*➢✓✔]\s|[-•·‣◦▪○●■➢✓✔](?=[A-ZÄÖÜ]))\s*\S")
_LIST = lazy_pattern(r"^(.*\b[uo]l\b[^>]*) > li\b[^>]*$")
_ENDS = lazy_pattern(r"[.!?:;,…][\"”’)\]]*$")
_STOP = lazy_pattern(r"[.!?:][\"”’)\]]*$")
_STEP = lazy_pattern(
    r"(?:^|[.!?]\s+)(first(?:ly)?|then|next|after that|second(?:ly)?|third(?:ly)?|finally|lastly)\b", re.I
)
_TO_READER = lazy_pattern(r"\byou(?:r|rself)?\b", re.IGNORECASE)


@rule("list-missing")
def list_missing(facts: Facts) -> Iterator[Answer]:
    """Flag sentences with a row of many short items."""
    for sentence in facts.sentences:
        if not sentence.block.prose:
            continue
        row = row_of_items(sentence.text)
        if row is None:
            yield PASSED
        else:
            place = block_place(sentence.block)
            yield failed(place, quote=quoted(sentence, row.start, row.end), count=row.items)


@rule("long-list")
def long_list(facts: Facts) -> Iterator[Answer]:
    """Tell of lists with many items."""
    for items in _lists(facts.text.blocks):
        if len(items) > _LONG and not _are_links(items):
            yield failed(block_place(items[0]), count=len(items))
        else:
            yield PASSED


@rule("list-punctuation")
def list_punctuation(facts: Facts) -> Iterator[Answer]:
    """Tell of lists some of whose items end in a full stop, and of those led in without a colon."""
    blocks = facts.text.blocks
    places = {id(block): place for place, block in enumerate(blocks)}
    for items in _lists(blocks):
        lead = blocks[places[id(items[0])] - 1] if places[id(items[0])] else None
        short = [item for item in items if word_count(item.text) > 1]
        stops = sum(map(_has_stop, short))
        if lead and lead.role == "paragraph" and word_count(lead.text) > 3 and not _ENDS.search(lead.text):
            yield failed(block_place(lead), quote=_tail(lead), variant="lead")
        elif _are_mixed(short) and not _are_links(items):
            odd = next(item for item in short if _has_stop(item) == (2 * stops <= len(short)))
            yield failed(block_place(odd), quote=_tail(odd), stops=stops, count=len(short))
        else:
            yield PASSED


def _has_stop(item: Block) -> bool:
    return bool(_STOP.search(item.text))


def _are_mixed(items: Sequence[Block]) -> bool:
    """Say whether some items end in a full stop and some do not; one on the last alone ends the sentence."""
    stops = [_has_stop(item) for item in items]
    return len(items) >= 3 and any(stops[:-1]) and not all(stops)


@rule("fake-list")
def fake_list(facts: Facts) -> Iterator[Answer]:
    """Flag neighbouring paragraphs that begin with a dash or a bullet: a list by look only."""
    for bulleted, run in groupby(facts.text.blocks, key=_is_bulleted):
        items = list(run)
        if bulleted and len(items) > 1:
            yield failed(block_place(items[0]), quote=_whole(items[0]), count=len(items))
        else:
            yield PASSED


@rule("steps-not-numbered")
def steps_not_numbered(facts: Facts) -> Iterator[Answer]:
    """Ask about paragraphs that tell the reader what to do first, then and after that."""
    for block in facts.text.blocks:
        if block.role != "paragraph" or not block.prose:
            continue
        steps = {step.lower().removesuffix("ly") for step in _STEP.findall(block.text)}
        if "first" in steps and len(steps) >= 3 and _TO_READER.search(block.text):
            yield cant_tell(block_place(block))
        else:
            yield PASSED


def _lists(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the items of each list that has at least two, nested ones apart."""
    found: dict[tuple[int, str], list[Block]] = {}
    run = 0
    for block in blocks:
        if block.role != "listitem":
            run += 1
            continue
        parent = _LIST.match(block.selector)
        # In a draft, which has no selectors, items of one list stand at one column.
        key = (0, parent[1]) if parent else (run, str(block.column))
        found.setdefault(key, []).append(block)
    return (items for items in found.values() if len(items) > 1)


def _are_links(items: Sequence[Block]) -> bool:
    linked = sum(
        any(mark.kind == "link" and mark.end - mark.start > len(item.text) / 2 for mark in item.marks)
        for item in items
    )
    return 2 * linked > len(items)


def _is_bulleted(block: Block) -> bool:
    return block.role in ("paragraph", "other") and bool(_BULLET.match(block.text))


def _tail(block: Block) -> Quote:
    start = max(0, len(block.text) - 40)
    start = block.text.find(" ", start) + 1 if start and " " in block.text[start:] else start
    return Quote(quote=block.text[start:], start=start, end=len(block.text))


def _whole(block: Block) -> Quote:
    return Quote(quote=block.text, start=0, end=len(block.text))
