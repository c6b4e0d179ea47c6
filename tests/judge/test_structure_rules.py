"""Rules about headings, lists, links and what a page for patients should hold, on drafts."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.documents import read_document
from checker.judge.answers import Facts
from checker.judge.asking import answer_rule
from checker.judge.facts import gather, read_by_patient
from checker.judge.item_rows import row_of_items
from checker.judge.review_dates import last_review
from checker.model import Finding, InlineMark, NotCaptured, PageText, State, StateEvidence
from checker.rulebook import load

BOOK = load()
TODAY = date(2026, 1, 1)
SENTENCE = "Your nurse will help you with this each day. "


def facts_of(text: PageText) -> Facts:
    bare = NotCaptured(reason="a draft")
    state = StateEvidence(state=State(), snapshot=bare, text=text, axe=bare)
    return gather(state, read_by_patient(state), BOOK, BOOK.profile("patient"), TODAY)


def findings(rule: str, markdown: str) -> list[Finding]:
    text = read_document(f"---\nlang: en\n---\n\n{markdown}".encode(), "markdown", "draft.md")
    found, _ = answer_rule(BOOK.rules[rule], facts_of(text), "first")
    return found


def messages(rule: str, markdown: str) -> list[str]:
    return [one.message for one in findings(rule, markdown)]


def test_a_wall_of_text_begins_where_no_heading_comes() -> None:
    part = f"{SENTENCE * 17}\n\n"
    (found,) = findings("text-wall", f"# Home\n\n{part}{part}\n\n## Help\n\n{part}")
    assert found.line == 7
    assert found.message.startswith("306 words")
    assert findings("text-wall", f"# Home\n\n{part}\n\n## Food\n\n{part}\n\n## Help\n\n{part}") == []


def test_a_text_without_headings_is_told_once_and_as_one_thing_only() -> None:
    long = f"# Title\n\n{SENTENCE * 70}"
    assert len(findings("few-headings", long)) == 1
    assert findings("text-wall", long) == []
    assert findings("few-headings", f"# Title\n\n{SENTENCE * 40}") == []


HEADINGS = [
    ("# What to do", 0),
    (f"# {'Eating well after your operation ' * 3}", 1),
    ("## What can you eat and drink in the first days at home", 0),
    ("## What you and your family should know of eating and drinking in the first days", 1),
]


@pytest.mark.parametrize(("heading", "count"), HEADINGS)
def test_long_headings_are_told(heading: str, count: int) -> None:
    assert len(findings("long-heading", f"{heading}\n\nEat well.")) == count


ROWS = [
    ("Call if you have a fever, a cough, a rash, red eyes or a headache.", "a cough, a rash, red eyes or a headache", 5),
    ("We saw side effects, including nausea, pain, fever, rash and itching.", "including nausea, pain, fever, rash and itching", 5),
    ("Eat oats, rice (brown), beans, nuts, and seeds each day.", "rice (brown), beans, nuts, and seeds each day", 5),
    ("If you are ill, call us, and if not, come in, or write.", "", 0),
    ("It took 12, 14, 15, 16 and 18 days.", "", 0),
    ("The drug, which is new, was tested, and people, it seems, like it.", "", 0),
    ("Take milk, bread and jam.", "", 0),
    ("The people came from Chile, Peru, the Congo, Spain, Norway and the Sudan.", "", 0),
    ("There are four levels: very low, low, moderate, or high.", "", 0),
    ("Bring these: your card, a book, a drink, some food and a friend.", "your card, a book, a drink, some food and a friend", 5),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "row", "items"), ROWS)
def test_a_row_of_items_is_told_from_a_sentence_with_commas(sentence: str, row: str, items: int) -> None:
    found = row_of_items(sentence)
    assert (sentence[found.start : found.end], found.items) == (row, items) if found else not row


@settings(max_examples=200, derandomize=True, deadline=None, database=None)
@given(st.text(alphabet="ab1 ,;:.()[]andor-", max_size=120))
def test_a_row_lies_inside_its_sentence_whatever_the_sentence(sentence: str) -> None:
    found = row_of_items(sentence)
    assert found is None or (0 <= found.start < found.end <= len(sentence) and found.items >= 5)


LISTS = [
    ("long-list", "Foods:\n\n" + "".join(f"- food {number}\n" for number in range(12)), 1),
    ("long-list", "Foods:\n\n" + "".join(f"- food {number}\n" for number in range(6)), 0),
    ("long-list", "Pages:\n\n" + "".join(f"- [food {number}](/{number})\n" for number in range(12)), 0),
    ("list-punctuation", "Call us if you have:\n\n- a bad cough.\n- a red rash\n- sore eyes.\n", 1),
    ("list-punctuation", "Call us if you have\n\n- a bad cough\n- a red rash\n- sore eyes\n", 1),
    ("list-punctuation", "Call us if you have:\n\n- a bad cough,\n- a red rash or\n- sore eyes.\n", 0),
    (
        "list-punctuation",
        "Call us if you have:\n\n- a bad cough\n- a red rash\n  - It itches.\n  - It burns.\n",
        0,
    ),
    ("list-punctuation", "Food\n\n- milk\n- bread\n- jam\n", 0),
    ("fake-list", "Call us if you have:\n\n– a cough\n\n– a rash\n\n– a fever\n", 1),
    ("fake-list", "Call us.\n\n– 5 degrees is cold.\n\nWear gloves.\n", 0),
    ("steps-not-numbered", "First, wash your hands. Then shake it. After that, put two drops in.", 1),
    ("steps-not-numbered", "First, they asked. Then they looked. Finally they wrote it down.", 0),
]


@pytest.mark.parametrize(("rule", "markdown", "count"), LISTS)
def test_lists_are_judged_as_their_readers_meet_them(rule: str, markdown: str, count: int) -> None:
    assert len(findings(rule, f"# Title\n\n{markdown}")) == count


PARTS = [
    ("summary-missing", SENTENCE * 80, 1),
    ("summary-missing", f"## At a glance\n\nIt helps.\n\n## More\n\n{SENTENCE * 80}", 0),
    ("summary-missing", SENTENCE * 40, 0),
    ("action-missing", "Gout is a kind of pain in the joints. " * 20, 1),
    ("action-missing", "Gout is a kind of pain in the joints. " * 20 + "Call us.", 0),
    ("action-missing", "Gout hurts.", 0),
    ("review-date", SENTENCE * 30, 1),
    ("review-date", f"{SENTENCE * 30}\n\nLast reviewed: May 2025", 0),
    ("review-date", SENTENCE, 0),
    ("reading-time", SENTENCE * 100, 1),
    ("reading-time", SENTENCE * 70, 0),
]


@pytest.mark.parametrize(("rule", "markdown", "count"), PARTS)
def test_what_a_page_should_hold_is_asked_for(rule: str, markdown: str, count: int) -> None:
    assert len(findings(rule, f"# Title\n\n{markdown}")) == count


def test_an_old_review_is_named_with_its_date() -> None:
    text = f"# Title\n\n{SENTENCE * 30}\n\nPage last reviewed: "
    assert "3 May 2019" in messages("review-date", text + "3 May 2019")[0]
    assert messages("review-date", text + "3 May 2025. Next review due: 1 June 2025.") == [
        "The review was due on 1 June 2025."
    ]


DATES = [
    ("Page last reviewed: 3 May 2019", (2019, 5, 3), False),
    ("Updated: JANUARY 02, 2025", (2025, 1, 2), False),
    ("Jane DoePublished: Jan 29, 2025", (2025, 1, 29), False),
    ("Next review due: March 2027", (2027, 3, 31), True),
    ("Stand: 2024-02-31", (2024, 2, 29), False),
    ("Mise à jour : 4 février 2023", (2023, 2, 4), False),
    ("November 28, 2025", (2025, 11, 28), False),
    ("© 2026 A clinic", None, False),
    ("In May 2017 a study of 40 people was published, and many doctors read it in 2018. " * 4, None, False),
    ("Reviewed on 99.99.2020 by us", (2020, 12, 31), False),
]


@pytest.mark.parametrize(("text", "day", "due"), DATES)
def test_dates_of_review_are_read_in_the_forms_that_pages_use(
    text: str, day: tuple[int, int, int] | None, due: bool
) -> None:
    found = last_review([text])
    assert (found and (found.day, found.due)) == (day and (date(*day), due))


NO_PROOF = [
    ("The vaccine was approved by the FDA in March 2016.", False),
    ("The drug was created in 1998 and approved in May 2001.", False),
    ("The guideline was last updated in March 2016.", False),
    ("Doctors reviewed 40 studies in May 2016.", False),
    ("Reviewed studies from 2010 to 2015 agree.", False),
    ("Updated guidance was issued in May 2016.", False),
    ("The NICE guideline (updated May 2016) says so.", False),
    ("Revised in March 2016, the law now holds for all.", False),
    ("Your next review is due in May 2016.", False),
    ("Your prescription is valid until 3 May 2016.", False),
    ("A new version of the test came out in 2016.", False),
    ("NHS. Gout. Last reviewed: 3 May 2016. Available at: https://example.org/gout", True),
    ("Published: 3 May 2016", True),
    ("Approved: May 2016", True),
    ("Version 2.1, May 2016", True),
    ("3 May 2016", True),
]


@pytest.mark.parametrize(("line", "tells"), NO_PROOF)
def test_only_words_of_review_of_the_page_prove_how_old_it_is(line: str, tells: bool) -> None:
    found = last_review([line])
    assert (found is not None) == tells
    assert found is None or not (found.proven or found.due)


@pytest.mark.parametrize(
    "line",
    [
        "Reviewed: May 2016",
        "Last updated on Monday, 2 May 2016 at 10:15",
        "This leaflet was last reviewed in May 2016.",
        "The information on this page was checked in May 2016.",
        "We last reviewed this page on 3 May 2016.",
        "Call us if it hurts. Page last reviewed: 3 May 2016",
        "Jane DoeUpdated: May 3, 2016",
        "Jane Doe Medically reviewed by Dr. Ann Poe on May 3, 2016",
        "Reviewed by Ann Poe, MD, 3 May 2016",
        "Letzte Aktualisierung: 3. Mai 2016",
        "Zuletzt geprüft am 3. Mai 2016",
    ],
)
def test_a_label_of_review_proves_the_date(line: str) -> None:
    found = last_review([line])
    assert found is not None
    assert (found.day.year, found.day.month, found.due, found.proven) == (2016, 5, False, True)


def test_an_old_date_that_is_not_of_review_is_asked_about() -> None:
    text = f"# Title\n\n{SENTENCE * 30}\n\nPublished: 3 May 2019"
    assert [one.outcome for one in findings("review-date", text)] == ["cantTell"]
    assert "3 May 2019" in messages("review-date", text)[0]


@settings(max_examples=200, derandomize=True, deadline=None, database=None)
@given(st.text(alphabet="0123456789/.- JanuaryFebMreviwd:,th", max_size=60))
def test_no_line_breaks_the_reading_of_dates(line: str) -> None:
    found = last_review([f"Reviewed {line}"])
    assert found is None or found.written in line


LINKS = [
    ("vague-link-text", "To see more, click [here](/a).", ["here"]),
    ("vague-link-text", "[Read more](/a)", ["Read more"]),
    ("vague-link-text", "[Read more about gout](/a)", []),
    ("pdf-link", "Read the [diet sheet](/diet.pdf) first.", ["diet sheet"]),
    ("pdf-link", "Read the [diet sheet](/diet.pdf?v=2#page=3) first.", ["diet sheet"]),
    ("pdf-link", "Read the [diet sheet](/diet.pdf) (PDF, 1 MB) first.", []),
    ("pdf-link", "Read the [diet sheet](/diet.html) first.", []),
    ("pdf-link", "Read the [diet sheet](http://[bad) first.", []),
    ("address-as-link-text", "See [https://a.org/b/c](https://a.org/b/c) now.", ["https://a.org/b/c"]),
    ("address-as-link-text", "See [www.nhs.uk](https://www.nhs.uk) now.", []),
    ("address-as-link-text", "Write to [me@a.org](mailto:me@a.org) now.", []),
]


@pytest.mark.parametrize(("rule", "markdown", "words"), LINKS)
def test_links_say_where_they_lead(rule: str, markdown: str, words: list[str]) -> None:
    assert [one.text.quote for one in findings(rule, markdown) if one.text] == words


def test_a_rendered_page_is_told_of_a_vague_link_by_one_rule_only(make, ask) -> None:
    mark = InlineMark(start=0, end=9, kind="link", value="/a")
    alone = make.unit("Read more", 9, marks=(mark,))
    captured = make.evidence(text=make.page_text("Gout is a kind of pain in the joints.", alone))
    assert ask("vague-link-text", captured)[0] in ("passed", "inapplicable")
