"""Spanish, Portuguese, Italian: i and u glide to the vowel beside them, unless they carry the stress."""

from checker.lazy_pattern import lazy_pattern
from checker.text.spelling.simple import rewritten, rules

_SPANISH = rules((r"qu", "q"), (r"gu(?=[eiéí])", "g"), (r"ii", "i·i"))
_SPANISH_NUCLEUS = lazy_pattern(
    r"u?[ei]y$|[ou]y$"  # buey, rey, hoy, muy
    r"|[iuü]?[aeoáéó](?:[iu](?![aeoáéóíú])|y$)?"  # diphthongs and triphthongs
    r"|[íú]|[iuü]{1,2}|y$|^y(?![aeiouáéíóú])"
)

_PORTUGUESE = rules(
    (r"[qg]u(?=[aeiouáéíóâêôã])", "q"),
    # After an accent, -ia and the like at the end are one: his-tó-ria; else two: a-le-gri-a.
    (r"([áéíóúâêô].*[^aeiouáéíóúâêôãõ])[iu]([aeo]s?)$", r"\1\2"),
)
_PORTUGUESE_NUCLEUS = lazy_pattern(
    r"ã[eo]|õe"
    r"|[aeoáâàéêóô](?:[iu](?!nh|[lmnrz](?![aeiouáéíóúâêôãõ])))?"  # cai-xa, but ra-i-nha, ca-ir, a-in-da
    r"|iu(?![lmnrz](?![aeiouáéíóúâêôãõ]))|ui(?!nh|[lmnrz](?![aeiouáéíóúâêôãõ]))"
    r"|[iuíúãõüy]"
)

_ITALIAN = rules(
    (r"qu|(?<=g)u(?=[aeio])", "q"),
    (r"^([^aeiouàèéìòù]*[iu])([aeo])$", r"\1·\2"),  # mi-o, tu-a, du-e, vi-a
    (
        r"(log|raf|scop|rap|pat|tt|em|alg|fob|nom|sof|mac|poliz|craz|tom|trof|plas|[eu]rg|iatr)i(?=[ae]$)",
        r"\1i·",
    ),
    (r"(?<=[aeo])([iu])(?=[aeou])|(?<=u)(i)(?=[aeo])", r"·\1\2"),  # gio-ia, a-iu-to, bu-io
    (r"pau(?=r)", "pa·u"),  # pa-u-ra
)
_ITALIAN_NUCLEUS = lazy_pattern(r"[iu]{0,2}[aeoàèéòó][iu]?|[iu]{1,2}(?![aeoùú])|i?[ìíùú]")


def spanish(word: str) -> int:
    """Count as the Real Academia parts a word: far-ma-cia, a-é-re-o, en-fer-me-dad, a-ve-ri-güéis."""
    return len(_SPANISH_NUCLEUS.findall(rewritten(word, _SPANISH)))


def portuguese(word: str) -> int:
    """Count falling diphthongs as one, rising ones as two: co-ra-ção, a-le-gri-a, but his-tó-ria."""
    return len(_PORTUGUESE_NUCLEUS.findall(rewritten(word, _PORTUGUESE)))


def italian(word: str) -> int:
    """Count diphthongs as one, and -ia as two in the learned words that stress it: ma-lat-ti-a."""
    return len(_ITALIAN_NUCLEUS.findall(rewritten(word, _ITALIAN)))
