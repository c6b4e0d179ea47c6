#!/usr/bin/env python3
"""Measure the reading half against labelled data, and its peers in the same run; print one table.

    benchmarks/reading.py --data DIR [--only PART ...]

DIR (or the environment variable CHECKER_BENCH_DATA) holds `reading/` and `text/` as in `bench/`; what is
not there is left out. Parts: counting, ranking, alerts, languages, extraction, speed.

Peers are measured where they are installed: textstat comes with checker; pySBD, syllapy, trafilatura and
openpyxl with the group `bench`; alex 11 and write-good 1.0 by npm, on the search path.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reading_parts import alerts, counting, languages, ranking, reader_text, speed
from reading_parts.rows import Row, markdown

LABELS = Path(__file__).parent.parent / "fixtures" / "labelled-hits"
PARTS = ("counting", "ranking", "alerts", "languages", "extraction", "speed")


def rows(data: Path, parts: list[str], cache: Path) -> Iterator[Row]:
    """Yield every row that can be measured."""
    if "counting" in parts:
        yield from counting.rows(data)
    if "ranking" in parts:
        yield from ranking.rows(data)
    if "alerts" in parts:
        yield from alerts.rows(data, LABELS)
    if "languages" in parts:
        yield from languages.rows(data)
    if "extraction" in parts:
        yield from reader_text.rows(data, cache)
    if "speed" in parts:
        yield from speed.rows(data)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=os.environ.get("CHECKER_BENCH_DATA"))
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument(
        "--cache", type=Path, default=Path(".checker/extraction"), help="where captured pages are kept"
    )
    given = parser.parse_args()
    if given.data is None:
        parser.exit(2, "Say where the labelled data is: --data DIR or CHECKER_BENCH_DATA.\n")
    print(markdown(rows(Path(given.data), given.only, given.cache)))


if __name__ == "__main__":
    main()
