"""What of a checked page was not looked at, though it should have been. One plain sentence each."""

from collections.abc import Iterator, Sequence

from checker.judge.findings import tidy
from checker.judge.lost import lost_gaps
from checker.model import Block, Check, Evidence, ReaderText, Reading
from checker.rulebook import Profile
from checker.text.counts import word_count
from checker.text.formulas.scales import graded_languages, scale
from checker.text.language import root
from checker.text.score import NOT_SPACED

MUCH_TEXT = 100
"""From this many words of running text on, a page that must have a grade and has none was not judged."""
_RUNNING = 8
"""Words: a shorter block is a label, an address or a number."""
_LETTERS_A_WORD = 2
"""In languages that write no spaces between words."""


def gaps(
    captured: Evidence, checks: Sequence[Check], reader: ReaderText, reading: Reading | None, profile: Profile
) -> tuple[str, ...]:
    """Return what was not looked at on a page; empty when all was that should have been."""
    told = (
        *_never_came(captured),
        *lost_gaps(captured.lost),
        *parts(checks),
        *_ungraded(reader, reading, profile),
    )
    return tuple(dict.fromkeys(told))


def _never_came(captured: Evidence) -> Iterator[str]:
    """Yield what the user wanted to wait for, and waited for in vain."""
    for step in captured.settled:
        if step.name == "wait-for" and not step.reached:
            yield f"{step.detail!r} never came, though --wait-for asks for it: correct one of the two."


def parts(checks: Sequence[Check]) -> Iterator[str]:
    """Yield what was left out of single rules."""
    for check in checks:
        if check.gap:
            yield f"A part was not looked at ({check.reason or 'not all was captured'})."


def _ungraded(reader: ReaderText, reading: Reading | None, profile: Profile) -> Iterator[str]:
    """Yield that the grade is not known where it decides and there is much to read."""
    wanted = profile.gates.reading_grade and profile.reading.grade is not None
    if not wanted or reading is None or reading.grade is not None or _is_easy_by_its_scale(reading):
        return
    if _running_words(reader.blocks, reading.lang) >= MUCH_TEXT:
        yield ungraded(reading)


def _is_easy_by_its_scale(reading: Reading) -> bool:
    """Say whether a formula that gives no school year calls a text no harder than average."""
    return bool(reading.band) and reading.level in ("plain", "average")


def ungraded(reading: Reading) -> str:
    """Return the sentence that says why a text has no grade, and what to do."""
    return (
        f"The reading grade could not be scored: {_why_ungraded(reading)}. "
        "For such pages choose a profile that asks for no grade (--profile, or profile in [[page]])."
    )


def _why_ungraded(reading: Reading) -> str:
    if not reading.lang:
        return "the language of the text is not known"
    measured_by = scale(root(reading.lang))
    if measured_by and measured_by.grade:
        return "the text has no full sentences"
    have = " and ".join(graded_languages())
    return f"only texts in {have} have one, and this one is in the language “{tidy(reading.lang, 20)}”"


def _running_words(blocks: Sequence[Block], lang: str) -> int:
    spaced = root(lang) not in NOT_SPACED
    counted = (
        word_count(block.text) if spaced else len(block.text) // _LETTERS_A_WORD
        for block in blocks
        if block.role != "heading"
    )
    return sum(words for words in counted if words >= _RUNNING)
