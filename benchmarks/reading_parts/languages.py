"""Do the formulas of other languages agree with people who rated sentences? Nothing is fitted to these."""

import csv
from collections.abc import Iterator
from pathlib import Path

from checker.text import textstat_port
from checker.text.formulas import Counts, flesch_kincaid_grade, scale, total
from checker.text.measure import measure
from reading_parts.rows import Row, as_blocks, pearson, readmepp

READMEPP = ("fr", "ru", "ar")
HARDER_IS_LOWER = frozenset(
    {
        "amstad", "kandel_moles", "oborneva", "osman", "flesch_reading_ease", "szigriszt_pazos",
        "fernandez_huerta", "gutierrez_polini", "gulpease", "flesch_vacca", "douma", "brouwer", "martins",
    }
)  # fmt: skip


def rows(data: Path) -> Iterator[Row]:
    """Yield one row for each language that has rated sentences."""
    rated = list(textcomplexity_de(data))
    if rated:
        yield agreement("de", "TextComplexityDE", rated)
    for language in READMEPP:
        rated = list(readmepp(data, language))
        if rated:
            yield agreement(language, "ReadMe++", rated)


def textcomplexity_de(data: Path) -> Iterator[tuple[str, float]]:
    """Yield German sentences with the mean of their ratings for complexity, 1 to 7."""
    path = data / "reading" / "corpora" / "textcomplexity-de" / "TextComplexityDE19" / "ratings.csv"
    if path.exists():
        with path.open(encoding="latin-1", newline="") as file:
            for row in csv.DictReader(file):
                yield row["Sentence"], float(row["MOS_Complexity"])


def agreement(language: str, name: str, rated: list[tuple[str, float]]) -> Row:
    """Return the correlation of each formula with the ratings, ours and textstat's on the same sentences."""
    ours: dict[str, list[float]] = {}
    theirs: dict[str, list[float]] = {}
    ratings, compared = [], []
    for text, rating in rated:
        counts = total([one.counts for one in measure(as_blocks(text, language), language)])
        if counts.words:
            ratings.append(rating)
            for key, value in values(counts, language).items():
                ours.setdefault(key, []).append(value)
            found = textstat_port.values(text, language)
            if found:
                compared.append(rating)
            for key, value in found.items():
                theirs.setdefault(key, []).append(value)
    return Row(
        f"correlation with ratings, {len(ratings):,} sentences of {name}, {language}",
        "textstat: " + told(theirs, compared),
        told(ours, ratings),
        "",
        None,
    )


def values(counts: Counts, language: str) -> dict[str, float]:
    """Return the formulas of a language and, to compare, Flesch-Kincaid's with its English numbers."""
    measured_by = scale(language)
    formulas = measured_by.formulas if measured_by else ()
    found = {formula.__name__: formula(counts) for formula in formulas}
    if measured_by and measured_by.grade:
        found["grade"] = measured_by.grade.of(counts)
    return found | {"(flesch_kincaid)": flesch_kincaid_grade(counts)}


def told(found: dict[str, list[float]], ratings: list[float]) -> str:
    """Return each formula with its correlation, the best first; easier-is-higher ones turned round."""
    pairs = [
        (pearson(each, ratings) * (-1 if key in HARDER_IS_LOWER else 1), key)
        for key, each in found.items()
        if len(each) == len(ratings)
    ]
    return ", ".join(f"{key} {r:.3f}" for r, key in sorted(pairs, reverse=True))
