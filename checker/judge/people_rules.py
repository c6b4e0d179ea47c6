"""Rules about how people are spoken of: the person before the illness, words that hold for everyone."""

import re
from collections.abc import Iterator

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, failed, quoted, rule
from checker.judge.choices import either
from checker.judge.listed import ListHit
from checker.lazy_pattern import lazy_pattern
from checker.text.measure import Sentence

_AFTER_A_GROUP = frozenset(
    """
    and or but who whose with without in of on at by for from to as than is are was were be been being have
    has had can could may might must should will would do does did need needs often also more most live feel
    """.split()  # noqa: SIM905  a list would fill two pages
)
"""Words that may follow `the elderly` where it means people; any other is a noun that it describes."""
_THINGS = lazy_pattern(
    r"\b(?:trials?|stud(?:y|ies)|reviews?|evidence|research|data|methods?|analys[ei]s|results?|tests?|estimates?"
    r"|systems?|services?|quality)\b[^,;:]{0,40}$",
    re.IGNORECASE,
)
_BEFORE = 80
"""Characters before `suffer from` in which the subject is looked for."""
_PAIRS = {
    "they": r"he or she|she or he|he ?/ ?she|s/he",
    "them": r"him or her|her or him|him ?/ ?her",
    "their": r"his or hers?|hers? or his|his ?/ ?her",
    "themselves": r"himself or herself|herself or himself|him ?/ ?herself",
}
_PAIR = lazy_pattern(
    "|".join(rf"(?<![\w/])(?P<{one}>{pairs})(?![\w/])" for one, pairs in _PAIRS.items()), re.IGNORECASE
)
_ANYONE = lazy_pattern(
    r"\b(?:(?:an?|any|each|every|no|the|your|one) (?:\w+ )?(?:patient|person|child|baby|doctor|nurse|surgeon"
    r"|carer|caregiver|adult|teenager|reader|user|parent|infant|toddler|worker|therapist|specialist|pharmacist"
    r"|dentist|user)|everyone|someone|anyone|everybody|somebody|anybody|nobody)\b",
    re.IGNORECASE,
)
_HE = lazy_pattern(r"\bh(?:e|im|is|imself)\b", re.IGNORECASE)
_MALE = lazy_pattern(
    r"\b(?:m[ae]n|boys?|males?|fathers?|sons?|brothers?|husbands?|uncles?|grandfathers?|dads?|mr|sir|guys?|prostate"
    r"|testic\w+|penis|sperm|she|hers?|(?:said|says|told|explained|adds?|added|recalls?|wrote))\b",
    re.IGNORECASE,
)
"""Words beside which `he` is a man of whom the text speaks, or one of two people."""


@rule("person-first")
def person_first(facts: Facts) -> Iterator[Answer]:
    """Flag listed words that put the illness before the person, or blame, where they are about people."""
    hits = facts.hits.of("person-first")
    for hit in hits:
        if not _is_about_people(hit):
            yield PASSED
            continue
        entry, sentence = hit.entry, hit.sentence
        yield failed(
            block_place(sentence.block),
            quote=quoted(sentence, hit.start, hit.end),
            variant="" if entry.instead else "bare",
            instead=entry.instead,
            words=sentence.text[hit.start : hit.end],
            better=hit.better(2),
            why=entry.why,
        )
    if not hits and facts.sentences:
        yield PASSED


@rule("gendered-words")
def gendered_words(facts: Facts) -> Iterator[Answer]:
    """Flag `he or she`, and ask about `he` for just anyone."""
    for sentence in facts.sentences:
        if not _HE.search(sentence.text):
            yield PASSED
            continue
        pairs = list(_PAIR.finditer(sentence.text))
        for pair in pairs:
            yield _answer(sentence, pair, pair.lastgroup or "")
        if not pairs:
            yield _generic_he(sentence) or PASSED


def _generic_he(sentence: Sentence) -> Answer | None:
    anyone = _ANYONE.search(sentence.text)
    he = _HE.search(sentence.text, anyone.end()) if anyone else None
    if he is None or _MALE.search(sentence.text) or _has_name(sentence):
        return None
    return _answer(sentence, he, "")


def _answer(sentence: Sentence, found: re.Match[str], better: str) -> Answer:
    instead = (better,) if better else ()
    return (failed if better else cant_tell)(
        block_place(sentence.block),
        quote=quoted(sentence, *found.span()),
        instead=instead,
        words=found.group(),
        better=either(instead),
    )


def _has_name(sentence: Sentence) -> bool:
    """Say whether a word inside the sentence has a capital, so that `he` may have a name."""
    return any(word.text[:1].isupper() and word.text[1:].islower() for word in sentence.words[1:])


def _is_about_people(hit: ListHit) -> bool:
    """Say whether listed words are about people: not `the poor quality`, not `the trials suffer from`."""
    phrase, text = hit.entry.phrase, hit.sentence.text
    if phrase.startswith("suffer") and _THINGS.search(text[max(0, hit.start - _BEFORE) : hit.start]):
        return False
    if not phrase.startswith("the ") or hit.last + 1 == len(hit.sentence.words):
        return True
    following = hit.sentence.words[hit.last + 1]
    apart = text[hit.end : following.start].strip()
    return bool(apart) or following.text.lower() in _AFTER_A_GROUP
