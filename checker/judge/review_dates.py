"""The date on which a page says that it was last reviewed, or is to be reviewed next.

Only a label says that of the page: `Page last reviewed: May 2025`. In a sentence, `was approved in 2016` and
`the guideline was updated in 2018` are about something else.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from checker.judge.written_dates import WORD_START, first_date
from checker.lazy_pattern import lazy_pattern


class Review(NamedTuple):
    """A date that tells how old the text is."""

    day: date
    """Its last possible day, where only a month or a year is given."""
    written: str
    """As it stands on the page."""
    due: bool
    """Whether it is the date of the next review."""
    proven: bool
    """Whether it is called a review of the text; else it is of its publication, or stands alone."""


_PAGE = (
    r"(?:(?:web ?)?page|leaflet|article|information|content|text|document|fact ?sheet|booklet|topic|guide"
    r"|brochure|handout|pamphlet)"
)
_SUBJECT = (
    rf"(?:(?:(?:this|our) (?:\w+ )?{_PAGE}|(?:the )?(?:information|content|text|advice) (?:on|in) "
    rf"this {_PAGE}|{_PAGE})(?: (?:was|were|has been|is))? )?"
)
_CHECKED = r"(?:reviewed|updated|revised|checked)"
_REVIEWED = lazy_pattern(
    WORD_START + rf"(?:{_SUBJECT}(?:date )?(?:last |medically |clinically |fully ){{0,2}}{_CHECKED}"
    rf"(?: and {_CHECKED}| and approved)?|we (?:last )?{_CHECKED} this {_PAGE}"
    r"|(?:date of )?(?:the )?(?:last|latest) (?:medical |clinical |full )?(?:review|update|revision)"
    r"(?: date)?|(?:review|revision) date|date of (?:review|revision)"
    r"|(?:zuletzt |medizinisch ){0,2}(?:aktualisiert|geprüft|überprüft)"
    r"|(?:letzte )?(?:aktualisierung|überprüfung)|letzte (?:prüfung|änderung)"
    r"|(?:page )?(?:dernière )?mise? à jour|révisée?|dernière révision"
    r"|(?:última )?(?:actualización|revisión)|(?:página )?(?:actualizad|revisad)[oa])\b",
    re.IGNORECASE,
)
_PUBLISHED = lazy_pattern(
    WORD_START + rf"(?:{_SUBJECT}(?:date |first |last )?(?:published|posted|modified|issued|approved|produced"
    r"|created|written)|publication date|date of (?:publication|preparation|issue|approval)|leaflet date"
    r"|last change|version|stand(?: der \w+)?|veröffentlicht|publiée?|publicad[oa])\b",
    re.IGNORECASE,
)
_DUE = lazy_pattern(
    WORD_START + r"(?:(?:page )?(?:the )?next (?:planned |scheduled )?review(?: date)?(?: is)?(?: due)?"
    rf"|review(?: is)? due|{_SUBJECT}(?:due for review|to be reviewed (?:again )?(?:by|in)|reviewed again by)"
    r"|nächste (?:über)?prüfung|prochaine révision|próxima revisión)\b",
    re.IGNORECASE,
)
_LEADS = ((_DUE, True, True), (_REVIEWED, False, True), (_PUBLISHED, False, False))
_BEGINS = lazy_pattern(r"(?:^\W*|[.!?|•·]\s*|\n|[a-z0-9])$")
"""What a label stands behind: nothing, the end of a sentence, a bar, or a word that it is glued to."""
_PLAINLY = lazy_pattern(r"(?-i:[A-Z])\w*(?: \w+)*:|(?-i:Last|Page|Next|Date|Medically|This) ", re.IGNORECASE)
"""A label that is one wherever it stands."""
_TO_DATE = lazy_pattern(
    r"[^\w.]*(?:(?:on|in|date|of|the|am|im|vom|le|el|en|\d[\d.]*|\w+day)\b\W+)*"
    r"|\W*(?:by|von|par|por)\s[^!?;]*",
    re.IGNORECASE,
)
_GOES_ON = lazy_pattern(r",?\s(?!(?:by|at|to|next|um|von|par|por)\b)(?:[a-zß-ÿ]|\d+ [a-z])|-[a-z]")
"""A sentence goes on behind the date, so what stands before it is no label."""
_SOURCE = lazy_pattern(
    r"\b(?:source|guidelines?|et al|doi|isbn|journal|available (?:at|from)|accessed)\b|https?:|www\.",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters between the label and the date."""
_LONGEST = 250
"""Characters of a line that says such a date."""
_ANY_YEAR = lazy_pattern(r"(?:19|20)\d\d")


def last_review(texts: Iterable[str]) -> Review | None:
    """Return the latest date of review that the texts of a page name; None when there is none.

    A date that begins or ends a short line counts too: so pages show when they were published.
    """
    found = [review for text in texts for review in _reviews(text)]
    due = [review for review in found if review.due]
    return max(due or found, key=lambda review: (review.day, review.proven), default=None)


def _reviews(text: str) -> Iterator[Review]:
    if len(text) > _LONGEST or not _ANY_YEAR.search(text):
        return
    for lead, due, proves in _LEADS:
        for label in lead.finditer(text):
            if _is_label(text, label) and (found := _dated(text[label.end() :])):
                proven = proves and not _SOURCE.search(text)
                yield Review(*found, due=due, proven=proven)
    if (alone := first_date(text) if len(text) < _NEAR else None) is not None:
        written = text[alone.start : alone.end]
        if not written.isdigit() and (alone.start == 0 or alone.end == len(text)):
            yield Review(alone.day, written, due=False, proven=False)


def _is_label(text: str, found: re.Match[str]) -> bool:
    """Say whether words stand where a label does, and not inside a sentence."""
    return bool(_BEGINS.search(text[: found.start()]) or _PLAINLY.match(text, found.start()))


def _dated(behind: str) -> tuple[date, str] | None:
    """Return the date that the text behind a label begins with, and how it is written."""
    found = first_date(behind[:_NEAR])
    if found is None or not _TO_DATE.fullmatch(behind[: found.start]) or _GOES_ON.match(behind, found.end):
        return None
    return found.day, behind[found.start : found.end]
