"""Short lines that tell by their own words that they are about the page and not its text."""

import re

from checker.lazy_pattern import lazy_pattern
from checker.model import TextUnit
from checker.text.regions import is_sentence, link_words, word_count

_LONGEST = 16
_LONGEST_OFFER = 45
"""Words of a paragraph that offers a newsletter, or says who earns from its links."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|"
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./](?:\d\d)?\d\d)"
)
_TIME = r"(?:,?\s*(?:at |[|•·–-] ?)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?)"
_DATES = _words(
    r"(?:this )?(?:page|content|article|information|text|document)?\s*(?:was )?"
    r"(?:first |last |next |medically |date |originally )*"
    r"(?:reviewed|updated|modified|review(?: is)? due|published|posted|revised|"
    r"of (?:preparation|last review))"
    r"\s*(?:$|:|(?:on|by|in|at|date)\b|\d|[A-Z][a-z]{2,8}\.? \d).*"
)
_ONLY_A_DATE = _words(
    rf"(?:{_DATE}{_TIME}?|\d+\s?min(?:ute)?s?[- ](?:read|to read)|"
    r"\d+\s?(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?) ago)\s*[|•·]?"
)
_COPYRIGHT = _words(r"(?:©|\(c\) |copyright\b).*|.*all rights reserved\.?")
_SHARE = _words(
    r"(?:share|tweet)(?: (?:this|on|to|via|with)\b.*)?|copy link|follow us\b.*|"
    r"(?:print|e-?mail|save|bookmark|copy|download) (?:this|the|a) "
    r"(?:page|article|story|link|url|post)(?: .*)?|"
    r"(?:all )?sharing options\b.*|print (?:page|article)|order reprints|text size|"
    r"(?:click|tap) to (?:print|share|copy|e-?mail)\b.*|"
    r"(?:facebook|twitter|pinterest|linked-?in|whatsapp|instagram|reddit|tumblr|youtube|print)"
)
_ADVERT = _words(
    r"advert(?:isement|ising)?(?:\s?[-–:] .*)?|sponsored(?: content)?|promoted(?: content)?|"
    r"anzeige|publicidad|publicité|(?:article|story) continues below.*|continue reading below.*"
)
_COMMENTS = _words(
    r"(?:(?:view|show|hide|post|add|leave|write|join|read|no|\d+)\s)?(?:all |a |the )?"
    r"(?:comments?|repl(?:y|ies)|join the conversation)(?: yet)?(?:\s?\(?\d+\)?)?"
)
_CREDIT = _words(
    r"\(?(?:image|photo|picture|photograph|illustration|foto|bild)(?:s|graphy)?"
    r"(?:\s?:| (?:credit|copyright|source|by|courtesy)\b).*|"
    r".*\b(?:getty images|shutterstock|istock(?:photo)?|alamy|adobe stock|thinkstock|unsplash)\b.*"
)
_COUNTER = _words(
    r"(?:(?:image|photo|slide|picture|page|bild|foto) )?\d+ ?(?:/|of|von|de) ?(?:/ ?)?\d+|"
    r"back to (?:the )?gallery|(?:close|open|expand) (?:gallery|image|caption)|loading ?(?:\.\.\.|…)"
)
_NO_SCRIPT = _words(r".*\b(?:requires|enable|turn on) javascript\b.*")
_SKIP = _words(r"(?:(?:skip|jump) to\b|back to top\b).*")
_BYLINE = lazy_pattern(
    r"(?:(?:Written |Posted |Words )?(?:by|By|BY):? ?|Author:? )[A-Z][\w.’'-]*(?: .*)? [A-Z].*|"
    r"(?:Medically |Clinically |Fact )?(?:[Rr]eviewed|[Cc]hecked) by\b.*"
)
_TAGS = _words(
    r"(?:tags?|filed (?:under|to)|topics?|categor(?:y|ies)|posted in|related topics?)\s?(?::.*)?|"
    r"filed under .*"
)
_OFFER = _words(
    r"(?:.*\bnewsletters?\b|.*\b(?:in|to) your inbox\b|subscribe\b|.*\b(?:like|follow) us on\b|"
    r"already (?:have an account|enrolled|registered|a (?:member|subscriber))\b|"
    r"(?:.* )?follow\b.*\bon (?:facebook|twitter|instagram)|.*\bdownload (?:the|our) .{0,30}\bapp\b).*"
)
_PAID = _words(
    r".*\b(?:earn|get|receive)s? (?:an? )?(?:affiliate |small )?(?:commission|share of the sale)\b.*"
)

_SHORT_LINES = (
    ("legal", _COPYRIGHT),
    ("share", _SHARE),
    ("advert", _ADVERT),
    ("comments", _COMMENTS),
    ("credit", _CREDIT),
    ("frame", _NO_SCRIPT),
)
_LABELS = (("author", _BYLINE), ("tags", _TAGS), ("form", _COUNTER))
"""Kinds that a full sentence or an item of a list is never taken for."""
_NEVER = ("cell", "headercell", "term")


def kind_of_line(unit: TextUnit) -> str:
    """Return the kind that a unit gives itself away as; empty when it is text as any other."""
    words = word_count(unit.text)
    if unit.role == "heading":
        return "dates" if unit.level > 1 and words <= _LONGEST and _is_date(unit.text.strip()) else ""
    if unit.role in _NEVER or words > _LONGEST_OFFER:
        return ""
    if words <= _LONGEST and (kind := _short(unit, unit.text.strip())):
        return kind
    if _PAID.match(unit.text):
        return "advert"
    return "newsletter" if _is_offer(unit, words) else ""


def _short(unit: TextUnit, text: str) -> str:
    if _is_date(text):
        return "dates"
    for kind, pattern in _SHORT_LINES:
        if pattern.fullmatch(text):
            return kind
    if unit.marks and _SKIP.fullmatch(text):
        return "navigation"
    if is_sentence(unit) or unit.role == "listitem":
        return ""
    return next((kind for kind, pattern in _LABELS if pattern.fullmatch(text)), "")


def _is_date(text: str) -> bool:
    return bool(_DATES.fullmatch(text) or _ONLY_A_DATE.fullmatch(text))


def _is_offer(unit: TextUnit, words: int) -> bool:
    """Say whether a paragraph offers news by mail: it does so with a link, or it is short."""
    asks = unit.role in ("paragraph", "other", "link", "button")
    return asks and (words <= _LONGEST or link_words(unit) > 0) and bool(_OFFER.match(unit.text))
