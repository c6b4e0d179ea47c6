"""Does the harder text get the higher number? Pairs put in order, and agreement with people."""

from collections.abc import Callable, Iterator
from pathlib import Path

from checker.text import textstat_port
from checker.text.formulas import flesch_kincaid_grade, smog, total
from checker.text.level import estimate, overall
from checker.text.measure import measure
from reading_parts.rows import Row, as_blocks, auc, cefr_sp, cochrane, pearson, readmepp, share

HARD = 4.0
"""From this rating on a sentence counts as hard (B2)."""


def rows(data: Path) -> Iterator[Row]:
    """Yield the rows about order."""
    pairs = cochrane(data)
    if pairs:
        yield from ordered(pairs)
    for name, rated in (("CEFR-SP", list(cefr_sp(data))), ("ReadMe++ (trained on)", list(readmepp(data)))):
        if rated:
            yield from agreement(name, rated)


def ordered(pairs: list[tuple[str, str]]) -> Iterator[Row]:
    """Measure in how many pairs the technical text gets the higher value."""
    ours = {"Flesch-Kincaid": (_formula(flesch_kincaid_grade), 0.75), "SMOG": (_formula(smog), 0.79)}
    peers = {"Flesch-Kincaid": _textstat("flesch_kincaid_grade"), "SMOG": _textstat("smog_index")}
    for name, (value, bar) in ours.items():
        right, theirs = (share(f(hard) > f(plain) for hard, plain in pairs) for f in (value, peers[name]))
        yield Row(
            f"{len(pairs)} Cochrane pairs ordered right by {name}",
            f"textstat {theirs:.2f}",
            f"{right:.3f}",
            f"≥ {bar}",
            right >= bar,
        )
    right = share(level(hard) > level(plain) for hard, plain in pairs)
    yield Row(
        f"{len(pairs)} Cochrane pairs ordered right by level", "", f"{right:.3f}", "≥ 0.85", right >= 0.85
    )


def agreement(name: str, rated: list[tuple[str, float]]) -> Iterator[Row]:
    """Measure how the level of a sentence agrees with people, and finds the hard ones."""
    ratings = [rating for _, rating in rated]
    values = [level(text) for text, _ in rated]
    theirs = [_textstat("flesch_kincaid_grade")(text) for text, _ in rated]
    yield Row(
        f"correlation of level and rating, {len(rated):,} sentences of {name}",
        f"textstat's Flesch-Kincaid {pearson(theirs, ratings):.2f}",
        f"{pearson(values, ratings):.3f}",
        "≥ 0.77 on medical sentences, scored elsewhere",
        None,
    )
    hard = [rating >= HARD for rating in ratings]
    long = [float(len(text.split()) > 20) for text, _ in rated]
    yield Row(
        f"finding hard sentences (B2 and above), AUC, {name}",
        f"over 20 words {auc(long, hard):.2f}; textstat's Flesch-Kincaid {auc(theirs, hard):.2f}",
        f"{auc(values, hard):.3f}",
        "≥ 0.87 on medical sentences, scored elsewhere",
        None,
    )


def level(text: str) -> float:
    """Return the level of a text, 1 to 6; 0 for one without words."""
    found = overall(estimate(one.words, one.text) for one in measure(as_blocks(text), "en"))
    return found.value if found else 0.0


def _formula(formula: Callable[..., float]) -> Callable[[str], float]:
    def value(text: str) -> float:
        return formula(total([one.counts for one in measure(as_blocks(text), "en")]))

    return value


def _textstat(method: str) -> Callable[[str], float]:
    instance = textstat_port._instance("en_US")
    return lambda text: float(getattr(instance, method)(text))
