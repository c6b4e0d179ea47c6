"""The marks that can end a sentence, in every script, and the pattern that finds them."""

import re
from functools import lru_cache

OPENING = "\"'“”„‚‘«»‹›([{¿¡「『（《〈【*_"
WIDE = "。．｡！？։؟۔।॥።፧፨။។៕᠃෴᱾꯫༎"
"""Marks that end a sentence whether or not a space follows."""
OF_ONE_LANGUAGE = {"el": ";\u037e", "hy": ":", "hi": "|", "mr": "|", "ne": "|", "sa": "|"}
"""Marks that end a sentence in one language alone, or are typed for the one that does."""

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0f\ufeff"
_PICTURES = "\u2600-\u27bf\U0001f300-\U0001faff"
_CLOSERS = (
    rf"(?:[\"'”“’‘»«›)\]}}」』）】》〉{_UNSEEN}{_PICTURES}]|[ \u00a0\u202f](?:[»”](?=[\s,.;]|$)|[\"'](?=$))"
    "| [\U0001f300-\U0001faff]+(?=\\s|$))*"
)
_SMALL = "⁰¹²³⁴-⁹"
_NOTES = (
    rf"(?:\s?[{_SMALL}]+(?:[ ,–-]+[{_SMALL}]+)*|(?:\[\d{{1,3}}(?:[, –-]{{1,2}}\d{{1,3}})*\])+"
    r"|(?<!\d[.!?])\d{1,3}(?:[ ,–-]\d{1,3})*(?=\s+\W?[^\W\d_a-z]))?"
)


@lru_cache(maxsize=8)
def ends(extra: str = "") -> re.Pattern[str]:
    """Return the pattern of every place where a sentence may end.

    Groups: `marks`; then either `after` (what closes a wide mark), or `closers` and `notes` (citation marks)
    before white space, or an empty `glued` before a capital that follows at once: `world.Today`. `extra` is
    marks of the language alone. A dash counts where it closes a quotation: `"I meant to--" He stopped.`
    It begins with one class of characters, so that the search skips to the next of them at once.
    """
    every = ".!?…‼⁇⁈⁉" + WIDE + extra
    return re.compile(
        rf"(?P<marks>[{every}–—-](?<![{every}–—-].)"
        rf"(?:(?<=[–—-])-?(?=[\"”])|(?<![–—-])[{every}]*(?:[ \u00a0]\.(?![\w.]))*))"
        rf"(?:(?<=[{WIDE}])(?P<after>{_CLOSERS})\s*"
        rf"|(?P<closers>{_CLOSERS})(?P<notes>{_NOTES})(?:\s+|$)"
        r"|(?P<glued>(?<=\w\w[\w)][.!?])(?=[^\W\d_a-z])))"
    )
