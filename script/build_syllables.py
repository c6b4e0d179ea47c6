#!/usr/bin/env python3
"""Build checker/text/data/syllables.txt and syllable_weights.bin from CMUdict's own data file.

    script/build_syllables.py CMUDICT_FILE LICENSE_FILE

CMUDICT_FILE is `cmudict.dict` (or `cmudict-0.7b`) of Carnegie Mellon's pronouncing dictionary; LICENSE_FILE
is the BSD notice that comes with that data. Only these two are needed: no package, no network.

The table has one line for each word, with its number of syllables. Where CMUdict gives several
pronunciations of a word, the first one counts.

The weights are for words that are not in the table: a linear model over pieces of 2 to 6 letters that
corrects the number of vowel groups, learned by gradient descent. Every 16th word is held out and not learned
from, so that a test can measure the model as it is shipped.
"""

import argparse
import random
import struct
from array import array
from pathlib import Path

from checker.text.syllable_model import BUCKETS, is_held_out, pieces, vowel_groups
from checker.text.word_table import packed

EPOCHS = 7
FIRST_STEP = 0.12
STEP_DECAY = 0.62

DATA = Path(__file__).parent.parent / "checker" / "text" / "data"
NOTICE_HEAD = """\
`syllables.txt` and `syllable_weights.bin` are derived from the CMU Pronouncing Dictionary (CMUdict): the
number of syllables of each word, and a small model of them. The dictionary's own notice follows.

"""


def read_cmudict(path: Path) -> dict[str, int]:
    """Return word → syllables of its first pronunciation; a syllable is a phone with a stress mark."""
    counts: dict[str, int] = {}
    for line in path.read_text(encoding="latin-1").splitlines():
        if not line or line.startswith(";;;"):
            continue
        word, *phones = line.split("#")[0].split()
        if not word.endswith(")"):
            counts.setdefault(word.lower(), sum(phone[-1].isdigit() for phone in phones))
    return {word: count for word, count in counts.items() if count}


def learn(counts: dict[str, int]) -> list[float]:
    """Return one weight for each bucket of letter pieces, in units of syllables."""
    words = [word for word in sorted(counts) if word.isalpha() and not is_held_out(word)]
    examples = [(pieces(word), counts[word] - vowel_groups(word)) for word in words]
    weights = [0.0] * BUCKETS
    order = random.Random(2)
    step = FIRST_STEP
    for _ in range(EPOCHS):
        order.shuffle(examples)
        for found, wanted in examples:
            error = wanted - sum(weights[piece] for piece in found)
            change = step * error / len(found) ** 0.5
            for piece in found:
                weights[piece] += change
        step *= STEP_DECAY
    return weights


def packed_weights(weights: list[float]) -> bytes:
    """Return the size of one unit as a 32-bit float, then each weight as a signed byte in that unit."""
    unit = max(abs(weight) for weight in weights) / 127
    return struct.pack("<f", unit) + array("b", [round(weight / unit) for weight in weights]).tobytes()


def main() -> None:
    """Write the table, the weights and the notice."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cmudict", type=Path)
    parser.add_argument("license", type=Path)
    args = parser.parse_args()
    counts = read_cmudict(args.cmudict)
    DATA.mkdir(parents=True, exist_ok=True)
    data = packed(counts)
    (DATA / "syllables.txt").write_bytes(data)
    (DATA / "syllable_weights.bin").write_bytes(packed_weights(learn(counts)))
    notice = NOTICE_HEAD + args.license.read_text(encoding="utf-8").strip() + "\n"
    (DATA / "NOTICE-cmudict.txt").write_text(notice, encoding="utf-8")
    print(f"{len(counts)} words, {len(data)} bytes")


if __name__ == "__main__":
    main()
