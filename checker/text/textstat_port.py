"""The only place that touches textstat, which is imported when it is first asked.

textstat fetches NLTK's CMUdict from the network at first use; it is handed our own table instead, so that it
never does. Loading NLTK costs a second and nothing of it is used, so textstat is loaded without it.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from types import ModuleType, SimpleNamespace
from typing import Any

from checker.text.language import root
from checker.text.syllables import table

ENGLISH = {
    "flesch_reading_ease": "flesch_reading_ease",
    "flesch_kincaid_grade": "flesch_kincaid_grade",
    "smog": "smog_index",
    "gunning_fog": "gunning_fog",
    "coleman_liau": "coleman_liau_index",
    "automated_readability_index": "automated_readability_index",
    "dale_chall": "dale_chall_readability_score",
    "linsear_write": "linsear_write_formula",
    "lix": "lix",
    "rix": "rix",
}
"""Our name of a formula → textstat's."""

_ANY = {"lix": "lix", "rix": "rix"}
_VIENNA = {f"wiener_{number}": f"wiener_sachtextformel {number}" for number in range(1, 5)}
_SPANISH = ("szigriszt_pazos", "fernandez_huerta", "gutierrez_polini", "crawford")
_BY_LANGUAGE: Mapping[str, Mapping[str, str]] = {
    "en": ENGLISH,
    "de": _VIENNA | {"amstad": "flesch_reading_ease"} | _ANY,
    "es": {name: name for name in _SPANISH} | _ANY,
    "fr": {"kandel_moles": "flesch_reading_ease"} | _ANY,
    "it": {"gulpease": "gulpease_index", "flesch_vacca": "flesch_reading_ease"} | _ANY,
    "nl": {"douma": "flesch_reading_ease"} | _ANY,
    "ru": {"oborneva": "flesch_reading_ease"} | _ANY,
    "hu": {"flesch_reading_ease": "flesch_reading_ease"} | _ANY,
    "ar": {"osman": "osman"} | _ANY,
    "pl": _ANY,
    "pt": _ANY,
    "sv": _ANY,
    "da": _ANY,
}
"""Only what textstat has constants for, or what needs none: elsewhere it silently takes the English ones."""
_NOT_SET_UP = frozenset({"ar"})
"""Languages that textstat refuses as a setting though it has a formula that needs none."""


_ASK_WORD_BY_WORD: Mapping[str, tuple[str, ...]] = {
    "_count_polysyllable_words": ("count_syllables",),
    "_linsear_write_formula": ("count_syllables",),
    "_is_difficult_word": ("count_syllables",),
    "_list_difficult_words": ("is_difficult_word",),
}
"""textstat's modules that ask a function about each word of a text, never about a whole text."""
_WORDS_KEPT = 20_000


def values(text: str, lang: str) -> dict[str, float]:
    """Return textstat's own values for a text, by our names of the formulas; empty where it has none.

    A formula on which textstat fails is left out. `lang` is a BCP 47 tag.
    """
    language = root(lang)
    found: dict[str, float] = {}
    if not text.strip():
        return found
    for name, method in _BY_LANGUAGE.get(language, {}).items():
        tag = "en" if language in _NOT_SET_UP else textstat_tag(lang)
        method, _, variant = method.partition(" ")  # noqa: PLW2901
        value = _value(getattr(_instance(tag), method), text, variant)
        if value is not None:
            found[name] = round(value, 4)
    if found:
        _forget()
    return found


def textstat_tag(lang: str) -> str:
    """Return a BCP 47 tag as textstat wants it: `en-us` → `en_US`; script and variants dropped."""
    language = root(lang)
    _, *rest = lang.strip().replace("_", "-").split("-")
    region = next((part for part in rest if len(part) == 2 and part.isalpha()), "")
    tag = f"{language}_{region.upper()}"
    return tag if tag in _hyphenation_tags() else language


def _value(method: Callable[..., float], text: str, variant: str) -> float | None:
    try:
        return float(method(text, int(variant)) if variant else method(text))
    except Exception:  # textstat fails on some texts with whatever its arithmetic meets
        return None


@cache
def _hyphenation_tags() -> frozenset[str]:
    import pyphen  # type: ignore[import-untyped]  # noqa: PLC0415  comes with textstat

    return frozenset(pyphen.LANGUAGES)


class _Pronunciations(Mapping[str, list[list[str]]]):
    """Our syllable table in the shape of NLTK's CMUdict: one pronunciation, one stressed phone a syllable."""

    def __getitem__(self, word: str) -> list[list[str]]:
        known = _syllables(word)
        if not known:
            raise KeyError(word)
        return _spoken(known)

    def __iter__(self) -> Iterator[str]:
        return iter(table())

    def __len__(self) -> int:
        return len(table())


@lru_cache(maxsize=_WORDS_KEPT)
def _syllables(word: str) -> int:
    """Return what the table has, 0 for an unknown word: textstat asks again for each formula."""
    return table().number(word) or 0


@cache
def _spoken(syllables: int) -> list[list[str]]:
    return [["A0"] * syllables]


def _get_cmudict(lang: str) -> Mapping[str, list[list[str]]] | None:
    """Stand in for textstat's function of this name, which downloads."""
    return _Pronunciations() if lang.startswith("en") else None


_SILENT = SimpleNamespace(warn=lambda *_, **__: None)
"""Stands in for `warnings` in textstat's modules: Python's own filters are those of all threads at once."""


@contextmanager
def _nltk_left_out() -> Iterator[None]:
    """Keep textstat's import from loading NLTK, unless it is loaded already."""
    if "nltk" in sys.modules:
        yield
        return
    sys.modules["nltk"] = ModuleType("nltk")
    try:
        yield
    finally:
        del sys.modules["nltk"]


@cache
def _textstatistics() -> Any:
    """Import textstat; hand it our dictionary, wherever it took the function by name, and silence it."""
    with _nltk_left_out():
        from textstat.textstat import textstatistics  # noqa: PLC0415
    for name, module in _modules():
        if hasattr(module, "get_cmudict"):
            vars(module)["get_cmudict"] = _get_cmudict
        if hasattr(module, "warnings"):
            vars(module)["warnings"] = _SILENT
        for function in _ASK_WORD_BY_WORD.get(name.rpartition(".")[2], ()):
            vars(module)[function] = _remembering_words(vars(module)[function])
    return textstatistics


def _modules() -> list[tuple[str, ModuleType]]:
    return [(name, module) for name, module in sys.modules.items() if name.startswith("textstat.")]


@cache
def _remembering_words(function: Any) -> Any:
    """Return one of textstat's functions with room for all the words of a page: textstat keeps 128."""
    return lru_cache(maxsize=_WORDS_KEPT)(function.__wrapped__)


@cache
def _instance(tag: str) -> Any:
    """Return an object of our own for one language: textstat's language is a state of the object."""
    statistics = _textstatistics()()
    statistics.set_lang(tag)
    return statistics


@cache
def _caches() -> tuple[Any, ...]:
    """Return every function of textstat's backend that keeps whole texts it has seen."""
    found = {
        id(value): value
        for _, module in _modules()
        for value in vars(module).values()
        if hasattr(value, "cache_clear")
    }
    keep = {"get_pyphen", "get_lang_easy_words", "get_cmudict"}
    return tuple(
        function
        for function in found.values()
        if function.__name__ not in keep and function.cache_parameters()["maxsize"] != _WORDS_KEPT
    )


def _forget() -> None:
    for function in _caches():
        function.cache_clear()
