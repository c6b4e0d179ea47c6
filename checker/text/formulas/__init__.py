"""The published readability formulas, by language, all on the same counts.

`counts`   what a formula knows about a text
`english` `german` `spanish` …   the formulas made for one language, constants as published
`any_language`   LIX and RIX, which have no constants of a language
`bands`    what a formula's author calls its values
`scales`   which of them a language has, which gives its grade, which its band

A language that is not in `scales` has no formula of its own here and borrows none.
"""

from checker.text.formulas.any_language import lix, rix
from checker.text.formulas.counts import Counts, total
from checker.text.formulas.english import (
    ENGLISH,
    GRADES,
    automated_readability_index,
    coleman_liau,
    dale_chall,
    flesch_kincaid_grade,
    flesch_reading_ease,
    grade,
    gunning_fog,
    linsear_write,
    smog,
)
from checker.text.formulas.scales import ENGLISH_GRADE, Grade, Scale, scale

__all__ = [
    "ENGLISH",
    "ENGLISH_GRADE",
    "GRADES",
    "Counts",
    "Grade",
    "Scale",
    "automated_readability_index",
    "coleman_liau",
    "dale_chall",
    "flesch_kincaid_grade",
    "flesch_reading_ease",
    "grade",
    "gunning_fog",
    "linsear_write",
    "lix",
    "rix",
    "scale",
    "smog",
    "total",
]
