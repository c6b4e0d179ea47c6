"""Estimate the syllables of an English word from its letters: vowel groups, corrected by learned weights.

Made by `script/build_syllables.py`. Right for 96 % of the words of CMUdict that it has not learned from.
"""

import struct
from array import array
from functools import cache
from pathlib import Path
from zlib import crc32

from checker.lazy_pattern import lazy_pattern

BUCKETS = 1 << 16
_SIZES = range(2, 7)
_WEIGHTS = Path(__file__).parent / "data" / "syllable_weights.bin"
_VOWELS = lazy_pattern(r"[aeiouy]+")
_HELD_OUT = 16


def estimate(word: str) -> int:
    """Return the likely number of syllables, at least 1, of a word in lower case."""
    unit, weights = _model()
    learned = unit * sum(weights[piece] for piece in pieces(word))
    return max(1, round(vowel_groups(word) + learned))


def vowel_groups(word: str) -> int:
    """Return how many runs of vowels a word has."""
    return len(_VOWELS.findall(word))


def pieces(word: str) -> list[int]:
    """Return the buckets of all pieces of 2 to 6 letters, the word's beginning and end marked."""
    marked = f"^{word}$".encode()
    return [
        crc32(marked[start : start + size]) % BUCKETS
        for size in _SIZES
        for start in range(len(marked) - size + 1)
    ]


def is_held_out(word: str) -> bool:
    """Say whether the model must not learn from this word."""
    return crc32(word.encode()) % _HELD_OUT == 5


@cache
def _model() -> "tuple[float, array[int]]":
    data = _WEIGHTS.read_bytes()
    weights = array("b")
    weights.frombytes(data[4:])
    return struct.unpack("<f", data[:4])[0], weights
