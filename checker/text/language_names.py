"""What languages are called in English."""

_NAMES = dict(
    pair.split(":")
    for pair in """
    am:Amharic ar:Arabic bg:Bulgarian bn:Bengali ca:Catalan cs:Czech cy:Welsh da:Danish de:German el:Greek
    en:English es:Spanish et:Estonian eu:Basque fa:Persian fi:Finnish fil:Filipino fr:French ga:Irish
    gl:Galician gu:Gujarati he:Hebrew hi:Hindi hmn:Hmong hr:Croatian ht:Haitian hu:Hungarian hy:Armenian
    id:Indonesian it:Italian ja:Japanese km:Khmer ko:Korean ku:Kurdish lo:Lao lt:Lithuanian lv:Latvian
    mk:Macedonian ms:Malay mt:Maltese my:Burmese ne:Nepali nl:Dutch no:Norwegian pa:Punjabi pl:Polish
    ps:Pashto pt:Portuguese ro:Romanian ru:Russian sh:Serbo-Croatian sk:Slovak sl:Slovenian so:Somali
    sq:Albanian sr:Serbian sv:Swedish sw:Swahili ta:Tamil te:Telugu th:Thai ti:Tigrinya tr:Turkish
    uk:Ukrainian ur:Urdu vi:Vietnamese yo:Yoruba zh:Chinese
    """.split()  # noqa: SIM905
)


def name_of(language: str) -> str:
    """Return the English name of a language by its root tag; the tag in quotation marks where it has none."""
    return _NAMES.get(language, f"the language “{language}”")
