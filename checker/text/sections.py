"""The score of the text under each heading; what is too short to score joins the heading above."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.model import Block, SectionReading
from checker.text import formulas
from checker.text.interval import interval
from checker.text.measure import Sentence

MIN_WORDS = 100


@dataclass
class _Section:
    heading: str
    selector: str
    level: int
    sentences: list[Sentence] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)

    @property
    def words(self) -> int:
        return sum(sentence.counts.words for sentence in self.sentences)

    @property
    def small(self) -> bool:
        """Whether it is too short to be scored alone."""
        return self.words < MIN_WORDS

    def take(self, other: "_Section") -> None:
        """Take over the sentences and the heading of a section too short to stand alone."""
        self.sentences.extend(other.sentences)
        self.joined.extend(name for name in (other.heading, *other.joined) if name)


def sections(sentences: Sequence[Sentence], blocks: Sequence[Block] = ()) -> tuple[SectionReading, ...]:
    """Return one reading for each section of at least 100 words, in page order.

    A shorter one joins the heading above: its own parent first, else short neighbours are put together until
    they are long enough. At the top of the page, where there is none above, it joins the one below.
    `blocks` are all of the page's: from them come the headings' selectors and levels.
    """
    kept: list[_Section] = []
    for section in _by_heading(sentences, blocks):
        _place(kept, section)
    if len(kept) > 1 and kept[-1].small:
        kept[-2].take(kept.pop())
    return tuple(_reading(section) for section in kept)


def _place(kept: list[_Section], section: _Section) -> None:
    """Put a section behind those kept so far, joined where one of the two is too short."""
    if not kept:
        kept.append(section)
    elif _joins(kept, section):
        kept[-1].take(section)
    else:
        if kept[-1].small:
            kept[-2].take(kept.pop())
        kept.append(section)


def _joins(kept: Sequence[_Section], section: _Section) -> bool:
    above = kept[-1]
    if section.small:
        return above.small or section.level > above.level
    return above.small and len(kept) == 1


def _by_heading(sentences: Sequence[Sentence], blocks: Sequence[Block]) -> list[_Section]:
    headings = {block.text: block for block in reversed(blocks) if block.role in ("heading", "button")}
    found: list[_Section] = []
    for sentence in sentences:
        name = sentence.block.section
        if not found or found[-1].heading != name:
            heading = headings.get(name)
            selector = heading.selector if heading else sentence.block.selector
            found.append(_Section(name, selector, _level(heading)))
        found[-1].sentences.append(sentence)
    return found


def _level(heading: Block | None) -> int:
    """Return a heading's level; the page's own title counts like its sections, a button as the deepest."""
    if heading is None:
        return 2
    return max(2, heading.level) if heading.role == "heading" else 7


def _reading(section: _Section) -> SectionReading:
    parts = [sentence.counts for sentence in section.sentences]
    counts = formulas.total(parts)
    return SectionReading(
        heading=section.heading,
        selector=section.selector,
        grade=round(formulas.grade(counts), 1),
        interval=interval(parts),
        words=counts.words,
        sentences=counts.sentences,
        joined=tuple(section.joined),
    )
