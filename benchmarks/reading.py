#!/usr/bin/env python3
"""Measure sentences, words, syllables and grades against texts counted by hand, ours and textstat's.

    benchmarks/reading.py --data DIR

DIR (or the environment variable CHECKER_BENCH_DATA) holds `reading/snippets.json` and
`reading/sentences.json`; both are optional. Prints one line a measure, and the time of a page of 1,500 words.
"""

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import mean
from typing import Any

from checker.model import Block
from checker.text import scores, textstat_port
from checker.text.counts import words
from checker.text.formulas import Counts, flesch_kincaid_grade
from checker.text.scores import read
from checker.text.sentences import sentences
from checker.text.syllable_model import estimate, is_held_out
from checker.text.syllables import table

Case = dict[str, Any]


def truth(snippet: Case) -> Counts:
    """Return a snippet's counts as a person made them, by Flesch's rules."""
    return Counts(snippet["n_sentences"], snippet["n_words"], snippet["n_syllables_flesch79"])


def ours(snippet: Case) -> Counts:
    """Return our counts of a snippet, block by block."""
    texts = [block["text"] for block in snippet["blocks"]]
    found = [word for text in texts for word in words(text)]
    return Counts(
        sum(len(sentences(text)) for text in texts), len(found), sum(word.syllables for word in found)
    )


def textstats(snippet: Case) -> Counts:
    """Return textstat's counts of a snippet, which it gets as one text."""
    text = "\n".join(block["text"] for block in snippet["blocks"])
    instance = textstat_port._instance("en_US")
    return Counts(
        instance.sentence_count(text), max(1, instance.lexicon_count(text)), instance.syllable_count(text)
    )


def snippets(cases: list[Case]) -> None:
    """Print how near the counts and the grade come to those made by hand."""
    print(f"{len(cases)} snippets counted by hand")
    for name, count in (("ours", ours), ("textstat", textstats)):
        pairs = [(truth(case), count(case)) for case in cases]
        errors = [flesch_kincaid_grade(got) - flesch_kincaid_grade(wanted) for wanted, got in pairs]
        print(
            f"  {name:9} sentences exact {share(w.sentences == g.sentences for w, g in pairs)}"
            f"  words exact {share(w.words == g.words for w, g in pairs)}"
            f"  syllables exact {share(w.syllables == g.syllables for w, g in pairs)}"
            f"  Flesch-Kincaid off by {mean(map(abs, errors)):.2f}, at worst {max(errors, key=abs):+.1f}"
        )
    blocks = [block for case in cases for block in case["blocks"]]
    print(
        "  ours, blocks whose sentences are exact:",
        share(_exact(b["text"], b["sentences"], "en") for b in blocks),
    )


def splitting(cases: list[Case]) -> None:
    """Print how many cases are split as the list says, by language and by set."""
    groups: dict[str, list[bool]] = {}
    for case in cases:
        exact = _exact(case["text"], case["sentences"], case["language"])
        for name in ("all", case["language"], f"{case['language']} {case['set']}"):
            groups.setdefault(name, []).append(exact)
    print(f"{len(cases)} sentence rules")
    for name in ("all", "en golden", "en more", "de", "es", "fr", "it", "nl", "ru"):
        if name in groups:
            print(f"  {name:10} {share(groups[name])}")


def syllable_model() -> None:
    """Print how good the estimate is for words of CMUdict that it has not learned from."""
    held = [(word, count) for word, count in table().items() if word.isalpha() and is_held_out(word)]
    wrong = Counter(estimate(word) - count for word, count in held)
    print(f"syllables of {len(held)} words held out: exact {wrong[0] / len(held):.1%}")


def speed(cases: list[Case]) -> None:
    """Print the time for a page of about 1,500 words, warm, the best of ten."""
    texts = [block["text"] for case in cases for block in case["blocks"]]
    blocks: list[Block] = []
    while sum(len(block.text.split()) for block in blocks) < 1500:
        blocks += [Block(role="paragraph", text=text, selector="p", prose=True) for text in texts]
    print(f"a page of {sum(len(words(block.text)) for block in blocks)} words")
    print(f"  with textstat    {best(lambda: read(blocks, 'en')):.0f} ms CPU")
    scores.textstat_port.values = lambda *_: {}  # type: ignore[assignment]
    print(f"  without textstat {best(lambda: read(blocks, 'en')):.0f} ms CPU")


def best(work: Callable[[], object]) -> float:
    """Return the shortest CPU time of ten runs in milliseconds."""
    times = []
    for _ in range(10):
        start = time.process_time()
        work()
        times.append(1000 * (time.process_time() - start))
    return min(times)


def share(right: Iterable[bool]) -> str:
    """Return `right/all`."""
    answers = list(right)
    return f"{sum(answers)}/{len(answers)}"


def _exact(text: str, wanted: list[str], lang: str) -> bool:
    got = [" ".join(text[start:end].split()) for start, end in sentences(text, lang)]
    return got == [" ".join(sentence.split()) for sentence in wanted]


def main() -> None:
    """Run every measure for which there is data."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=os.environ.get("CHECKER_BENCH_DATA"))
    folder = parser.parse_args().data
    syllable_model()
    if folder is None:
        parser.exit(2, "Say where the labelled data is: --data DIR or CHECKER_BENCH_DATA.\n")
    for name, measures in (("snippets", (snippets, speed)), ("sentences", (splitting,))):
        path = Path(folder) / "reading" / f"{name}.json"
        if path.exists():
            cases = json.loads(path.read_text(encoding="utf-8"))
            for measure in measures:
                measure(cases)


if __name__ == "__main__":
    main()
