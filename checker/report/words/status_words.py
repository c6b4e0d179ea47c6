"""What a finding's status is called, for people."""

from collections.abc import Mapping
from types import MappingProxyType

from checker.model import Finding
from checker.model.findings import Status
from checker.report.words.escape import line

STATUS_WORDS: Mapping[Status, str] = MappingProxyType(
    {
        "new": "",
        "known": "Known since before",
        "moved": "Known, moved",
        "waived": "Accepted for now",
        "new-rule": "Asked for the first time",
        "unstable": "Not seen each time",
    }
)
"""Empty for what needs no saying."""


def status_of(finding: Finding) -> str:
    """Return the status on one line and why it has it; empty for a new finding of which no more is said."""
    words, note = STATUS_WORDS[finding.status], line(finding.note, 600)
    return f"{words}. {note}" if words and note else words or note
