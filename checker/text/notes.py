"""What to know before trusting a grade, in plain words."""

from checker.text.formulas import Counts

MIN_WORDS = 100
MIN_SENTENCES = 30
"""The sample that SMOG was made for (McLaughlin 1969)."""

_FLESCH = {
    "de": ("German", "Flesch's formula with Amstad's numbers and the Vienna formula (Wiener Sachtextformel)"),
    "es": ("Spanish", "Fernández Huerta, Szigriszt-Pazos, Gutiérrez de Polini and Crawford"),
    "fr": ("French", "Flesch's formula with Kandel and Moles' numbers"),
    "it": ("Italian", "Flesch's formula with Vacca's numbers and Gulpease"),
    "nl": ("Dutch", "Flesch's formula with Douma's numbers"),
    "ru": ("Russian", "Flesch's formula with numbers for Russian"),
    "hu": ("Hungarian", "Flesch's formula with numbers for Hungarian"),
}
NOT_SPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo"})
"""Languages that write no spaces between words: words cannot be counted."""


def of_language(language: str, declared: bool) -> list[str]:
    """Say which formula applies to a language."""
    if not language:
        return ["The page does not say its language and the text is too short to tell: not scored."]
    found = [] if declared else [f"The page does not say its language; by its words it is “{language}”."]
    if language == "en":
        return found
    if language in _FLESCH:
        name, formula = _FLESCH[language]
        return [*found, f"For {name}, {formula} apply. They give no school grade, so the page has none."]
    if language in NOT_SPACED:
        return [*found, f"No formula applies to the language “{language}”: not scored."]
    return [
        *found,
        f"No formula made for the language “{language}” is known here: only LIX and RIX are given.",
    ]


def of_length(counts: Counts) -> list[str]:
    """Say whether there is enough text for a grade."""
    if not counts.words:
        return ["There are no full sentences to score."]
    if counts.words < MIN_WORDS:
        shortage = f"Only {counts.words} words in full sentences, fewer than {MIN_WORDS}"
        return [f"{shortage}: the grade is not reliable."]
    if counts.sentences < MIN_SENTENCES:
        shortage = f"Only {counts.sentences} sentences, fewer than {MIN_SENTENCES}"
        return [f"{shortage}: the grade is not reliable."]
    return []
