"""Is there enough on a page to judge it? An app shell, a log-in wall or an error page is not the page meant.

One definite sign is enough (an HTTP error, an expected thing missing, no text at all). Everything else
needs two signs, because a short real page is a page too. What is expected and there outweighs them all.

Menus, headers and footers are no sign that the page meant is there: an error page and a log-in wall of a big
site have them as well. Where much is shown, signs are looked for in the reader's text and its headings alone.
So a short page among big menus, such as a contact page, is judged by what it says itself.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from checker.lazy_pattern import lazy_pattern
from checker.model import Evidence, NotCaptured, PageText, ReaderText, Snapshot
from checker.rulebook import Rulebook

FEW_WORDS = 30
"""Below this many visible words a page is thin. A thank-you page has about 20, a leaflet over 150."""
SCRAP = 5
"""Below this many words, with nothing else there, a page is not one that was made for readers."""
SHORT = 120
"""Above this many words of the reader's text a page has something to judge, whatever else it says."""
_APP_ROOTS = lazy_pattern(r"^(root|app|__next|__nuxt|svelte|gatsby-|q-app|ember)", re.IGNORECASE)
_WORD = lazy_pattern(r"\w+")


@dataclass(frozen=True)
class Lack:
    """Why a page is not judged, and the way out; one plain sentence each."""

    reason: str
    remedy: str


@dataclass(frozen=True)
class _Seen:
    """What the signs are read from."""

    headline: str
    """Title and headings, in lower case; on a crowded page those of the reader's text."""
    body: str
    """All visible text, in lower case; on a crowded page the reader's text."""
    words: int
    """Of all visible text."""
    own_words: int
    """Of the reader's text."""
    headings: int
    links: int
    pictures: int
    fields: int
    passwords: int
    app_root: bool

    @property
    def is_crowded(self) -> bool:
        """Say whether much is shown around the reader's text, or in it."""
        return self.words > SHORT

    @property
    def is_bare(self) -> bool:
        """Say whether the page has neither headings nor links."""
        return not self.headings and not self.links


_WORDLESS = Lack("There are no words for readers in this document.", "See whether it is the right file.")


def why_insufficient(evidence: Evidence, reader: ReaderText, rulebook: Rulebook) -> Lack | None:
    """Return why there is too little to judge; None when there is enough or it cannot be known."""
    if evidence.response.status >= 400 and not evidence.expected_found:
        return Lack(
            f"The server answered with the error status {evidence.response.status}.",
            "Check the address, or log in first (--storage-state, --before).",
        )
    if evidence.expected_found is False:
        return Lack(
            "What you expect of the page is not on it.",
            "Check that the page loaded whole, or correct what is expected (expect).",
        )
    if evidence.expected_found:
        return None
    first = evidence.states[0]
    if not isinstance(first.text, PageText) or isinstance(first.snapshot, NotCaptured):
        return None
    if first.snapshot is None:
        return None if reader.blocks else _WORDLESS
    return _from_signs(_look(first.text, first.snapshot, reader), rulebook)


def _from_signs(seen: _Seen, rulebook: Rulebook) -> Lack | None:
    """Return the first lack whose signs are there. More than SHORT words to read outweigh every sign."""
    if seen.own_words > SHORT:
        return None
    return next((lack for shows, lack in _SIGNS if shows(seen, rulebook)), None)


def _is_empty(seen: _Seen, _: Rulebook) -> bool:
    return not seen.words and not seen.pictures and not seen.fields


def _is_bot_check(seen: _Seen, rulebook: Rulebook) -> bool:
    said = _says(rulebook, "bot-check", seen)
    return said > 1 or (said == 1 and (seen.words < FEW_WORDS or seen.is_bare))


def _is_log_in(seen: _Seen, rulebook: Rulebook) -> bool:
    if not seen.passwords:
        return False
    if seen.is_crowded:  # the field may be one of a header that stands on every page
        return any(phrase in seen.headline for phrase in _phrases(rulebook, "log-in"))
    return seen.words < FEW_WORDS or _says(rulebook, "log-in", seen) > 0


def _is_error_page(seen: _Seen, rulebook: Rulebook) -> bool:
    named = [
        phrase
        for phrase in _phrases(rulebook, "error-page")
        if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", seen.headline)
    ]
    if seen.is_crowded:  # a number alone may be that of a room
        few = seen.own_words < FEW_WORDS and not all(phrase.isdigit() for phrase in named)
    else:
        few = seen.words < FEW_WORDS
    return bool(named) and (few or _says(rulebook, "error-page", seen) > 1)


def _is_scrap(seen: _Seen, _: Rulebook) -> bool:
    return seen.words < SCRAP and seen.is_bare and not seen.pictures and not seen.fields


def _is_shell(seen: _Seen, rulebook: Rulebook) -> bool:
    unfilled = seen.app_root or _says(rulebook, "needs-script", seen) > 0
    thin = seen.words < FEW_WORDS and not seen.pictures and not seen.fields
    return thin and seen.is_bare and unfilled


_SIGNS: tuple[tuple[Callable[[_Seen, Rulebook], bool], Lack], ...] = (
    (_is_empty, Lack(
        "The page shows no text, no picture and no form.",
        "If a script fills it in, name something it must show with --wait-for.",
    )),
    (_is_bot_check, Lack(
        "This looks like a check for robots, not the page itself.",
        "Ask for the checker to be let through, or hand over a log-in state with --storage-state.",
    )),
    (_is_log_in, Lack(
        "This looks like a log-in page, not the page itself.",
        "Log in with --storage-state or --before. If you mean this page, name its heading with --expect.",
    )),
    (_is_error_page, Lack(
        "This looks like an error page, although the server says that all is well.",
        "Check the address. If this is the page you mean, name its heading with --expect.",
    )),
    (_is_shell, Lack(
        "Almost nothing is on the page: a script seems not to have filled it in.",
        "Name something the page must show with --wait-for, or allow more time with --timeout.",
    )),
    (_is_scrap, Lack(
        "Only a few words are on the page, without a heading or a link.",
        "Check the address. If this is the page you mean, name its words with --expect.",
    )),
)  # fmt: skip


def _look(text: PageText, snapshot: Snapshot, reader: ReaderText) -> _Seen:
    shown = " ".join(unit.text for unit in text.units if not unit.hidden)
    own = " ".join(block.text for block in reader.blocks)
    words = len(_WORD.findall(shown))
    headings = [heading.text for heading in snapshot.headings]
    if words > SHORT:
        headings = [heading.text for heading in snapshot.headings if heading.level == 1]
        headings += [block.text for block in reader.blocks if block.role == "heading"]
    return _Seen(
        headline=" ".join([snapshot.title, *headings]).lower(),
        body=(own if words > SHORT else shown).lower(),
        words=words,
        own_words=len(_WORD.findall(own)),
        headings=len(snapshot.headings),
        links=sum(link.visible for link in snapshot.links),
        pictures=sum(image.visible and not image.decorative for image in snapshot.images)
        + len(snapshot.media),
        fields=sum(control.visible for control in snapshot.controls) + len(snapshot.frames),
        passwords=snapshot.password_fields,
        app_root=any(_APP_ROOTS.match(region.id) for region in text.regions),
    )


def _says(rulebook: Rulebook, name: str, seen: _Seen) -> int:
    """Return how many phrases of a word list the page shows, in any language."""
    everything = f"{seen.headline} {seen.body}"
    return sum(phrase in everything for phrase in _phrases(rulebook, name))


def _phrases(rulebook: Rulebook, name: str) -> set[str]:
    return {phrase.lower() for entries in rulebook.words[name].values() for phrase in entries}
