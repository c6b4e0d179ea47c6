"""Turn an unknown name into the name that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name closest to `word`, or None when none is near."""
    names = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), names, n=1, cutoff=0.55)
    return names[found[0]] if found else None


def meant(word: str, known: Iterable[str]) -> str:
    """Return one sentence that names the nearest known name, or all of them when none is near."""
    names = tuple(known)
    found = nearest(word, names)
    return f"Did you mean {found}?" if found else f"Known are: {', '.join(names)}."
