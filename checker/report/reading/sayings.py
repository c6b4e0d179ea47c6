"""How hard a text is, in sentences for people who know words and not statistics."""

from pathlib import PurePath

from checker.counted import counted
from checker.model import EstimatedLevel, PageReport, Reading
from checker.report.reading.changes_wanted import open_findings, wanted
from checker.report.words.escape import line
from checker.report.words.reading_words import Standing, grade_told, standing
from checker.report.words.summary import page_name

GENERAL_TARGET = 8
"""Up to this school grade a text is one that most adults can read (Doak, Doak & Root 1996, chapter 4)."""
SCHOOL_ENDS, STARTING_AGE = 12, 5
"""The last school grade, and what is added to a grade for the age of those who are in it."""
_FEW_WORDS, _FEW_SENTENCES = 100, 30
"""Under these a grade is a rough guess (rules/text/text-too-short.md)."""


def name_of(page: PageReport) -> str:
    """Return what a draft or page is called: the name of its file and its title."""
    if page.target == "-":
        return page_name(page) if page.title.strip() else "The text from standard input"
    title = line(page.title, 80)
    if "://" in page.target:
        return title or line(page.target, 80)
    file = line(PurePath(page.target).name, 80)
    return f"{file}: {title}" if title and title != file else file or page_name(page)


def standing_of(page: PageReport) -> Standing:
    """Return where the page's grade stands to its target."""
    if page.reading is None:
        return "not scored"
    return standing(page.reading.grade, page.reading.interval, page.reading_target)


def answer(page: PageReport) -> str:
    """Return how hard a page is to read and whether it must change, as one or more sentences."""
    end = ". " if demand(page) else ": "
    rest = details(page)
    if demand(page):
        rest = rest[:1].upper() + rest[1:]
    return end.join(filter(None, [headline(page), rest])) + "."


def headline(page: PageReport) -> str:
    """Return the answer in a few words, without a full stop: how it reads, then what must change."""
    return ". ".join(filter(None, [_reads(page), demand(page)]))


def demand(page: PageReport) -> str:
    """Return how many places keep a text from passing, such as `One place must change`; empty for none."""
    if page.outcome == "untested":
        return ""
    if must := wanted(page).must:
        return f"{'One place' if must == 1 else f'{must:,} places'} must change"
    asks = sum(each.asks for each in open_findings(page))
    return f"{'One place' if asks == 1 else f'{asks:,} places'} must be looked at" if asks else ""


def tone_of(page: PageReport) -> Standing:
    """Return how good the answer is as a whole: not `within` where something must change."""
    place = standing_of(page)
    return "across" if place in ("within", "not scored") and demand(page) else place


def is_easy(page: PageReport) -> bool:
    """Return whether a text is at its target or below, by its grade."""
    grade = page.reading.grade if page.reading else None
    target = page.reading_target
    return grade is not None and target is not None and grade <= target


def _reads(page: PageReport) -> str:
    reading = page.reading
    if page.outcome == "untested":
        return "This could not be read"
    if reading is None or not (reading.formulas or reading.band or reading.grade is not None):
        return "This has no score"
    if reading.grade is None:
        return f"This is {line(reading.band, 40)} to read" if reading.band else "This has no school grade"
    if page.reading_target is None:
        return f"This reads like school grade {grade_told(reading.grade)}"
    return _against_target(page, reading.grade, page.reading_target)


def details(page: PageReport) -> str:
    """Return what the answer rests on, without a full stop; empty where no more is to be said."""
    reading = page.reading
    if page.outcome == "untested" or reading is None:
        return ""
    if reading.grade is None:
        return f"that is what the {line(reading.band_of, 80)} says" if reading.band_of else ""
    if page.reading_target is None:
        return ""
    reads = (
        f"it reads like school grade {grade_told(reading.grade)}, "
        f"and your target is {number(page.reading_target)}"
    )
    short = reading.words < _FEW_WORDS or reading.sentences < _FEW_SENTENCES
    sure = not short or standing_of(page) != "across"
    return reads if sure else f"{reads}, but a text as short as this has no exact grade"


def short_answer(page: PageReport) -> str:
    """Return the answer in a few words, for a table."""
    if page.outcome == "untested":
        return "could not be read"
    reading = page.reading
    if reading is None or not (reading.formulas or reading.band or reading.grade is not None):
        return "no score"
    if reading.grade is None:
        return f"{line(reading.band.partition(' (')[0], 40)} to read" if reading.band else "no school grade"
    place = standing_of(page)
    if place == "within" and demand(page):
        return "easy, but not done"
    if place == "across" and is_easy(page):
        return "likely easy, not done" if demand(page) else "most likely fine"
    return STANDING_SHORT[place]


STANDING_SHORT: dict[Standing, str] = {
    "within": "easy enough",
    "across": "may be too hard",
    "over": "too hard",
    "not scored": "no target",
}


def grade_words(reading: Reading) -> str:
    """Return the grade and how sure it is, such as `9.8, most likely between 8.9 and 10.7`."""
    if reading.grade is None:
        return "none"
    return f"{grade_told(reading.grade)}{between(reading.interval, ', most likely ')}"


def between(interval: tuple[float, float] | None, lead: str = "") -> str:
    """Return an interval in words, `lead` before it; empty when there is none."""
    if interval is None:
        return ""
    return f"{lead}between {grade_told(interval[0])} and {grade_told(interval[1])}"


def grade_meaning(grade: float) -> str:
    """Say once what a school grade is, such as `School grade 8 is what 13-year-olds read.`."""
    whole = max(1, round(grade))
    if whole > SCHOOL_ENDS:
        return f"School grade {SCHOOL_ENDS} is the last year of school; what is above is for university."
    return f"School grade {whole} is what {whole + STARTING_AGE}-year-olds read."


def level_words(estimated: EstimatedLevel) -> str:
    """Return a level with what its name means."""
    return f"about {estimated.level}, on the scale from A1 (easiest) to C2 (hardest)"


def length_words(reading: Reading) -> str:
    """Return how long a text is, such as `189 words, 15 sentences, 1 minute to read`."""
    told = f"{counted(reading.words, 'word')}, {counted(reading.sentences, 'sentence')}"
    minutes = max(1, round(reading.minutes))
    return f"{told}, about {counted(minutes, 'minute')} to read" if reading.words else told


def goal_of(page: PageReport) -> float:
    """Return the grade over which a sentence is hard for the readers of this page."""
    return GENERAL_TARGET if page.reading_target is None else page.reading_target


def number(value: float) -> str:
    """Return a target without needless decimals."""
    return f"{value:g}"


def _against_target(page: PageReport, grade: float, target: float) -> str:
    place = standing_of(page)
    if place == "over":
        return "This is harder than your target"
    if place == "across":
        leaning = "may be harder than" if grade > target else "is most likely within"
        return f"This {leaning} your target"
    return "Most adults can read this" if target <= GENERAL_TARGET else "This is within your target"
