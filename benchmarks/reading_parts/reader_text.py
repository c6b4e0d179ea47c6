"""The reader's text of rendered pages against the text that people marked as the page's own."""

from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import extraction

from reading_parts.rows import Row

_BARS = {"health-pages": 0.97, "article-extraction": 0.95, "rendered": 0.98}


def rows(data: Path, cache: Path) -> Iterator[Row]:
    """Yield one row for each set; pages that are not in the cache are captured first."""
    peer = extraction.trafilaturas()
    for name, pages_of in extraction.SETS.items():
        folder = data / "text" / name
        if not folder.is_dir():
            continue
        pages = list(pages_of(folder))
        extraction.capture_missing(pages, cache)
        ours = mean(extraction.score(extraction.ours(page, cache)[0], page.truth).f1 for page in pages)
        theirs = mean(extraction.score(peer(page), page.truth).f1 for page in pages) if peer else 0
        yield Row(
            f"reader's text, word F1, {len(pages)} pages of {name}",
            f"trafilatura {theirs:.3f}" if peer else "",
            f"{ours:.3f}",
            f"≥ {_BARS[name]}",
            ours >= _BARS[name],
        )
