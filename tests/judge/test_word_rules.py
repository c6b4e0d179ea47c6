"""Rules about words: which are flagged in a draft, and which look like a fault and are none."""

from datetime import date

import pytest

from checker.documents import read_document
from checker.judge.answers import Facts
from checker.judge.asking import answer_rule
from checker.judge.facts import gather, read_by_patient
from checker.judge.glosses import explained_here, shares_meaning
from checker.judge.word_rules import is_rare
from checker.model import Finding, NotCaptured, State, StateEvidence
from checker.rulebook import load

BOOK = load()


def draft(markdown: str, lang: str = "en") -> Facts:
    """Read a draft in Markdown as `checker read` does, and gather what the rules need."""
    text = read_document(f"---\nlang: {lang}\n---\n\n{markdown}".encode(), "markdown", "draft.md")
    bare = NotCaptured(reason="a draft")
    state = StateEvidence(state=State(), snapshot=bare, text=text, axe=bare)
    return gather(state, read_by_patient(state), BOOK, BOOK.profile("patient"), date(2026, 1, 1))


def findings(rule: str, markdown: str, lang: str = "en") -> list[Finding]:
    found, _ = answer_rule(BOOK.rules[rule], draft(markdown, lang), "first")
    return found


def flagged(rule: str, markdown: str, lang: str = "en") -> list[str]:
    return [one.text.quote for one in findings(rule, markdown, lang) if one.text]


UNEXPLAINED = [
    ("You may need an angiogram before the operation.", ["angiogram"]),
    ("Angiograms take an hour. Ask when your angiogram is.", ["Angiograms"]),
    ("Ask at the British Arrhythmia Society about help.", []),
    ("The cause is an arrhythmia (an irregular heartbeat).", []),
    ("The cause is an irregular heartbeat (arrhythmia).", []),
    ("Arrhythmia means that your heart beats out of time.", []),
    ("An arrhythmia is when your heart beats out of time.", []),
    ("Your heart may beat out of time. This is called an arrhythmia.", []),
    ("You may get an arrhythmia – a heart that beats out of time.", []),
    ("You may get an arrhythmia, which is a heart that beats out of time.", []),
    ("An arrhythmia can come and go.\n\nAn arrhythmia is a heartbeat that is not even.", []),
    ("# What is an arrhythmia?\n\nWith an arrhythmia you may feel weak.", []),
    ("You may get an [arrhythmia](/a-z/arrhythmia) after it.", []),
    ("Help with arrhythmia (see page 4) is near.", ["arrhythmia"]),
    ("You may have heart problems (e.g. arrhythmia) after it.", ["arrhythmia"]),
]


@pytest.mark.parametrize(("markdown", "words"), UNEXPLAINED)
def test_a_medical_word_is_flagged_once_unless_something_explains_it(markdown: str, words: list[str]) -> None:
    assert flagged("medical-term-not-explained", markdown) == words


def test_a_medical_word_comes_with_its_everyday_name_and_its_place() -> None:
    (found,) = findings("medical-term-not-explained", "# At home\n\nTell us about an arrhythmia at once.")
    assert (found.outcome, found.instead, found.line) == ("cantTell", ("irregular heartbeat",), 7)
    assert "irregular heartbeat" in found.message
    assert found.question


PLAIN_SECOND = [
    ("Haemorrhoids (piles) can itch.", ["Haemorrhoids (piles)"]),
    ("Myocardial infarction (heart attack) and stroke are rare.", ["Myocardial infarction (heart attack)"]),
    ("The intravenous (into a vein) route is quick.", []),
    ("Piles (haemorrhoids) can itch.", []),
]


@pytest.mark.parametrize(("markdown", "words"), PLAIN_SECOND)
def test_the_everyday_name_comes_first(markdown: str, words: list[str]) -> None:
    assert flagged("plain-term-first", markdown) == words


RARE = [
    ("surfactant", True),
    ("non-pharmacological", True),
    ("spinach", False),
    ("mouthwash", False),
    ("sleepiness", False),
    ("reassures", False),
    ("re-checks", False),
    ("pregnancies", False),
    ("triplet", False),
    ("imprecise", False),
    ("nutritionists", False),
    ("malarial", False),
    ("lengthened", False),
    ("immunoglobulin", True),
]


@pytest.mark.parametrize(("word", "rare"), RARE)
def test_a_word_is_rare_when_all_it_may_be_a_form_of_are_rare(word: str, rare: bool) -> None:
    assert is_rare(word, "en") is rare


def test_a_rare_word_is_told_once_with_its_count() -> None:
    (found,) = findings("rare-word", "The surfactant is new. Rub the surfactant in. A surfactant helps.")
    assert found.text
    assert (found.text.quote, found.text.start) == ("surfactant", 4)
    assert "3 times" in found.message


def test_words_that_have_a_rule_of_their_own_are_not_told_as_rare_too() -> None:
    text = "Heat can exacerbate the itching."
    assert flagged("plain-word", text) == ["exacerbate"]
    assert flagged("rare-word", text) == []


NAMES = [
    ("Take two tablets. Keep your tablets dry. The pill is round.", ["pill"]),
    ("Ask your doctor. Doctors know. Your physician can help.", ["physician"]),
    ("Ask your doctor. The Royal College of Physicians knows.", []),
    ("Take the medication. A professor of medicine wrote it.", []),
    ("Take the medication. Take each medicine on its own. The medication helps.", ["medicine"]),
    ("Tablets, also called pills, are easy. Keep your pills dry.", []),
]


@pytest.mark.parametrize(("markdown", "words"), NAMES)
def test_a_second_name_for_a_thing_is_flagged(markdown: str, words: list[str]) -> None:
    assert flagged("inconsistent-term", markdown) == words


PEOPLE = [
    ("Many people suffer from asthma.", ["suffer from"]),
    ("The trials suffered from a lack of data.", []),
    ("We care for the elderly.", ["the elderly"]),
    ("We care for the elderly at home.", ["the elderly"]),
    ("The poor quality of the trials is known.", []),
    ("Stroke is common, and women with a drug problem get help for their disease.", []),
]


@pytest.mark.parametrize(("markdown", "words"), PEOPLE)
def test_words_about_people_are_flagged_where_they_are_about_people(markdown: str, words: list[str]) -> None:
    assert flagged("person-first", markdown) == words


GENDER = [
    ("Ask your doctor if he or she can help.", [("he or she", ("they",))]),
    ("Give each child his/her own cup.", [("his/her", ("their",))]),
    ("If a patient falls, he should call.", [("he", ())]),
    ("If a man falls, he should call.", []),
    ("Every patient whom Dr Lee sees knows that he cares.", []),
    ("She said that a nurse gave him tea.", []),
]


@pytest.mark.parametrize(("markdown", "words"), GENDER)
def test_he_for_just_anyone_is_flagged(markdown: str, words: list[tuple[str, tuple[str, ...]]]) -> None:
    found = findings("gendered-words", markdown)
    assert [(one.text.quote, one.instead) for one in found if one.text] == words


LISTED = [
    ("latin-abbreviation", "Eat fruit, e.g. apples, etc.", ["e.g.", "etc."]),
    ("latin-abbreviation", "Vitamin C. Hepatitis C. Press A.", []),
    ("wordy-phrase", "Rest in order to heal. It is in order, to be sure.", ["in order to"]),
    ("said-twice", "Check each and every box.", ["each and every"]),
    ("idiom", "As a rule of thumb, rest. Your thumb rules.", ["rule of thumb"]),
    ("plain-word", "The Adherence Study is over. Good adherence helps.", ["adherence"]),
]


ELSEWHERE = [
    ("plain-word", "de", "Der Schmerz resultiert aus dem Sturz.", ["resultiert"]),
    ("wordy-phrase", "fr", "Buvez afin d’éviter la soif.", ["afin d’éviter"]),
    ("medical-term-not-explained", "de", "Manchmal kommt es zu einer Alopezie nach der Kur.", ["Alopezie"]),
    ("medical-term-not-explained", "de", "Manchmal kommt es zu Haarausfall (Alopezie).", []),
    ("medical-term-not-explained", "fr", "Le médecin de la peau s’appelle le dermatologue.", []),
    ("rare-word", "fr", "Le mulot est dans son terrier.", []),
]


@pytest.mark.parametrize(("rule", "lang", "markdown", "words"), ELSEWHERE)
def test_lists_of_other_languages_are_found(rule: str, lang: str, markdown: str, words: list[str]) -> None:
    assert flagged(rule, markdown, lang) == words


@pytest.mark.parametrize(("rule", "markdown", "words"), LISTED)
def test_listed_words_are_found_as_words_and_not_in_names(rule: str, markdown: str, words: list[str]) -> None:
    assert flagged(rule, markdown) == words


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("the X (a kind of test)", True),
        ("the X (see page 3)", False),
        ("the X, which is a test", True),
        ("the X, and the others", False),
        ("a test called the X", True),
        ("the womb lining comes off (placental X)", True),
        ("some drugs (aspirin or X)", False),
        ("some drugs (such as older X)", False),
        ("many have the X", False),
        ("Bluthochdruck heißt in der Fachsprache arterielle X.", True),
        ("Atemnot nennen Fachleute X.", True),
        ("Das heißt, Sie haben eine X.", False),
        ("ein Herzinfarkt (medizinisch: X)", True),
        ("La presión alta se llama también X.", True),
        ("Se llama así. Usted tiene X.", False),
        ("Le manque d'air s’appelle aussi X.", True),
        ("le manque de sucre (en termes médicaux : X)", True),
    ],
)
def test_an_explanation_stands_right_beside_the_word(text: str, explained: bool) -> None:
    at = text.index("X")
    assert explained_here(text, at, at + 1) is explained


@pytest.mark.parametrize(
    ("rule", "markdown", "says"),
    [
        ("plain-word", "We utilise the ramp.", "write ‘use’"),
        ("plain-word", "We utilised the ramp.", "write a form of ‘use’"),
        ("medical-term-not-explained", "The dose is titrated.", "say a form of ‘adjust’"),
        ("rare-word", "You get methotrexate once a week.", "looks like the name of a medicine"),
        ("rare-word", "Rinse it with a surfactant.", "write a commoner one"),
    ],
)
def test_the_message_fits_the_word_as_it_stands(rule: str, markdown: str, says: str) -> None:
    (found,) = findings(rule, markdown)
    assert says in found.message


@pytest.mark.parametrize(
    ("rule", "markdown", "lang", "words"),
    [
        ("plain-word", "Melden Sie sich unverzüglich bei uns.", "de", ["unverzüglich"]),
        ("plain-word", "Please escalate your concerns to the nurse.", "en", []),
        ("plain-word", "Come to a bi-weekly class.", "en", ["bi-weekly"]),
        ("medical-term-not-explained", "Die Schmerzen sind thorakal.", "de", ["thorakal"]),
        ("person-first", "COPD sufferers can come.", "en", ["COPD sufferers"]),
        ("person-first", "Skin sufferers can come.", "en", ["sufferers"]),
        ("person-first", "Many obese individuals come.", "en", ["obese individuals"]),
        ("person-first", "He had committed suicide attempts.", "en", ["committed suicide attempts"]),
    ],
)
def test_words_of_offices_and_of_blame_are_found(
    rule: str, markdown: str, lang: str, words: list[str]
) -> None:
    assert flagged(rule, markdown, lang) == words


def test_words_in_capitals_keep_the_first_one_of_the_sentence() -> None:
    (found,) = findings("all-capitals", "IMPORTANT: DO NOT TAKE this with milk.")
    assert found.instead == ("Important: do not take",)


def test_a_meaning_is_known_by_most_of_its_words() -> None:
    meaning = "a bulge in a blood vessel where its wall is weak"
    assert shares_meaning("The vessels have a weak wall that may bulge.", meaning)
    assert not shares_meaning("Your blood is tested each day.", meaning)
    assert not shares_meaning("It is a kind of illness.", "")
