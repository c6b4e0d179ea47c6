"""Rules about links: where they lead, and whether their words say so."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from checker.judge.answers import PASSED, Answer, Facts, cant_tell, rule
from checker.judge.text_tools import plain
from checker.lazy_pattern import lazy_pattern
from checker.model import Link

_NOTHING_SCRIPT = lazy_pattern(
    r"javascript:\s*(?:void\s*\(?\s*0?\s*\)?|;|//|return\s+(?:false|true)|undefined)?\s*;?\s*", re.I
)
_TRACKING = lazy_pattern(
    r"(?:utm_\w*|mc_\w*|trk\w*|ref|ref_src|source|src|[fg]clid|i?cid|campaign)(?:=|$)", re.I
)
_ROUTE = lazy_pattern(r"#(?:[!/]|.*(?:[:=?&]|%3[AaDd]))")
"""A fragment that a script reads: a route or an action. No element has such a name."""
_LONGEST = 200
"""Characters of an address that are looked at: enough to see that it is none."""
_OWN_WINDOW = frozenset({"_blank", "blank", "_new", "new"})
_WEB = ("http", "https", "file")


@rule("placeholder-link")
def placeholder_link(facts: Facts) -> Iterator[Answer]:
    """Ask about links to nowhere. A script that acts on them cannot be ruled out, so never `failed`."""
    to_top = {plain(words) for words in facts.listed("back-to-top")}
    this_page = {plain(words) for words in facts.listed("load-again")} | _names_of_page(facts)
    for link in _shown(facts):
        href = link.href.strip()[:_LONGEST]
        if link.fragment_found is False and href not in ("#", "") and not _ROUTE.match(href):
            yield cant_tell(link.place, variant="missing-target", href=href)
        elif href == "#" and plain(link.place.name) in to_top:
            yield PASSED
        elif href in ("#", "#!") or _NOTHING_SCRIPT.fullmatch(href):
            yield cant_tell(link.place, variant="button" if link.scripted else "", href=href)
        elif not href and link.url and plain(link.place.name) not in this_page:
            yield cant_tell(link.place, variant="button" if link.scripted else "empty")
        else:
            yield PASSED


@rule("same-words-different-targets")
def same_words_different_targets(facts: Facts) -> Iterator[Answer]:
    """Ask about links with the same name, the same surroundings, and different targets."""
    groups: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for link in _shown(facts):
        if (
            plain(link.place.name)
            and urlsplit(link.url).scheme in _WEB
            and link.href.strip() not in ("", "#")
        ):
            groups[plain(link.place.name), _around(link), plain(link.description)].append(link)
    for links in groups.values():
        targets = {_target(link) for link in links}
        if len(targets) == 1:
            yield from (PASSED for _ in links)
            continue
        for link in _one_for_each_target(links):
            yield cant_tell(link.place, count=len(links), targets=len(targets))


@rule("generic-link-text")
def generic_link_text(facts: Facts) -> Iterator[Answer]:
    """Ask about links whose words say nothing, where nothing around them says more."""
    generic = {plain(words) for words in facts.listed("generic-link-text")}
    for link in _shown(facts):
        alone = not _around(link) and not _adds(link.description, link.place.name)
        yield cant_tell(link.place) if plain(link.place.name) in generic and alone else PASSED


@rule("new-window-unannounced")
def new_window_unannounced(facts: Facts) -> Iterator[Answer]:
    """Ask about links that open a window of their own and do not say so in words."""
    phrases = [phrase.lower() for lists in facts.rulebook.words["new-window"].values() for phrase in lists]
    opening = [link for link in _shown(facts) if link.target.lower() in _OWN_WINDOW]
    for link in _one_for_each_target(opening):
        said = f"{link.place.name} {link.text} {link.description} {link.context}".lower()
        yield PASSED if any(phrase in said for phrase in phrases) else cant_tell(link.place)


def _names_of_page(facts: Facts) -> set[str]:
    """Return what a link to this very page may be called: its headings of level 1, the parts of its title."""
    parts = re.split(r"\s[|–—-]\s|[:·»]", facts.snapshot.title)
    headings = [heading.text for heading in facts.snapshot.headings if heading.level == 1]
    return {plain(name) for name in (facts.snapshot.title, *parts, *headings)}


def _shown(facts: Facts) -> Iterator[Link]:
    return (link for link in facts.snapshot.links if link.visible)


def _around(link: Link) -> str:
    """Return the words around a link in its paragraph, item or cell that are not the link's own."""
    own = plain(link.text) or plain(link.place.name)
    context = plain(link.context)
    return " ".join(context.replace(own, " ", 1).split()) if own else context


def _adds(description: str, name: str) -> bool:
    return bool(plain(description)) and plain(description) != plain(name)


def _one_for_each_target(links: Iterable[Link]) -> Iterator[Link]:
    """Yield the links without those that repeat the name and the target of one before."""
    seen: set[tuple[str, str]] = set()
    for link in links:
        key = (plain(link.place.name), _target(link))
        if key not in seen:
            seen.add(key)
            yield link


def _target(link: Link) -> str:
    """Return where a link leads, without `www.`, index page and what only counts visitors."""
    parts = urlsplit(link.url)
    path = re.sub(r"/(?:index\.\w+)?$", "", parts.path)
    query = "&".join(part for part in parts.query.split("&") if not _TRACKING.match(part))
    return f"{parts.netloc.lower().removeprefix('www.')}{path}?{query}#{parts.fragment}"
