"""How long does judging take, without a browser?

    checker check PAGE … --no-screenshot      # once, to have evidence
    python benchmarks/judge.py RUN            # the folder of that run

The first page pays for word lists and libraries. In the first round every page is new, as when a run is
judged again; the rounds after it find the words in memory that they met before, and the quickest of them
counts. CPU time; reading the evidence is told apart.
"""

import argparse
import statistics
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from checker import rulebook
from checker.judging import Done, Judge
from checker.model import Evidence, Unchecked
from checker.store import load_evidence


def judged(judge: Judge, pages: Sequence[Evidence | Unchecked]) -> tuple[list[float], list[Done]]:
    """Judge each page; return the milliseconds that each took, and what was found."""
    times, done = [], []
    for captured in pages:
        start = time.process_time()
        done.append(judge.page(captured))
        times.append((time.process_time() - start) * 1000)
    return times, done


def line(name: str, times: Sequence[float]) -> str:
    """Return one line of the table: median, mean and slowest."""
    return f"{name:<24}{statistics.median(times):8.1f}{statistics.mean(times):8.1f}{max(times):9.1f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("run", type=Path, help="the folder of a saved run, of two pages or more")
    parser.add_argument("--profile", default="patient")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    start = time.process_time()
    pages = [one.captured for one in load_evidence(given.run) if isinstance(one.captured, Evidence)]
    reading = (time.process_time() - start) / len(pages) * 1000
    book = rulebook.load()
    judge = Judge(book, book.profile(given.profile), date(2026, 1, 1))
    first, done = judged(judge, pages)
    later = [
        min(times) for times in zip(*(judged(judge, pages)[0] for _ in range(given.rounds)), strict=True)
    ]
    words = sum(one.page.reading.words for one in done if one.page.reading)
    print(f"{len(pages)} pages, {words / len(pages):.0f} scored words a page; CPU, milliseconds a page")
    print(f"{'':<24}{'median':>8}{'mean':>8}{'slowest':>9}")
    print(f"{'reading the evidence':<24}{'':>8}{reading:8.1f}")
    print(f"{'the very first page':<24}{'':>8}{first[0]:8.1f}")
    print(line("pages not seen before", first[1:]))
    print(line("the same pages again", later[1:]))


if __name__ == "__main__":
    main()
