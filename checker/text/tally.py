"""The words of a sentence → what the formulas need to know."""

from collections.abc import Sequence

from checker.text.counts import Word
from checker.text.difficulty import is_complex
from checker.text.formulas import Counts
from checker.text.spelling.figures import is_polysyllable_aloud


def tally(found: Sequence[Word], unfamiliar: int = 0, language: str = "en") -> Counts:
    """Return the counts of one sentence.

    Args:
        unfamiliar: how many of the words are outside the Dale–Chall list.
        language: its root tag.
    """
    syllables = polysyllables = aloud = complex_words = letters = characters = long_words = single = four = 0
    english = language == "en"
    for place, word in enumerate(found):
        count = word.syllables
        syllables += count
        letters += word.letters
        characters += word.characters
        long_words += word.characters > 6
        if count == 1:
            single += 1
            aloud += english and word.abbreviation and is_polysyllable_aloud(word.text)
        elif count >= 3:
            polysyllables += 1
            four += count > 3
            complex_words += english and is_complex(word, place)
    return Counts(
        1, len(found), syllables, polysyllables, complex_words, unfamiliar, letters, characters, long_words,
        single, four, _osman(found) if language == "ar" else 0, aloud,
    )  # fmt: skip


def _osman(found: Sequence[Word]) -> int:
    """Return the syllables, long, complex and formal words that OSMAN adds up."""
    from checker.text.spelling.arabic import osman_of  # noqa: PLC0415  for one language only

    return sum(sum(osman_of(word.text)) if not word.abbreviation else word.syllables for word in found)
