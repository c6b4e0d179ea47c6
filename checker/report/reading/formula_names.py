"""The names of formulas as people write them."""

from collections.abc import Mapping
from types import MappingProxyType

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "flesch_kincaid_grade": "Flesch–Kincaid grade",
        "flesch_reading_ease": "Flesch Reading Ease",
        "smog": "SMOG",
        "gunning_fog": "Gunning fog",
        "coleman_liau": "Coleman–Liau",
        "automated_readability_index": "Automated Readability Index",
        "dale_chall": "Dale–Chall",
        "linsear_write": "Linsear Write",
        "lix": "LIX",
        "rix": "RIX",
        "szigriszt_pazos": "Szigriszt–Pazos",
        "fernandez_huerta": "Fernández Huerta",
        "gutierrez_polini": "Gutiérrez de Polini",
        "kandel_moles": "Kandel–Moles",
        "flesch_vacca": "Flesch–Vacca",
        "fog_pl": "FOG-PL",
        "osman": "OSMAN",
    }
)


def formula_name(key: str) -> str:
    """Return the usual name of the formula with this key."""
    plain = key.replace("_", " ")
    return _NAMES.get(key) or plain[:1].upper() + plain[1:]
