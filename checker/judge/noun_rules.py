"""The rule about nouns piled up in front of one another."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, quoted, rule
from checker.lazy_pattern import lazy_pattern
from checker.text.counts import Word
from checker.text.measure import Sentence

_MOST = 3
"""Nouns in a row that are still easy to follow."""
_NOUN_ENDING = lazy_pattern(
    r"(?:[ts]ion|ment|ness|[^r]ity|ance|ence|ship|ology|ogist|therapy|ectomy|itis|osis|emia|aemia|hood|ism|graphy)s?$"
)
_DONE = lazy_pattern(
    r"(?:test|screen|monitor|train|nurs|imag|counsel|plann|vaccinat|record|report|hear|feed|scann)ing$"
)
"""Words in -ing that name a thing as often as they say what is done."""


@rule("noun-string")
def noun_string(facts: Facts) -> Iterator[Answer]:
    """Ask about four nouns or more in a row. Without a grammar of the sentence this is a guess."""
    known = frozenset(facts.listed("noun"))
    for sentence in facts.sentences:
        runs = list(_runs(sentence, known)) if sentence.block.prose else []
        for start, end, count in runs:
            yield cant_tell(block_place(sentence.block), quote=quoted(sentence, start, end), count=count)
        if not runs:
            yield PASSED


def _runs(sentence: Sentence, known: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    run: list[Word] = []
    for word in sentence.words:
        apart = bool(run) and sentence.text[run[-1].end : word.start] != " "
        if apart or not _is_noun(word.text, known):
            yield from _long(run)
            run = []
        if _is_noun(word.text, known):
            run.append(word)
    yield from _long(run)


def _long(run: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
    if len(run) > _MOST:
        yield run[0].start, run[-1].end, len(run)


@lru_cache(maxsize=20_000)
def _is_noun(word: str, known: frozenset[str]) -> bool:
    bases = (word, word.removesuffix("s"), word.removesuffix("es"))
    return word.islower() and (
        any(base in known for base in bases) or bool(_NOUN_ENDING.search(word) or _DONE.search(word))
    )
