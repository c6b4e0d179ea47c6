"""Rules about how many short forms there are and how they are written, and about words in capitals."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from checker.judge.acronym_rules import READ, known_short_forms, short_forms
from checker.judge.answers import PASSED, Answer, Facts, block_place, failed, rule
from checker.judge.prose import flagged, or_passed, running_sentences, words_failed
from checker.lazy_pattern import lazy_pattern
from checker.model import Block, Quote
from checker.text.counts import Word, is_abbreviation, word_count
from checker.text.measure import Sentence
from checker.text.syllables import table

MOST_SHORT_FORMS = 3
"""Different ones in a paragraph."""


@rule("many-acronyms")
def many_acronyms(facts: Facts) -> Iterator[Answer]:
    """Flag a paragraph with more than three different short forms that not everyone knows."""
    known = known_short_forms(facts)
    for block in facts.text.blocks:
        if block.role not in READ:
            continue
        different = [
            short for short in dict.fromkeys(short for short, _ in short_forms(block)) if short not in known
        ]
        if len(different) > MOST_SHORT_FORMS:
            named = ", ".join(different[:6])
            yield failed(block_place(block), count=len(different), named=named)
        else:
            yield PASSED


@rule("acronym-used-once")
def acronym_used_once(facts: Facts) -> Iterator[Answer]:
    """Tell of a short form in brackets behind its long form that never comes again."""
    uses: Counter[str] = Counter()
    introduced: dict[str, tuple[Block, int]] = {}
    for block in facts.text.blocks:
        for short, start in short_forms(block):
            uses[short] += 1
            if (
                block.text[start - 1 : start] == "("
                and block.text[start + len(short) :].lstrip("s")[:1] == ")"
            ):
                introduced.setdefault(short, (block, start))
    known = known_short_forms(facts)
    for short, (block, start) in introduced.items():
        if uses[short] > 1 or short in known:
            yield PASSED
        else:
            quote = Quote(quote=short, start=start, end=start + len(short))
            yield failed(block_place(block), quote=quote, short=short)


_DOTTED = lazy_pattern(
    r"(?<![\w.])(?<!, )(?!(?:B\.C|A\.D|U\.S|U\.K|E\.U|U\.N|D\.C|P\.O|Ph)\.)(?:[A-Z]\.){2,}"
    r"(?!\s?[A-Z][a-z])(?!\w)"
)
_PLURAL = lazy_pattern(
    r"\b(?:[Mm]any|[Ss]ome|[Aa]ll|[Mm]ost|[Bb]oth|[Ss]everal|[Ff]ew|[Tt]hese|[Tt]hose|[Oo]ther|[Dd]ifferent"
    r"|two|three|four|five|\d+)"
    r" (?P<plural>[A-Z]{2,}['’]s)(?=[,.;:)]|$| (?:are|were|have|had|can|could|will|may|might|should|do|did"
    r"|and|or|in|on|at|for|with|from|to|who|that|which)\b)"
)


@rule("acronym-dots-or-plural")
def acronym_dots_or_plural(facts: Facts) -> Iterator[Answer]:
    """Tell of short forms with full stops between the letters, and of plurals with an apostrophe."""
    return or_passed(answer for sentence in running_sentences(facts) for answer in _written_oddly(sentence))


def _written_oddly(sentence: Sentence) -> Iterator[Answer]:
    text = sentence.text
    for match in _DOTTED.finditer(text) if text.count(".") > 1 else ():
        yield flagged(sentence, match, instead=(match.group().replace(".", ""),))
    for match in _PLURAL.finditer(text) if "’s" in text or "'s" in text else ():
        start, end = match.span("plural")
        plain = match["plural"].replace("'", "").replace("’", "")
        yield words_failed(sentence, start, end, instead=(plain,), variant="plural")


@rule("all-capitals")
def all_capitals(facts: Facts) -> Iterator[Answer]:
    """Flag two or more words in a row in capitals, as typed or as the page shows them."""
    for block in facts.text.blocks:
        if block.uppercase and block.role in _SHOWN and word_count(block.text) > 1:
            yield failed(block_place(block), variant="style")
    yield from or_passed(
        words_failed(sentence, start, end, instead=(_in_small_letters(sentence, start, end),))
        for sentence in facts.sentences
        if not sentence.block.uppercase
        for start, end in shouted(sentence)
    )


def _in_small_letters(sentence: Sentence, start: int, end: int) -> str:
    """Return words of a sentence in small letters, but for the first of the sentence."""
    small = sentence.text[start:end].lower()
    return small if sentence.text[:start].strip() else small[:1].upper() + small[1:]


_SHOWN = (*READ, "heading", "other", "caption")
_FEW_LETTERS = 6


def shouted(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where words in capitals follow one another: at least two words that are no short forms."""
    for capital, run in groupby(sentence.words, _is_capital):
        words = list(run)
        if not capital:
            continue
        plain = [word for word in words if len(word.text) > 1 and _is_word(word.text)]
        if len(plain) > 1 and sum(word.letters for word in plain) >= _FEW_LETTERS:
            yield words[0].start, words[-1].end


def _is_capital(word: Word) -> bool:
    return word.text.isupper() and word.letters > 0


def _is_word(text: str) -> bool:
    """Say whether a word in capitals is one of everyday language and no short form."""
    return not is_abbreviation(text) or bool(table().number(text.lower()) and text.lower() in _SHORT_WORDS)


_SHORT_WORDS = frozenset(
    """
    do not no all any the you may can and or stop if to in on of is are your for with now call ask see use
    """.split()  # noqa: SIM905  a list would fill a page
)
