"""What the estimated level needs to know about one word, kept for the next time it is met."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from checker.lazy_pattern import lazy_pattern
from checker.text.difficulty import is_familiar
from checker.text.frequency import zipf

UNCOMMON = 4.0
"""A word below this Zipf value is less common; one that children know (Dale–Chall) is not."""
RAREST = 2.0
"""The Zipf value of a word that the table does not know."""
_SPELLED_AS_A_WORD = 0.5
"""What an acronym is rarer than its letters in lower case, which the table has put together with words."""

_PRONOUNS = frozenset("i me my you your we us our he him his she her they them their it its".split())  # noqa: SIM905
_JOINING = frozenset(
    """
    which who whom whose whereby wherein because although though while whereas unless until whether since if
    """.split()  # noqa: SIM905  a list would fill a page
)
_RELATIVE = frozenset({"which", "whom", "whose", "whereby", "wherein"})
_NEGATIVES = frozenset(
    {"not", "no", "never", "nor", "neither", "none", "nothing", "nobody", "without", "cannot"}
)
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"})
_BETWEEN = frozenset(
    {"not", "often", "always", "never", "also", "sometimes", "still", "just", "then", "now", "soon"}
)
_NO_PARTICIPLES = frozenset(
    "when then often even open children women men seven eleven ten need indeed red bed".split()  # noqa: SIM905
)
_IRREGULAR = frozenset(
    """
    done gone told sold held sent spent left lost built felt dealt meant put cut set hit hurt paid laid said
    heard led fed met run read shut split spread begun born worn torn hung stuck stung won shot bound shed
    """.split()  # noqa: SIM905  a list would fill a page
)
_LISTS = {"pronoun": _PRONOUNS, "joining": _JOINING, "relative": _RELATIVE, "negative": _NEGATIVES, "be": _BE}
_ENDINGS = (
    ("ies", ("y",)), ("es", ("e", "")), ("s", ("",)), ("ied", ("y",)), ("ed", ("e", "")), ("ing", ("e", "")),
)  # fmt: skip
"""A regular form of a word is as common as the word itself."""
_PARTICIPLE = lazy_pattern(r"(?:ed|en|wn|ught|ung|ade|ept|elt|ound|iven)$")
_ABSTRACT = lazy_pattern(r"[a-z]{3}(?:tion|sion|ment|ness|ity|ance|ence|ism|ship|acy)s?$")
_CODE = lazy_pattern(r"[^\W\d_][\w‐‑*+-]*")
_DIGIT = lazy_pattern(r"\d")


class Facts(NamedTuple):
    """What one word adds to the counts of its sentence."""

    kind: str
    """`word`, `acronym`, `figure`, or empty for symbols, units and addresses."""
    name_like: bool
    """Whether it is written as names are."""
    zipf: float
    """How common it is, at least RAREST: the frequency of the word, or of the word that it is a form of."""
    unfamiliar: bool
    """Whether it is not on the Dale–Chall list."""
    abstract: bool
    """Whether it ends as nouns made from verbs and adjectives do."""
    grammar: frozenset[str]
    """Which of `pronoun joining relative negative contraction be participle between` it is; mostly none."""


@lru_cache(maxsize=20_000)
def facts(text: str, abbreviation: bool, lang: str = "en") -> Facts:
    """Return what the level needs to know about a word; `abbreviation` is as `counts.Word` has it.

    Familiar words, abstract nouns and grammar are known for English only.
    """
    lower = text.lower().replace("’", "'")
    kind = _kind(text, abbreviation)
    english = lang == "en"
    frequency = zipf(text, lang)
    if kind == "acronym" and text.isalpha():
        frequency -= _SPELLED_AS_A_WORD
    elif english and frequency < UNCOMMON:
        frequency = max(frequency, *_related(lower))
    return Facts(
        kind=kind,
        name_like=text[0].isupper() and text[1:].islower(),
        zipf=max(frequency, RAREST),
        unfamiliar=english and not is_familiar(text),
        abstract=english and bool(_ABSTRACT.search(lower.removesuffix("'s"))),
        grammar=frozenset(_grammar(lower)) if english else frozenset(),
    )


def _related(lower: str) -> Iterator[float]:
    """Yield how common a word in lower case may be for another reason than its own use."""
    yield UNCOMMON if is_familiar(lower) else RAREST
    for ending, replacements in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) > 2:
            yield from (zipf(lower[: -len(ending)] + replacement) for replacement in replacements)


def _kind(text: str, abbreviation: bool) -> str:
    if _DIGIT.search(text):
        return "acronym" if _CODE.fullmatch(text) else "figure"
    if not abbreviation:
        return "word"
    return "acronym" if sum(map(str.isupper, text)) > 1 else ""


def _grammar(lower: str) -> Iterator[str]:
    for name, words in _LISTS.items():
        if lower in words:
            yield name
    if "'" in lower and not lower.endswith("'s"):
        yield "contraction"
        if lower.endswith("n't"):
            yield "negative"
    if lower in _BETWEEN or (lower.endswith("ly") and len(lower) > 3):
        yield "between"
    elif lower in _IRREGULAR or (lower not in _NO_PARTICIPLES and _PARTICIPLE.search(lower)):
        yield "participle"
