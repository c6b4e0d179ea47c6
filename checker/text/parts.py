"""Which blocks are scored in which language."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.counted import counted
from checker.model import Block
from checker.text.counts import word_count
from checker.text.language import akin, root

MIN_WORDS_OTHER = 30
"""Parts in another language with fewer words are a quotation or a name, not a text to score."""
_INSTEAD = ((("listitem", "definition"), 4, "list items"), (("cell",), 8, "long table cells"))
"""What is scored on a page without prose: roles, fewest words, name."""


class Parts(NamedTuple):
    """The blocks of a page that formulas may count."""

    own: list[Block]
    """In the language of the page."""
    others: list[list[Block]]
    """In other languages, one list for each, long enough to be scored."""
    remarks: list[str]
    """What a reader should know about the choice."""


def parts(blocks: Sequence[Block], language: str) -> Parts:
    """Return the blocks of full sentences, by their declared language.

    Args:
        language: root tag of the page's language.
    """
    own, foreign = [], dict[str, list[Block]]()
    for block in blocks:
        if block.prose:
            tag = root(block.lang)
            if tag and not akin(tag, language):
                foreign.setdefault(tag, []).append(block)
            else:
                own.append(block)
    scored = [group for group in foreign.values() if _words(group) >= MIN_WORDS_OTHER]
    remarks = _about_short([group for group in foreign.values() if group not in scored])
    if own or scored:
        return Parts(own, scored, remarks)
    for roles, shortest, name in _INSTEAD:
        items = [block for block in blocks if block.role in roles and word_count(block.text) >= shortest]
        if items:
            note = f"There are no full sentences; {name} were scored as sentences."
            return Parts(items, [], [*remarks, note])
    return Parts([], [], remarks)


def _words(group: Sequence[Block]) -> int:
    return sum(word_count(block.text) for block in group)


def _about_short(groups: Sequence[Sequence[Block]]) -> list[str]:
    words = sum(map(_words, groups))
    if not words:
        return []
    return [f"{counted(words, 'word')} in another language: too few to score, so not counted."]
