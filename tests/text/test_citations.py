import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import InlineMark
from checker.text.citations import numbers, take_off

UNICODE = [
    ("Statins lower the risk of stroke.¹", "Statins lower the risk of stroke.", [(1,)]),
    (
        "They protect the heart.²,³ Side effects are rare.",
        "They protect the heart. Side effects are rare.",
        [(2, 3)],
    ),
    ("by 2012)², and pain⁴", "by 2012), and pain", [(2,), (4,)]),
    ("in 2012² it rose", "in 2012 it rose", [(2,)]),
    ("found late¹⁻³.", "found late.", [(1, 2, 3)]),
    ("It helps [3].", "It helps.", [(3,)]),
    ("It helps [3, 5-7] a lot.", "It helps a lot.", [(3, 5, 6, 7)]),
    ("about 10⁶ cells per m² of skin", "about 10⁶ cells per m² of skin", []),
    ("25 kg/m² and 5 cm³", "25 kg/m² and 5 cm³", []),
    ("¹⁷⁷Lu therapy and Acme™ or Brand®", "¹⁷⁷Lu therapy and Acme™ or Brand®", []),
    ("HbA1c and H₂O and vitamin B12", "HbA1c and H₂O and vitamin B12", []),
    ("see [the guide]", "see [the guide]", []),
]


@pytest.mark.parametrize(("text", "clean", "cited"), UNICODE)
def test_marks_written_as_characters_come_off_and_powers_stay(text, clean, cited):
    found = take_off(text, ())
    assert found.text == clean
    assert [citation.numbers for citation in found.citations] == cited


def _marked(source: str) -> tuple[str, list[InlineMark]]:
    """Turn `stroke{sup:4}` and `{link=#ref1:4}` into text and marks."""
    text, marks = "", []
    while "{" in source:
        before, rest = source.split("{", 1)
        inside, source = rest.split("}", 1)
        head, shown = inside.split(":", 1)
        text += before
        for kind in head.split("+"):
            name, _, value = kind.partition("=")
            marks.append(InlineMark(start=len(text), end=len(text) + len(shown), kind=name, value=value))
        text += shown
    return text + source, marks


MARKUP = [
    ("stroke.{sup:4}", "stroke.", [(4,)], ""),
    ("stroke{sup:4,5} and", "stroke and", [(4, 5)], ""),
    ("stroke{sup+link=#ref4:4}.", "stroke.", [(4,)], "#ref4"),
    ("pain{sup:1},{sup:2} too", "pain too", [(1, 2)], ""),
    ("pain {link=#cite_note-3:[3]}.", "pain.", [(3,)], "#cite_note-3"),
    ("pain{sup+link=#fn1:*} here", "pain here", [()], "#fn1"),
    ("10{sup:6} cells", "106 cells", [], ""),
    ("5 m{sup:2} of skin", "5 m2 of skin", [], ""),
    ("H{sub:2}O", "H2O", [], ""),
    ("the 1{sup:st} dose", "the 1st dose", [], ""),
    ("Acme{sup:™} pens", "Acme™ pens", [], ""),
    ("{sup:177}Lu", "177Lu", [], ""),
    ("see section {link=#dose:2}", "see section 2", [], ""),
    ("call {link=tel:111} now", "call 111 now", [], ""),
]


@pytest.mark.parametrize(("source", "clean", "cited", "href"), MARKUP)
def test_marks_written_as_markup_come_off_and_powers_stay(source, clean, cited, href):
    if "tel" in source:
        text, marks = "call 111 now", [InlineMark(start=5, end=8, kind="link", value="tel:111")]
    else:
        text, marks = _marked(source)
    found = take_off(text, marks)
    assert found.text == clean
    assert [citation.numbers for citation in found.citations] == cited
    assert all(citation.href == href for citation in found.citations)


def test_a_citation_knows_where_it_stood_and_other_marks_move_with_their_words():
    text, marks = _marked("Late{sup:1} {abbr=net:NET} is rare{sup:2}.")
    found = take_off(text, marks)
    assert found.text == "Late NET is rare."
    assert [found.text[: citation.at] for citation in found.citations] == ["Late", "Late NET is rare"]
    assert [found.text[mark.start : mark.end] for mark in found.marks] == ["NET"]


def test_numbers_are_written_out_and_absurd_ranges_are_not():
    assert numbers("²⁻⁴") == (2, 3, 4)
    assert numbers("[1,3–5]") == (1, 3, 4, 5)
    assert numbers("1–999") == (1, 999)
    assert numbers("*") == ()


def test_absurdly_long_runs_of_raised_figures_are_no_citation():
    text = "pain" + "¹" * 10_000
    assert take_off(text, ()).text == text


@given(
    st.lists(
        st.sampled_from(["stroke", "¹", "²,³", "[3]", " ", ".", "10", "m", "é", "😀", "(", ")", "NET", "⁶"]),
        max_size=14,
    ),
    st.data(),
)
def test_offsets_always_point_into_the_clean_text(pieces, data):
    text = "".join(pieces)
    edge = st.integers(0, len(text))
    marks = []
    for _ in range(data.draw(st.integers(0, 3))):
        start, end = sorted((data.draw(edge), data.draw(edge)))
        kind = data.draw(st.sampled_from(["sup", "link", "abbr"]))
        if end > start:
            marks.append(InlineMark(start=start, end=end, kind=kind, value="#ref1"))
    found = take_off(text, marks)
    kept = iter(text)
    assert all(character in kept for character in found.text), (
        "the clean text is the text with pieces left out"
    )
    assert all(0 <= citation.at <= len(found.text) for citation in found.citations)
    assert all(0 <= mark.start < mark.end <= len(found.text) for mark in found.marks)
