"""Where a text explains a word: in brackets, by words such as `means`, or by a heading."""

import re
from collections.abc import Iterable

from checker.lazy_pattern import lazy_pattern
from checker.model import Block

_SMALL_LEAD = r"(?:\s*[”\"'’»]\s*)?"
_AFTER = lazy_pattern(
    rf"""{_SMALL_LEAD}(?:
      \s?[(\[](?=[^)\]]*[a-z]{{3}})(?!\s?(?:see|figure|fig|table|e\.g\.|n\s?=)\b)
    | \s?[–—:]\s?(?=\w+\s\w+) | \s-\s(?=\w+\s\w+)
    | ,?\s(?:which|that|this|it)\s(?:is|are|means|happens|occurs)\b
    | ,\s(?:or|also|oder|auch|ou|soit|o)\s
    | ,?\s(?:also\s(?:called|known|named)|sometimes\s(?:called|known)|i\.e\.|that\sis,|such\sas|like)\s
    | ,\s(?:an?|the|any|one|when|where|in\swhich|meaning|commonly|often|usually)\s
    | \s(?:means?|refers?\sto|describes?|stands\sfor)\b
    | \s(?:occurs?|happens?|develops?|is|are)\s(?:when|where|if)\b
    | \s(?:is|are)\s(?:not\s)?(?:an?|the|any|one|types?|kinds?|forms?|small|tiny|large|special|a\sgroup|called
        |what|used\sto|medicines?|drugs?|tests?|often\scalled|also|defined|caused\sby)\b
    | ,?\s(?:das\sheißt|d\.\s?h\.|genannt|c[’']est-à-dire|aussi\sappelée?|es\sdecir|o\ssea
        |también\sllamad[oa])\s
    | \s(?:nennt\sman|nennen\s\w+|se\s(?:llama|conoce|denomina)|s[’']appelle)\b
    | \s(?:bedeutet|heißt|bezeichnet|nennt|signifie|désigne|significa|designa)\b
    | \s(?:ist|sind|est|sont|es|son)\s(?:ein\w*|der|die|das|une?|le|la|les|des|un[ao]?s?|el|los|las)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may follow a word that is explained right there."""
_BEFORE = lazy_pattern(
    r"""(?:\b(?:called|known\sas|termed|named|referred\sto\sas|defined\sas|the\sterm|the\sword|meaning\sof
        |genannt|sogenannte[nrs]?|appelée?s?|nommée?s?|llamad[oa]s?|denominad[oa]s?)
    | \b(?:heißt|heißen|nennt\sman|man\snennt|nennen(?=\s(?:Ärzt|Fachleute|Medizin|wir|viele|manche))
        |s[’']appelle(?:nt)?|l[’']appellent|on\sappelle
        |se\s(?:llaman?|conocen?\scomo|denominan?)|l[oae]s?\sllaman|spr(?:icht|echen)\s[^.;:]{0,30}\bvon)
        (?:\s[^\s.;:!?,]+){0,4}
    | \b(?:medizinisch(?:er\sName)?|Fach(?:begriff|wort|sprache|name)|lateinisch|médicos?|médica|médical
        |médicaux|en\smédecine|en\smedicina)\s?(?::|ist|es|est)
    | \b(?:name|term|word|means)\s(?:for\s[^.;]{0,60}\s)?(?:is|are)
    | (?<=\w)\s?[(\[](?!\s?(?:e\.g\.|for\sexample|such\sas|eg\b|including|like)\b)
      (?:or|also|a\sform\sof|a\stype\sof)?
    )[\s,]*(?:an?\s|the\s|l[ea]\s|l['’]|el\s|une?\s)?[“"'‘«]?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may lead to a word that has just been explained."""
_IN_BRACKETS = lazy_pattern(
    r"[a-z]\s?[(\[](?!\s?(?:e\.g|for\b|such\b|as\b|eg\b|including|like|or\b|and\b|see\b|with|versus|compared"
    r"|mainly|mostly|especially|no\b|in\b|on\b))(?:(?!and\b|or\b|plus\b)[a-z][\w-]+\s){1,2}$"
)
"""Leads to the last word of a short name in brackets, behind what it means."""
_ASKS = lazy_pattern(
    r"\b(?:what|how|who|why)(?:['’]s|\s(?:is|are|does|do|can|causes?|happens?))?\b|\babout\b|\bexplained\b"
    r"|\bwas\s(?:ist|sind)\b|\bqu['’]est-ce\b|\bqué\s(?:es|son)\b",
    re.IGNORECASE,
)
_WORD = lazy_pattern(r"[^\W\d_]{4,}")
_REACH = 120
"""Characters around a word in which words that explain it are looked for."""
_EMPTY = frozenset(
    """
    with when that from into than this your which what have very more most such does used where too
    part parts kind type body illness disease problem medicine test
    """.split()  # noqa: SIM905  a list would fill a page
)


def explained_here(text: str, start: int, end: int) -> bool:
    """Say whether the words of a text at these offsets are explained right before or behind them."""
    before = text[max(0, start - _REACH) : start]
    if text[end : end + 1] in (")", "]") and _IN_BRACKETS.search(before):
        return True
    return bool(_AFTER.match(text, end, end + _REACH) or _BEFORE.search(before))


def is_entry(block: Block, word: str) -> bool:
    """Say whether a block sets a word apart to explain it: a term, or a heading that asks or names it.

    `word` is in lower case.
    """
    if block.role not in ("term", "heading") or word not in block.text.lower():
        return False
    return block.role == "term" or bool(_ASKS.search(block.text)) or len(block.text) <= len(word) + 12


def is_marked(block: Block, start: int, end: int) -> bool:
    """Say whether markup on the words explains them or leads to where they are: a link, or an `abbr`."""
    return any(
        mark.kind in ("link", "abbr")
        and mark.start <= start
        and end <= mark.end
        and mark.end - mark.start < 60
        for mark in block.marks
    )


def shares_meaning(text: str, meaning: str) -> bool:
    """Say whether a text holds most of the words that make up a meaning, in this form or another."""
    wanted = _stems(meaning)
    return bool(wanted) and 2 * len(wanted & _stems(text)) > len(wanted)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in _WORD.findall(text.lower()) if word not in _EMPTY)


def says_any(text: str, names: Iterable[str]) -> bool:
    """Say whether one of the names stands in a text, which is in lower case."""
    return any(name in text and re.search(rf"\b{re.escape(name)}", text) for name in names)
