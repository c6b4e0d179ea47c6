"""The date on which a page says that it was last reviewed, or is to be reviewed next."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern


class Review(NamedTuple):
    """A date of review."""

    day: date
    """Its last possible day, where only a month or a year is given."""
    written: str
    """As it stands on the page."""
    due: bool
    """Whether it is the date of the next review."""


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
_START = r"(?:(?<!\w)|(?-i:(?<=[a-z0-9])(?=[A-Z])))"
"""A word begins; lines of authors and dates are often glued together."""
_FORMS = tuple(
    lazy_pattern(rf"{_START}(?:{form})(?!\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)? ?(?:of |de )?{_MONTH},?(?: de)? ?{_YEAR}",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_MONTH},?(?: de)? {_YEAR}",
        rf"\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}",
        _YEAR,
    )
)
_DUE = lazy_pattern(
    r"\b(?:next (?:planned )?review|review(?: is)? due|due for review|(?:to be )?reviewed (?:again )?by"
    r"|valid until|nächste (?:über)?prüfung|gültig bis|prochaine révision|próxima revisión)\b",
    re.IGNORECASE,
)
_REVIEWED = lazy_pattern(
    _START
    + r"(?:(?:reviewed|updated|modified|revised|published|review date|posted|approved|issued|version|produced"
    r"|created|date of (?:last )?(?:review|preparation)|last (?:review|update|revision|change)|leaflet date"
    r"|aktualisiert|aktualisierung|geprüft|überprüft|stand der|veröffentlicht|letzte änderung|mise? à jour"
    r"|révisée?|publiée?|actualizado|actualización|revisado|publicado)\b|stand:?\s)",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters between the word and the date."""
_LONGEST = 250
"""Characters of a line that says such a date; in longer ones `published in 2017` is about a study."""
_ANY_YEAR = lazy_pattern(r"(?:19|20)\d\d")


def last_review(texts: Iterable[str]) -> Review | None:
    """Return the latest date of review that the texts of a page name; None when there is none.

    A date that begins or ends a short line counts too: so pages show when they were published.
    """
    found = [review for text in texts for review in _reviews(text)]
    due = [review for review in found if review.due]
    done = [review for review in found if not review.due]
    if due:
        return max(due, key=lambda review: review.day)
    return max(done, key=lambda review: review.day, default=None)


def _reviews(text: str) -> Iterator[Review]:
    if len(text) > _LONGEST or not _ANY_YEAR.search(text):
        return
    for lead, due in ((_DUE, True), (_REVIEWED, False)):
        for word in lead.finditer(text):
            near = text[word.end() : word.end() + _NEAR]
            if (review := _dated(near, due=due)) is not None:
                yield review
    alone = _dated(text, due=False) if len(text) < _NEAR else None
    if (
        alone
        and not alone.written.isdigit()
        and (text.startswith(alone.written) or text.endswith(alone.written))
    ):
        yield alone


def _dated(text: str, *, due: bool) -> Review | None:
    """Return the first date in a text, the fullest form of it first."""
    matches = [match for form in _FORMS if (match := form.search(text))]
    if not matches:
        return None
    match = min(matches, key=lambda one: (one.start(), -len(one.group())))
    day = _day_of(match)
    return Review(day, match.group(), due) if day else None


def _day_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    month = _MONTHS.get((parts.get("month") or "").lower()) or int(parts.get("number") or 12)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, min(int(parts.get("day") or last) or 1, last))
