"""Polish, Russian and, beside them, Hungarian: nearly every vowel letter is a syllable."""

from checker.lazy_pattern import lazy_pattern
from checker.text.spelling.simple import rewritten, rules

_POLISH = rules(
    (r"^((?:naj)?(?:na|za|nie|prze))(?=u)", r"\1·"),  # na-u-czy-ciel, nie-u-da-ny
    (r"i(?=[aąeęoóu])", ""),  # softens the consonant before it: cia-ło, nie, dia-gno-za
    (r"ii$", "i"),
)
_POLISH_NUCLEUS = lazy_pattern(r"[ae]u|[aąeęioóuy]")
_RUSSIAN_NUCLEUS = lazy_pattern(r"[аеёиоуыэюя]")
_HUNGARIAN_NUCLEUS = lazy_pattern(r"[ae]u|[aáeéiíoóöőuúüű]")


def polish(word: str) -> int:
    """Count each vowel; i before a vowel only softens, au and eu are one."""
    return len(_POLISH_NUCLEUS.findall(rewritten(word, _POLISH)))


def russian(word: str) -> int:
    """Count each vowel letter."""
    return len(_RUSSIAN_NUCLEUS.findall(word))


def hungarian(word: str) -> int:
    """Count each vowel letter; au and eu are one."""
    return len(_HUNGARIAN_NUCLEUS.findall(word))
