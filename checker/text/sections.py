"""The score of the text under each heading; what is too short to score joins the heading above."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.model import Block, SectionReading
from checker.text.levels import level_of_text
from checker.text.measure import Sentence
from checker.text.score import score

MIN_WORDS = 100
_BUTTON_LEVEL = 7
"""The button of an accordion stands below every heading."""


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


def sections(
    sentences: Sequence[Sentence], blocks: Sequence[Block], language: str = "en"
) -> tuple[SectionReading, ...]:
    """Return one reading for each section of at least 100 words, in page order.

    A shorter one joins the heading above: its own parent first, else short neighbours are put together until
    they are long enough. At the top of the page, where there is none above, it joins the one below.
    `blocks` are all of the page's, headings among them. A page title counts like its sections. `language` is
    a root tag.
    """
    kept: list[_Section] = []
    for section in _by_heading(sentences, blocks):
        _place(kept, section)
    if len(kept) > 1 and kept[-1].small:
        kept[-2].take(kept.pop())
    return tuple(_reading(section, language) for section in kept if section.sentences)


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
    """Return one section for each heading, those without a sentence too: they part what is around them."""
    of_block: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        of_block[id(sentence.block)].append(sentence)
    found = [_Section("", blocks[0].selector if blocks else "", 2)]
    last: Block | None = None
    for block in blocks:
        if block.role == "heading":
            found.append(_Section(block.text, block.selector, max(2, block.level)))
        elif last and last.role == "button" and block.section == last.text:
            found.append(_Section(last.text, last.selector, _BUTTON_LEVEL))
        found[-1].sentences.extend(of_block[id(block)])
        last = block
    return [section for section in found if section.heading or section.sentences]


def _reading(section: _Section, language: str) -> SectionReading:
    found = score([sentence.counts for sentence in section.sentences], language)
    return SectionReading(
        heading=section.heading,
        selector=section.selector,
        grade=found.grade,
        interval=found.interval,
        words=found.counts.words,
        sentences=found.counts.sentences,
        joined=tuple(section.joined),
        band=found.band,
        estimated=level_of_text(section.sentences, language),
    )
