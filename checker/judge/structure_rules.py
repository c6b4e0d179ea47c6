"""Rules about how a text is parted: headings, stretches without one, and how long it takes to read."""

import math
from collections.abc import Iterator, Sequence

from checker.judge.answers import PASSED, Answer, Facts, block_place, failed, rule
from checker.model import Block, Quote
from checker.text.counts import word_count

WALL_WORDS = 300
"""More words in a row without a heading look like a wall (PEMAT asks for short parts and sets no number)."""
_HEADLESS_WORDS = 500
_TITLE_CHARACTERS = 65
_HEADING_WORDS = 12
_LONG_READ = 5
_SLOW = 180
"""Words a minute of someone who reads with effort."""
_COUNTED = ("paragraph", "listitem", "quote", "definition", "other")


@rule("text-wall")
def text_wall(facts: Facts) -> Iterator[Answer]:
    """Flag each stretch of text that is too long without a heading, on pages that have headings."""
    stretches = list(_stretches(facts.text.blocks))
    if len(stretches) < 2:
        return
    for stretch in stretches:
        count = sum(word_count(block.text) for block in stretch)
        if count > WALL_WORDS:
            yield failed(block_place(stretch[0]), count=count, limit=WALL_WORDS)
        else:
            yield PASSED


@rule("few-headings")
def few_headings(facts: Facts) -> Iterator[Answer]:
    """Flag a long text without any heading under its title."""
    stretches = list(_stretches(facts.text.blocks))
    count = sum(word_count(block.text) for stretch in stretches for block in stretch)
    if len(stretches) == 1 and count > _HEADLESS_WORDS:
        yield failed(block_place(stretches[0][0]), count=count)
    elif stretches:
        yield PASSED


@rule("long-heading")
def long_heading(facts: Facts) -> Iterator[Answer]:
    """Flag headings that are too long to take in at a glance."""
    for block in facts.text.blocks:
        if block.role != "heading":
            continue
        quote = Quote(quote=block.text, start=0, end=len(block.text))
        count = word_count(block.text)
        if block.level == 1 and len(block.text) > _TITLE_CHARACTERS:
            yield failed(block_place(block), quote=quote, variant="title", count=len(block.text))
        elif block.level != 1 and count > _HEADING_WORDS:
            yield failed(block_place(block), quote=quote, count=count)
        else:
            yield PASSED


@rule("reading-time")
def reading_time(facts: Facts) -> Iterator[Answer]:
    """Tell how long a text takes to read, where that is long."""
    slow = math.ceil(facts.reading.words / _SLOW)
    if slow < _LONG_READ:
        yield PASSED
        return
    usual = max(1, round(facts.reading.minutes))
    yield failed(block_place(facts.text.blocks[0]), words=facts.reading.words, minutes=usual, slow=slow)


def _stretches(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the running text between headings, in order; what opens by a button has a heading of its own."""
    stretch: list[Block] = []
    section = ""
    for block in blocks:
        if block.role == "heading" or (stretch and block.section != section):
            if stretch:
                yield stretch
            stretch = []
        section = block.section
        if block.role in _COUNTED:
            stretch.append(block)
    if stretch:
        yield stretch
