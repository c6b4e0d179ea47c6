"""Which formulas a language has, which of them give its grade and which its band."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from checker.text.formulas import bands, dutch, english, german, romance, slavic, spanish
from checker.text.formulas.any_language import lix, rix
from checker.text.formulas.arabic import osman
from checker.text.formulas.bands import Bands
from checker.text.formulas.counts import Counts

Formula = Callable[[Counts], float]


class Grade(NamedTuple):
    """How a language's grade is worked out."""

    of: Formula
    needs: tuple[str, ...]
    """The fields of `Counts` that it reads."""
    of_needed: Callable[[Sequence[int]], float]
    """The same from those fields alone, in this order: an interval asks thousands of times."""


class Scale(NamedTuple):
    """What one language's texts are measured by."""

    name: str
    """The language, in English."""
    formulas: tuple[Formula, ...] = (lix, rix)
    grade: Grade | None = None
    """None where no formula gives a school year."""
    bands: Bands | None = None


ENGLISH_GRADE = Grade(
    english.grade,
    (
        "sentences",
        "words",
        "syllables",
        "polysyllables",
        "figures_aloud",
        "complex_words",
        "letters",
        "characters",
    ),
    english.grade_of,
)
GERMAN_GRADE = Grade(
    german.grade,
    ("sentences", "words", "polysyllables", "long_words", "monosyllables"),
    german.grade_of,
)
_VIENNA = (german.wiener_1, german.wiener_2, german.wiener_3, german.wiener_4)
_SPANISH = (
    spanish.szigriszt_pazos,
    spanish.fernandez_huerta,
    spanish.gutierrez_polini,
    spanish.crawford,
)

_SCALES: Mapping[str, Scale] = {
    "en": Scale("English", english.ENGLISH, ENGLISH_GRADE, bands.FLESCH),
    "de": Scale("German", (*_VIENNA, german.amstad, lix, rix), GERMAN_GRADE, bands.AMSTAD),
    "es": Scale("Spanish", (*_SPANISH, lix, rix), None, bands.INFLESZ),
    "fr": Scale("French", (romance.kandel_moles, lix, rix), None, bands.KANDEL_MOLES),
    "it": Scale("Italian", (romance.gulpease, romance.flesch_vacca, lix, rix), None, bands.GULPEASE),
    "nl": Scale("Dutch", (dutch.douma, dutch.brouwer, lix, rix), None, bands.DOUMA),
    "pt": Scale("Portuguese", (romance.martins, lix, rix), None, bands.MARTINS),
    "pl": Scale("Polish", (slavic.fog_pl, lix, rix), None, bands.FOG_PL),
    "sv": Scale("Swedish", (lix, rix), None, bands.LIX),
    "da": Scale("Danish", (lix, rix), None, bands.LIX),
    "ru": Scale("Russian", (slavic.oborneva, lix, rix), None, bands.OBORNEVA),
    "ar": Scale("Arabic", (osman, lix, rix), None, bands.OSMAN),
}
"""By root tag. LIX and RIX are given beside them: they need no constants of a language."""
LANGUAGES = tuple(_SCALES)
"""Root tags of the languages that are scored."""


def scale(language: str) -> Scale | None:
    """Return what a language (its root tag) is measured by; None where no formula was made for it."""
    return _SCALES.get(language)


def graded_languages() -> tuple[str, ...]:
    """Return the English names of the languages whose texts have a grade."""
    return tuple(one.name for one in _SCALES.values() if one.grade)
