"""The tree of regions around a page's text: who holds what, and how much of it is links."""

from collections.abc import Iterator, Sequence

from checker.lazy_pattern import lazy_pattern
from checker.model import PageText, Region, TextUnit

_TOKEN = lazy_pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_SENTENCE_END = lazy_pattern(r"[.!?…:。！？][)\]”\"'»」』]*$")
_UNSPACED = lazy_pattern(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no spaces between words."""


def word_count(text: str) -> int:
    """Return a quick count of words, good enough to compare amounts of text."""
    count = len(text.split())
    return count if text.isascii() else count + len(_UNSPACED.findall(text)) // 2


def link_words(unit: TextUnit) -> int:
    """Return how many words of a unit are inside links."""
    return sum(word_count(unit.text[mark.start : mark.end]) for mark in unit.marks if mark.kind == "link")


def ends_sentence(text: str) -> bool:
    """Say whether a text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text))


def is_sentence(unit: TextUnit) -> bool:
    """Say whether a unit looks like running text and not like a label."""
    return unit.role not in ("heading", "button", "link", "label") and (
        ends_sentence(unit.text) and word_count(unit.text) >= 4
    )


def item_of(unit: TextUnit) -> str:
    """Return the selector of the list item that a unit stands in: one item may hold several lines."""
    steps = unit.selector.split(" > ")
    items = [at for at, step in enumerate(steps, start=1) if step.split(":", 1)[0] == "li"]
    if items:
        return " > ".join(steps[: items[-1]])
    return steps[0] if steps[0].startswith("#") else unit.selector


_FULL_LINE = 8
"""Words of a sentence that counts as running text when amounts of it are weighed."""


def weight(unit: TextUnit) -> float:
    """Return how much a unit speaks for running text: words of sentences for it, links and labels against."""
    words, linked = word_count(unit.text), link_words(unit)
    if linked > words / 2 or unit.role in ("button", "label", "link"):
        return -float(words)
    if is_sentence(unit):
        return float(words - linked) if words >= _FULL_LINE else 0.5 * words
    if unit.role in ("listitem", "cell", "definition", "term"):
        return 0.3 * (words - linked) if not unit.hidden else 0.0
    return -0.5 * words if unit.role == "other" else 0.0


class Tree:
    """Regions with the amounts of text they hold, all frames together."""

    def __init__(self, page: PageText) -> None:
        self.regions: Sequence[Region] = page.regions
        self.units: Sequence[TextUnit] = page.units
        size = len(page.regions)
        self.words = [0] * size
        self.link_words = [0] * size
        self.prose_words = [0] * size
        self.sentences = [0] * size
        self.units_in: list[int] = [0] * size
        self.all_words = 0
        """Words that are not hidden on the whole page."""
        self.before = [0] * size
        """Words of running text that stand before each region on the page."""
        self._prose = 0
        self.first = [-1] * size
        """Place of the first unit in each region that is not hidden; -1 where there is none."""
        self.titled: set[int] = set()
        """Regions with a title of the page in them."""
        for place, unit in enumerate(page.units):
            if not unit.hidden:
                self._count(place, unit)
                if unit.level == 1:
                    self.titled.update(self.chain(unit.region))
        self._add_up()

    def _count(self, place: int, unit: TextUnit) -> None:
        index = unit.region
        words, linked = word_count(unit.text), link_words(unit)
        self.all_words += words
        if not 0 <= index < len(self.regions):
            return
        if not self.words[index]:
            self.before[index] = self._prose
            self.first[index] = place
        self.words[index] += words
        self.link_words[index] += linked
        self.units_in[index] += 1
        if is_sentence(unit):
            self.prose_words[index] += words - linked
            self._prose += words - linked
            self.sentences[index] += 1

    def _add_up(self) -> None:
        """Add what each region holds to the one around it, which always stands before it."""
        amounts = (self.words, self.link_words, self.units_in, self.prose_words, self.sentences)
        for index in range(len(self.regions) - 1, -1, -1):
            parent = self.regions[index].parent
            if 0 <= parent < index:
                if self.words[index] and not 0 <= self.first[parent] < self.first[index]:
                    self.first[parent], self.before[parent] = self.first[index], self.before[index]
                for amount in amounts:
                    amount[parent] += amount[index]

    def chain(self, index: int) -> Iterator[int]:
        """Yield a region and those around it, innermost first."""
        seen = 0
        while 0 <= index < len(self.regions) and seen <= len(self.regions):
            yield index
            index = self.regions[index].parent
            seen += 1

    def link_share(self, index: int) -> float:
        """Return how much of a region's text is links, 0 to 1."""
        return self.link_words[index] / self.words[index] if self.words[index] else 0.0


def name_tokens(name: str) -> tuple[str, ...]:
    """Return the words of an id, a class or a label: `siteFooter__links` → site, footer, links."""
    return tuple(token.lower() for token in _TOKEN.findall(name))
