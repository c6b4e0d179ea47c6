"""Tags that HTML lets people leave out, as tables (HTML standard, "optional tags" and "in body")."""

from collections.abc import Mapping, Sequence
from itertools import product

Tags = frozenset[str]


def _tags(names: str) -> Tags:
    return frozenset(names.split())


VOID = _tags("area base br col embed hr img input link meta param source track wbr")
UNPARSED = (
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript",
)  # fmt: skip
"""In these no tag is read, `noscript` among them where scripts run."""
WITH_ENTITIES = _tags("title textarea")
"""Those of them in which entities are read."""
HEAD = _tags("base basefont bgsound link meta noframes noscript script style template title")
"""What opens the head, or stays in it."""
HTML_INSIDE = _tags("foreignobject desc title")
"""SVG elements that hold HTML."""

_DRAWN = _tags("foreignobject svg math")
_SCOPE = _DRAWN | _tags("applet caption html marquee object table td template th")
_HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
_ENDS_PARAGRAPH = _HEADINGS | _tags(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form header hgroup hr li listing main menu nav ol p "
    "plaintext pre search section summary table ul xmp"
)
_SPECIAL = (
    _SCOPE
    | _ENDS_PARAGRAPH
    | HEAD
    | VOID - _tags("br")
    | _tags("body button colgroup frameset head iframe select tbody textarea tfoot thead tr")
)
_IN_TABLE = _tags("table")
_LISTS = (_SPECIAL - _tags("address div p")) | _SCOPE
_ROWS = _tags("tbody thead tfoot")
_TABLE_PARTS = _ROWS | _tags("tr td th caption colgroup")

_PARAGRAPH = (_tags("p"), _SCOPE | _tags("button"))
_BEFORE_ROWS = (_ROWS | _tags("caption colgroup"), _IN_TABLE)
_OPTION = (_tags("option"), _tags("select datalist"))

_CLOSES: Mapping[str, Sequence[tuple[Tags, Tags]]] = {
    "li": ((_tags("li"), _LISTS),),
    "dd": ((_tags("dd dt"), _LISTS),),
    "dt": ((_tags("dd dt"), _LISTS),),
    "a": ((_tags("a"), _SCOPE | _tags("p div li")),),
    "button": ((_tags("button"), _SCOPE),),
    "option": (_OPTION,),
    "optgroup": ((_tags("optgroup"), _tags("select")), _OPTION),
    "rt": ((_tags("rt rp"), _tags("ruby")),),
    "rp": ((_tags("rt rp"), _tags("ruby")),),
    "td": ((_tags("td th"), _IN_TABLE),),
    "th": ((_tags("td th"), _IN_TABLE),),
    "tr": ((_tags("tr caption colgroup"), _IN_TABLE),),
    "col": ((_tags("caption"), _IN_TABLE),),
    **dict.fromkeys(_ROWS | _tags("caption colgroup"), (_BEFORE_ROWS,)),
    **{tag: ((_HEADINGS, _SPECIAL - _HEADINGS | _tags("a b em i span strong")),) for tag in _HEADINGS},
}
CLOSES: Mapping[str, Sequence[tuple[Tags, Tags]]] = {
    tag: (*_CLOSES.get(tag, ()), *((_PARAGRAPH,) if tag in _ENDS_PARAGRAPH else ()))
    for tag in _CLOSES.keys() | _ENDS_PARAGRAPH
}
"""What a tag closes: the innermost of these, unless one of those is around it first."""

IMPLIED: Mapping[tuple[str, str], Sequence[str]] = {
    ("tr", "table"): ("tbody",),
    ("col", "table"): ("colgroup",),
    **dict.fromkeys(product(("td", "th"), ("table",)), ("tbody", "tr")),
    **dict.fromkeys(product(("td", "th"), sorted(_ROWS)), ("tr",)),
}
"""Which elements a browser puts around a tag right inside another."""


def barrier(tag: str) -> Tags:
    """Return the open elements past which the end tag of `tag` closes nothing."""
    if tag == "table":
        return frozenset()
    if tag in _TABLE_PARTS:
        return _IN_TABLE
    if tag == "p":
        return _PARAGRAPH[1]
    if tag in _DRAWN:
        return _SPECIAL - {tag}
    if tag == "li":
        return _SCOPE | _tags("ol ul")
    return _SCOPE - {tag} if tag in _SPECIAL or tag == "button" else _SPECIAL
