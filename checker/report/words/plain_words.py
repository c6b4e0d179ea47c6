"""A finding in plain text: what is wrong, where, what to do."""

from functools import lru_cache

from checker.model import Finding
from checker.report.words.escape import line
from checker.report.words.file_places import Source
from checker.report.words.place_words import in_words
from checker.report.words.status_words import status_of

_WORDS, _SELECTOR, _FRAMES = 600, 200, 5
"""Characters of a sentence and of a selector that are shown, and how many frames; more is made to annoy."""


def lines_of(finding: Finding, source: Source) -> list[str]:
    """Return all that is said about a finding, each line begun by our own words or by the message."""
    said = [_sentence(finding.message), f"Where: {in_words(finding)}"]
    if finding.selector:
        inside = "".join(f"{line(frame, _SELECTOR)} » " for frame in finding.frame[:_FRAMES])
        said.append(f"Element: {inside}{line(finding.selector, _SELECTOR)}")
    if source.file:
        said.append(f"File: {source.place(finding)}")
    if finding.question:
        said.append(f"Look: {_sentence(finding.question)}")
    if finding.remedy:
        said.append(f"Do: {_sentence(finding.remedy)}")
    status = status_of(finding)
    return [*said, f"Status: {status}"] if status else said


def in_one_line(finding: Finding) -> str:
    """Return what is wrong, what a person must answer, what to do and where, as sentences on one line."""
    asked = finding.question if finding.outcome == "cantTell" else ""
    said = (_sentence(part) for part in (finding.message, asked, finding.remedy))
    return " ".join([*(part for part in said if part), f"Where: {in_words(finding)}."])


@lru_cache(maxsize=4096)
def _sentence(text: str) -> str:
    return line(text, _WORDS)
