"""What the authors of formulas call their values: very easy, hard, for lower secondary school."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from checker.text.formulas.any_language import lix
from checker.text.formulas.arabic import osman
from checker.text.formulas.counts import Counts
from checker.text.formulas.dutch import douma
from checker.text.formulas.english import flesch_reading_ease
from checker.text.formulas.german import amstad
from checker.text.formulas.romance import gulpease, kandel_moles, martins
from checker.text.formulas.slavic import fog_pl, oborneva
from checker.text.formulas.spanish import szigriszt_pazos

Level = Literal["plain", "average", "hard", "very hard", "not scored"]


class Band(NamedTuple):
    """A stretch of values that has a name."""

    until: float
    """Values below this, and not below the band before."""
    words: str
    level: Level


class Bands(NamedTuple):
    """The named stretches of one formula's values, lowest values first."""

    formula: Callable[[Counts], float]
    name: str
    """As a reader would look it up."""
    bands: tuple[Band, ...]
    """Empty where the formula's authors have named none."""

    def of(self, value: float) -> Band | None:
        """Return the band that a value falls in."""
        return next((band for band in self.bands if value < band.until), None)


_END = float("inf")
_FLESCH = (
    Band(30, "very hard", "very hard"),
    Band(50, "hard", "very hard"),
    Band(60, "fairly hard", "hard"),
    Band(70, "neither easy nor hard", "average"),
    Band(80, "fairly easy", "plain"),
    Band(90, "easy", "plain"),
    Band(_END, "very easy", "plain"),
)
"""Flesch 1949, The art of readable writing; taken over for German, French and Russian with their formulas."""

FLESCH = Bands(flesch_reading_ease, "Flesch Reading Ease", _FLESCH)
AMSTAD = Bands(amstad, "Flesch for German (Amstad)", _FLESCH)
KANDEL_MOLES = Bands(kandel_moles, "Flesch for French (Kandel and Moles)", _FLESCH)
OBORNEVA = Bands(oborneva, "Flesch for Russian (Oborneva)", _FLESCH)
DOUMA = Bands(
    douma,
    "Flesch for Dutch (Douma)",
    (
        Band(30, "very hard (zeer moeilijk)", "very hard"),
        Band(45, "hard (moeilijk)", "very hard"),
        Band(60, "fairly hard (tamelijk moeilijk)", "hard"),
        Band(70, "neither easy nor hard (normaal)", "average"),
        Band(80, "fairly easy (tamelijk gemakkelijk)", "plain"),
        Band(90, "easy (gemakkelijk)", "plain"),
        Band(_END, "very easy (zeer gemakkelijk)", "plain"),
    ),
)
"""Douma 1960, his own table."""
INFLESZ = Bands(
    szigriszt_pazos,
    "INFLESZ scale (Flesch-Szigriszt)",
    (
        Band(40, "very hard (muy difícil)", "very hard"),
        Band(55, "fairly hard (algo difícil)", "hard"),
        Band(65, "neither easy nor hard (normal)", "average"),
        Band(80, "fairly easy (bastante fácil)", "plain"),
        Band(_END, "very easy (muy fácil)", "plain"),
    ),
)
"""Barrio-Cantalejo et al. 2008, An. Sist. Sanit. Navar. 31(2): validated on texts for patients."""
GULPEASE = Bands(
    gulpease,
    "Gulpease",
    (
        Band(40, "hard even after upper secondary school", "very hard"),
        Band(60, "easy to read after upper secondary school", "hard"),
        Band(80, "easy to read after lower secondary school", "average"),
        Band(_END, "easy to read after primary school", "plain"),
    ),
)
"""Lucisano & Piemontese 1988."""
MARTINS = Bands(
    martins,
    "Flesch for Portuguese (Martins)",
    (
        Band(25, "very hard (muito difícil): for specialists", "very hard"),
        Band(50, "hard (difícil): for upper secondary school or university", "hard"),
        Band(75, "easy (fácil): for school years 5 to 8", "average"),
        Band(_END, "very easy (muito fácil): for school years 1 to 4", "plain"),
    ),
)
"""Martins et al. 1996."""
FOG_PL = Bands(
    fog_pl,
    "FOG-PL",
    (
        Band(7, "very simple: for primary school", "plain"),
        Band(10, "simple: for lower secondary school", "average"),
        Band(13, "fairly simple: for upper secondary school", "hard"),
        Band(16, "fairly hard: for a first degree", "very hard"),
        Band(18, "hard: for a second degree", "very hard"),
        Band(_END, "very hard: for specialists", "very hard"),
    ),
)
"""Piekot, Zarzeczny & Moroń 2015."""
LIX = Bands(
    lix,
    "LIX",
    (
        Band(30, "very easy, like children's books", "plain"),
        Band(40, "easy, like novels", "plain"),
        Band(50, "neither easy nor hard, like newspapers", "average"),
        Band(60, "hard, like official texts", "hard"),
        Band(_END, "very hard", "very hard"),
    ),
)
"""Björnsson 1968, Läsbarhet; normed on Swedish, used alike for Danish."""
OSMAN = Bands(osman, "OSMAN", ())
