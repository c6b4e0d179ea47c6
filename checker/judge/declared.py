"""The kinds of rule that need no function of their own: a threshold, a pattern, a substitution."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from checker.judge.answers import PASSED, Answer, Facts, block_place, failed, quoted
from checker.judge.listed import ListHit, in_a_name
from checker.model import Block, Quote
from checker.rulebook import Rule
from checker.text.counts import word_count
from checker.text.sentences import sentences

Piece = tuple[Block, int, int]
"""A block, and offsets into its text."""


def threshold(facts: Facts, rule: Rule) -> Iterator[Answer]:
    """Fail sentences or paragraphs that have more words than the profile allows."""
    pieces, limit = _MEASURES[rule.front.measure](facts)
    for block, start, end in pieces:
        count = word_count(block.text[start:end])
        if count > limit:
            yield failed(block_place(block), quote=_quote(block, start, end), count=count, limit=limit)
        else:
            yield PASSED


def pattern(facts: Facts, rule: Rule) -> Iterator[Answer]:
    """Flag each match of the rule's patterns and listed phrases, with the worst outcome it has words for."""
    listed = facts.listed(rule.front.words) if rule.front.words else ()
    phrases = [rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in listed]
    return _flag(facts, rule, "|".join((*rule.front.patterns, *phrases)), lambda _: {})


def substitution(facts: Facts, rule: Rule) -> Iterator[Answer]:
    """Flag each word or phrase for which the rule page names a better one."""
    better = {word.casefold(): plainer for word, plainer in rule.front.swap.items()}
    longest_first = sorted(better, key=len, reverse=True)
    expression = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first)
    return _flag(facts, rule, expression, lambda found: {"better": better[found.casefold()]})


def _flag(
    facts: Facts, rule: Rule, expression: str, values: Callable[[str], Mapping[str, str]]
) -> Iterator[Answer]:
    outcome = _outcome(rule)
    search = re.compile(expression, re.IGNORECASE)
    for block in facts.own_blocks:
        found = list(search.finditer(block.text))
        for match in found:
            quote = _quote(block, match.start(), match.end())
            yield Answer(
                outcome, block_place(block), {"words": match.group(), **values(match.group())}, quote
            )
        if not found:
            yield PASSED


def phrases(facts: Facts, rule: Rule) -> Iterator[Answer]:
    """Flag each entry of the rule's word lists, where it is rare enough for the rule.

    The message is `<outcome>`, or `<outcome>.means` for an entry that is only explained, or `<outcome>.bare`
    for one with neither, where the page has such messages.
    """
    outcome = _outcome(rule)
    found = (hit for name in rule.front.lists for hit in facts.hits.of(name))
    hits = [hit for hit in found if _is_of(hit, rule.front.entries)]
    for hit in hits:
        if in_a_name(hit, facts.lang) or not is_rare(hit, rule.front.rarer_than, facts.lang):
            yield PASSED
            continue
        entry = hit.entry
        kind = "" if entry.instead else "means" if entry.means else "bare"
        yield Answer(
            outcome,
            block_place(hit.sentence.block),
            {
                "words": hit.sentence.text[hit.start : hit.end],
                "better": hit.better(),
                "means": entry.means,
                "why": entry.why,
            },
            quoted(hit.sentence, hit.start, hit.end),
            variant=kind if f"{outcome}.{kind}" in rule.messages else "",
            instead=entry.instead,
        )
    if not hits and facts.sentences:
        yield PASSED


def _is_of(hit: ListHit, entries: Literal["all", "words", "phrases"]) -> bool:
    return entries == "all" or (entries == "words") == (hit.first == hit.last)


def is_rare(hit: ListHit, limit: float, lang: str) -> bool:
    """Say whether a listed word is rarer than a limit (Zipf value), or is flagged whatever it is.

    Phrases always are, and all words where the limit is 0.
    """
    if not limit or hit.entry.always or hit.first != hit.last:
        return True
    from checker.text.frequency import zipf  # noqa: PLC0415  opens a table of words

    return zipf(hit.entry.phrase, lang) < limit


def _outcome(rule: Rule) -> Literal["failed", "cantTell"]:
    return "failed" if "failed" in rule.messages else "cantTell"


def _sentences(facts: Facts) -> tuple[Iterator[Piece], int]:
    pieces = (
        (block, span.start, span.end)
        for block in facts.own_blocks
        if block.prose
        for span in sentences(block.text, facts.lang)
    )
    return pieces, facts.profile.reading.sentence_words


def _paragraphs(facts: Facts) -> tuple[Iterator[Piece], int]:
    pieces = ((block, 0, len(block.text)) for block in facts.own_blocks if block.prose)
    return pieces, facts.profile.reading.paragraph_words


def _quote(block: Block, start: int, end: int) -> Quote:
    return Quote(quote=block.text[start:end], start=start, end=end)


_MEASURES = {"sentence_words": _sentences, "paragraph_words": _paragraphs}
KINDS: Mapping[str, Callable[[Facts, Rule], Iterator[Answer]]] = {
    "threshold": threshold,
    "pattern": pattern,
    "substitution": substitution,
    "phrases": phrases,
}
