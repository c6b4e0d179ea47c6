"""Say where a finding is, in words for people who do not read selectors."""

from checker.model import Finding
from checker.report.words.escape import line
from checker.role_words import role_words

_OUR_QUOTES = str.maketrans("“”", "‘’")
"""A name stands between “ and ”: it must not end them and speak as us."""


def what(finding: Finding) -> str:
    """Return what the finding is about, such as `link` or `picture`."""
    return line(role_words(finding.role), 40) or "part"


def name(finding: Finding, limit: int = 60) -> str:
    """Return the name of what the finding is about, empty when it has none."""
    return line(finding.name, limit).translate(_OUR_QUOTES)


def around(finding: Finding, limit: int = 60) -> str:
    """Return the nearest named part around it, such as `Symptoms`, empty when there is none."""
    return line(finding.path[-1].partition(" ")[2], limit).translate(_OUR_QUOTES) if finding.path else ""


def in_words(finding: Finding) -> str:
    """Return the place on one line, such as `link “Learn more”, in “Patient stories”`."""
    called, inside = name(finding), around(finding)
    return what(finding) + (f" “{called}”" if called else "") + (f", in “{inside}”" if inside else "")
