"""Rules about how text is laid out: what WCAG 1.4.8 and PEMAT ask of lines, their length and their height.

What is flagged is told once for each page and width, at the worst place, with the number of places.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from checker.counted import counted
from checker.judge.answers import PASSED, Answer, Facts, Value, block_place, rule
from checker.model import Block, LaidOut

LONGEST_LINE = 80
"""Characters (WCAG 1.4.8)."""
LONGEST_WIDE_LINE = 40
"""For scripts whose characters are wide, such as Chinese (WCAG 1.4.8)."""
_WIDE = ("zh", "ja", "ko")
LEAST_LINE_HEIGHT = 1.5
"""Times the font size (WCAG 1.4.8: line spacing of a space and a half)."""
LEAST_GAP = 1.5
"""Times the height of a line (WCAG 1.4.8)."""
SMALLEST_FONT = 16
"""CSS pixels: what browsers show unless a page says otherwise."""
MUCH_ITALIC = 0.5
"""Share of a piece of 100 characters or more."""
_ROUNDING = 0.02
_FEW_LINES = 2
"""Fewer lines tell little about how long a full one is."""

Piece = tuple[Block, LaidOut]


@rule("long-lines")
def long_lines(facts: Facts) -> Iterator[Answer]:
    """Flag lines of more characters than an eye can follow back to the next."""
    limit = LONGEST_WIDE_LINE if facts.lang in _WIDE else LONGEST_LINE
    pieces = [piece for piece in _pieces(facts) if piece[1].lines >= _FEW_LINES]
    return _worst(
        pieces,
        lambda one: one.line_characters - limit,
        lambda one: {"characters": one.line_characters, "limit": limit},
    )


@rule("tight-lines")
def tight_lines(facts: Facts) -> Iterator[Answer]:
    """Flag lines that stand closer than one and a half times the size of their letters."""
    pieces = [piece for piece in _pieces(facts) if piece[1].lines >= 2]
    return _worst(
        pieces,
        lambda one: LEAST_LINE_HEIGHT - _ROUNDING - one.line_height / one.font_size,
        lambda one: {"height": f"{one.line_height / one.font_size:.1f}"},
    )


@rule("paragraphs-too-close")
def paragraphs_too_close(facts: Facts) -> Iterator[Answer]:
    """Flag paragraphs that stand closer than one and a half times the height of a line."""
    pieces = [piece for piece in _pieces(facts) if piece[1].gap >= 0]
    return _worst(
        pieces,
        lambda one: LEAST_GAP - _ROUNDING - one.gap / one.line_height,
        lambda one: {"gap": f"{one.gap / one.line_height:.1f}"},
    )


@rule("small-text")
def small_text(facts: Facts) -> Iterator[Answer]:
    """Flag running text that is smaller than browsers show text by themselves."""
    return _worst(
        _pieces(facts),
        lambda one: SMALLEST_FONT - _ROUNDING - one.font_size,
        lambda one: {"size": f"{one.font_size:g}"},
    )


@rule("justified-text")
def justified_text(facts: Facts) -> Iterator[Answer]:
    """Flag text that is stretched to both margins."""
    pieces = [piece for piece in _pieces(facts) if piece[1].lines >= 2]
    return _worst(pieces, lambda one: float(one.align == "justify"), lambda _: {})


@rule("much-italic")
def much_italic(facts: Facts) -> Iterator[Answer]:
    """Flag long runs of italics."""
    return _worst(_pieces(facts), lambda one: one.italic - MUCH_ITALIC, lambda _: {})


@rule("text-in-columns")
def text_in_columns(facts: Facts) -> Iterator[Answer]:
    """Flag one text that is set in several columns side by side."""
    return _worst(_pieces(facts), lambda one: float(one.columns - 1), lambda one: {"columns": one.columns})


def _pieces(facts: Facts) -> list[Piece]:
    """Return the pieces of the reader's text that were measured."""
    measured = {one.selector: one for one in facts.layout}
    return [(block, measured[block.selector]) for block in facts.text.blocks if block.selector in measured]


def _worst(
    pieces: Sequence[Piece],
    excess: Callable[[LaidOut], float],
    values: Callable[[LaidOut], Mapping[str, Value]],
) -> Iterator[Answer]:
    """Yield what passed, and one answer about all that is over, at the place that is most so."""
    over = [piece for piece in pieces if excess(piece[1]) > 0]
    yield from [PASSED] * (len(pieces) - len(over))
    if over:
        block, worst = max(over, key=lambda piece: excess(piece[1]))
        told = {"places": counted(len(over), "place"), **values(worst)}
        yield Answer("cantTell", block_place(block), told)
