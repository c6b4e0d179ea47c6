"""What is counted in a sentence to estimate its level."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from checker.text.counts import Word
from checker.text.level_words import facts

RARE = 3.5
"""A word below this Zipf value is rare: it comes less than three times in a million words."""
UNCOMMON = 4.0


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


def count(words: Sequence[Word], text: str) -> Counted:
    """Count one sentence, given as its words and as its text."""
    zipfs = []
    grammar: list[frozenset[str]] = []
    plain = syllables = letters = longest = long_words = 0
    rare = uncommon = unfamiliar = abstract = acronyms = figures = 0
    for place, (written, _, _, spoken, length, _, abbreviation) in enumerate(words):
        kind, name_like, zipf, strange, is_abstract, turns = facts(written, abbreviation)
        grammar.append(turns)
        if kind == "word":
            if name_like and place:
                continue
            plain += 1
            syllables += spoken
            letters += length
            unfamiliar += strange
            zipfs.append(zipf)
            if zipf < UNCOMMON:
                uncommon += 1
                rare += zipf < RARE
            if spoken > 2:
                long_words += 1
                longest = max(longest, spoken)
                abstract += is_abstract
        elif kind == "acronym":
            acronyms += 1
            zipfs.append(zipf)
            unfamiliar += zipf < UNCOMMON
        elif kind:
            figures += 1
    zipfs.sort()
    turned = Counter(turn for turns in grammar if turns for turn in turns)
    return Counted(
        words=len(words),
        plain=plain,
        syllables=syllables,
        letters=letters,
        longest=longest,
        long_words=long_words,
        zipfs=tuple(zipfs),
        rare=rare,
        uncommon=uncommon,
        unfamiliar=unfamiliar,
        abstract=abstract,
        acronyms=acronyms,
        figures=figures,
        commas=text.count(", "),
        brackets=text.count("(") + text.count("["),
        colons=text.count(": ") + text.count("; "),
        passives=_passives(grammar) if turned["be"] and turned["participle"] else 0,
        pronouns=turned["pronoun"],
        joining=turned["joining"],
        relatives=turned["relative"],
        negatives=turned["negative"],
        contractions=turned["contraction"],
    )


def _passives(grammar: Sequence[frozenset[str]]) -> int:
    """Count the forms of `be` that a participle follows, an adverb or `not` between them or not."""
    found = 0
    waiting = False
    for turns in grammar:
        if waiting and "participle" in turns:
            found += 1
            waiting = False
        waiting = "be" in turns or (waiting and "between" in turns)
    return found
