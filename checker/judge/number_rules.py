"""Rules about how numbers are written: decimals, ranges, numbers in words, dates."""

import re
from collections.abc import Iterator

from checker.judge.answers import Answer, Facts, block_place, cant_tell, quoted, rule
from checker.judge.prose import flagged, or_passed, prose_sentences, running_sentences
from checker.lazy_pattern import lazy_pattern
from checker.text.measure import Sentence

_DECIMAL = lazy_pattern(
    r"(?<![\w.,:/@£$€¥-])(?<![£$€¥] )(\d{1,4})\.(\d{1,9})(?!\w|[.:/@]\d)(\s?%|\s?per ?cent\b)?"
)
_AMOUNT_BEHIND = lazy_pattern(
    r"\s?(?:-\s?|to \d+(?:\.\d+)?\s?|or \d+(?:\.\d+)?\s?|and \d+(?:\.\d+)?\s?|[–-]\s?\d+(?:\.\d+)?\s?)?"
    r"(?:[kmcdnpfµμ]?(?:g|l|L|m|mol|Gy|Sv|Pa|J)\b|mcg|mmHg|m?I?U\b|mEq\b|mOsm\b|cells\b|[x×] ?10|°|º"
    r"|kcal|lbs?\b|oz\b|ft\b|bpm"
    r"|(?:milli|micro|kilo|centi)|(?:grams?|litres?|liters?|met(?:re|er)s?|units?|inch(?:es)?|foot|feet|miles?|ounces?|pounds?|stones?|pints?"
    r"|cups?|tablets?|capsules?|sachets?|drops?|puffs?|doses?|teaspoons?|tablespoons?|calories|degrees|celsius|fahrenheit"
    r"|hours?|minutes?|million|billion|trillion|thousand|dollars|euros|a\.?m|p\.?m)\b)",
    re.IGNORECASE,
)
_STRENGTH_BEHIND = lazy_pattern(
    r"\s(?:\w+ ){0,2}(?:saline|sodium|chloride|solution|cream|gel|ointment|drops|alcohol|lotion|strength"
    r"|glucose|dextrose|paste|mouthwash|rinse|spray|foam|or (?:higher|more|above|over))\b",
    re.IGNORECASE,
)
_TEST_BEFORE = lazy_pattern(
    r"\b(?:HbA1c|A1c|INR|pH|BMI|body mass index|[TZ]-score|potassium|creatinine|TSH|eGFR|cholesterol|glucose"
    r"|blood (?:sugar|count|cells?)|haemoglobin|hemoglobin"
    r"|sodium|calcium|albumin|lactate|bilirubin|PSA|CRP|version"
    r"|section|sections|figure|table|chapter|appendix|paragraph"
    r"|stage|step|part|item|article|regulation|criterion)\b(?:[^.;:()]|\.\d){0,40}$",
    re.IGNORECASE,
)
_P_VALUE_BEFORE = lazy_pattern(
    r"\bp(?:[ -]values?)?\s?(?:[<>=≤≥]|of|is|was|below|under|less than)\s?$", re.IGNORECASE
)
"""A p-value is told by the rule on words of statistics: rounded, it says nothing."""
_LIMIT_BEFORE = lazy_pattern(
    r"(?:\b(?:above|below|over|under|reach(?:es)?|exceeds?|(?:more|less|higher|lower|greater|fewer) than)"
    r"|[<>≤≥])\s?$",
    re.IGNORECASE,
)
"""Leads to a limit that readers compare their own number with, unless it is counted in something."""
_COUNTED_BEHIND = lazy_pattern(
    r"\s?(?:times|fold|points?|people|patients|in|out of|days?|weeks?|months?|years?)\b|-fold"
)
_TEMPERATURE = lazy_pattern(
    r"\b(?:fever|temperatures?|celsius|fahrenheit)\b|\d\s?[°º]|[°º]\s?[CF]\b", re.IGNORECASE
)
_DEGREES_BEHIND = lazy_pattern(r"\s?[°º]?\s?[CF]\b")
_NAME_BEFORE = lazy_pattern(r"\w[^.!?]* [A-Z][a-z]+ $")
"""A capitalised word inside a sentence right before a number makes it part of a name: `Bluetooth 5.0`."""
_CLOCK_BEFORE = lazy_pattern(
    r"\b(?:at|until|till|noon|open(?:ing)?|clos(?:e|es|ing))\s(?:\w+ )?$", re.IGNORECASE
)


@rule("decimal-number")
def decimal_number(facts: Facts) -> Iterator[Answer]:
    """Flag decimals that are neither an amount with its unit nor a test result, a price, a time or a name."""
    return or_passed(
        flagged(sentence, match, instead=_rounded(match), variant="percent" if match[3] else "")
        for sentence in prose_sentences(facts)
        for match in _DECIMAL.finditer(sentence.text)
        if not _is_usual(sentence.text, match)
    )


def _is_usual(text: str, match: re.Match[str]) -> bool:
    """Say whether a decimal is one that readers meet as such: a dose, a measurement, a price, a time."""
    before, behind = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 40]
    if _TEST_BEFORE.search(before) or _NAME_BEFORE.search(before):
        return True
    if _P_VALUE_BEFORE.search(before) or _is_body_heat(text, match):
        return True
    if match[3]:
        return bool(_STRENGTH_BEHIND.match(behind))
    if _LIMIT_BEFORE.search(before) and not _COUNTED_BEHIND.match(behind):
        return True
    clock = len(match[2]) == 2 and int(match[1]) < 24 and int(match[2]) < 60
    return bool(_AMOUNT_BEHIND.match(behind)) or (clock and bool(_CLOCK_BEFORE.search(before)))


def _is_body_heat(text: str, match: re.Match[str]) -> bool:
    """Say whether a number is how warm a body may be, in °C or °F, beside words that say so."""
    value = int(match[1])
    if match[3] or not (33 <= value <= 43 or 91 <= value <= 110):
        return False
    near = text[max(0, match.start() - 60) : match.end() + 40]
    return bool(_DEGREES_BEHIND.match(text, match.end()) or _TEMPERATURE.search(near))


def _rounded(match: re.Match[str]) -> tuple[str, ...]:
    """Return a percentage without its decimals."""
    share = float(f"{match[1]}.{match[2]}")
    return (f"about {share:.0f}{match[3]}",) if match[3] and share >= 1 else ()


_RANGE = lazy_pattern(
    r"(?<![\w.,:/@–—-])(?<![–—-]\s)(?P<low>\d{1,4})\s?[-–]\s?(?P<high>\d{1,4})(?![\d.,/:–-]*\d|[–-]|\s[–-]\s|\w)"
)


@rule("dash-in-range")
def dash_in_range(facts: Facts) -> Iterator[Answer]:
    """Flag a dash between two numbers that stands for `to`."""
    return or_passed(
        flagged(sentence, match, instead=(f"{match['low']} to {match['high']}",))
        for sentence in running_sentences(facts)
        for match in _RANGE.finditer(sentence.text)
        if _is_range(sentence.text, match)
    )


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Say whether two numbers with a dash are a range: no score, no code, no mark, no name with its years."""
    low, high = match["low"], match["high"]
    if not int(low) < int(high) <= _WIDEST * int(low):
        return False
    before = text[: match.start()].rstrip()
    if before.endswith("["):
        return False
    return len(low) < 4 or bool(_YEARS_BEFORE.search(before[-20:]))


_WIDEST = 12
"""Times that the end of a range is its start, at most: beyond that, two numbers are rather a code."""
_YEARS_BEFORE = lazy_pattern(r"\b(?:in|from|during|between|over|of|for|period|years?)$")
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_WORDS = {word: str(number) for number, word in enumerate(_COUNTS, start=2)}
_NUMBER_WORD = lazy_pattern(
    rf"(?<=[\w,;(] )(?<!\bone )(?<!\bor )({'|'.join(_COUNTS)})\b"
    r"(?![- ](?:thirds?|quarters?|halves|fifths?|in|or|of)\b|-)"
)


@rule("number-as-word")
def number_as_word(facts: Facts) -> Iterator[Answer]:
    """Flag counts from two to twelve in letters, where they do not begin a sentence."""
    return or_passed(
        flagged(sentence, match, instead=(_IN_WORDS[match[1]],))
        for sentence in prose_sentences(facts)
        for match in _NUMBER_WORD.finditer(sentence.text)
    )


_DATE = lazy_pattern(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?![\w/-]|\.\d)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


@rule("ambiguous-date")
def ambiguous_date(facts: Facts) -> Iterator[Answer]:
    """Flag dates in figures: 03/04 is two days, 13/04 is one that some readers have to work out."""
    return or_passed(
        answer
        for sentence in facts.sentences
        for match in _DATE.finditer(sentence.text)
        for answer in _about_date(sentence, match)
    )


def _about_date(sentence: Sentence, match: re.Match[str]) -> Iterator[Answer]:
    first, second, year = int(match[1]), int(match[3]), match[4]
    if not (1 <= min(first, second) <= 12 and max(first, second) <= 31):
        return
    if match[2] != "/" and len(year) < 4:
        return  # a version, a section number or a code as likely as a date
    if max(first, second) > 12 or first == second:
        day, month = (first, second) if second <= 12 else (second, first)
        words = f"{day} {_MONTHS[month - 1]} {year}"
        quote = quoted(sentence, match.start(), match.end())
        yield cant_tell(block_place(sentence.block), quote=quote, words=match.group(), better=words)
    else:
        one, other = (
            f"{day} {_MONTHS[month - 1]} {year}" for day, month in ((first, second), (second, first))
        )
        # Which of the two is right only the writer knows, so neither is told as what to write.
        yield flagged(sentence, match, better=one, other=other)
