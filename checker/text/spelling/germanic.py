"""German, Dutch, Swedish, Danish: vowels and their pairs; a stop (·) is put where two vowels part."""

from checker.lazy_pattern import lazy_pattern
from checker.text.spelling.simple import rewritten, rules

_UNSTRESSED = (
    "famil|lin|stud|ser|arter|bakter|mater|fol|lil|petersil|präm|akt|komöd|tragöd|host|mum|graz|pin|orchid|"
    "geran|hortens|fuchs|begon|kastan|pistaz|glor|immobil"
)
"""German stems whose -ie is two syllables, as the stress is not on it."""
_GERMAN = rules(
    (r"qu", "q"),
    (r"^((?:un|vor|ver)?be)(?=e(?:[hin]|r[bd])|irr|inh|imp|inst|ur|un)", r"\1·"),
    (r"^((?:un|vor|an|auf|aus|ein|ab|zu|mit)?ge)(?=e|imp|irr|inn|ig|ur|üb)", r"\1·"),
    (r"(?<=prote|.kase|koffe|nukle)(?=in)", "·"),
    (rf"((?:{_UNSTRESSED})i)e(?=n?$)", r"\1·e"),
    (r"([aeiouyäöü][^aeiouyäöü]+)(?<!sch)(?<!sp)ien$", r"\1i·en"),
    (r"(?<![dh])ie(?=n[tz]|ll|ur)|(?<=g)ie(?=ne)", "i·e"),  # Pa-ti-ent, spe-zi-ell, Hy-gi-e-ne
    (r"(?<=[^aeiou])eu(?=ms?$|s$)", "e·u"),
)
_GERMAN_NUCLEUS = lazy_pattern(r"eau|aa|ee|oo|ie|[ae][iy]|[aeä]u|[aeiouyäöüéèêàáóôëï]")

_DUTCH = rules(
    (r"qu", "q"),
    (r"(?<=[^aeiou])eu(?=ms?$)", "e·u"),
)
_DUTCH_NUCLEUS = lazy_pattern(
    r"eau|[ao]ai|[ao]oi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]"
)

_NORDIC = rules((r"(?<=[tsx])io(?=n)", "o"), (r"qu", "kv"), (r"(?<=[^aeiou])eu(?=ms?$)", "e·u"))
_SWEDISH_NUCLEUS = lazy_pattern(r"eau|eu|au|ou|[aeiouyåäöéèêàáü]")
_DANISH_NUCLEUS = lazy_pattern(r"eau|eu|au|ou|aa|[aeiouyæøåéèêàáöäü]")


def german(word: str) -> int:
    """Count as Duden parts a word: Na-ti-on, Fa-mi-li-e, The-ra-pie, Me-di-ka-men-te."""
    return len(_GERMAN_NUCLEUS.findall(rewritten(word, _GERMAN)))


def dutch(word: str) -> int:
    """Count double vowels and pairs as one; a diaeresis parts: pa-ti-ënt, me-di-cijn, fi-nan-ci-eel."""
    return len(_DUTCH_NUCLEUS.findall(rewritten(word, _DUTCH)))


def swedish(word: str) -> int:
    """Count each vowel but the foreign pairs au, eu, ou and the i of -tion."""
    return len(_SWEDISH_NUCLEUS.findall(rewritten(word, _NORDIC)))


def danish(word: str) -> int:
    """Count each vowel but the foreign pairs au, eu, ou, the old aa and the i of -tion."""
    return len(_DANISH_NUCLEUS.findall(rewritten(word, _NORDIC)))
