"""Dates as they are written in a text, in English, German, French and Spanish."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern


class WrittenDate(NamedTuple):
    """A date in a text."""

    day: date
    """Its last possible day, where only a month or a year is given."""
    start: int
    end: int
    """Offsets into the text."""


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar enero ene janvier janv", "feb february februar febrero février févr",
            "mar march märz marzo mars", "apr april abril abr avril avr", "may mai mayo",
            "jun june juni junio juin", "jul july juli julio juillet juil", "aug august agosto ago août",
            "sep sept september septiembre septembre", "oct october oktober okt octubre octobre",
            "nov november noviembre novembre", "dec december dezember dez diciembre dic décembre déc",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
WORD_START = r"(?:(?<!\w)|(?-i:(?<=[a-z0-9])(?=[A-Z])))"
"""A word begins; lines of authors and dates are often glued together."""
_FORMS = tuple(
    lazy_pattern(rf"{WORD_START}(?:{form})(?!\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)? ?(?:of |de )?{_MONTH},?(?: de)? ?{_YEAR}",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_MONTH},?(?: de)? {_YEAR}",
        rf"\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}",
        _YEAR,
    )
)


def first_date(text: str) -> WrittenDate | None:
    """Return the first date in a text, the fullest form of it; None where there is none."""
    matches = [match for form in _FORMS if (match := form.search(text))]
    if not matches:
        return None
    match = min(matches, key=lambda one: (one.start(), -len(one.group())))
    day = _day_of(match)
    return WrittenDate(day, match.start(), match.end()) if day else None


def _day_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    month = _MONTHS.get((parts.get("month") or "").lower()) or int(parts.get("number") or 12)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, min(int(parts.get("day") or last) or 1, last))
