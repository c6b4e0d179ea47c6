"""Rules about medical words: explained where they first stand, and after the everyday name."""

import re
from collections.abc import Iterator

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, failed, quoted, rule
from checker.judge.glosses import explained_here, is_entry, is_marked, says_any, shares_meaning
from checker.judge.listed import ListHit, in_a_name
from checker.lazy_pattern import lazy_pattern
from checker.model import Block

_READ = ("paragraph", "listitem", "quote", "definition", "cell", "other")
"""Roles of blocks in which a medical word meets its reader; a heading is explained by what follows."""
_NEAR = 300
"""Characters around a term, about two sentences, in which other words may say what it is."""
_BRACKET = lazy_pattern(
    r"\s?\((?!into |under |after |before |by |to |in |with |from )([^()]{3,60})\)(?="
    r"\W*$|[,;:.!?]| (?:and|or|but|is|are|was|were|can|may|could|might|will|has|had|have|in|of|on|at|by|for"
    r"|to|as|with|from|after|before|during|among|when|if|than|that|which|who)\b)",
    re.IGNORECASE,
)
"""A name in brackets behind a noun; before another noun the two cannot change places."""


@rule("medical-term-not-explained")
def medical_term_not_explained(facts: Facts) -> Iterator[Answer]:
    """Ask about each rare medical word at its first use, unless something on the page explains it."""
    limit = facts.rulebook.rules["medical-term-not-explained"].front.rarer_than
    for uses in _by_term(facts, limit):
        first = next((hit for hit in uses if _meets_reader(hit, facts.lang)), None)
        if first is None:
            continue
        if _is_entry_on_page(facts.text.blocks, first) or any(map(_is_explained, uses)):
            yield PASSED
            continue
        entry = first.entry
        kind = "instead" if entry.instead else "means" if entry.means else ""
        yield cant_tell(
            block_place(first.sentence.block),
            quote=quoted(first.sentence, first.start, first.end),
            variant=kind,
            instead=entry.instead,
            words=_words(first),
            means=entry.means,
            better=first.better(2),
        )


@rule("plain-term-first")
def plain_term_first(facts: Facts) -> Iterator[Answer]:
    """Flag a medical word whose everyday name stands behind it in brackets."""
    for hit in facts.hits.of("medical-terms"):
        text = hit.sentence.text
        bracket = _BRACKET.match(text, hit.end)
        inside = bracket[1].strip() if bracket else ""
        plain = inside.lower() in {form for one in hit.entry.instead for form in (one, f"{one}s")}
        if bracket is None or not plain:
            yield PASSED
            continue
        yield failed(
            block_place(hit.sentence.block),
            quote=quoted(hit.sentence, hit.start, bracket.end()),
            instead=(f"{inside} ({_words(hit)})",),
            words=_words(hit),
            plain=inside,
        )


def _by_term(facts: Facts, limit: float) -> Iterator[list[ListHit]]:
    """Yield the uses of each medical term that is rare enough, all its forms together."""
    from checker.text.frequency import zipf  # noqa: PLC0415  opens a table of words

    terms: dict[str, list[ListHit]] = {}
    for hit in facts.hits.of("medical-terms"):
        # Of a phrase the rarest word counts: `kidney stones` are known, an `ectopic pregnancy` is not.
        if min(zipf(word, facts.lang) for word in hit.entry.phrase.split()) < limit:
            terms.setdefault(hit.entry.means or hit.entry.phrase, []).append(hit)
    yield from terms.values()


def _meets_reader(hit: ListHit, lang: str) -> bool:
    return hit.sentence.block.role in _READ and not in_a_name(hit, lang)


def _words(hit: ListHit) -> str:
    return hit.sentence.text[hit.start : hit.end]


def _is_explained(hit: ListHit) -> bool:
    """Say whether the sentence around a term, or the block, tells what it is."""
    sentence, block = hit.sentence, hit.sentence.block
    if explained_here(sentence.text, hit.start, hit.end):
        return True
    if is_marked(block, sentence.start + hit.start, sentence.start + hit.end):
        return True
    text = block.text
    start, end = sentence.start + hit.start, sentence.start + hit.end
    beside = text[max(sentence.start, start - _NEAR) : start] + text[end : min(sentence.end, end + _NEAR)]
    if says_any(beside.lower(), hit.entry.instead):
        return True
    around = text[max(0, start - _NEAR) : start] + text[end : end + _NEAR]
    return shares_meaning(around, hit.entry.means)


def _is_entry_on_page(blocks: tuple[Block, ...], hit: ListHit) -> bool:
    word = _words(hit).lower()
    return any(is_entry(block, word) for block in blocks)
