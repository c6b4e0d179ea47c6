#!/usr/bin/env python3
"""Build checker/text/data/frequency.*.txt from the data files of the package wordfreq.

    script/build_frequency.py FOLDER

FOLDER is `wordfreq/data` of an installed wordfreq 3; only its files `large_*.msgpack.gz` are read, the
package itself is not imported. Its data is CC BY-SA 4.0, and so are the tables made here: see NOTICE.

A table has the commonest words of one language with their frequency on the Zipf scale, times 100: 300 is
once in a million words, 600 once in a thousand (van Heuven et al. 2014). Entries with digits or signs are
left out, and forms with 's: they are as familiar as the word without it.
"""

import argparse
import gzip
from pathlib import Path

import msgspec

from checker.text.word_table import packed

DATA = Path(__file__).parent.parent / "checker" / "text" / "data"
WORDS = {"en": 100_000, "de": 40_000, "es": 40_000, "fr": 40_000, "ru": 60_000}
_BILLION = 900
"""Words once in a billion have Zipf 0; wordfreq counts in hundredths downwards from certainty, Zipf 9."""


def read_wordfreq(path: Path) -> dict[str, int]:
    """Return word → Zipf value times 100. The file is a list of words for each frequency, after a header."""
    header, *lists = msgspec.msgpack.decode(gzip.decompress(path.read_bytes()))
    if header != {"format": "cB", "version": 1}:
        raise SystemExit(f"{path} is not in wordfreq's format cB, version 1.")
    return {word: _BILLION - rarity for rarity, words in enumerate(lists) for word in words}


def is_plain(word: str) -> bool:
    """Say whether an entry is a word of letters, perhaps with an apostrophe inside."""
    return word.replace("'", "").isalpha() and not word.endswith("'s") and word.strip("'") == word


def main() -> None:
    """Write one table a language."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for lang, size in WORDS.items():
        frequencies = read_wordfreq(folder / f"large_{lang}.msgpack.gz")
        commonest = sorted(filter(is_plain, frequencies), key=lambda word: (-frequencies[word], word))[:size]
        data = packed({word: frequencies[word] for word in commonest})
        (DATA / f"frequency.{lang}.txt").write_bytes(data)
        rarest = frequencies[commonest[-1]] / 100
        print(f"{lang}: {len(commonest)} words down to Zipf {rarest}, {len(data)} bytes")


if __name__ == "__main__":
    main()
