"""Whether a full stop ends a sentence, or an abbreviation, an initial, a number in a series."""

import re

from checker.lazy_pattern import lazy_pattern
from checker.text.sentence_marks import OPENING
from checker.text.sentence_tables import Kind, Language

_STRIPPED = OPENING + "—–-•⁃/,"
_MARKER = lazy_pattern(r"\d{1,3}(?:\.\d{1,2})*|[^\W\d_]|[ivxIVX]{1,5}")
_INITIALS = lazy_pattern(r"(?:[^\W\d_]{1,4}\.-?)+[^\W\d_]{1,4}")
_ROMAN = lazy_pattern(r"[IVXLC]+|[A-Z]")


def token_before(text: str, begin: int, place: int) -> str:
    """Return the word that ends at `place` without what opens it, no further back than `begin`."""
    piece = text[max(begin, place - 32) : place]
    if not piece or piece[-1].isspace():
        return ""
    return piece.split()[-1].lstrip(_STRIPPED)


def full_stop_ends(text: str, begin: int, place: int, head: re.Match[str], known: Language) -> bool:
    """Say whether a sentence that begins at `begin` can end with the full stop at `place`.

    `head` is what follows, with groups `lead` (marks) and `word`.
    """
    token = token_before(text, begin, place)
    if not token:
        return True
    if place - begin < 12 and _numbers_what_follows(text[begin:place], token):
        return False
    word = head["word"]
    letter = len(token) == 1 and token.isalpha()
    kind = known.kinds.get(token) if letter else known.kind(token, word)
    if kind and not (letter and kind is Kind.NUMBER and not word[0].isdigit()):
        return _abbreviation_ends(kind, text[max(begin, place - 40) : place], head, known)
    if letter:
        return _letter_ends(text[max(0, place - 48) : place - 1].split(), token, known.opens(word), known)
    if _INITIALS.fullmatch(token):
        return known.opens(word)
    return not (known.months and _is_ordinal(text, token, place, word, known))


def _numbers_what_follows(sentence: str, token: str) -> bool:
    """Say whether the sentence so far is only the number or letter of an item: `1.`, `(a)`, `IV.`"""
    bare = sentence.strip(_STRIPPED + " \t\n\u00a0")
    return bare == token and bool(_MARKER.fullmatch(token))


_AMOUNT = lazy_pattern(r"(?<![\w.,])\d{1,3}\s\S+$")
"""A unit after its number can end a sentence before any word: `150 г. Саргон`; a year of four figures not."""
_TIME_FIRST = lazy_pattern(r"\W*(?:At|By|From|Since|Until|Around|About|After|Before)\s[^,;]{1,16}")
"""A time that stands before its sentence: `At 5 a.m. Mr. Smith woke.`"""


def _abbreviation_ends(kind: Kind, sentence: str, head: re.Match[str], known: Language) -> bool:
    word, before_number = head["word"], head["word"][0].isdigit()
    if kind is Kind.NUMBER:
        lettered = " " in sentence and _ROMAN.fullmatch(word) and not sentence.lower().endswith(" no")
        return not (before_number or head["lead"][:1] in ("(", "#", "№") or lettered)
    if kind is Kind.NAME:
        return known.opens(word) or (not before_number and bool(_AMOUNT.search(sentence)))
    if kind is Kind.ENDS:
        return not (before_number or word in known.times or _TIME_FIRST.fullmatch(sentence))
    return False


def _letter_ends(before: list[str], letter: str, opens: bool, known: Language) -> bool:
    """Say whether a sentence can end with a single letter: `vitamin D.`, `you and I.`, not `J. Smith`.

    Short words may stand between: `vitamins A, C and D.`
    """
    noun = next((word for word in reversed(before) if len(word) > 3), "")
    if noun.strip("(").lower() in known.lettered:
        return True
    last = before[-1][:1] if before else ""
    return opens and (last.isdigit() or (letter.isupper() and last.islower()))


def _is_ordinal(text: str, token: str, place: int, word: str, known: Language) -> bool:
    """Say whether a number with a full stop counts places, as `3. Monat` does in German."""
    if token.isdigit() and len(token) < 3:
        before = text[max(0, place - 24) : place].split()
        after_article = len(before) > 1 and before[-2].lower() in known.before_ordinals
        return word.lower() in known.months or (after_article and not known.opens(word))
    return len(token) > 1 and not token.strip("IVX") and not known.opens(word)


def can_cite(text: str, begin: int, place: int, known: Language) -> bool:
    """Say whether a number glued to a full stop can be a citation mark: `hours.12 The`, not `Fig.2 The`."""
    token = token_before(text, begin, place)
    return text[place - 1] in ')]”"’' or (len(token) > 2 and known.kind(token) is None)


_LONG = lazy_pattern(r"(?<![\w.])[^\W\d_]{7,}$")


def ends_long_word(text: str, place: int) -> bool:
    """Say whether the word before a full stop is too long for an abbreviation."""
    return bool(_LONG.search(text[max(0, place - 24) : place]))


_GLUED = lazy_pattern(r"[^\W\d_]+(?:['’]\w+)?(?=[\s,;!?]|$|\.(?:\s|$|\w{3}))")


def glued_ends(text: str, place: int, known: Language) -> bool:
    """Say whether a mark with no space after it ends a sentence: `world.Today`, not `www.Site.org`."""
    before = text[max(0, place - 40) : place]
    token = before.split()[-1].rstrip(")")
    if not text[place + 1].isupper() or not (token[-3:].isdigit() or token[-3:].islower()):
        return False
    if len(token) == 40 or any(mark in token for mark in "/@:.\\_#"):
        return False
    return token not in known.kinds and bool(_GLUED.match(text, place + 1))
