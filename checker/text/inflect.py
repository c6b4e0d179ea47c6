"""The regular forms of English words, so that a word list need not spell them out."""

from collections.abc import Iterator

from checker.lazy_pattern import lazy_pattern

_SIBILANT = lazy_pattern(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = lazy_pattern(r"[^aeiou]y$")
_DOUBLING = lazy_pattern(r"^[^aeiou]*[aeiou][bdglmnprt]$|(?:fer|mit|cur|pel|bel|vel|sel|cel)$")
"""Short verbs with one vowel before their last letter, and endings that double it or may do so."""


def plural(noun: str) -> str:
    """Return the regular plural of a noun, in lower case."""
    if _CONSONANT_Y.search(noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if _SIBILANT.search(noun) else f"{noun}s"


def verb_forms(verb: str) -> Iterator[str]:
    """Yield the -s, -ed and -ing forms of a verb; both spellings where a last letter may be doubled."""
    yield plural(verb)
    if verb.endswith("ie"):
        yield from (f"{verb}d", f"{verb[:-2]}ying")
    elif verb.endswith("ee"):
        yield from (f"{verb}d", f"{verb}ing")
    elif verb.endswith("e"):
        yield from (f"{verb}d", f"{verb[:-1]}ing")
    elif _CONSONANT_Y.search(verb):
        yield from (f"{verb[:-1]}ied", f"{verb}ing")
    else:
        yield from (f"{verb}ed", f"{verb}ing")
        if _DOUBLING.search(verb):
            yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
