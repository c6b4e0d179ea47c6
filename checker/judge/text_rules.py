"""Rules about the whole text: how hard it is, and in which language."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, failed, located, rule
from checker.judge.languages import FOREIGN_SURE, FOREIGN_WORDS, Told, main_language, primary
from checker.model import Place

RELIABLE_WORDS = 100
"""Below this many words a grade says little."""
_LOWER_SECONDARY = 9
"""School years that WCAG 3.1.5 lets a text ask for: lower secondary education is seven to nine of them."""
_PROOF_WORDS = 50
"""From this many words in another language on, the declared one is wrong beyond doubt."""


@rule("reading-grade")
def reading_grade(facts: Facts) -> Iterator[Answer]:
    """Compare the page's grade with the profile's: it is over when the interval's lower end is over."""
    reading, target = facts.reading, facts.profile.reading
    if target.grade is not None and reading.grade is None and reading.band:
        yield _by_band(facts, target.grade)
    if target.grade is None or reading.grade is None or reading.interval is None:
        return
    low, high = reading.interval
    if high <= target.grade:
        yield PASSED
        return
    text = " ".join(block.text for block in facts.text.blocks if block.prose)
    place = located(Place(selector="html", role="document", subject=text), facts.snapshot.root)
    values = {"grade": f"{reading.grade:.1f}", "low": f"{low:.1f}", "high": f"{high:.1f}"}
    values |= {"target": f"{target.grade:g}", "words": str(reading.words)}
    found = Answer("failed", place, values, criteria=_criteria(low), measure=reading.grade)
    if low <= target.grade:
        yield replace(found, outcome="cantTell")
    elif reading.words < RELIABLE_WORDS:
        yield replace(found, outcome="cantTell", variant="short")
    elif target.supplement:
        yield replace(found, outcome="cantTell", variant="supplement")
    else:
        yield found


def _by_band(facts: Facts, target: float) -> Answer:
    """Ask about a text in a language whose formula calls it hard and gives no school year."""
    reading = facts.reading
    if reading.level not in ("hard", "very hard"):
        return PASSED
    text = " ".join(block.text for block in facts.text.blocks if block.prose)
    place = located(Place(selector="html", role="document", subject=text), facts.snapshot.root)
    values = {"band": reading.band, "formula": reading.band_of, "target": f"{target:g}"}
    return Answer("cantTell", place, values, variant="band", criteria=())


@rule("section-grade")
def section_grade(facts: Facts) -> Iterator[Answer]:
    """Compare the grade of each section that is long enough to be sure of, where there are several."""
    target, sections, blocks = facts.profile.reading, facts.reading.sections, facts.text.blocks
    if target.grade is None or len(sections) < 2:
        return
    for section in sections:
        if section.grade is None or section.interval is None or section.words < RELIABLE_WORDS:
            continue
        if section.interval[0] <= target.grade:
            yield PASSED
            continue
        name = section.heading or "before the first heading"
        place = Place(selector=section.selector, role="heading", name=name, subject=f"{section.grade:.1f}")
        place = located(place, next((one for one in blocks if one.selector == section.selector), None))
        values = {"section": name, "grade": f"{section.grade:.1f}", "target": f"{target.grade:g}"}
        outcome: Literal["failed", "cantTell"] = "cantTell" if target.supplement else "failed"
        criteria = _criteria(section.interval[0])
        yield Answer(outcome, place, values, criteria=criteria, measure=section.grade)


def _criteria(low: float) -> tuple[str, ...] | None:
    """Return which criteria a grade is about: none where its interval reaches down to what WCAG allows."""
    return None if low > _LOWER_SECONDARY else ()


@rule("language-of-text")
def language_of_text(facts: Facts) -> Iterator[Answer]:
    """Compare the declared language of the page (3.1.1) and of its parts (3.1.2) with the words."""
    declared = primary(facts.snapshot.lang)
    if not declared:
        return
    whole = [one for one in facts.told if _declared(one, declared) == declared]
    written = main_language(whole)
    if written and primary(written[0]) != declared:
        yield replace(_about_page(facts, whole, written, declared), criteria=("3.1.1",))
    else:
        yield PASSED
    wrong_page = primary(written[0]) if written and primary(written[0]) != declared else ""
    for one in facts.told:
        stated = _declared(one, declared)
        doubtful = one.words < FOREIGN_WORDS or one.certainty < FOREIGN_SURE
        said = primary(one.lang)
        if said == stated or doubtful or (stated == declared and said == wrong_page):
            yield PASSED
        else:
            found = cant_tell(block_place(one.block), variant="part", written=one.lang, declared=stated)
            yield replace(found, criteria=("3.1.2",))


def _about_page(facts: Facts, told: Sequence[Told], written: tuple[str, int], declared: str) -> Answer:
    start = told[0].block.text[:200]
    place = Place(
        selector="html", role="document", html=f'<html lang="{facts.snapshot.lang}">', subject=start
    )
    place = located(place, facts.snapshot.root)
    certain = written[1] >= _PROOF_WORDS
    return (failed if certain else cant_tell)(place, written=written[0], declared=declared)


def _declared(one: Told, page: str) -> str:
    return primary(one.block.lang) or page
