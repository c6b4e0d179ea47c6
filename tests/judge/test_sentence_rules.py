"""Sentences and short forms: what is marked, and above all what is not."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.judge.passive_rules import passive_in
from checker.model import Block, InlineMark
from checker.text.measure import measure

Marked = Callable[..., list[str]]


def words(count: int) -> str:
    return " ".join(["The", *["word"] * (count - 2), "ends."])


@pytest.mark.parametrize(
    ("count", "long", "very_long"), [(25, 0, 0), (26, 1, 0), (50, 1, 0), (51, 0, 1), (200, 0, 1)]
)
def test_a_long_sentence_is_told_of_once(marked: Marked, count: int, long: int, very_long: int):
    text = words(count)
    assert (len(marked("long-sentence", text)), len(marked("very-long-sentence", text))) == (long, very_long)


def test_what_is_quoted_has_sentences_of_its_own(marked: Marked):
    quoted = (
        "“We " + "saw this " * 10 + "here. We " + "saw it " * 10 + "there. You " + "see it " * 10 + "too.”"
    )
    assert marked("long-sentence", quoted) == []
    assert marked("very-long-sentence", quoted) == []


@pytest.mark.parametrize(
    "rule", ["long-sentence", "very-long-sentence", "hard-sentence", "very-hard-sentence"]
)
def test_a_line_of_names_without_a_full_stop_is_no_sentence(marked: Marked, rule: str):
    assert marked(rule, "; ".join(f"Prof Nomvula Przybylska{number}, PhD" for number in range(20))) == []


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        (
            "Although it is safe for most people, tell us if you take blood thinners, which can make you bleed, "
            "because the dose may have to be changed by your own doctor.",
            1,
        ),
        ("Ask if you feel sick when you stop, because it will pass.", 0),
        (
            "The WHO gave new advice in 2013, and since then most hospitals have begun this treatment sooner, if "
            "not at once, because of what was seen in many thousands of people all over the world.",
            0,
        ),
        (
            "Bring a friend, a book, some music, warm socks, a pillow, a small bag of snacks, a bottle of water, "
            "your letters, your tablets and a list of what you want to ask.",
            0,
        ),
    ],
)
def test_many_thoughts_in_one_sentence(marked: Marked, text: str, hits: int):
    assert len(marked("run-on-sentence", text)) == hits


LONG = "(who will call you the day before to ask how you feel and what you eat)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Your nurse {LONG} can help.", [LONG]),
        (f"Your nurse can help {LONG}.", []),
        (f"{LONG} Your nurse can help.", []),
        ("You may need an MRI (magnetic resonance imaging) soon.", []),
    ],
)
def test_long_brackets(marked: Marked, text: str, expected: list[str]):
    assert marked("long-brackets", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eat first; then take it; then rest.", ["first;"]),
        ("Some feel ill (dry mouth; thirst) at first.", []),
        ("See example.org/a;b now.", []),
        ("National Academies Press; 2011.", []),
        ("Tom &amp; Ann are here.", []),
    ],
)
def test_semicolons(marked: Marked, text: str, expected: list[str]):
    assert marked("semicolon-in-sentence", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It may possibly help.", ["may possibly"]),
        ("The results might perhaps suggest a benefit.", ["might perhaps suggest"]),
        ("It seems to suggest a benefit.", ["seems to suggest"]),
        ("It could potentially help.", ["could potentially"]),
        ("Some findings suggest it may help.", []),
        ("It may be more likely, and often not possible.", []),
        ("It may hurt, possibly for a day.", []),
        ("It may usually be over soon.", []),
    ],
)
def test_hedges(marked: Marked, text: str, expected: list[str]):
    assert marked("stacked-hedges", text) == expected


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("double-negative", "It is not uncommon, and isn’t unusual.", ["not uncommon", "isn’t unusual"]),
        ("double-negative", "It is hard, if not impossible. It is not common.", []),
        ("negative-contraction", "You can’t eat. You'll be fine. Don't go.", ["can’t", "Don't"]),
        ("patients-instead-of-you", "Patients should tell us. The patient must rest.", ["Patients should", "The patient must"]),
        ("patients-instead-of-you", "Your doctor and patient should talk. Patients should be seen.", []),
        ("should", "You should rest. What should you eat? Pain should go.", ["You should"]),
        ("optional-plural", "Raise your leg(s). Call your partner(s) now.", ["leg(s)", "partner(s)"]),
        ("optional-plural", "Vitamin B(12) and form A(s).", []),
        ("and-or", "You may have pain and/or swelling.", ["and/or"]),
        ("and-or", "He is 45 y/o and here 24/7.", []),
        ("there-is-opener", "There are 3 ways. It is best to ask. It is here.", ["There are", "It is best to"]),
    ],
)  # fmt: skip
def test_wording(marked: Marked, rule: str, text: str, expected: list[str]):
    assert marked(rule, text) == expected


PASSIVE = (
    "Blood was taken.", "The dose must be changed soon.", "It is often not seen.", "The pills were kept cold.",
    "You will be called by a nurse.", "The cut has been stitched.", "It can be cured.", "He was being treated.",
    "The wound is then closed.", "You may be asked to wait.", "Were you told about it?", "It was carefully chosen.",
    "The tumour is removed.", "The results are sent to you.", "The test is done twice.",
)  # fmt: skip
ACTIVE = (
    "You are tired.", "She was worried about it.", "The clinic is located here.", "They are very interested.",
    "He is married.", "It is red and swollen.", "You need rest.", "We are here, and called you.", "It is indeed so.",
    "Are retired people at risk?", "The ward is crowded.", "I was surprised.", "She is pleased.", "It is an added risk.",
    "You are the one they called.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [(one, True) for one in PASSIVE] + [(one, False) for one in ACTIVE]
)
def test_passives(text: str, expected: bool):
    (sentence,) = measure((Block(role="paragraph", text=text, selector="p", prose=True),), "en")
    assert (passive_in(sentence) is not None) is expected


def test_passives_are_told_of_when_more_than_one_sentence_in_five_has_one(marked: Marked):
    active = "You can rest. We help you. Ask us. Call a nurse."
    assert marked("passive-voice", f"{active} Blood was taken.") == []
    assert marked("passive-voice", f"{active} Blood was taken. It is then sent off.") == [
        "was taken",
        "is then sent",
    ]


def test_few_sentences_are_too_few_for_a_share_of_passives(marked: Marked):
    assert marked("passive-voice", "Blood was taken. It was sent off.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("People with COPD cough. COPD is a lung disease.", ["COPD"]),
        ("People with chronic obstructive pulmonary disease (COPD) cough.", []),
        ("Black LI, Barnes PM, Stussman BA. Use of yoga. 2018.", []),
        ("Rogers JM, Ferrari M, et al. A review.", []),
        ("The UK, the NHS, HIV and a PDF.", []),
        ("Ask UC Davis Health or HCA Healthcare.", []),
        ("We live in Phoenix, AZ, and Miramar, FL 33027.", []),
        ("Jeni Green, MS; and Ann Lee, RD.", []),
        ("You may need an X-ray, an EEG or an ECG.", ["EEG", "ECG"]),
        ("Please DO NOT STOP it.", []),
    ],
)
def test_short_forms_without_their_words(marked: Marked, text: str, expected: list[str]):
    assert marked("acronym-not-explained", text) == expected


def test_a_short_form_with_a_title_is_explained(marked: Marked):
    mark = InlineMark(start=12, end=16, kind="abbr", value="chronic obstructive pulmonary disease")
    assert marked("acronym-not-explained", "People with COPD cough.", marks=(mark,)) == []


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("The TIA, the ECG, the EEG and the COPD.", 1),
        ("The TIA, the ECG and the EEG.", 0),
        ("The TIA, the ECG.\n\nThe EEG and the COPD.", 0),
        ("The ECG and ECGs and the ECG and an ECG.", 0),
        ("The UK, the EU, the NHS, HIV and the USA.", 0),
    ],
)
def test_many_short_forms(marked: Marked, text: str, hits: int):
    assert len(marked("many-acronyms", text)) == hits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You may have low-density lipoprotein (LDL) in you.", ["LDL"]),
        ("Two trials (RCTs) were found.", ["RCT"]),
        ("You may have low-density lipoprotein (LDL) in you.\n\nLDL is bad.", []),
    ],
)
def test_short_forms_introduced_for_nothing(marked: Marked, text: str, expected: list[str]):
    assert marked("acronym-used-once", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You had a T.I.A. last year.", ["T.I.A."]),
        ("Many GP's can help. These MRI’s are new.", ["GP's", "MRI’s"]),
        ("The GP's surgery is in the U.S. and opens at 9 a.m.", []),
        ("Dr J. R. Smith and J.R.R. Tolkien, and Ann Lee, R.D., wrote it.", []),
        ("All GP's surgeries are open.", []),
    ],
)
def test_full_stops_and_apostrophes_in_short_forms(marked: Marked, text: str, expected: list[str]):
    assert marked("acronym-dots-or-plural", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please DO NOT STOP it.", ["DO NOT STOP"]),
        ("CALL YOUR DOCTOR", ["CALL YOUR DOCTOR"]),
        ("Do NOT stop. Have an MRI CT scan of HIV AIDS.", []),
        ("I A B", []),
    ],
)
def test_words_in_capitals(marked: Marked, text: str, expected: list[str]):
    assert marked("all-capitals", text) == expected


@pytest.mark.parametrize(
    ("role", "text", "hits"),
    [("heading", "How to rest", 1), ("paragraph", "How to rest well.", 1), ("heading", "Rest", 0), ("button", "Call us", 0)],
)  # fmt: skip
def test_text_that_the_page_shows_in_capitals(marked: Marked, role: str, text: str, hits: int):
    assert len(marked("all-capitals", text, role=role, uppercase=True)) == hits


def test_levels_of_sentences(marked: Marked):
    hard = (
        "Multidisciplinary therapeutic decision-making incorporates histopathological differentiation, proliferative "
        "indices and biochemical characterisation notwithstanding considerable interindividual heterogeneity."
    )
    assert marked("very-hard-sentence", hard) == [hard]
    assert marked("hard-sentence", hard) == []
    assert marked("very-hard-sentence", "We will call you on Monday to ask how you feel.") == []


RULES = (
    "long-sentence", "very-long-sentence", "hard-sentence", "very-hard-sentence", "run-on-sentence", "long-brackets",
    "semicolon-in-sentence", "stacked-hedges", "double-negative", "negative-contraction", "should", "optional-plural",
    "and-or", "passive-voice", "acronym-not-explained", "many-acronyms", "acronym-used-once", "acronym-dots-or-plural",
    "all-capitals", "decimal-number", "dash-in-range", "number-as-word", "ambiguous-date", "percent-without-people",
    "different-denominators", "mixed-number-formats", "relative-risk-only", "statistics-words", "research-words",
    "calculation-needed", "unit-not-explained", "mixed-units", "patients-instead-of-you", "polysyllable-share",
)  # fmt: skip
_PIECES = st.sampled_from(
    [
        *(
            "12%",
            "0.5",
            "1.5 mg",
            "(a ; b)",
            "3-5",
            "03/04/2026",
            "1 in 8",
            "1 in 200",
            "out of",
            "may possibly",
        ),
        *(
            "MRI",
            "MRIs",
            "(MRI)",
            "T.I.A.",
            "DO NOT STOP",
            "was taken",
            "not uncommon",
            "can't",
            "and/or",
            "leg(s)",
        ),
        *(
            "doubles the risk",
            "mmol/L",
            "5 kg",
            "7 pounds",
            ".",
            ",",
            ")",
            "]",
            "[5-7]",
            "–",
            "—",
            "“",
            "”",
            "’",
        ),
        *("\u200b", "é", "İ", "ß", "🙂", "²", "½", "١٢٪", "12,5", "which", "because", "if", "A"),
    ]
)


@settings(max_examples=60)
@given(pieces=st.lists(_PIECES | st.text(max_size=6), max_size=30))
def test_no_text_breaks_a_rule_and_quotes_are_where_they_say(marked: Marked, pieces: list[str]):
    text = " ".join(" ".join(pieces).split())
    for rule in RULES:
        for quote in marked(rule, text):
            assert msgspec.json.encode(quote)
