"""Which text of a page is the reader's, block by block, and what was left out and why."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from checker.lazy_pattern import lazy_pattern
from checker.model import Block, Excluded, PageText, ReaderText, Region, TextUnit
from checker.text import beside, main_part, runs, teasers
from checker.text.citations import take_off
from checker.text.exclusions import Exclusions
from checker.text.reasons import Reason
from checker.text.regions import Tree, ends_sentence, link_words, word_count

_LONGEST_QUOTE = 2000
"""Characters of left-out text that are kept for the report; its units are kept whole."""
_NAMED = ("main", "region", "article", "complementary", "form", "tabpanel", "navigation", "dialog", "group")


_EMPTIED = frozenset(
    "links form related share author newsletter comments advert aside promo tags".split()  # noqa: SIM905
)
"""Kinds whose heading announces nothing once they are left out."""


def reader_text(page_text: PageText) -> ReaderText:
    """Return what a patient reads, in reading order, and what was left out, with a reason each."""
    tree = Tree(page_text)
    main = main_part.find(tree)
    reasons = _reasons(page_text.units, Exclusions(tree, main))
    kept = [unit for place, unit in enumerate(page_text.units) if place not in reasons]
    return ReaderText(
        blocks=tuple(_blocks(kept, tree)),
        excluded=tuple(_excluded(page_text.units, reasons, page_text.regions)),
        root=main.how,
    )


def _reasons(units: Sequence[TextUnit], exclusions: Exclusions) -> dict[int, Reason]:
    """Return place → reason for every unit that is left out."""
    found: dict[int, Reason] = {}
    for place in range(len(units)):
        reason = exclusions.of(place)
        if reason:
            found[place] = reason
    for tell in (runs.reasons, teasers.reasons, beside.reasons):
        left = [place for place in range(len(units)) if place not in found]
        told = tell(exclusions.tree, exclusions.main, left)
        found.update({at: reason for at, reason in told.items() if not exclusions.wanted(units[at])})
    left = [place for place in range(len(units)) if place not in found]
    return found | _without_text(units, left, found)


def _without_text(
    units: Sequence[TextUnit], kept: Sequence[int], reasons: Mapping[int, Reason]
) -> dict[int, Reason]:
    """Return the headings whose whole text was left out, so that they announce nothing."""
    found: dict[int, Reason] = {}
    for place, beyond in zip_longest(kept, kept[1:]):
        heading = units[place]
        if heading.role != "heading" or heading.level == 1:
            continue
        if beyond is not None and not (
            units[beyond].role == "heading" and units[beyond].level <= heading.level
        ):
            continue
        between = (at for at in range(place + 1, len(units) if beyond is None else beyond))
        following = next((reasons[at] for at in between if reasons[at].kind != "hidden"), None)
        if following is not None and (beyond is None or following.kind in _EMPTIED):
            found[place] = following
    return found


def _blocks(units: Sequence[TextUnit], tree: Tree) -> Iterator[Block]:
    section = ""
    paths: dict[int, tuple[str, ...]] = {}
    for unit, following in zip_longest(units, units[1:]):
        if unit.region not in paths:
            paths[unit.region] = _path(tree, unit.region)
        block = _block(unit, section, paths[unit.region])
        if not block.text.strip():
            continue
        yield block
        if unit.role == "heading" or _opens(unit, following, tree):
            section = block.text


_HEADING_BUTTON = lazy_pattern(r"(?:^|> )(?:summary|h[1-6])\b[^>]*(?:> [^>]*)?$")


def _opens(unit: TextUnit, following: TextUnit | None, tree: Tree) -> bool:
    """Say whether a button is the heading of an accordion's part: it stands right above what it opens."""
    if unit.role != "button" or following is None or following.role == "button":
        return False
    closed = any(tree.regions[at].disclosed_by for at in tree.chain(following.region))
    return closed or bool(_HEADING_BUTTON.search(unit.selector))


def _block(unit: TextUnit, section: str, path: tuple[str, ...]) -> Block:
    clean = take_off(unit.text, unit.marks, unit.anchors)
    return Block(
        role=unit.role,
        text=clean.text,
        selector=unit.selector,
        lang=unit.lang,
        section=section,
        level=unit.level,
        box=unit.box,
        prose=is_prose(unit, clean.text),
        citations=clean.citations,
        marks=clean.marks,
        font_size=unit.font_size,
        font_weight=unit.font_weight,
        uppercase=unit.uppercase,
        path=path,
        within=unit.within,
        line=unit.line,
        column=unit.column,
        anchors=clean.anchors,
    )


_STARTS = lazy_pattern(r"[\"'“‘«„(¿¡\[]*[^\W_a-z]")


_SHORTEST_SENTENCE, _SHORTEST_LINE = 2, 4
"""Words. `Rest well.` is a sentence; fewer than four words without a full stop are a label."""
_LONG_ITEM = 15
"""An item of so many words is read as a sentence, though many lists leave out the full stops."""


def is_prose(unit: TextUnit, text: str) -> bool:
    """Say whether formulas may count a unit: a paragraph with a full sentence, or an item that is one."""
    words = word_count(text)
    sentence = ends_sentence(text)
    if words < (_SHORTEST_SENTENCE if sentence else _SHORTEST_LINE):
        return False
    if link_words(unit) >= 0.9 * words and words < 12:
        return False
    if unit.role == "paragraph":
        return sentence or words >= 8
    if unit.role in ("listitem", "definition", "quote", "other", "caption"):
        starts = bool(_STARTS.match(text)) and not text.endswith(":")
        return starts and (sentence or (unit.role in ("listitem", "definition") and words >= _LONG_ITEM))
    return False


def _path(tree: Tree, index: int) -> tuple[str, ...]:
    around = (tree.regions[at] for at in tree.chain(index))
    named = (f"{region.role} {region.label}".strip() for region in around if _is_named(region))
    return tuple(named)[::-1]


def _is_named(region: Region) -> bool:
    return region.role == "main" or (region.role in _NAMED and bool(region.label))


def _excluded(
    units: Sequence[TextUnit], reasons: Mapping[int, Reason], regions: Sequence[Region]
) -> Iterator[Excluded]:
    """Yield one entry for each region that was left out, in the order of its first unit."""
    groups: dict[tuple[object, ...], list[TextUnit]] = {}
    for place, reason in sorted(reasons.items()):
        groups.setdefault((reason.kind, reason.key, reason.words), []).append(units[place])
    for (kind, key, words), members in groups.items():
        text = " ".join(unit.text for unit in members)
        yield Excluded(
            selector=_selector(key, members, regions),
            reason=str(words),
            text=text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …",
            kind=str(kind),
            units=tuple(members),
        )


def _selector(key: object, members: Sequence[TextUnit], regions: Sequence[Region]) -> str:
    """Return the selector of the region that was left out, else of its first unit."""
    if isinstance(key, tuple) and key[0] in ("region", "user", "hidden") and 0 <= key[1] < len(regions):
        return regions[key[1]].selector or members[0].selector
    return members[0].selector
