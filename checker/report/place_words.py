"""Say where a finding is, in words for people who do not read selectors."""

from checker.model import Finding
from checker.report.escape import line

_ROLE_WORDS = {
    "img": "picture",
    "image": "picture",
    "listitem": "list item",
    "textbox": "text field",
    "combobox": "choice field",
    "checkbox": "tick box",
    "radio": "choice button",
    "cell": "table cell",
    "columnheader": "table heading",
    "rowheader": "table heading",
    "iframe": "frame",
    "a": "link",
    "p": "paragraph",
    "li": "list item",
    "html": "whole page",
    "document": "whole page",
    "generic": "part",
    "div": "part",
    "span": "part",
}


def what(finding: Finding) -> str:
    """Return what the finding is about, such as `link` or `picture`."""
    return _ROLE_WORDS.get(finding.role, line(finding.role, 40)) or "part"


def name(finding: Finding, limit: int = 60) -> str:
    """Return the name of what the finding is about, empty when it has none."""
    return line(finding.name, limit)


def around(finding: Finding, limit: int = 60) -> str:
    """Return the nearest named part around it, such as `Symptoms`, empty when there is none."""
    return line(finding.path[-1].partition(" ")[2], limit) if finding.path else ""


def in_words(finding: Finding) -> str:
    """Return the place on one line, such as `link “Learn more”, in “Patient stories”`."""
    named = f" “{name(finding)}”" if name(finding) else ""
    inside = f", in “{around(finding)}”" if around(finding) else ""
    return f"{what(finding)}{named}{inside}"
