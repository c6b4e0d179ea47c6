"""Rules about sentences that are hard by their estimated level."""

from collections.abc import Iterator

from checker.judge.answers import PASSED, Answer, Facts, block_place, failed, quoted, rule
from checker.judge.prose import whole_sentences
from checker.judge.sentence_rules import VERY_LONG
from checker.text.levels import estimated

_FEW_WORDS = 8
"""Shorter pieces are too short to tell; one name decides."""
_MEASURED = "en"
"""How many alerts this makes on plain text was measured for English only."""


@rule("hard-sentence")
def hard_sentence(facts: Facts) -> Iterator[Answer]:
    """Tell of sentences at level C1."""
    return _at_level(facts, "C1")


@rule("very-hard-sentence")
def very_hard_sentence(facts: Facts) -> Iterator[Answer]:
    """Flag sentences at level C2.

    There are 1.1 of them in 1,000 words of plain Cochrane summaries and 4.9 in the abstracts; of level C1
    there are 8.8 and 11.3.
    """
    return _at_level(facts, "C2")


def _at_level(facts: Facts, level: str) -> Iterator[Answer]:
    if facts.lang != _MEASURED:
        return
    for sentence in whole_sentences(facts):
        words = sentence.counts.words
        said = words < _FEW_WORDS or words > VERY_LONG  # one so long is told as such, once
        found = None if said else estimated(sentence, _MEASURED)
        if found is None or found.level != level:
            yield PASSED
            continue
        why = ", ".join(found.reasons[:3])
        yield failed(
            block_place(sentence.block),
            quote=quoted(sentence),
            variant="" if why else "bare",
            level=found.level,
            why=why,
        )
