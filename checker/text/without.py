"""Scoring without proper names and figures, as WCAG 3.1.5 allows: a long name makes no sentence hard."""

from collections.abc import Iterable, Sequence

from checker.text.counts import Word
from checker.text.difficulty import is_familiar
from checker.text.measure import Sentence
from checker.text.tally import tally

CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages that write all nouns with a capital: names cannot be told there."""
_MAY_OPEN = frozenset(':;.!?…“”„"«»‹›‘(–—•')
"""After one of these a capital may only be the beginning of something."""
_MOST = 0.5
"""A sentence with more capitals than this is a title; its capitals say nothing."""


def without(
    sentences: Sequence[Sentence], language: str, *, names: bool, figures: bool
) -> tuple[list[Sentence], int]:
    """Return the sentences with fewer words counted, and how many words that left out.

    A proper name has a capital inside a sentence, is no everyday word, and does not occur in small letters
    anywhere in the text; in doubt a word is counted. A sentence of nothing else is dropped.

    Args:
        language: its root tag.
        names: whether proper names stay.
        figures: whether figures stay.
    """
    if names and figures:
        return list(sentences), 0
    small = frozenset[str]() if names else _in_small_letters(sentences)
    kept, left_out = [], 0
    for sentence in sentences:
        spared = set[int]() if figures else set(_figures(sentence))
        if not names and language not in CAPITAL_NOUNS:
            spared.update(_names(sentence, small, language))
        words = [word for place, word in enumerate(sentence.words) if place not in spared]
        left_out += len(spared)
        if words and spared:
            counts = tally(words, sentence.counts.unfamiliar, language)
            kept.append(sentence._replace(counts=counts))
        elif words:
            kept.append(sentence)
    return kept, left_out


def _in_small_letters(sentences: Iterable[Sentence]) -> frozenset[str]:
    return frozenset(word.text for sentence in sentences for word in sentence.words if word.text.islower())


def _figures(sentence: Sentence) -> Iterable[int]:
    return (place for place, word in enumerate(sentence.words) if not word.letters)


def _names(sentence: Sentence, small: frozenset[str], language: str) -> Iterable[int]:
    """Yield the places of a sentence's proper names."""
    found, text = sentence.words, sentence.text
    capitals = sum(map(_has_capital, found[1:]))
    if capitals > _MOST * (len(found) - 1):
        return
    for place in range(1, len(found)):
        before, word = found[place - 1], found[place]
        between = text[before.end : word.start].strip()
        title = before.abbreviation and between == "."
        if (
            _has_capital(word)
            and (title or _MAY_OPEN.isdisjoint(between))
            and word.text.lower() not in small
            and not (language == "en" and is_familiar(word.text))
        ):
            yield place


def _has_capital(word: Word) -> bool:
    return word.text[0].isupper() and word.text[1:2].islower()
