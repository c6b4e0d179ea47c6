"""Rules about units: those that nobody explains, and two systems for one amount."""

import re
from collections.abc import Iterator
from functools import cache

from checker.judge.answers import PASSED, Answer, Facts, rule
from checker.judge.listed import ListHit
from checker.judge.prose import by_block, flagged, words_failed

_SAYS = re.compile(r"\s?[(\[]\s?[A-Za-z]{3}|\s(?:means|stands for|is short for)\b")
"""Follows a unit and leads to what it is."""
_IN_BRACKETS = re.compile(r"[A-Za-z]{3,}\s?[(\[]\s?$")
"""Stands before a unit in brackets, behind its long form: `micrograms (mcg)`."""


@rule("unit-not-explained")
def unit_not_explained(facts: Facts) -> Iterator[Answer]:
    """Flag a unit that many patients do not know, once, unless one of its uses says what it is."""
    uses: dict[str, list[ListHit]] = {}
    for hit in facts.hits.get("units", ()):
        uses.setdefault(hit.entry.phrase, []).append(hit)
    for hits in uses.values():
        first = next(filter(_is_unit, hits), None)
        if first is None or any(map(_explained, hits)):
            yield PASSED
            continue
        entry = first.entry
        kind = "" if entry.instead else "means"
        yield words_failed(
            first.sentence, first.start, first.end, instead=entry.instead, variant=kind, means=entry.means
        )


def _is_unit(hit: ListHit) -> bool:
    """Say whether a unit stands behind a figure, or is written with a stroke: `ng` and `Gy` may be names."""
    before = hit.sentence.text[: hit.start].rstrip(" (")
    return before[-1:].isdigit() or "/" in hit.entry.phrase or before.endswith((" per", " in", "million"))


def _explained(hit: ListHit) -> bool:
    text = hit.sentence.text
    return bool(_SAYS.match(text, hit.end) or _IN_BRACKETS.search(text[: hit.start]))


_KINDS = {
    "weight": (r"mg|g|kg|grams?|kilograms?|kilos?", r"lbs?|pounds?|ounces?|oz|stones?"),
    "volume": (
        r"ml|millilit(?:re|er)s?|l|lit(?:re|er)s?",
        r"fl\.? ?oz|fluid ounces?|pints?|cups?|gallons?|teaspoons?|teaspoonfuls?|tsp|tablespoons?|tbsp",
    ),
    "length": (
        r"mm|cm|km|centimet(?:re|er)s?|kilomet(?:re|er)s?|met(?:re|er)s?",
        r"inch(?:es)?|feet|foot|ft|miles?|yards?",
    ),
    "temperature": (r"°\s?C|degrees Celsius", r"°\s?F|degrees Fahrenheit"),
}


@rule("mixed-units")
def mixed_units(facts: Facts) -> Iterator[Answer]:
    """Flag metric and other units for the same kind of amount in one paragraph, not beside each other."""
    for _, sentences in by_block(facts):
        for kind, (metric, other) in _patterns().items():
            ours = [(one, match) for one in sentences for match in metric.finditer(one.text)]
            theirs = [(one, match) for one in sentences for match in other.finditer(one.text)] if ours else []
            if (
                ours
                and theirs
                and not any(
                    left is right and _beside(left.text, one, two)
                    for left, one in ours
                    for right, two in theirs
                )
            ):
                yield flagged(*theirs[0], first=ours[0][1].group(), kind=kind)
            elif ours:
                yield PASSED


def _beside(text: str, one: re.Match[str], two: re.Match[str]) -> bool:
    """Say whether two amounts are one, told twice: `1.5 litres (3 pints)`, `about 50 kg or 8 stone`."""
    first, last = sorted((one, two), key=re.Match.start)
    return len(text[first.end() : last.start()]) <= _TOLD_TWICE


_TOLD_TWICE = 12


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    amount = r"(?<![\w.])\d[\d.,]*(?:\s|-)?(?:{})(?![\w/])"
    return {
        kind: (re.compile(amount.format(metric)), re.compile(amount.format(other), re.IGNORECASE))
        for kind, (metric, other) in _KINDS.items()
    }
