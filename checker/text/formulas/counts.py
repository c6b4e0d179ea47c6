"""What the formulas need to know about a text."""

from collections.abc import Sequence
from typing import NamedTuple


class Counts(NamedTuple):
    """Sums over a text. Add several up with `total`."""

    sentences: int
    words: int
    syllables: int = 0
    """By the counting rules of the text's language."""
    polysyllables: int = 0
    """Words of three or more syllables."""
    complex_words: int = 0
    """Polysyllables without names, compounds of short words, and -ed or -es endings (Gunning); English."""
    unfamiliar: int = 0
    """Words outside the Dale–Chall list; English."""
    letters: int = 0
    characters: int = 0
    """Letters and digits."""
    long_words: int = 0
    """Words of more than six letters."""
    monosyllables: int = 0
    four_syllables: int = 0
    """Words of four or more syllables."""
    osman: int = 0
    """What OSMAN adds up beside sentence length: long, complex and formal words, and syllables; Arabic."""
    figures_aloud: int = 0
    """Figures that have three or more syllables when they are read aloud; English."""

    @property
    def sentence_length(self) -> float:
        """Words in a sentence."""
        return self.words / self.sentences

    @property
    def word_length(self) -> float:
        """Syllables in a word."""
        return self.syllables / self.words


def total(parts: Sequence[Counts]) -> Counts:
    """Add counts up, field by field."""
    return Counts(*map(sum, zip(*parts, strict=True))) if parts else Counts(0, 0)
