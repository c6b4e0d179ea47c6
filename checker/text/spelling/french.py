"""French as it is spoken: a mute e at the end is no syllable, i, u and ou glide to the vowel after them."""

from checker.lazy_pattern import lazy_pattern
from checker.text.spelling.simple import rewritten, rules

_MUTE_ENT = "nn|iv|(?<!so)uv|av|rv|ss|is|us|st|tt|ch|gu|(?<!é)qu|gn|br|fr|tr|pl|bl|nd|ang|ill|pell|orm|oi|ai"
"""What stands before a verb's mute -ent; elsewhere -ent is spoken: moment, patient, souvent."""
_FRENCH = rules(
    (r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]", ""),
    (rf"({_MUTE_ENT})ent$", r"\1"),
    (r"qu", "q"),
    (r"gu(?=[eéèêëiy])", "g"),
    (r"ge(?=[aoâô])", "g"),
    (r"^(.*[aeiouyàâèêîôûùœæéëïüö].*)es?$", r"\1"),
    (r"aoû", "ou"),
    (r"pays", "pa·is"),
    (r"(?<=[aeou])y(?=[aeiouéèê])", "·"),
    (r"([bcdfgptv][rl])(i|ou|u)(?=[aeoéèê])", r"\1\2·"),
    (r"a(?=o)", "a·"),
    (r"(?<![aeiouœ])o(?=e(?![iu]))", "o·"),
)
_FRENCH_NUCLEUS = lazy_pattern(r"(?:ou|[iuy])?[éè]|[ïëüö]|[aeiouyàâèêîôûùœæ]+")


def french(word: str) -> int:
    """Count as spoken in standard French: ma-la-die, mé-de-cin, cli-ent, at-ten-tion, ta-ble → 1."""
    return len(_FRENCH_NUCLEUS.findall(rewritten(word, _FRENCH)))
