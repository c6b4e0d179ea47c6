"""Who a finding is, run after run, and what a person judged there.

The page's address is no part of it: the same fault in the footer of a hundred pages is one fault, and a
page that moves keeps its findings. Whoever compares two runs matches page by page, and counts: the same
fault twice on a page has the same fingerprint twice.
"""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

from checker.lazy_pattern import lazy_pattern
from checker.model import Block, Finding, Place, Quote, Snapshot

_ONE_A_PAGE = ("document", "main", "banner", "contentinfo")
"""Roles that tell who it is. The name of one that has none is how its text begins, and that changes."""
_SEPARATOR = "\x1f"
_TAG = lazy_pattern(r"<\s*([a-zA-Z][\w-]*)")
_STABLE_ATTRIBUTE = lazy_pattern(
    r"""\s(?:src|href|type|name|autocomplete)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE
)
_WRITTEN_ID = lazy_pattern(r"""\sid\s*=\s*["']?((?:[a-z]{2,}[-_])*[a-z]{2,})["'\s>]""")
"""An id that a person wrote: small words joined by hyphens, without digits or capitals."""
_WRITTEN_SELECTOR = lazy_pattern(r"#(?:[a-z]{2,}[-_])*[a-z]{2,}")
_BUILD_HASH = lazy_pattern(
    r"[._-](?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{6,}(?=[._-]|$)|[._-][0-9a-f]{8,}(?=[._-]|$)"
)


def fingerprint(rule: str, place: Place, quote: Quote | None = None, criteria: tuple[str, ...] = ()) -> str:
    """Return 16 hexadecimal digits that name a finding: rule, role, name, named ancestors, quoted words.

    Selectors, generated ids, classes, positions and query strings do not count. An element without a name
    is known by its tag, by what it points to, and by an id that a person wrote; so is a frame. `criteria` are
    those that the answer itself chose, and not those of the rule's page: these may be put right.
    """
    name = _name(place) or _hint(place.html)
    said = _plain(quote.quote) if quote else ""
    frames = [selector for selector in place.frame if _WRITTEN_SELECTOR.fullmatch(selector)]
    path = [_plain(part) for part in place.path]
    return _hash(rule, ",".join(criteria), place.role, name, said, *frames, *path)


def fingerprint_without_path(one: Finding) -> str:
    """Return 16 hexadecimal digits that stay when a finding moves within its page; empty when nothing tells.

    An element that has no name, points nowhere and was given no id looks like any other of its kind. One that
    has a name is known by what it points to as well: “Read more” stands for another page in each section.
    """
    quote, name, hint = _plain(one.text.quote) if one.text else "", _name(one), _hint(one.html)
    tag = _TAG.match(one.html.lstrip())
    if not quote and not name and one.role not in _ONE_A_PAGE and hint == (tag[1].lower() if tag else ""):
        return ""
    return _hash(one.rule, one.role, name, hint, quote)


def content_hash(snapshot: Snapshot, blocks: Sequence[Block]) -> str:
    """Return 16 hexadecimal digits that change when a fact, a word or a style of the page does."""
    facts = (getattr(snapshot, name) for name in snapshot.__struct_fields__)
    places = (one.place for fact in facts if isinstance(fact, tuple) for one in fact if hasattr(one, "place"))
    return _hash(
        snapshot.title,
        snapshot.lang,
        snapshot.styles,
        *(f"{place.role} {place.name} {place.subject}" for place in places),
        *(f"{block.role} {block.text}" for block in blocks),
    )


def subject_hash(place: Place) -> str:
    """Return 16 hexadecimal digits that change when what a person would judge at `place` changes."""
    return _hash_of_words(place.subject or place.name)


@lru_cache(maxsize=256)
def _hash_of_words(text: str) -> str:
    """Return the hash of a text, white space aside; kept, as one block of text may have many findings."""
    return _hash(" ".join(text.split()))


def _name(one: Place | Finding) -> str:
    return "" if one.role in _ONE_A_PAGE else _plain(one.name)


def _hint(html: str) -> str:
    """Return what a nameless element is and points to, without query strings and build hashes."""
    head = html.split(">", 1)[0] + ">"
    tag = _TAG.match(head.lstrip())
    targets = (_last_part(value) for value in _STABLE_ATTRIBUTE.findall(head))
    written = _WRITTEN_ID.search(head)
    return " ".join([tag[1].lower() if tag else "", written[1] if written else "", *targets]).strip()


def _last_part(address: str) -> str:
    bare = re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/")
    return _BUILD_HASH.sub("", bare.rsplit("/", 1)[-1].lower())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _hash(*parts: str) -> str:
    return hashlib.blake2b(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
