import pytest

from checker.text.language import detect


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
