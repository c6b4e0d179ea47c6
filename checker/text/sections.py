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
    sentences: list[Sentence] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)

    @property
    def words(self) -> int:
        return sum(sentence.counts.words for sentence in self.sentences)

    def take(self, other: "_Section") -> None:
        """Take over the sentences and the heading of a section too short to stand alone."""
        self.sentences.extend(other.sentences)
        self.joined.extend(name for name in (other.heading, *other.joined) if name)


def sections(sentences: Sequence[Sentence], blocks: Sequence[Block] = ()) -> tuple[SectionReading, ...]:
    """Return one reading for each section of at least 100 words, in page order.

    A shorter one joins the section above; at the top of the page, where there is none, the one below.
    `blocks` are all of the page's: from them come the headings' selectors.
    """
    selectors = {block.text: block.selector for block in reversed(blocks) if block.role == "heading"}
    kept: list[_Section] = []
    for section in _by_heading(sentences, selectors):
        if kept and (section.words < MIN_WORDS or kept[-1].words < MIN_WORDS):
            kept[-1].take(section)
        else:
            kept.append(section)
    if len(kept) > 1 and kept[-1].words < MIN_WORDS:
        kept[-2].take(kept.pop())
    return tuple(_reading(section) for section in kept)


def _by_heading(sentences: Sequence[Sentence], selectors: dict[str, str]) -> list[_Section]:
    found: list[_Section] = []
    for sentence in sentences:
        heading = sentence.block.section
        if not found or found[-1].heading != heading:
            found.append(_Section(heading, selectors.get(heading, sentence.block.selector)))
        found[-1].sentences.append(sentence)
    return found


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
