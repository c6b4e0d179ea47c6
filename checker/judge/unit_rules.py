"""Rules about units: those that nobody explains, amounts to work out, and two systems for one amount."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.judge.answers import PASSED, Answer, Facts, rule
from checker.judge.listed import ListHit
from checker.judge.prose import by_block, flagged, or_passed, words_failed
from checker.lazy_pattern import lazy_pattern
from checker.text.measure import Sentence

_SAYS = lazy_pattern(r"\s?[(\[]\s?[A-Za-z]{3}|\s(?:means|stands for|is short for)\b")
"""Follows a unit and leads to what it is."""
_IN_BRACKETS = lazy_pattern(r"[A-Za-z]{3,}\s?[(\[]\s?$")
"""Stands before a unit in brackets, behind its long form: `micrograms (mcg)`."""


@rule("unit-not-explained")
def unit_not_explained(facts: Facts) -> Iterator[Answer]:
    """Flag a unit that many patients do not know, once, unless one of its uses says what it is."""
    uses: dict[str, list[ListHit]] = {}
    for hit in facts.hits.of("units"):
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
    return bool(_SAYS.match(text, hit.end) or _IN_BRACKETS.search(text[max(0, hit.start - 30) : hit.start]))


_BY_WEIGHT = lazy_pattern(
    r"(?<![\w.])\d[\d.,]*\s?(?:mg|mcg|µg|μg|g|ml|micrograms?|milligrams?|grams?|millilit(?:re|er)s?|units?|IU"
    r"|calories|kcal)\s?(?:/\s?|per |for (?:each|every) |a )(?:kg|kilograms?|kilos?|lbs?|pounds?)\b"
    r"(?!\s?(?:/|per|a)\s?(?:min|minutes?)\b)",
    re.IGNORECASE,
)
_REPORT = lazy_pattern(
    r"\b(?:trials?|study|studies|studied|participants?|randomi[sz]ed|versus|vs|compar(?:ed|ing|isons?)|placebo"
    r"|differences?|improve[sd]|reduce[sd]|evidence|groups?|(?:mean|average) \w+|confidence|MD|RR|CI"
    r"|(?:was|were) (?:given|treated|used|tested)"
    r"|received|(?:more|less|as) effective|(?:is|are|was|were) effective|increments|regimens?)\b",
)
"""Words of a sentence that reports what was done: nobody has to work anything out from it."""
_TERM = r"(?:your|the|this|that)"
_BY = r"by (?:your \w+|the \w+|itself|\d[\d.,]*|two|three|four|five|ten)\b"
_SUM = lazy_pattern(
    r"(?<!\w)(?:(?:multiply|divide) (?:(?:(?:your|the|this|that|it|them|by|\d[\d.,]*|weight|height|age|number"
    r"|result|amount|dose|total|of|in|kg|kilograms|kilos|pounds|lbs|inches|metres|meters|calories|grams)"
    rf" ?){{1,9}}(?<= ){_BY}|{_TERM} (?:\w+ ){{1,6}}{_BY})|subtract (?:\d[\d.,]*|{_TERM}|it)\b)",
    re.IGNORECASE,
)


@rule("calculation-needed")
def calculation_needed(facts: Facts) -> Iterator[Answer]:
    """Flag a sum that the reader is told to do, and a dose by weight but in a report of a study."""
    return or_passed(
        flagged(sentence, match)
        for sentence in facts.sentences
        for pattern in (_BY_WEIGHT, _SUM)
        for match in pattern.finditer(sentence.text)
        if pattern is _SUM or not _REPORT.search(sentence.text)
    )


_SYSTEMS = {
    ("weight", "metric"): r"mg|g|kg|grams?|kilograms?|kilos?",
    ("weight", "other"): r"lbs?|pounds?|ounces?|oz|stones?",
    ("volume", "metric"): r"ml|millilit(?:re|er)s?|l|lit(?:re|er)s?",
    (
        "volume",
        "other",
    ): r"fl\.? ?oz|fluid ounces?|pints?|cups?|gallons?|teaspoon(?:ful)?s?|tsp|tablespoons?|tbsp",
    ("length", "metric"): r"mm|cm|km|(?:centi|kilo)?met(?:re|er)s?",
    ("length", "other"): r"inch(?:es)?|feet|foot|ft|miles?|yards?",
    ("temperature", "metric"): r"°\s?C|degrees Celsius",
    ("temperature", "other"): r"°\s?F|degrees Fahrenheit",
}
_Amount = tuple[Sentence, re.Match[str]]


@rule("mixed-units")
def mixed_units(facts: Facts) -> Iterator[Answer]:
    """Flag metric and other units for the same kind of amount in one paragraph, not beside each other."""
    for _, sentences in by_block(facts):
        found: dict[str, list[_Amount]] = {}
        for sentence in sentences:
            for match in _amounts().finditer(sentence.text):
                found.setdefault(str(match.lastgroup), []).append((sentence, match))
        for kind in ("weight", "volume", "length", "temperature"):
            ours, theirs = found.get(f"{kind}_metric", []), found.get(f"{kind}_other", [])
            if ours and theirs and not _told_twice(ours, theirs):
                yield flagged(*theirs[0], first=ours[0][1].group())
            elif ours:
                yield PASSED


_CLOSE = 12
"""Characters between two ways of telling one amount."""
_LOOKED_AT = 30


def _told_twice(ours: Sequence[_Amount], theirs: Sequence[_Amount]) -> bool:
    """Say whether two of the amounts are one: `1.5 litres (3 pints)`, `about 50 kg or 8 stone`."""
    for left, one in ours[:_LOOKED_AT]:
        for right, two in theirs[:_LOOKED_AT]:
            first, last = sorted((one, two), key=re.Match.start)
            if left is right and last.start() - first.end() <= _CLOSE:
                return True
    return False


@cache
def _amounts() -> re.Pattern[str]:
    units = "|".join(f"(?P<{kind}_{system}>{units})" for (kind, system), units in _SYSTEMS.items())
    return re.compile(rf"\d[\d.,]{{0,12}}[\s-]?(?:{units})(?![\w/])")
