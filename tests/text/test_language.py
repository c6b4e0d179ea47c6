import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.language import akin, detect, root
from checker.text.language_names import name_of


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (
            "Asthma is a common lung condition that can make it hard to breathe, most of all at night.",
            "en",
        ),
        (
            "Asthma ist eine häufige Erkrankung der Lunge, die das Atmen in der Nacht erschweren kann.",
            "de",
        ),
        (
            "El asma es una enfermedad común de los pulmones que puede dificultar la respiración.",
            "es",
        ),
        (
            "L’asthme est une maladie fréquente des poumons qui rend la respiration difficile.",
            "fr",
        ),
    ],
)
def test_a_sentence_is_enough_to_tell_the_language(text, tag):
    found = detect(text)
    assert found is not None
    assert found[0] == tag
    assert 0.8 < found[1] <= 1


@pytest.mark.parametrize("text", ["", "Herpes zoster", "x" * 100, "one two three four five"])
def test_short_texts_and_single_words_are_not_judged(text):
    assert detect(text) is None


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en-US", "en"), ("EN_us", "en"), (" de-AT ", "de"), ("pt-BR", "pt"), ("zh-Hant-TW", "zh"),
        ("sr-Latn", "sr"), ("en_US.UTF-8", "en"), ("de@euro", "de"), ("eng", "en"), ("ger", "de"), ("fra", "fr"),
        ("nb-NO", "no"), ("iw", "he"), ("fil-PH", "fil"), ("hmn", "hmn"),
        ("", ""), ("und", ""), ("mul", ""), ("zxx", ""), ("x-default", ""), ("i-klingon", ""), ("English", ""),
        ("English <b>", ""), ("e", ""), ("-", ""), ("日本語", ""),
    ],
)  # fmt: skip
def test_a_tag_tells_its_language(tag, language):
    assert root(tag) == language


@given(st.text(max_size=20))
def test_any_tag_gives_a_short_answer(tag):
    assert len(root(tag)) <= 3


def test_relatives_that_a_detector_mixes_up_are_akin():
    assert akin("hr", "sr")
    assert akin("de", "gsw")
    assert not akin("es", "pt")


def test_languages_have_names():
    assert (name_of("de"), name_of("qqq")) == ("German", "the language “qqq”")
