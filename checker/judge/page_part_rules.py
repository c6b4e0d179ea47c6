"""Rules about what a page for patients should hold: a summary, something to do, and a date of review."""

import re
from collections.abc import Iterator
from datetime import date

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, failed, rule
from checker.judge.review_dates import last_review
from checker.lazy_pattern import lazy_pattern
from checker.model import Block, Place
from checker.text.counts import word_count

_LONG = 600
"""Words from which a reader wants to know the main point before the rest."""
_SHORT = 150
"""Words; a shorter text need not say what to do, or when it was reviewed."""
_TOP = 150
"""Words in which a list or a bold line sums the text up."""
_OLD_YEARS = 3
_OF_OTHERS = ("navigation", "references", "related")
"""Kinds of left out text whose dates are those of other pages."""
_SUMMARY = lazy_pattern(
    r"\b(?:summary|in brief|in short|at a glance|overview|key (?:points?|facts?|messages?|findings)"
    r"|main (?:points?|messages?|facts)|takeaways?|highlights|quick facts|fast facts|the basics|tl;?dr"
    r"|bottom line|what you (?:need to|should) know|what we found|zusammenfassung|auf einen blick|kurz gesagt"
    r"|das wichtigste|überblick|résumé|en bref|points? clés?|l'essentiel|resumen|puntos? clave|en breve)\b",
    re.IGNORECASE,
)
_VERB = "|".join(
    """
    add ask avoid book bring call change check choose clean come consider contact cover do don't drink
    eat find follow get give go have help keep learn leave let look make move phone plan put read
    remember rest ring see seek set show speak start stay stop store take talk tell tip try use visit
    wait walk wash watch wear write
    """.split()  # noqa: SIM905  a list would fill a page
)
_ACTION = lazy_pattern(
    rf"(?:[.!?:;,]\s+|\b(?:and|or|then|please|always|never|not|to|can|should|must|may|could)\s+)(?:{_VERB})\b",
    re.IGNORECASE,
)
_STARTS_WITH_ACTION = lazy_pattern(rf"[\W\d]*(?:please |never |always )?(?:{_VERB})\b", re.IGNORECASE)
_YOU = lazy_pattern(r"\byou(?:r|rself)?\b", re.IGNORECASE)


@rule("summary-missing")
def summary_missing(facts: Facts) -> Iterator[Answer]:
    """Ask whether a long text says its main point first, where no summary stands near its top."""
    if facts.reading.words <= _LONG:
        return
    yield PASSED if _has_summary(facts.text.blocks) else cant_tell(_page(facts), words=facts.reading.words)


def _has_summary(blocks: tuple[Block, ...]) -> bool:
    read = 0
    for block in blocks:
        if block.role in ("heading", "button") or word_count(block.text) < 6:
            if _SUMMARY.search(block.text):
                return True
        elif block.role == "listitem" or _SUMMARY.match(block.text):
            return True
        read += word_count(block.text)
        if read > _TOP:
            return False
    return False


@rule("action-missing")
def action_missing(facts: Facts) -> Iterator[Answer]:
    """Ask what readers should do, where no sentence tells them to do anything."""
    if facts.reading.words < _SHORT:
        return
    told = any(_tells(sentence.text) for sentence in facts.sentences)
    yield PASSED if told else cant_tell(_page(facts))


def _tells(text: str) -> bool:
    """Say whether a sentence tells readers what to do: it begins with a verb, or has one beside `you`."""
    return bool(_STARTS_WITH_ACTION.match(text) or (_YOU.search(text) and _ACTION.search(text)))


@rule("review-date")
def review_date(facts: Facts) -> Iterator[Answer]:
    """Ask for the date of the last review, where the page names none, or an old one."""
    if facts.reading.words < _SHORT:
        return
    texts = [block.text for block in facts.text.blocks]
    around = (left for left in facts.text.excluded if left.kind not in _OF_OTHERS)
    texts += [unit.text for left in around for unit in left.units]
    review = last_review(texts)
    place = _page(facts)
    if review is None:
        yield cant_tell(place)
    elif review.due and review.day < facts.today:
        yield failed(place, variant="due", date=review.written)
    elif not review.due and review.day < _years_before(facts.today, _OLD_YEARS):
        answer = failed if review.proven else cant_tell
        yield answer(place, variant="old", date=review.written, years=_OLD_YEARS)
    else:
        yield PASSED


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def _page(facts: Facts) -> Place:
    """Return the place of the text as a whole: its first heading, else where it begins."""
    blocks = facts.text.blocks
    return block_place(next((block for block in blocks if block.role == "heading"), blocks[0]))
