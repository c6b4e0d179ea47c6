"""Words a second, a page of 1,500 words, and a cold start."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from checker.model import Block
from checker.text import textstat_port
from reading_parts.alerts import judged
from reading_parts.rows import Row, as_blocks, cochrane, cpu

TEN = (
    "flesch_reading_ease", "flesch_kincaid_grade", "smog_index", "coleman_liau_index",
    "automated_readability_index", "dale_chall_readability_score", "linsear_write_formula", "gunning_fog",
    "lix", "rix",
)  # fmt: skip
_COLD = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
size = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps([time.perf_counter() - start, size]))
"""
_TEXTSTAT = (
    "import sys; from pathlib import Path; from checker.text import textstat_port; "
    "textstat_port.values(Path(sys.argv[1]).read_text(), 'en')"
)


def rows(data: Path) -> Iterator[Row]:
    """Yield the rows about speed; each text is new to both."""
    texts = [text for pair in cochrane(data) for text in pair]
    if not texts:
        return
    yield words_a_second(texts)
    yield page(texts)
    yield cold(texts)


def words_a_second(texts: Sequence[str]) -> Row:
    """Measure everything that is said of a text against textstat's ten formulas, CPU of one core."""
    judged(as_blocks(texts[0]))
    instance = textstat_port._instance("en_US")
    for method in TEN:
        getattr(instance, method)(texts[0])
    count = sum(len(text.split()) for text in texts[2:])
    ours = cpu(lambda: [judged(as_blocks(text)) for text in texts[2:]])
    theirs = cpu(lambda: [getattr(instance, method)(text) for text in texts[2:] for method in TEN])
    ratio = theirs / ours
    return Row(
        f"words a second, everything, {count:,} words",
        f"textstat's ten formulas {count / theirs:,.0f}",
        f"{count / ours:,.0f} = {ratio:.2f} ×",
        "≥ 1 ×",
        ratio >= 1,
    )


def page(texts: Sequence[str]) -> Row:
    """Measure a page of 1,500 words, warm, the median of ten different ones."""
    pages: list[list[Block]] = [[]]
    for text in texts:
        pages[-1] += as_blocks(text)
        if sum(len(block.text.split()) for block in pages[-1]) > 1500:
            pages.append([])
    times = [1000 * cpu(lambda blocks=blocks: judged(blocks)) for blocks in pages[1:12]]
    took = median(times)
    return Row("a page of 1,500 words, everything, warm, ms CPU", "", f"{took:.0f}", "< 50", took < 50)


def cold(texts: Sequence[str]) -> Row:
    """Measure `checker read` of 1,000 words of Markdown from a cold start, the median of five."""
    words = " ".join(texts).split()[:1000]
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder, "draft.md")
        draft.write_text("# A draft\n\n" + " ".join(words) + "\n", encoding="utf-8")
        call = [sys.executable, "-m", "checker", "read", str(draft), "--runs", f"{folder}/runs"]
        _cold(call)  # Python compiles what is new once; an installed package is compiled already
        ours = [_cold(call) for _ in range(5)]
        theirs = [_cold([sys.executable, "-c", _TEXTSTAT, str(draft)]) for _ in range(5)]
    seconds, size = (median(one[place] for one in ours) for place in (0, 1))
    peer, peer_size = (median(one[place] for one in theirs) for place in (0, 1))
    return Row(
        "cold start: `checker read` on 1,000 words of Markdown, wall and peak memory",
        f"textstat's import (without NLTK) and ten formulas {peer:.2f} s, {peer_size:.0f} MB",
        f"{seconds:.2f} s, {size:.0f} MB",
        "≤ 0.4 s, ≤ 120 MB",
        seconds <= 0.4 and size <= 120,
    )


def _cold(call: list[str]) -> tuple[float, float]:
    kept = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    said = subprocess.run(
        [sys.executable, "-c", _COLD, *call], capture_output=True, text=True, check=True, env=kept
    )
    seconds, size = json.loads(said.stdout)
    return seconds, size
