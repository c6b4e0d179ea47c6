"""Text left out by the heading above it: the list of references, links to other pages."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, groupby, takewhile

from checker.model import TextUnit
from checker.text.main_part import MainPart
from checker.text.reasons import Reason
from checker.text.regions import Tree, item_of, link_words, word_count

_REFERENCES = re.compile(
    r"(?:\d+\.?\s)?(?:list of |selected |key |our |full |further )?"
    r"(?:references?|sources?|bibliography|citations|footnotes|endnotes|works cited|literature(?: cited)?|"
    r"sources and references|references and sources|evidence(?: and sources)?|"
    r"quellen|quellenangaben|literatur|literaturverzeichnis|références|sources et références|bibliographie|"
    r"referencias|bibliografía|fuentes|bibliografia|riferimenti|fonti|bronnen|referenties|referenser|källor)\s*:?",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:(?:our|the) )?(?:related|recommended|recommends?|similar|other|more|recent|latest|popular|trending|most popular|"
    r"most read|most viewed|top|featured)\s(?:links?|articles?|pages?|content|conditions?|topics?|posts?|videos?|"
    r"stories|information|resources|reading|guides|news(?: & insights)?|stories for you)|see also|"
    r"read (?:more|next|this next|also)|(?:watch|up|more to) (?:next|explorer?)|related|recommended(?: for you)?|"
    r"trending(?: now)?|(?:don['’]t|do not) miss|"
    r"you (?:may|might|could|will|['’]ll) (?:also )?(?:like|love|be interested).*|"
    r"more (?:on|about|from|in|for you|like this)\b.*|useful links|quick links|keep reading|what to read next|"
    r"further (?:reading|information)|on this page|(?:table of )?contents(?: hide)?|in this (?:section|article|guide)|"
    r"in other languages|share(?: this| on)?(?: page| article| story| post)?|follow us(?: on.*)?|explore more|"
    r"das könnte sie auch interessieren|mehr zum thema|à lire aussi|articles? (?:similaires|liés)|"
    r"también te puede interesar|artículos relacionados",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"disclaimers?|legal(?: notice| information)?|copyright|terms of use|privacy(?: policy| notice)?|"
    r"medical disclaimer|impressum|editorial (?:standards|policy|process)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:about|meet) (?:the |our )?(?:authors?|writers?|reviewers?|contributors?|experts?)|"
    r"(?:article )?(?:written|reviewed|medically reviewed|authored) by|authors?|contributors?|(?:media|press) contacts?|"
    r"über (?:den|die) autor(?:in|en)?|à propos de l['’]auteure?|sobre (?:el|la) autora?",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(
    r".*\bnewsletters?\b.*|subscribe(?: (?:to|now|today|for)\b.*)?|stay (?:connected|informed|up to date|in touch)|"
    r"(?:get|follow) (?:.* )?by e-?mail|sign up for (?:our|the) .*",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d+ |add a |leave a |post a |write a |reader |your )?(?:comments?|repl(?:y|ies)|responses?)(?: \(\d+\))?|"
    r"join the (?:conversation|discussion)|kommentare|commentaires|comentarios",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\bdoi\b|10\.\d{4,}/|https?://|\bwww\.|\bet al\b|\bISBN\b|\bPMID\b|\baccessed\b|"
    r"\bretrieved\b|\bavailable (?:at|from)\b|\bed\.|\bvol\.",
    re.IGNORECASE,
)


_NUMBER = re.compile(r"[\[(]?(\d{1,3})(?:[\])][.:]?|[.:)])\s")


_ANNOUNCED = (
    ("references", _REFERENCES),
    ("related", _RELATED),
    ("legal", _LEGAL),
    ("author", _AUTHOR),
    ("newsletter", _NEWSLETTER),
    ("comments", _COMMENTS),
)
_SMALL = ("legal", "author", "newsletter")
"""Kinds that a heading announces for a few lines only."""
_FEW = 120
"""Words."""


def reasons(tree: Tree, main: MainPart, places: Sequence[int]) -> dict[int, Reason]:
    """Return place → reason for the units that a heading marks as not the reader's.

    `places` are the units that no region leaves out, in reading order.
    """
    units = tree.units
    around = {at for index in (*main.regions, main.core) for at in tree.chain(index)}
    found: dict[int, Reason] = {}
    for order, place in enumerate(places):
        kind = "" if place in found else _announces(units[place])
        if not kind:
            continue
        following = _until_next_heading(units, places[order + 1 :], units[place])
        box = _box(tree, around, place, places[order - 1] if order else -1)
        run = _of_kind(kind, tree, place, following, box)
        if run:
            found.update(dict.fromkeys((place, *run), Reason(kind, ("run", place))))
    return found


def _announces(unit: TextUnit) -> str:
    """Return the kind that a heading, or a short line that serves as one, announces."""
    text = unit.text.strip().rstrip(" :….!")
    if unit.role != "heading" and (word_count(text) > 4 or unit.role in ("listitem", "cell", "label")):
        return ""
    if word_count(text) > 12:
        return ""
    return next((kind for kind, pattern in _ANNOUNCED if pattern.fullmatch(text)), "")


def _box(tree: Tree, around: set[int], place: int, before: int) -> int:
    """Return the largest region that begins with a heading, -1 where it stands in the running text itself."""
    earlier = set(tree.chain(tree.units[before].region)) if before >= 0 else set()
    box = -1
    for at in tree.chain(tree.units[place].region):
        if at in around or at in earlier:
            break
        box = at
    return box


def _until_next_heading(units: Sequence[TextUnit], places: Iterable[int], heading: TextUnit) -> list[int]:
    level = heading.level or 7
    run = []
    for place in places:
        if units[place].role == "heading" and units[place].level <= level:
            break
        run.append(place)
    return run


def _of_kind(kind: str, tree: Tree, heading: int, run: list[int], box: int) -> list[int]:
    """Return the part of a run that is what its heading says; empty when it is not."""
    if kind == "references":
        return _sources(tree, heading, run)
    boxed = [place for place in run if box in tree.chain(tree.units[place].region)] if box >= 0 else []
    if kind in _SMALL:
        few = boxed or run
        return few if sum(word_count(tree.units[place].text) for place in few) <= _FEW else []
    if kind == "comments":
        return boxed
    for part in (run, boxed):
        if part and _link_share(tree.units, part) >= 0.5:
            return part
    return []


def _sources(tree: Tree, heading: int, run: list[int]) -> list[int]:
    """Return the run up to its last source, and what the same list adds; none when few are sources."""
    entries = [list(entry) for _, entry in groupby(run, key=lambda place: _entry(tree.units[place], place))]
    sources = [
        order
        for order, entry in enumerate(entries)
        if any(_SOURCE.search(tree.units[place].text) for place in entry)
    ]
    if not sources or len(sources) < (sources[-1] + 1) / 2:
        return []
    upto, beyond = entries[: sources[-1] + 1], entries[sources[-1] + 1 :]
    lists = _lists(tree, upto[-1][0]) - _lists(tree, heading)
    same_list = list(takewhile(lambda entry: lists & _lists(tree, entry[0]), beyond))
    counted_on = [] if same_list else _counted_on(tree.units, upto[-1][0], beyond)
    return list(chain(*upto, *same_list, *counted_on))


def _entry(unit: TextUnit, place: int) -> object:
    return item_of(unit) if unit.role == "listitem" else place


def _lists(tree: Tree, place: int) -> set[int]:
    around = tree.chain(tree.units[place].region)
    return {
        at for at in around if tree.regions[at].tag in ("ol", "ul", "dl") or tree.regions[at].role == "list"
    }


def _counted_on(units: Sequence[TextUnit], last: int, beyond: Sequence[list[int]]) -> list[list[int]]:
    """Return the entries whose own numbers follow on the number of the last source."""
    expected = _number(units[last])
    found: list[list[int]] = []
    for entry in beyond if expected else ():
        expected += 1
        if _number(units[entry[0]]) != expected:
            break
        found.append(entry)
    return found


def _number(unit: TextUnit) -> int:
    match = _NUMBER.match(unit.text)
    return int(match[1]) if match else 0


def _link_share(units: Sequence[TextUnit], run: Sequence[int]) -> float:
    words = sum(word_count(units[place].text) for place in run)
    linked = sum(link_words(units[place]) for place in run)
    return linked / words if words else 0.0
