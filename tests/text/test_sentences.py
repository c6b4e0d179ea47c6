import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.sentences import sentences

CASES = [
    "Asthma is common.|It can make it hard to breathe.",
    "Dr. Patel works with Mrs. Jones at St. Mary's Hospital.|They treat children.",
    "Some foods, e.g. liver and pate, contain vitamin A.|Avoid them, i.e. until birth.",
    "See Fig. 2 for the parts of the eye.|The lens (approx. 9 mm wide) sits here, cf. page 14.",
    "Take 2.5 mg twice a day.|Do not take more than 7.5 mg.",
    "It was better (95% CI 10.1 to 14.9; p < 0.001).|That is 1 in 8 people.",
    "Read www.cdc.gov/flu/index.html now.|Then call.",
    "The guide is at https://www.cdc.gov/flu/prevent/index.html.|It was reviewed on 12.03.2024.",
    "1. Wash your hands. |2. Dry them well. |3. Open the pack.",
    "You may lack vitamin D.|You can take a tablet.",
    "He lives in the U.S.|The law is not the same there.",
    "Call at 9 a.m.|It opens then.",
    "Smith et al. found that it works.",
    "Leave me alone! he said.",
    "“I felt ill for months.|No one knew why.|Then I had a scan.”",
    "He said “I am ill.” to the nurse.",
    "It is 5' 4\" tall.|The next one is not.",
    "The patients' choice matters.|It's your body.",
    "Stroke is common.¹ ²|Act fast.",
    "Stop!|Rest now.|Call us?|Yes.",
    "No. 5 is the best.|Take it.",
    "This drug (also called X is new.|Ask your doctor.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case):
    expected = [part.strip() for part in case.split("|")]
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("Nehmen Sie z. B. Tee. Er hilft oft.", "de-DE", 2),
        ("¿Le duele? Llame al médico.", "es-419", 2),
        ("Prenez le comprimé. Buvez de l'eau.", "fr", 2),
        ("これは山です。これは川です。", "ja", 2),
        ("One thing. Another thing.", "xx-unknown", 2),
        ("", "en", 0),
        (" \t ", "en", 0),
        ("No full stop", "", 1),
    ],
)
def test_other_languages_and_empty_texts(text, lang, count):
    assert len(sentences(text, lang)) == count


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("ab AB.!?¹²\"'“”()[]1 2,;:–-éß😀。„‘’\n"), st.characters(codec="utf-8")
        ),
        max_size=120,
    ),
    st.sampled_from(["en", "de", "ja", "zz", ""]),
)
def test_no_character_is_lost_between_sentences(text, lang):
    spans = sentences(text, lang)
    place = 0
    for start, end in spans:
        assert place <= start < end <= len(text)
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()
