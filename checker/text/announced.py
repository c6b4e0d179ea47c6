"""What a heading says that the text below it is for."""

import re

from checker.model import TextUnit
from checker.text.regions import word_count

_LONGEST_HEADING = 12
_LONGEST_LINE = 4
"""Words of a line that is no heading and serves as one."""


def _one_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_REFERENCES = _one_of(
    r"(?:\d+\.?\s)?(?:list of |selected |key |our |full |further )?"
    r"(?:references?|sources?|bibliography|citations|footnotes|endnotes|works cited|literature(?: cited)?|"
    r"sources and references|references and sources|evidence(?: and sources)?|"
    r"quellen|quellenangaben|literatur|literaturverzeichnis|références|sources et références|bibliographie|"
    r"referencias|bibliografía|fuentes|bibliografia|riferimenti|fonti|bronnen|referenties|referenser|källor)",
)
_RELATED = _one_of(
    r"(?:(?:our|the) )?(?:related|recommended|similar|other|more|recent|latest|(?:most )?popular|trending|"
    r"most read|most viewed|top|featured)\s(?:links?|articles?|pages?|content|conditions?|topics?|posts?|"
    r"videos?|stories|information|resources|reading|guides|news(?: & insights)?)",
    r"related|recommend(?:ed|s)(?: for you)?|trending(?: now)?|explore more|see also|keep reading",
    r"(?:don['’]t|do not) miss|read (?:more|next|this next|also)|(?:watch|up|more to) (?:next|explorer?)",
    r"what to read next|you (?:may|might|could|will|['’]ll) (?:also )?(?:like|love|be interested).*",
    r"more (?:on|about|from|in|for you|like this)\b.*|useful links|quick links",
    r"further (?:reading|information)|on this page|(?:table of )?contents(?: hide)?",
    r"in this (?:section|article|guide)|in other languages|follow us(?: on.*)?",
    r"share(?: this| on)?(?: page| article| story| post)?",
    r"das könnte sie auch interessieren|mehr zum thema|à lire aussi|articles? (?:similaires|liés)",
    r"también te puede interesar|artículos relacionados",
)
_LEGAL = _one_of(
    r"(?:medical )?disclaimers?|legal(?: notice| information)?|copyright|terms of use|impressum",
    r"privacy(?: policy| notice)?|editorial (?:standards|policy|process)",
)
_AUTHOR = _one_of(
    r"(?:about|meet) (?:the |our )?(?:authors?|writers?|reviewers?|contributors?|experts?)",
    r"(?:article )?(?:written|(?:medically )?reviewed|authored) by|authors?|contributors?",
    r"(?:media|press) contacts?|über (?:den|die) autor(?:in|en)?|à propos de l['’]auteure?",
    r"sobre (?:el|la) autora?",
)
_NEWSLETTER = _one_of(
    r".*\bnewsletters?\b.*", r"subscribe(?: (?:to|now|today|for)\b.*)?", r"follow by e-?mail"
)
_COMMENTS = _one_of(
    r"(?:\d+ |add a |leave a |post a |write a |reader )?(?:comments?|repl(?:y|ies))(?: \(\d+\))?",
    r"join the (?:conversation|discussion)|kommentare|commentaires|comentarios",
)
_KINDS = (
    ("references", _REFERENCES),
    ("related", _RELATED),
    ("legal", _LEGAL),
    ("author", _AUTHOR),
    ("newsletter", _NEWSLETTER),
    ("comments", _COMMENTS),
)


def announced_by(unit: TextUnit) -> str:
    """Return the kind that a heading, or a short line that serves as one, announces; empty when none."""
    text = unit.text.strip().rstrip(" :….!")
    words = word_count(text)
    if unit.role != "heading" and (words > _LONGEST_LINE or unit.role in ("listitem", "cell", "label")):
        return ""
    if words > _LONGEST_HEADING:
        return ""
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(text)), "")
