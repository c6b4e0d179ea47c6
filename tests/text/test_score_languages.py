"""Each language has its own formulas, a grade or a band, and never those of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Block
from checker.text import formulas
from checker.text.scores import read

EASY = "The cat sat on the mat. It was a warm day. She had milk and then she went to bed. "
ENGLISH_ONLY = {formula.__name__ for formula in formulas.ENGLISH} - {"lix", "rix"}


def _prose(text: str, section: str = "", **more: object) -> Block:
    return Block(
        role="paragraph", text=text.strip(), selector=f"p-{section}", section=section, prose=True, **more
    )


def _heading(text: str) -> Block:
    return Block(role="heading", text=text, selector=f"h-{text}", level=2)


GERMAN = (
    "Asthma ist eine häufige Erkrankung der Lunge, die das Atmen erschwert und oft in der Nacht beginnt. "
    "Die Atemwege sind entzündet. Ein Arzt kann helfen. "
)
SPANISH = (
    "El asma es una enfermedad de los pulmones que hace difícil respirar. Las vías respiratorias se "
    "inflaman. El médico le puede ayudar con un inhalador. "
)


@pytest.mark.parametrize(
    ("lang", "own", "noted"),
    [
        ("es", "szigriszt_pazos", "Szigriszt"),
        ("fr-CA", "kandel_moles", "Kandel"),
        ("it", "gulpease", "Gulpease"),
        ("nl_BE", "douma", "Douma"),
        ("pt-BR", "martins", "Martins"),
        ("pl", "fog_pl", "FOG-PL"),
        ("sv", "lix", "LIX"),
        ("da", "rix", "LIX"),
        ("ru", "oborneva", "Oborneva"),
    ],
)
def test_a_language_has_its_own_formulas_and_a_band_but_no_grade(lang, own, noted):
    reading = read([_prose("Zdanie ma kilka słów. Oto drugie zdanie. " * 10)], lang)
    assert (reading.grade, reading.interval, reading.hardest) == (None, None, ())
    assert [(each.grade, each.band) for each in reading.sections] == [(None, reading.band)]
    assert {own, "lix", "rix"} <= set(reading.formulas)
    assert not set(reading.formulas) & ENGLISH_ONLY
    assert reading.band
    assert reading.band_of
    assert reading.level != "not scored"
    assert any(noted in note for note in reading.notes)
    assert any("no school grade" in note for note in reading.notes)


@pytest.mark.parametrize("lang", ["de", "de-AT", "de_CH", "DE", "deu"])
def test_german_has_a_school_year_an_interval_and_sections(lang):
    blocks = [
        _heading("A"),
        _prose(GERMAN * 8, "A"),
        _heading("B"),
        _prose(GERMAN * 4 + GERMAN[:100] * 6, "B"),
    ]
    reading = read(blocks, lang)
    years = sorted(reading.formulas[f"wiener_{number}"] for number in range(1, 5))
    assert reading.grade == pytest.approx((years[1] + years[2]) / 2, abs=0.06)
    assert reading.interval[0] <= reading.grade <= reading.interval[1]
    assert [section.heading for section in reading.sections] == ["A", "B"]
    assert all(section.band for section in reading.sections)
    assert reading.hardest[0].text.startswith("Asthma ist")
    assert (reading.hard_word_share, reading.band_of) == (0, "Flesch for German (Amstad)")


def test_arabic_has_osman_and_no_band():
    reading = read([_prose("الربو مرض شائع يصيب الرئتين. يجعل التنفس صعبا. " * 10)], "ar-EG")
    assert set(reading.formulas) == {"osman", "lix", "rix"}
    assert (reading.grade, reading.band, reading.level) == (None, "", "not scored")


@pytest.mark.parametrize(
    ("lang", "keys", "named"),
    [("cs", {"lix", "rix"}, "Czech"), ("hu-HU", {"lix", "rix"}, "Hungarian"), ("zh-Hant", set(), "Chinese"),
     ("th-TH", set(), "Thai"), ("sr-Latn", {"lix", "rix"}, "Serbian"), ("xyz", {"lix", "rix"}, "“xyz”")],
)  # fmt: skip
def test_a_language_without_a_formula_says_so(lang, keys, named):
    reading = read([_prose("Věta má několik slov. Zde je druhá věta.")], lang)
    assert (reading.grade, reading.level, reading.band, set(reading.formulas)) == (
        None,
        "not scored",
        "",
        keys,
    )
    assert not set(reading.textstat) & (ENGLISH_ONLY - {"flesch_reading_ease"})
    assert f"Text in {named}" in reading.notes[0].replace("the language ", "")
    assert "not scored" in reading.notes[0]


def test_a_page_that_names_no_language_is_told_by_its_words():
    assert read([_prose(EASY * 12)], "").grade is not None
    german = read([_prose(GERMAN * 5)], "und")
    assert (german.lang, set(german.formulas) & ENGLISH_ONLY) == ("de", set())
    assert "by its words it is German" in german.notes[0]
    assert "too short to tell" in read([_prose("Ja.")], "").notes[0]


def test_parts_in_another_language_are_scored_by_their_own_formulas():
    alone = read([_prose(EASY * 12)], "en")
    mixed = read(
        [_prose(EASY * 12), *[_prose(SPANISH, lang="es-MX")] * 2, _prose(GERMAN * 2, lang="de")], "en"
    )
    assert (mixed.words, mixed.grade) == (alone.words, alone.grade)
    assert [(one.lang, one.name, one.pieces, one.grade is None) for one in mixed.others] == [
        ("es-MX", "Spanish", 2, True),
        ("de", "German", 1, False),
    ]
    assert mixed.others[0].band == read([_prose(SPANISH)] * 2, "es").band
    assert "The parts in Spanish are scored by themselves." in mixed.notes


def test_a_short_quotation_in_another_language_is_not_scored_and_that_is_said():
    mixed = read([_prose(EASY * 12), _prose("El herpes zóster es una erupción.", lang="es")], "en")
    assert (mixed.words, mixed.others) == (read([_prose(EASY * 12)], "en").words, ())
    assert any("6 words in another language" in note for note in mixed.notes)


def test_a_declared_part_is_believed_but_its_words_are_looked_at():
    mixed = read([_prose(EASY * 12), _prose(GERMAN * 3, lang="es")], "en")
    assert mixed.others[0].name == "Spanish"
    assert "the words look like German" in mixed.others[0].notes[0]


@pytest.mark.parametrize(("page", "part"), [("nb-NO", "no"), ("no", "nn"), ("en-GB", "en-US"), ("de", "gsw")])
def test_close_relatives_are_one_language(page, part):
    assert read([_prose(EASY * 2, lang=part)], page).others == ()


ODD = [
    "",
    "Yes",
    "...",
    "12 34 5.6",
    "😀 👩‍⚕️ ok",
    "شكرا لك.",
    "a\u00adb\u200bc",
    "\x00\ufffd",
    "A" * 3000,
    "¿?",
    "İ ı ß ﬁ",
]


@pytest.mark.parametrize(
    "lang", ["en", "de", "es", "fr", "it", "nl", "pt", "pl", "sv", "da", "ru", "ar", "hu", "ja", "??"]
)
def test_odd_text_gets_an_answer_in_every_language(lang):
    for text in [*ODD, " ".join(ODD)]:
        for which in ({}, {"names": False, "figures": False}):
            reading = read([_prose(text), _prose(text, lang="fr")], lang, compare=False, **which)
            assert reading.grade is None or (reading.words > 0 and reading.grade == reading.grade)
            assert reading.notes or reading.words


@given(st.text(max_size=300), st.text(max_size=8))
def test_any_text_under_any_tag_gets_an_answer(text, lang):
    reading = read([_prose(text)], lang, compare=False, names=False)
    assert reading.words >= 0
    assert (reading.words == 0) <= (reading.grade is None)
