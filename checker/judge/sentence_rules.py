"""Rules about sentences: how long, how many thoughts, what stands in brackets; and how much text there is."""

import re
from collections import Counter
from collections.abc import Iterator

from checker.judge.answers import PASSED, Answer, Facts, block_place, failed, located, quoted, rule
from checker.judge.prose import flagged, or_passed, prose_sentences, whole_sentences
from checker.lazy_pattern import lazy_pattern
from checker.model import Place
from checker.text.counts import word_count
from checker.text.measure import Sentence

VERY_LONG = 50
"""Words. Sentences over this come three times as often in abstracts as in plain summaries (2.1 and 0.8 in
1,000 words of Cochrane reviews); those over 40 come twice as often, those over 25 as often."""


@rule("long-sentence")
def long_sentence(facts: Facts) -> Iterator[Answer]:
    """Fail sentences that have more words than the profile allows, up to the very long ones."""
    limit = facts.profile.reading.sentence_words
    return _longer(facts, limit, max(limit, VERY_LONG))


@rule("very-long-sentence")
def very_long_sentence(facts: Facts) -> Iterator[Answer]:
    """Fail sentences so long that hardly a reader follows them."""
    return _longer(facts, max(facts.profile.reading.sentence_words, VERY_LONG))


def _longer(facts: Facts, limit: int, most: int = 0) -> Iterator[Answer]:
    for sentence in whole_sentences(facts):
        count = _at_a_stretch(sentence)
        if count > limit and not (most and count > most):
            yield failed(block_place(sentence.block), quote=quoted(sentence), count=count, limit=limit)
        else:
            yield PASSED


_STOP_INSIDE = lazy_pattern(r"(?<=[a-z][a-z])[.!?]\s+(?=[A-Z])")
"""A full stop inside quotation marks: what is quoted has sentences of its own."""


def _at_a_stretch(sentence: Sentence) -> int:
    """Return the words up to the next full stop, of what is quoted the longest part."""
    count = sentence.counts.words
    if count <= _SHORTEST_LONG or not _STOP_INSIDE.search(sentence.text):
        return count
    return min(count, max(word_count(part) for part in _STOP_INSIDE.split(sentence.text)))


_SHORTEST_LONG = 20
"""Words; no profile calls fewer a long sentence, and to look for stops takes time."""
_JOINING = lazy_pattern(
    r"\b(?:which|[Ww]ho|whose|whom|[Aa]lthough|[Tt]hough|[Ww]hile|[Ww]hilst|[Ww]hereas|[Bb]ecause(?! of\b)"
    r"|[Uu]nless|[Uu]ntil(?! (?:\d|then|now)\b)|[Ss]ince(?! (?:then|\d|the (?:first|last|start|beginning)\b))"
    r"|[Ii]f(?! (?:any|not|so|possible|necessary|needed)\b)|[Ww]hen(?! (?:compared|added)\b)|[Ww]here|so that"
    r"|in order that|[Pp]rovided that|even if|as if|after which|but(?! not\b))\b"
)
"""Words that open a clause with a verb of its own: not `because of`, not `if so`; and the WHO is no `who`."""
_MOST_JOINED = 3
_RUN_ON_WORDS = 25


@rule("run-on-sentence")
def run_on_sentence(facts: Facts) -> Iterator[Answer]:
    """Flag long sentences that hang together by three or more words such as `which` and `because`."""
    for sentence in prose_sentences(facts):
        joined = _JOINING.findall(sentence.text) if sentence.counts.words > _RUN_ON_WORDS else []
        if len(joined) >= _MOST_JOINED:
            named = ", ".join(f"“{word.lower()}”" for word in dict.fromkeys(joined))
            yield failed(block_place(sentence.block), quote=quoted(sentence), count=len(joined), named=named)
        else:
            yield PASSED


_BRACKET = lazy_pattern(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_LONG_BRACKET = 12


@rule("long-brackets")
def long_brackets(facts: Facts) -> Iterator[Answer]:
    """Flag brackets with more than twelve words inside, where they interrupt a sentence."""
    return or_passed(
        flagged(sentence, match, count=count)
        for sentence in prose_sentences(facts)
        for match in _BRACKET.finditer(sentence.text)
        if (count := _inside(sentence, match)) > _LONG_BRACKET
    )


def _inside(sentence: Sentence, match: re.Match[str]) -> int:
    """Return the words in a bracket; 0 where it holds the whole sentence or ends it."""
    if sentence.words[0].start > match.start() or sentence.words[-1].end < match.end():
        return 0
    return word_count(match.group())


_SHORT_WORDS, _SHORT_SENTENCES = 100, 30


@rule("text-too-short")
def text_too_short(facts: Facts) -> Iterator[Answer]:
    """Tell of a text too short for its grade to say much."""
    words, sentences = facts.reading.words, facts.reading.sentences
    if facts.reading.grade is None or not words:
        return
    place = located(Place(selector="html", role="document", subject=f"{words}"), facts.snapshot.root)
    if words < _SHORT_WORDS:
        yield failed(place, variant="words", words=words, sentences=sentences)
    elif sentences < _SHORT_SENTENCES:
        yield failed(place, words=words, sentences=sentences)
    else:
        yield PASSED


_LONG_WORDS_PERCENT = 20
_ENOUGH_WORDS = 100


@rule("polysyllable-share")
def polysyllable_share(facts: Facts) -> Iterator[Answer]:
    """Tell of a text in which more than a fifth of the words have three syllables or more."""
    total = 0
    long: Counter[str] = Counter()
    for sentence in prose_sentences(facts):
        total += sentence.counts.words
        long.update(word.text.lower() for word in sentence.words if word.syllables >= 3)
    if total < _ENOUGH_WORDS:
        return
    share = round(100 * long.total() / total)
    if share <= _LONG_WORDS_PERCENT:
        yield PASSED
        return
    often = ", ".join(f"“{word}”" for word, _ in long.most_common(5))
    place = located(Place(selector="html", role="document", subject=f"{share}"), facts.snapshot.root)
    yield failed(place, share=share, often=often)


_SEMICOLON = lazy_pattern(r"(?<![&\w.,%”’\"')])[\w.,%”’\"')]+;(?=\s)(?!\s(?:19|20)\d\d\b)")


@rule("semicolon-in-sentence")
def semicolon_in_sentence(facts: Facts) -> Iterator[Answer]:
    """Flag the first semicolon of each sentence of running text; those in brackets apart."""
    for sentence in prose_sentences(facts):
        found = _SEMICOLON.search(_without_brackets(sentence.text)) if ";" in sentence.text else None
        yield flagged(sentence, found) if found else PASSED


def _without_brackets(text: str) -> str:
    """Return a text, as long as before, with blanks for what stands in brackets."""
    return _BRACKET.sub(lambda match: f"({' ' * (len(match.group()) - 2)})", text)
