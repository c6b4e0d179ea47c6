"""What an element's id, class or label says that it is for."""

from collections.abc import Iterable
from functools import lru_cache

from checker.model import Region
from checker.text.regions import name_tokens

REASONS = {
    "navigation": "navigation",
    "header": "page header",
    "footer": "page footer",
    "cookie": "cookie notice",
    "dialog": "dialog",
    "breadcrumb": "breadcrumbs",
    "share": "share links",
    "legal": "legal text",
    "references": "list of references",
    "links": "list of links",
    "related": "links to other pages",
    "newsletter": "newsletter sign-up",
    "chat": "chat",
    "search": "search",
    "form": "form controls",
    "frame": "embedded frame",
    "advert": "advertisement",
    "comments": "readers' comments",
    "author": "about the author",
    "tags": "subjects it is filed under",
    "credit": "who made the picture",
    "promo": "an offer beside the text",
    "twice": "stands on the page twice",
    "aside": "beside the main part",
    "dates": "date of the page",
    "user": "left out by --exclude",
    "outside": "outside the main part",
    "hidden": "hidden",
}
"""Each kind of text that is left out, in plain words."""

_CERTAIN = {
    "cookie": {"cookie", "cookies", "consent", "gdpr", "ccpa", "onetrust", "cookiebot", "usercentrics"},
    "breadcrumb": {"breadcrumb", "breadcrumbs"},
    "newsletter": {"newsletter"},
    "references": {"bibliography", "reflist", "footnotes", "endnotes"},
    "chat": {"chatbot", "livechat"},
    "share": {"addthis", "sharethis", "addtoany"},
    "legal": {"copyright", "imprint", "impressum"},
}
"""Words that give the kind away wherever they stand in a short name."""

_WHOLE = {
    "navigation": {"nav", "navbar", "menu", "toc", "pagination", "pager", "table of contents", "on this page",
                   "skip"},
    "header": {"header", "masthead", "topbar"},
    "footer": {"footer", "colophon"},
    "share": {"share", "sharing", "social", "social media", "social share", "share social"},
    "legal": {"legal", "disclaimer", "terms", "legal notice", "copyright"},
    "references": {"references", "reference", "sources", "citations", "footnote", "refs"},
    "related": {"related", "recommended", "see also", "related articles", "related content", "related pages",
                "related conditions", "more like this"},
    "newsletter": {"subscribe", "sign up", "signup"},
    "chat": {"chat", "virtual assistant", "web chat", "chat bot"},
    "advert": {"ad", "ads", "advert", "adverts", "advertisement", "sponsored"},
    "comments": {"comments", "comment", "respond", "disqus", "user comments", "reader comments"},
    "author": {"author", "author bio", "authors", "byline", "about author", "author info"},
    "dialog": {"modal", "popup", "lightbox"},
    "search": {"search"},
}  # fmt: skip
"""Words that give the kind away when nothing else but an affix stands in the name."""

_KIND_OF = {tuple(name.split()): kind for kind, names in _WHOLE.items() for name in names}
_AFFIXES = frozenset(
    """
    site page global main app web article post content entry the nhsuk govuk usa c o m l js wp block is has
    list lists section container wrapper wrap area box bar banner panel group item items link links inner
    outer buttons icons widget region row body block component module notice overlay
    """.split()  # noqa: SIM905  a list would fill a page
)
_LONGEST_NAME = 4
_LONGEST_HINT = 6
_HINTS = {
    "comments": {"comments", "disqus", "replies"},
    "related": {"related", "recommended", "recommendation", "recommendations", "recommends", "recirc",
                "recirculation", "trending", "popular", "latest", "similar", "outbrain", "taboola"},
    "author": {"author", "authors", "byline", "bio", "contributor"},
    "newsletter": {"newsletter", "subscribe", "subscription", "signup"},
    "share": {"share", "sharing", "sharetools", "social"},
    "advert": {"ad", "ads", "advert", "adverts", "advertisement", "sponsor", "sponsored"},
    "tags": {"tags", "keywords"},
    "promo": {"promo", "promos", "promotion", "cta", "paywall", "upsell"},
    "aside": {"sidebar", "rail"},
    "legal": {"disclaimer", "disclosure"},
}  # fmt: skip
_HINT_OF = {word: kind for kind, words in _HINTS.items() for word in words}
"""Words that hint at a kind wherever they stand in a name; where the region stands has to agree."""


def kinds(region: Region) -> Iterable[str]:
    """Return the kinds of left-out text that a region's id, classes and short label name, surest first."""
    if region.role == "heading":
        return ()
    names = [region.id, *region.classes.split()]
    if len(region.label.split()) <= _LONGEST_NAME:
        names.append(region.label)
    found = (kind_of(name) for name in names)
    return dict.fromkeys(kind for kind in found if kind)


@lru_cache(maxsize=20_000)
def kind_of(name: str) -> str:
    """Return the kind that one name gives away; empty when it gives nothing away."""
    tokens = name_tokens(name)
    if len(tokens) <= _LONGEST_NAME:
        for kind, words in _CERTAIN.items():
            if words.intersection(tokens):
                return kind
    core = tuple(token for token in tokens if token not in _AFFIXES)
    return _KIND_OF.get(core, "") or _KIND_OF.get(tokens, "")


def hint(region: Region) -> str:
    """Return the kind that a word in a region's id or classes hints at; it proves nothing by itself."""
    if region.role == "heading":  # its id is often made of its own words
        return ""
    found = (_hint_of(name) for name in (region.id, *region.classes.split()))
    return next((kind for kind in found if kind), "")


@lru_cache(maxsize=20_000)
def _hint_of(name: str) -> str:
    tokens = name_tokens(name)
    if len(tokens) > _LONGEST_HINT:
        return ""
    return next((_HINT_OF[token] for token in tokens if token in _HINT_OF), "")
