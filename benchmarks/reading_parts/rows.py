"""A row of the table, and what every part needs to make one."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from time import process_time
from typing import Any, NamedTuple

from checker.model import Block


class Row(NamedTuple):
    """What was measured, by whom, and what was to be reached."""

    what: str
    peers: str
    ours: str
    bar: str
    reached: bool | None
    """None where no bar was set, or it could not be measured here."""


def markdown(rows: Iterable[Row]) -> str:
    """Return the rows as a table."""
    lines = ["| what | peers in this run | checker | bar | |", "|---|---|---|---|---|"]
    marks = {True: "reached", False: "**not reached**", None: ""}
    for row in rows:
        lines.append(f"| {row.what} | {row.peers} | {row.ours} | {row.bar} | {marks[row.reached]} |")
    return "\n".join(lines)


def load(path: Path) -> Any:
    """Return a JSON file; None where it is not there."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def lines_of(path: Path) -> list[str]:
    """Return the lines of a file; none where it is not there."""
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def cochrane(data: Path) -> list[tuple[str, str]]:
    """Return the pairs of technical abstract and plain summary."""
    folder = data / "reading" / "corpora" / "cochrane"
    return [
        (hard, plain)
        for name in ("val", "test", "train")
        for hard, plain in zip(
            lines_of(folder / f"{name}.source"), lines_of(folder / f"{name}.target"), strict=True
        )
    ]


def readmepp(data: Path, lang: str = "en") -> Iterator[tuple[str, float]]:
    """Yield the sentences of ReadMe++ of one language with their rating, 1 to 6."""
    folder = data / "reading" / "corpora" / "readmepp" / "dataset" / lang
    for path in sorted(folder.glob("*.xlsx")):
        import openpyxl  # noqa: PLC0415  not everyone has it

        rows = openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True)
        head = list(next(rows))
        for row in rows:
            rating = dict(zip(head, row, strict=False)).get("Rating")
            if rating is not None:
                yield str(row[head.index("Sentence")]), float(rating)


def cefr_sp(data: Path) -> Iterator[tuple[str, float]]:
    """Yield the sentences of CEFR-SP's Wikipedia part with the mean of two ratings, 1 to 6."""
    folder = data / "reading" / "corpora" / "cefr-sp-wiki"
    for path in sorted(folder.rglob("*.txt")):
        for sentence, *ratings in csv.reader(
            path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE
        ):
            if len(ratings) == 2:
                yield sentence, mean(map(float, ratings))


def as_blocks(text: str, lang: str = "en") -> tuple[Block, ...]:
    """Return a text without structure as one paragraph."""
    return (Block(role="paragraph", text=" ".join(text.split()), selector="p", prose=True, lang=lang),)


def share(right: Iterable[bool]) -> float:
    """Return the share of what is true."""
    answers = list(right)
    return sum(answers) / len(answers) if answers else 0.0


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Return Pearson's r."""
    mx, my = mean(xs), mean(ys)
    above = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True))
    below = (sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys)) ** 0.5
    return above / below if below else 0.0


def auc(scores: Sequence[float], hard: Sequence[bool]) -> float:
    """Return how often a hard one has the higher score, ties counted half."""
    ranked = sorted(zip(scores, hard, strict=True))
    above, wins, place = 0, 0.0, 0
    while place < len(ranked):
        end = place
        while end < len(ranked) and ranked[end][0] == ranked[place][0]:
            end += 1
        positives = sum(one[1] for one in ranked[place:end])
        negatives = end - place - positives
        wins += positives * (above + negatives / 2)
        above += negatives
        place = end
    positives = sum(hard)
    return wins / (positives * above) if positives and above else 0.0


def cpu(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that some work takes."""
    start = process_time()
    work()
    return process_time() - start
