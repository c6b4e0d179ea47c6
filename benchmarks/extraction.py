#!/usr/bin/env python3
"""Measure how well the reader's text of a page agrees with the text that people marked as its own.

    benchmarks/extraction.py --data DIR [--cache DIR] [--worst N] [--only odd|even] [--set NAME]

DIR (or the environment variable CHECKER_BENCH_DATA) holds `text/health-pages`, `text/article-extraction`
and `text/rendered`; each is optional. Each page is captured once, as `checker check` does it, and its text
is kept in the cache folder; later runs only judge that text and take seconds. Delete the folder after a
change to the capture.

The score is word F1: words are runs of letters and figures in lower case, counted as often as they stand
there. Mean over pages of precision, recall and F1; trafilatura's where it is installed, on the HTML as it
was served.
"""

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple

import msgspec

from checker.model import PageText
from checker.text.blocks import reader_text


class Page(NamedTuple):
    """A page with the text that is its own."""

    set: str
    name: str
    html: bytes
    truth: str


class Score(NamedTuple):
    """How two bags of words agree."""

    precision: float
    recall: float
    f1: float


def words(text: str) -> Counter[str]:
    """Return the words of a text, each with how often it stands there."""
    return Counter(re.findall(r"\w+", text.lower()))


def score(got: str, truth: str) -> Score:
    """Compare two texts as bags of words."""
    ours, theirs = words(got), words(truth)
    both = (ours & theirs).total()
    precision = both / ours.total() if ours else 0.0
    recall = both / theirs.total() if theirs else 0.0
    return Score(precision, recall, 2 * both / (ours.total() + theirs.total()) if ours or theirs else 1.0)


def health_pages(folder: Path) -> Iterator[Page]:
    """Yield health pages with their reviewed main text."""
    for path in sorted((folder / "ground-truth").glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))["ground_truth"]["main_content"]
        html = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes())
        yield Page(folder.name, path.stem, html, truth)


def news_pages(folder: Path) -> Iterator[Page]:
    """Yield news pages with the text of their article."""
    for name, truth in sorted(json.loads((folder / "ground-truth.json").read_text("utf-8")).items()):
        html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Page(folder.name, name, html, truth["articleBody"])


def small_pages(folder: Path) -> Iterator[Page]:
    """Yield small rendered pages with their blocks."""
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        truth = "\n".join(block["text"] for block in json.loads(path.read_text("utf-8")))
        yield Page(folder.name, name, (folder / f"{name}.html").read_bytes(), truth)


SETS: dict[str, Callable[[Path], Iterator[Page]]] = {
    "rendered": small_pages,
    "health-pages": health_pages,
    "article-extraction": news_pages,
}


def capture_missing(pages: Sequence[Page], cache: Path) -> None:
    """Capture the pages that are not in the cache yet."""
    missing = [page for page in pages if not _kept(cache, page).exists()]
    if not missing:
        return
    from saved_pages import texts_of  # noqa: PLC0415  a browser is needed only now

    files = {}
    for page in missing:
        files[page.name] = cache / page.set / f"{page.name}.html"
        files[page.name].parent.mkdir(parents=True, exist_ok=True)
        files[page.name].write_bytes(page.html)
    for name, text in texts_of(files):
        (cache / missing[0].set / f"{name}.msgpack").write_bytes(msgspec.msgpack.encode(text))


def _kept(cache: Path, page: Page) -> Path:
    return cache / page.set / f"{page.name}.msgpack"


def ours(page: Page, cache: Path) -> tuple[str, float, str]:
    """Return the reader's text of a captured page, the milliseconds it took, and what its main part is."""
    kept = _kept(cache, page)
    if not kept.exists():
        return "", 0.0, "not captured"
    evidence = msgspec.msgpack.decode(kept.read_bytes(), type=PageText)
    start = time.process_time()
    found = reader_text(evidence)
    taken = (time.process_time() - start) * 1000
    return "\n".join(block.text for block in found.blocks), taken, found.root


def trafilaturas() -> Callable[[Page], str] | None:
    """Return trafilatura's extraction, None where it is not installed."""
    try:
        import trafilatura  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415
    except ImportError:
        return None
    return lambda page: trafilatura.extract(page.html, include_comments=False) or ""


def line(name: str, scores: Sequence[Score]) -> str:
    """Return one line of the table."""
    means = [mean(column) for column in zip(*scores, strict=True)]
    return f"  {name:12} F1 {means[2]:.3f}   precision {means[0]:.3f}   recall {means[1]:.3f}"


def compare(pages: Sequence[Page], cache: Path, worst: int) -> None:
    """Print the scores of a set, and the pages that agree least."""
    print(f"{pages[0].set}: {len(pages)} pages")
    read = [ours(page, cache) for page in pages]
    scores = [score(text, page.truth) for page, (text, _, _) in zip(pages, read, strict=True)]
    print(line("checker", scores))
    if peer := trafilaturas():
        print(line("trafilatura", [score(peer(page), page.truth) for page in pages]))
    times = [taken for _, taken, _ in read]
    print(f"  the text stage: {median(times):.1f} ms CPU a page, at most {max(times):.0f}")
    roots = Counter(root for _, _, root in read)
    print("  main part by", ", ".join(f"{name} {count}" for name, count in roots.most_common()))
    order = sorted(range(len(pages)), key=lambda at: scores[at].f1)
    for at in order[:worst]:
        each = scores[at]
        values = f"F1 {each.f1:.3f}  P {each.precision:.3f}  R {each.recall:.3f}"
        print(f"    {pages[at].name:14.14} {values}  {read[at][2]}")


def main() -> None:
    """Capture what is missing, then score each set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=os.environ.get("CHECKER_BENCH_DATA"))
    parser.add_argument("--cache", type=Path, default=Path(".checker/extraction"))
    parser.add_argument("--worst", type=int, default=0, help="how many of the worst pages to name")
    parser.add_argument("--only", choices=("odd", "even"), help="every second page")
    parser.add_argument("--set", choices=tuple(SETS), help="one set")
    given = parser.parse_args()
    if given.data is None:
        parser.exit(2, "Say where the labelled data is: --data DIR or CHECKER_BENCH_DATA.\n")
    for name, load in SETS.items():
        folder = Path(given.data) / "text" / name
        if not folder.is_dir() or given.set not in (None, name):
            continue
        pages = list(load(folder))
        capture_missing(pages, given.cache)
        if given.only:
            pages = pages[given.only == "even" :: 2]
        compare(pages, given.cache, given.worst)


if __name__ == "__main__":
    main()
