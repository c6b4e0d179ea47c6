"""How long from the start of `checker check` to its verdict on one local page, nothing warm?

    python benchmarks/cold.py

Against it stands the bare floor: the browser is started, the page is opened, the same settling is waited for,
axe-core is injected and run. The floor is told twice: from the first line of its work, and as the process
that Python must start and fill with libraries first. All are run in turns; medians are printed.
"""

import argparse
import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speed import CHECKER, FIXTURE, floor_once, served


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--page", default="index.html", help="which page of the fixture")
    parser.add_argument("--floor", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.floor:
        start = time.perf_counter()
        with served(given.page, 1) as addresses:
            asyncio.run(floor_once(addresses[0]))
        print(f"{time.perf_counter() - start:.4f}")
        return
    _race(given.page, given.rounds)


def _race(page: str, rounds: int) -> None:
    names = ("floor: browser start, page, settling, axe", "the same, with the start of Python",
             "checker check", "checker check --no-screenshot")  # fmt: skip
    times: dict[str, list[float]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            whole, told = _timed([sys.executable, __file__, "--floor", "--page", page])
            times[names[0]].append(float(told))
            times[names[1]].append(whole)
            command = [
                str(CHECKER),
                "check",
                str(FIXTURE / page),
                "--quiet",
                "--runs",
                str(Path(folder, "r")),
            ]
            times[names[2]].append(_timed(command)[0])
            times[names[3]].append(_timed([*command, "--no-screenshot"])[0])
    base = statistics.median(times[names[0]])
    print(f"median of {rounds} rounds; milliseconds from the start to the verdict on one page")
    for name in names:
        median = statistics.median(times[name])
        print(f"{name:<46}{median * 1000:8.0f}{median / base:8.2f}")


def _timed(command: list[str]) -> tuple[float, str]:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return time.perf_counter() - start, done.stdout


if __name__ == "__main__":
    main()
