"""What to know before trusting a score, in plain words."""

from collections.abc import Mapping

from checker.counted import counted
from checker.text.formulas import Counts, scale
from checker.text.language import akin
from checker.text.language_names import name_of
from checker.text.score import NOT_SPACED
from checker.text.without import CAPITAL_NOUNS

MIN_WORDS = 100
MIN_SENTENCES = 30
"""The sample that SMOG was made for (McLaughlin 1969)."""

_APPLIED: Mapping[str, str] = {
    "de": "The grade is a school year by the Vienna formulas (Wiener Sachtextformel). They were made for "
    "German and begin at year 4. Over 12 it says how hard the text is, not a year.",
    "es": "Scored by the formulas of Szigriszt-Pazos, Fernández Huerta, Gutiérrez de Polini and Crawford. "
    "The INFLESZ scale was tested on texts for patients.",
    "fr": "Scored by Flesch's formula with the numbers of Kandel and Moles.",
    "it": "Scored by Gulpease and by Flesch's formula with the numbers of Franchina and Vacca.",
    "nl": "Scored by Flesch's formula with the numbers of Douma, and by Brouwer's.",
    "pt": "Scored by Flesch's formula with the numbers of Martins, which were found in Brazil.",
    "pl": "Scored by FOG-PL, which takes words of four or more syllables as hard.",
    "sv": "Scored by LIX, which was made for Swedish, and by RIX.",
    "da": "Scored by LIX and RIX, which are used for Danish as for Swedish.",
    "ru": "Scored by Flesch's formula with the numbers of Oborneva.",
    "ar": "Scored by OSMAN. Its authors call no value easy or hard: use it to compare two versions. "
    "Words without vowel marks are counted by their letters.",
}


_NO_GRADE = "There is no school grade: it is given for English and German only."


def of_language(language: str, declared: bool) -> list[str]:
    """Say which formulas apply to a language (its root tag), or why none does."""
    if not language:
        return ["The text does not say its language and the text is too short to tell: not scored."]
    name = name_of(language)
    found = [] if declared else [f"The text does not say its language; by its words it is {name}."]
    return found if language == "en" else [*found, *_formulas(language, name)]


def _formulas(language: str, name: str) -> list[str]:
    measured_by = scale(language)
    if measured_by is not None:
        return [_APPLIED[language], *([] if measured_by.grade else [_NO_GRADE])]
    if language in NOT_SPACED:
        return [f"Text in {name} is not scored: its words have no spaces between them to count them by."]
    why = f"no formula made for {name} is known here, and one for another language would mislead"
    return [f"Text in {name} is not scored: {why}. LIX and RIX only serve to compare two versions."]


def of_length(counts: Counts, language: str) -> list[str]:
    """Say whether there is enough text for a score in a language (its root tag), and what it means if not."""
    if not counts.words:
        return ["There are no full sentences to score."]
    measured_by = scale(language)
    if measured_by is None:
        return []
    if counts.words < MIN_WORDS:
        return [
            f"Only {counted(counts.words, 'word')} in full sentences. Under {MIN_WORDS} words the score is "
            "not reliable: one long sentence can change it a lot. Take it as a hint."
        ]
    if counts.sentences < MIN_SENTENCES:
        more = "look at the range around it" if measured_by.grade else "another sentence or two can change it"
        return [
            f"Only {counted(counts.sentences, 'sentence')}. Under {MIN_SENTENCES} sentences the exact score "
            f"is not reliable: {more}."
        ]
    return []


def of_other(name: str) -> str:
    """Say that parts in another language are scored by themselves."""
    return f"The parts in {name} are scored by themselves."


def of_words(declared: str, told: tuple[str, float] | None, sure: float) -> list[str]:
    """Say where the words of a part look like another language than the declared one."""
    if told is None or told[1] < sure or akin(told[0], declared):
        return []
    return [f"The mark-up says {name_of(declared)}, but the words look like {name_of(told[0])}."]


def of_left_out(number: int, language: str, *, names: bool, figures: bool) -> list[str]:
    """Say what was not counted because the caller asked for that."""
    asked = [word for word, stays in (("proper names", names), ("figures", figures)) if not stays]
    if not asked:
        return []
    found = [f"{counted(number, 'word')} left out: {' and '.join(asked)}."]
    if not names and language in CAPITAL_NOUNS:
        found.append(f"Names look like any noun in {name_of(language)}, so they are counted all the same.")
    return found
