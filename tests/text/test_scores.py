import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Block
from checker.text import formulas, scores
from checker.text.formulas import Counts
from checker.text.interval import interval
from checker.text.scores import level, read

EASY = "The cat sat on the mat. It was a warm day. She had milk and then she went to bed. "
ENGLISH_ONLY = {formula.__name__ for formula in formulas.ENGLISH} - {"lix", "rix"}
HARD = (
    "Pharmacological management of hypertension typically necessitates concurrent administration of multiple "
    "antihypertensive agents. Adherence deteriorates considerably as regimen complexity increases. "
)


def _prose(text: str, section: str = "", **more: object) -> Block:
    return Block(
        role="paragraph", text=text.strip(), selector=f"p-{section}", section=section, prose=True, **more
    )


def _heading(text: str, level: int = 2) -> Block:
    return Block(role="heading", text=text, selector=f"h-{text}", level=level)


def test_a_page_has_a_grade_an_interval_around_it_and_every_formula():
    reading = read([_prose(EASY * 10 + HARD * 4)], "en-GB")
    assert reading.interval is not None
    assert reading.interval[0] < reading.grade < reading.interval[1]
    assert (
        set(reading.formulas) == {formula.__name__ for formula in formulas.ENGLISH} == set(reading.textstat)
    )
    graded = sorted(reading.formulas[formula.__name__] for formula in formulas.GRADES)
    assert reading.grade == pytest.approx(graded[2], abs=0.06)
    assert (reading.words, reading.sentences, reading.lang) == (276, 38, "en-GB")
    assert reading.minutes == pytest.approx(276 / 238, abs=0.05)
    assert 0.1 < reading.hard_word_share < 0.4
    assert reading.notes == ()


def test_the_same_blocks_always_give_the_same_answer():
    blocks = [_prose(EASY * 5 + HARD * 5)]
    assert read(blocks, "en") == read(blocks, "en")


def test_plain_words_are_plain_and_technical_words_are_not():
    assert read([_prose(EASY * 12)], "en").level == "plain"
    assert read([_prose(HARD * 12)], "en").level == "very hard"


@pytest.mark.parametrize(
    ("grade", "word"),
    [(None, "not scored"), (-1, "plain"), (6.9, "plain"), (7, "average"), (10, "hard"), (13, "very hard")],
)
def test_levels_have_their_bounds(grade, word):
    assert level(grade) == word


def test_headings_labels_and_cells_do_not_count():
    alone = read([_prose(EASY * 12)], "en")
    cell = Block(role="cell", text="Gastroenteropancreatic neuroendocrine", selector="td")
    among = read([_heading("Gastroenteropancreatic neuroendocrine tumours"), _prose(EASY * 12), cell], "en")
    assert (among.grade, among.words) == (alone.grade, alone.words)
    assert among.minutes >= alone.minutes


def test_blocks_are_never_glued_into_one_sentence():
    blocks = [_prose("Signs of flu can include"), _prose("A cough and a fever")]
    assert read(blocks, "en").sentences == 2


def test_few_words_or_sentences_are_said_to_be_unreliable():
    assert "not reliable" in read([_prose(EASY)], "en").notes[-1]
    assert "100" in read([_prose(EASY)], "en").notes[-1]
    assert "30" in read([_prose(HARD * 10)], "en").notes[-1]
    assert "no full sentences" in read([_heading("Gout")], "en").notes[-1]


def test_a_page_of_lists_only_is_scored_by_its_items_and_says_so():
    items = [Block(role="listitem", text="take two tablets twice a day", selector="li") for _ in range(20)]
    reading = read(items, "en")
    assert reading.sentences == 20
    assert reading.grade is not None
    assert any("list items" in note for note in reading.notes)


def test_a_page_of_long_table_cells_only_is_scored_by_them_and_says_so():
    cells = [
        Block(role="cell", text=EASY.strip(), selector="td"),
        Block(role="cell", text="5 ml", selector="td"),
    ]
    reading = read(cells, "en")
    assert reading.words == 20
    assert any("table cells" in note for note in reading.notes)


def test_what_is_no_language_tag_is_not_believed():
    reading = read([_prose(EASY * 12)], "English <b>")
    assert (reading.lang, reading.level) == ("en", "plain")
    assert "does not say its language" in reading.notes[0]


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


def test_textstat_is_asked_only_when_wanted():
    blocks = [_prose(EASY * 12), _prose(SPANISH * 2, lang="es")]
    reading = read(blocks, "en", compare=False)
    assert (reading.textstat, reading.others[0].textstat) == ({}, {})
    assert reading.formulas == read(blocks, "en").formulas


def test_the_hardest_sentences_are_quoted_exactly_hardest_first():
    blocks = [_prose(EASY * 4, "Easy"), _prose(HARD, "Hard")]
    reading = read(blocks, "en")
    first = reading.hardest[0]
    assert first.text == blocks[1].text[first.start : first.end]
    assert (first.section, first.selector) == ("Hard", "p-Hard")
    assert "antihypertensive" in first.hard_words
    assert len(reading.hardest) <= 10
    assert [hard.grade for hard in reading.hardest] == sorted(
        (hard.grade for hard in reading.hardest), reverse=True
    )


def _page(*parts: tuple[str, int, int]) -> list[Block]:
    blocks = []
    for name, rank, times in parts:
        blocks.append(_heading(name, rank))
        if times:
            blocks.append(_prose(EASY * times, name))
    return blocks


SECTIONS = [
    ([("A", 2, 8), ("B", 2, 8)], [("A", ()), ("B", ())]),
    ([("A", 2, 8), ("B", 2, 1), ("C", 2, 8)], [("A", ("B",)), ("C", ())]),
    ([("A", 2, 8), ("B", 3, 1), ("C", 3, 1)], [("A", ("B", "C"))]),
    ([("A", 2, 8), ("B", 2, 4), ("C", 2, 4)], [("A", ()), ("B", ("C",))]),
    ([("A", 1, 1), ("B", 2, 8)], [("A", ("B",))]),
    ([("A", 1, 8), ("B", 2, 0), ("C", 3, 1), ("D", 2, 8)], [("A", ("B", "C")), ("D", ())]),
    ([("A", 2, 1)], [("A", ())]),
]


@pytest.mark.parametrize(("parts", "expected"), SECTIONS)
def test_short_sections_join_the_heading_above(parts, expected):
    found = read(_page(*parts), "en").sections
    assert [(section.heading, section.joined) for section in found] == expected
    assert [section.selector for section in found] == [f"h-{name}" for name, _ in expected]
    assert sum(section.words for section in found) == read(_page(*parts), "en").words


def test_two_sections_of_one_name_stay_two():
    assert len(read(_page(("A", 2, 8), ("A", 2, 8)), "en").sections) == 2


def test_the_interval_narrows_with_more_text_and_needs_two_sentences():
    short, long = read([_prose((EASY + HARD) * 5)], "en"), read([_prose((EASY + HARD) * 50)], "en")
    assert short.interval[1] - short.interval[0] > long.interval[1] - long.interval[0]
    assert interval([Counts(1, 10, 15)]) is None
    assert interval([]) is None


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_interval_is_that_of_the_language_whose_grade_it_is(language):
    grade = formulas.scale(language).grade
    parts = [
        Counts(1, words, 2 * words, words // 3, 2, 1, 5 * words, 5 * words, 3, 4, 1) for words in range(5, 40)
    ]
    low, high = interval(parts, grade)
    assert low < grade.of(formulas.total(parts)) < high
    huge = [Counts(*(value * 10**8 for value in part)) for part in parts]
    assert interval(huge, grade) == (low, high)


def test_a_very_long_text_is_resampled_in_batches_and_keeps_its_grade():
    part = Counts(1, 12, 18, 2, 1, 1, 50, 51, 2)
    low, high = interval([part] * 5000)
    assert low == high == round(formulas.grade(part), 1)


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


def test_without_blocks_there_is_an_answer_too():
    reading = read([], "en")
    assert (reading.grade, reading.words, reading.formulas, reading.sections) == (None, 0, {}, ())
    assert scores.hardest([]) == ()
