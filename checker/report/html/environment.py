"""How templates of HTML reports are read: everything is escaped, and nothing harmful gets through."""

from calendar import month_name
from datetime import datetime
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.counted import counted
from checker.report.words.escape import line, neutral
from checker.report.words.prose import with_quotes
from checker.report.words.reading_words import grade_told
from checker.resources import folder as data_folder


@cache
def environment() -> Environment:
    """Return the environment of the templates in `reports/templates`."""
    made = Environment(
        loader=FileSystemLoader(data_folder("reports") / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["counted"] = counted
    made.filters.update(with_quotes=with_quotes, when=_when, sentence_case=_sentence_case, grade=grade_told)
    return made


def _harmless(value: object) -> object:
    """Let no control character through, wherever a template prints a value; escaping follows after."""
    return neutral(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _when(moment: str) -> str:
    """Return an ISO 8601 time as `2 January 2026, 03:04 UTC`, or as it is where it cannot be read."""
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return line(moment, 40)
    return f"{at.day} {month_name[at.month]} {at.year}, {at:%H:%M} {at.tzname() or ''}".strip()


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
