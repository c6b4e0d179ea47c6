import pytest

from checker.model import Block
from checker.text import formulas, scores
from checker.text.formulas import Counts
from checker.text.interval import interval
from checker.text.scores import level, read

EASY = "The cat sat on the mat. It was a warm day. She had milk and then she went to bed. "
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


def test_textstat_is_asked_only_when_wanted():
    blocks = [_prose(EASY * 12), _prose("El asma es una enfermedad de los pulmones. " * 5, lang="es")]
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
    levels = [hard.estimated.value for hard in reading.hardest if hard.estimated]
    assert levels == sorted(levels, reverse=True)
    assert len(levels) == len(reading.hardest)


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


def test_without_blocks_there_is_an_answer_too():
    reading = read([], "en")
    assert (reading.grade, reading.words, reading.formulas, reading.sections) == (None, 0, {}, ())
    assert scores.hardest([]) == ()
