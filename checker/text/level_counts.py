"""What is counted in a sentence to estimate its level."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from checker.text.counts import Word
from checker.text.level_words import UNCOMMON, Facts, facts

RARE = 3.5
"""A word below this Zipf value is rare: it comes less than three times in a million words."""


class Counted(NamedTuple):
    """One sentence, counted. Its plain words are those that are no figures, symbols, acronyms or names."""

    words: int
    plain: int
    syllables: int
    letters: int
    longest: int
    """Syllables of the longest plain word."""
    long_words: int
    """Plain words of three syllables or more."""
    zipfs: tuple[float, ...]
    """Zipf values of plain words and acronyms, rarest first."""
    rare: int
    """Plain words below Zipf 3.5."""
    uncommon: int
    """Plain words below Zipf 4."""
    unfamiliar: int
    """Plain words outside the Dale–Chall list, and acronyms that are not common."""
    abstract: int
    acronyms: int
    """Acronyms and codes such as `HbA1c`."""
    rare_acronyms: int
    """Those below Zipf 3.5."""
    figures: int
    commas: int
    brackets: int
    colons: int
    """Colons and semicolons."""
    passives: int
    pronouns: int
    joining: int
    """Words that join clauses."""
    relatives: int
    negatives: int
    contractions: int


def count(words: Sequence[Word], text: str, lang: str = "en") -> Counted:
    """Count one sentence, given as its words, its text, and the root tag of its language."""
    known = [facts(word.text, word.abbreviation, lang) for word in words]
    plain = [
        (word, fact)
        for place, (word, fact) in enumerate(zip(words, known, strict=True))
        if fact.kind == "word" and not (place and fact.name_like)
    ]
    own = sorted([fact.zipf for _, fact in plain])
    acronyms = [fact.zipf for fact in known if fact.kind == "acronym"]
    spoken = [word.syllables for word, _ in plain]
    grammar = [fact.grammar for fact in known if fact.grammar]
    turns = Counter(chain.from_iterable(grammar))
    return Counted(
        words=len(words),
        plain=len(plain),
        syllables=sum(spoken),
        letters=sum([word.letters for word, _ in plain]),
        longest=max(spoken, default=0),
        long_words=sum([syllables > 2 for syllables in spoken]),
        zipfs=tuple(sorted(own + acronyms) if acronyms else own),
        rare=bisect_left(own, RARE),
        uncommon=bisect_left(own, UNCOMMON),
        unfamiliar=sum([fact.unfamiliar for _, fact in plain]) + sum(zipf < UNCOMMON for zipf in acronyms),
        abstract=sum([fact.abstract and word.syllables > 2 for word, fact in plain]),
        acronyms=len(acronyms),
        rare_acronyms=sum(zipf < RARE for zipf in acronyms),
        figures=sum([fact.kind == "figure" for fact in known]),
        commas=text.count(", "),
        brackets=text.count("(") + text.count("["),
        colons=text.count(": ") + text.count("; "),
        passives=_passives(known) if turns["be"] and turns["participle"] else 0,
        pronouns=turns["pronoun"],
        joining=turns["joining"],
        relatives=turns["relative"],
        negatives=turns["negative"],
        contractions=turns["contraction"],
    )


def _passives(known: Sequence[Facts]) -> int:
    """Count the forms of `be` that a participle follows, an adverb or `not` between them or not."""
    found = 0
    waiting = False
    for _, _, _, _, _, turns in known:
        if waiting and "participle" in turns:
            found += 1
            waiting = False
        waiting = "be" in turns or (waiting and "between" in turns)
    return found
