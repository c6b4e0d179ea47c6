"""The estimated level of measured sentences, of a section and of a page, as a reading tells it."""

from collections.abc import Sequence
from functools import lru_cache

from checker.model import EstimatedLevel
from checker.text.counts import Word
from checker.text.level import LANGUAGES, LevelEstimate, estimate, overall
from checker.text.measure import Sentence


def level_of_sentence(sentence: Sentence, language: str) -> EstimatedLevel | None:
    """Return the level of one sentence with its reasons; None where the language has no model."""
    if language not in LANGUAGES:
        return None
    found = estimated(sentence, language)
    return EstimatedLevel(value=found.value, level=found.level, reasons=found.reasons)


def level_of_text(sentences: Sequence[Sentence], language: str) -> EstimatedLevel | None:
    """Return the level of several sentences together; None where there is no model or no word."""
    if language not in LANGUAGES:
        return None
    found = overall(estimated(sentence, language) for sentence in sentences)
    return EstimatedLevel(value=found.value, level=found.level) if found else None


def estimated(sentence: Sentence, language: str) -> LevelEstimate:
    """Return the estimate for a sentence in a language that has a model.

    Answers are kept, as the scores and the rules ask about the same sentences.
    """
    return _estimate(sentence.words, sentence.text, language)


@lru_cache(maxsize=4096)
def _estimate(words: tuple[Word, ...], text: str, language: str) -> LevelEstimate:
    return estimate(words, text, language)
