"""Rules about the page as a whole: its title, its headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, failed, located, rule
from checker.judge.text_tools import content_words, plain
from checker.lazy_pattern import lazy_pattern
from checker.model import Block, Place

_SEPARATOR = lazy_pattern(r"\s+[|\-–—·•:»>]\s+|\s*[|·•»]\s*")
_FILE_OR_ADDRESS = lazy_pattern(
    r"https?://\S+|www\.\S+|\S+\.(?:html?|php|aspx?|jsp|pdf|docx?)", re.IGNORECASE
)
_BIGGER = 1.15
"""A line reads as a heading from about this size against the text below it."""
_BOLD = 600
_HEADING_WORDS = 12
_HEADING_CHARACTERS = 90
_LEAD_IN_WORDS = 4
"""A longer line with a colon leads into a list; it is no heading."""
_ENDS_LIKE_TEXT = (".", ",", ";", "…", ")", "”", '"', "»")
_RUNNING = ("paragraph", "listitem")


@rule("title-lacks-subject")
def title_lacks_subject(facts: Facts) -> Iterator[Answer]:
    """Fail titles that fit any page (F25); ask about those that share no word with the main heading."""
    title = " ".join(facts.snapshot.title.split())
    if not title:
        return
    html = f"<title>{title[:280]}</title>"
    place = located(
        Place(selector="title", role="document", html=html, subject=title), facts.snapshot.title_place
    )
    empty = {plain(words) for lists in facts.rulebook.words["empty-titles"].values() for words in lists}
    parts = [part for part in _SEPARATOR.split(title) if plain(part)]
    if not parts or all(plain(part) in empty for part in parts) or _FILE_OR_ADDRESS.fullmatch(title):
        yield failed(place, title=title)
        return
    main = next((heading.text for heading in facts.snapshot.headings if heading.level == 1), "")
    small = facts.listed("small-words")
    subject = content_words(main, small)
    if subject and not subject & content_words(title, small):
        yield cant_tell(place, title=title, heading=main)
    else:
        yield PASSED


@rule("heading-only-by-look")
def heading_only_by_look(facts: Facts) -> Iterator[Answer]:
    """Ask about lines that look like a heading over the text below them and are no heading."""
    size = _body_size(facts.text.blocks)
    for block, after in pairwise(facts.text.blocks):
        if block.role not in ("paragraph", "other"):
            continue
        stands_out = _looks_like_heading(block, size) and _is_text_below(block, after)
        yield cant_tell(block_place(block), words=block.text) if stands_out else PASSED


def _looks_like_heading(block: Block, body: float) -> bool:
    text = block.text.strip()
    most = _LEAD_IN_WORDS if text.endswith(":") else _HEADING_WORDS
    short = 0 < len(text.split()) <= most and len(text) <= _HEADING_CHARACTERS
    if not short or text.endswith(_ENDS_LIKE_TEXT) or not text[0].isalpha() or _is_link(block):
        return False
    return block.font_size >= body * _BIGGER or _is_bold(block)


def _is_bold(block: Block) -> bool:
    strong = sum(mark.end - mark.start for mark in block.marks if mark.kind == "strong")
    return block.font_weight >= _BOLD or strong >= len(block.text.rstrip(" :")) > 0


def _is_link(block: Block) -> bool:
    linked = sum(mark.end - mark.start for mark in block.marks if mark.kind == "link")
    return linked >= len(block.text.strip())


def _is_text_below(block: Block, after: Block) -> bool:
    """Say whether what follows is running text, smaller or lighter than the line above."""
    if after.role not in _RUNNING or after.path != block.path:
        return False
    plainer = after.font_size < block.font_size or not _is_bold(after)
    return plainer and (len(after.text) > len(block.text) or after.role == "listitem")


def _body_size(blocks: Sequence[Block]) -> float:
    """Return the font size that most of the running text has, in CSS pixels; 16 when there is none."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.role in _RUNNING and block.font_size:
            sizes[block.font_size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 16
