"""Rules about text alternatives of pictures."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from checker.judge.answers import PASSED, Answer, Facts, cant_tell, failed, rule
from checker.judge.text_tools import plain
from checker.lazy_pattern import lazy_pattern
from checker.model import Image

_PICTURE_FILE = lazy_pattern(
    r"[^/\\\n]{1,120}\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?|heic|ico)", re.IGNORECASE
)
_CAMERA = lazy_pattern(
    r"(?:img|dsc[nf]?|dscf?|pict|pxl|mvi|gopr|image|photo|screen ?shot|bild|foto)"
    r"[ _-]?\d{2,}[\d _-]*(?:\.\w{2,5})?",
    re.IGNORECASE,
)


@rule("alt-is-file-name")
def alt_is_file_name(facts: Facts) -> Iterator[Answer]:
    """Fail alternatives that are the picture's file name (WCAG failure F30)."""
    for image in _described(facts):
        alt = (image.alt or "").strip()
        file = _file_name(image.src)
        if _CAMERA.fullmatch(alt) and ("." in alt or _same_stem(alt, file)):
            yield failed(image.place, alt=alt)
        elif _PICTURE_FILE.fullmatch(alt):
            yield failed(image.place, alt=alt) if _same_stem(alt, file) else cant_tell(image.place, alt=alt)
        else:
            yield PASSED


@rule("alt-repeats-caption")
def alt_repeats_caption(facts: Facts) -> Iterator[Answer]:
    """Flag alternatives that say word for word what the caption says."""
    for image in _described(facts):
        if plain(image.caption):
            same = plain(image.alt or "") == plain(image.caption)
            yield failed(image.place, alt=image.alt or "") if same else PASSED


@rule("alt-says-image-of")
def alt_says_image_of(facts: Facts) -> Iterator[Answer]:
    """Flag alternatives that begin by saying that they are an image."""
    certain, open_to_doubt = facts.listed("alt-prefix"), facts.listed("alt-medium-prefix")
    for image in _described(facts):
        alt = (image.alt or "").strip()
        if start := _begins(alt, certain):
            yield failed(image.place, start=start, alt=alt)
        elif start := _begins(alt, open_to_doubt):
            yield cant_tell(image.place, start=start, alt=alt)
        else:
            yield PASSED


def _described(facts: Facts) -> Iterator[Image]:
    """Yield the pictures that have an `alt` and are not decoration."""
    return (
        image for image in facts.snapshot.images if image.alt and image.alt.strip() and not image.decorative
    )


def _begins(alt: str, starts: tuple[str, ...]) -> str:
    """Return the longest of `starts` that the text begins with, as the text writes it."""
    fitting = _beginning(starts).match(alt.lower().replace("’", "'"))
    return alt[: len(fitting[1])] if fitting else ""


@cache
def _beginning(starts: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(starts, key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, longest_first))})(?:\W|(?<=\W)|$)")


def _file_name(src: str) -> str:
    if src.startswith("data:"):
        return ""
    return unquote(urlsplit(src).path.rsplit("/", 1)[-1])


def _same_stem(alt: str, file: str) -> bool:
    """Say whether the alternative names the file, its size or build suffix and its ending apart."""
    said, real = _stem(alt), _stem(file)
    return bool(said) and (said == real or (len(said) > 3 and real.startswith(said)))


def _stem(name: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"\.\w{2,5}$", "", name.strip())).lower()
