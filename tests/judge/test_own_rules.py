"""Cases of our own rules that are too many, or too odd, for the rule pages."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from checker.judge.asking import answer_rule
from checker.judge.reference_list import references
from checker.model import (
    Excluded,
    Image,
    InlineMark,
    Link,
    ListFact,
    Place,
    ReaderText,
    Reading,
    SectionReading,
)
from checker.rulebook import Rulebook

HERE = Place(selector="#it", role="link", name="Read more")


def link(**more: Any) -> Link:
    usual = {
        "place": HERE,
        "text": "Read more",
        "href": "/a",
        "url": "http://127.0.0.1/a",
        "context": "Read more",
    }
    return Link(**(usual | more))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"href": "#"}, "cantTell"),
        ({"href": " javascript:void(0); "}, "cantTell"),
        ({"href": "javascript:;"}, "cantTell"),
        ({"href": "javascript:void(0)", "visible": False}, "inapplicable"),
        ({"href": "#pain", "fragment_found": False}, "cantTell"),
        ({"href": "#pain", "fragment_found": True}, "passed"),
        ({"href": "#/pain", "fragment_found": False}, "passed"),
        ({"href": "#popup:open=12", "fragment_found": False}, "passed"),
        ({"href": "#top", "fragment_found": True}, "passed"),
        ({"href": "javascript:openMap()"}, "passed"),
        ({"href": ""}, "cantTell"),
        ({"href": " "}, "cantTell"),
        ({"href": "", "url": "", "scripted": True}, "passed"),
        ({"href": "", "place": msgspec.structs.replace(HERE, name="Refresh")}, "passed"),
        ({"href": "", "place": msgspec.structs.replace(HERE, name="Zebra Health")}, "passed"),
        ({"href": "mailto:a@example.org"}, "passed"),
    ],
)
def test_placeholder_link(ask: Any, make: Any, more: dict, expected: str):
    facts = make.evidence(facts=make.snapshot(links=(link(**more),)))
    assert ask("placeholder-link", facts)[0] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"url": "http://x.org/a"}, {"url": "http://x.org/b"}, "cantTell"),
        ({"url": "http://x.org/a"}, {"url": "https://www.x.org/a/"}, "passed"),
        ({"url": "http://x.org/?id=1"}, {"url": "http://x.org/?id=2"}, "cantTell"),
        ({"url": "http://x.org/?utm_source=a"}, {"url": "http://x.org/?utm_source=b"}, "passed"),
        ({"url": "http://x.org/a"}, {"url": "http://x.org/b", "description": "of Paul"}, "passed"),
        ({"url": "http://x.org/a", "context": "Maria: read more"}, {"url": "http://x.org/b"}, "passed"),
        ({"url": "http://x.org/a", "context": "Story: read more"},
         {"url": "http://x.org/b", "context": "Story: read more"}, "cantTell"),
        ({"url": "http://x.org/a", "context": "Maria read more, Paul read more"},
         {"url": "http://x.org/b", "context": "Maria read more, Paul read more"}, "cantTell"),
        ({"url": "http://x.org/a"}, {"url": "mailto:a@x.org"}, "passed"),
    ],
)  # fmt: skip
def test_same_words_different_targets(ask: Any, make: Any, one: dict, other: dict, expected: str):
    facts = make.evidence(facts=make.snapshot(links=(link(**one), link(**other))))
    assert ask("same-words-different-targets", facts)[0] == expected


@pytest.mark.parametrize(
    ("alt", "src", "expected"),
    [
        ("IMG_2034.JPG", "/x.jpg", "failed"),
        ("IMG_2034", "/a/IMG_2034.jpg", "failed"),
        ("DSC00012", "/a/photo.jpg", "passed"),
        ("ct-scan_final.png", "/a/ct-scan-final.png", "failed"),
        ("nurse.png", "/a/nurse.3f9ab2c1.png", "failed"),
        ("report.svg", "/a/x.png", "cantTell"),
        ("Logo", "/a/logo.png", "passed"),
        ("Image 3", "/a/x.png", "passed"),
        ("Vitamin B12", "/a/x.png", "passed"),
        ("Dr. Meyer", "/a/x.png", "passed"),
        ("", "/a/x.png", "inapplicable"),
    ],
)
def test_alt_is_file_name(ask: Any, make: Any, alt: str, src: str, expected: str):
    image = Image(place=Place(selector="img", role="img"), alt=alt, src=src, width=9, height=9)
    facts = make.evidence(facts=make.snapshot(images=(image,)))
    assert ask("alt-is-file-name", facts)[0] == expected


@pytest.mark.parametrize(
    ("alt", "lang", "expected"),
    [
        ("Picture: a nurse", "en", "failed"),
        ("IMAGE OF A NURSE", "en", "failed"),
        ("Bild von einer Pflegerin", "de", "failed"),
        ("Image d’une infirmière", "fr", "failed"),
        ("Icon of a phone", "en", "cantTell"),
        ("Pictures on a wall", "en", "passed"),
        ("A graphic novel about pain", "en", "passed"),
    ],
)
def test_alt_says_image_of(ask: Any, make: Any, alt: str, lang: str, expected: str):
    image = Image(place=Place(selector="img", role="img"), alt=alt, src="/x.png", width=9, height=9)
    captured = make.evidence(text=make.page_text("Hm."), facts=make.snapshot(images=(image,), lang=lang))
    assert ask("alt-says-image-of", captured)[0] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Home", "failed"),
        ("Untitled document", "failed"),
        ("Startseite", "failed"),
        ("Home | Welcome", "failed"),
        ("index.html", "failed"),
        ("https://example.org/tumours", "failed"),
        ("", "inapplicable"),
        ("Zebra Health", "cantTell"),
        ("What is a tumour?", "passed"),
        ("Tumor | Zebra Health", "passed"),
    ],
)
def test_title_lacks_subject(ask: Any, make: Any, title: str, expected: str):
    facts = make.evidence(facts=make.snapshot(title=title))
    assert ask("title-lacks-subject", facts)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You may need an EEG.", "cantTell"),
        ("You may need a magnetic resonance imaging (MRI) scan.", "passed"),
        ("Tumours, often abbreviated as TUMs, are rare.", "passed"),
        ("Magnetic resonance imaging, or MRI, is a scan.", "passed"),
        ("An MRI (a magnetic scan) takes long.", "passed"),
        ("A MRI – magnetic resonance imaging – takes long.", "passed"),
        ("Electroencephalography, abbreviated EEG, is a test.", "passed"),
        ("Electroencephalography – EEG – is a test.", "passed"),
        ("Electroencephalography – EEG for short – is a test.", "passed"),
        ("The abbreviation for electroencephalography is “EEG”.", "passed"),
        ("Electroencephalography: the abbreviation is EEG.", "passed"),
        ("EEG, also called electroencephalography, is a test.", "passed"),
        ("EEG is also known as electroencephalography.", "passed"),
        ("EEG, which stands for electroencephalography, is a test.", "passed"),
        ("EEG is the short form of electroencephalography.", "passed"),
        ("What is EEG? EEG stands for “electroencephalography”.", "passed"),
        ("EEG, also called a test of the waves of the head and ears, is quick.", "cantTell"),
        ("EEG is also called for when fits go on at every hour.", "cantTell"),
        ("Every test – EEG, scan – takes long.", "cantTell"),
        ("The abbreviation EEG is on your letter.", "cantTell"),
        ("NEVER STOP the pills.", "inapplicable"),
        ("Stage III of the NHS plan.", "passed"),
        ("See https://example.org/MRI and a@MRI.org.", "inapplicable"),
        ("Take vitamin B12 and 5 mL of it.", "inapplicable"),
        ("Call 0800-ABC or use code XY12345.", "inapplicable"),
    ],
)
def test_acronym_not_explained(ask: Any, make: Any, text: str, expected: str):
    facts = make.evidence(text=make.page_text(text))
    assert ask("acronym-not-explained", facts)[0] == expected


def listed(make: Any, *entries: str) -> ReaderText:
    """Make the reader's text of a page with these references."""
    units = tuple(make.unit(entry, number, role="listitem") for number, entry in enumerate(entries, 5))
    left_out = Excluded(selector="ol", reason="list of references", text="", kind="references", units=units)
    return ReaderText(blocks=(), excluded=(left_out,))


@pytest.mark.parametrize(
    "case",
    [
        ("Dasari A. JAMA Oncology 2017;3:1335.", "passed", ""),
        ("Cancer centre. Symptoms.", "failed", "no address where it can be found"),
        ("Cancer centre. Symptoms. www.example.org/net", "failed", "has no date"),
        ("Cancer centre. Symptoms. Accessed February 2023.", "failed", "address is missing"),
        ("Capdevila J. doi:10.1000/182, 2019.", "passed", ""),
    ],
)
def test_references(ask: Any, make: Any, facts_of: Any, case: tuple[str, str, str]):
    entry, expected, said = case
    text = listed(make, "First source, 2020, volume 3.", entry)
    result, message = ask("reference-without-date-or-link", replace(facts_of(make.evidence()), text=text))
    assert result == expected
    assert said in message


@pytest.mark.parametrize(
    ("entries", "numbers"),
    [
        (("Maria, 2019.", "Paul, 2020."), [1, 2]),
        (("3. Maria, 2019.", "7. Paul, 2020."), [3, 7]),
        (("2020 was the year. Maria.", "2019 too. Paul."), [1, 2]),
        (("1. Maria, 2019. 2. Paul, 2020. 3. Ana, 2021.",), [1, 2, 3]),
        (("¹ Maria, 2019.", "² Paul, 2020."), [1, 2]),
        (("Print or share this page", "Follow us on Facebook", "Content source: the centre"), []),
        ((), []),
    ],
)
def test_references_are_numbered_as_the_page_numbers_them(make: Any, entries: tuple, numbers: list[int]):
    assert [one.number for one in references(listed(make, *entries))] == numbers


@pytest.mark.parametrize(
    "case",
    [
        ("patient", (5, 7.9, 300), "passed", ""),
        ("patient", (8.1, 9, 300), "failed", "the target is 8"),
        ("patient", (7.5, 9, 300), "cantTell", "may be over the target of 8"),
        ("patient", (8.1, 9, 60), "cantTell", "60 words are too few"),
        ("strict", (6.5, 7, 300), "failed", "the target is 6"),
        ("wcag22-aaa", (9.5, 12, 300), "cantTell", "over 9"),
        ("wcag22-aa", (12, 14, 300), "inapplicable", ""),
    ],
)
def test_reading_grade(ask: Any, make: Any, facts_of: Any, case: tuple):
    profile, (low, high, words), expected, said = case
    reading = Reading(
        grade=(low + high) / 2, interval=(low, high), level="hard", words=words, sentences=20, lang="en"
    )
    facts = replace(facts_of(make.evidence(), profile), reading=reading)
    result, message = ask("reading-grade", facts)
    assert result == expected
    assert said in message


def graded(low: float, *sections: tuple[float, float], lang: str = "en") -> Reading:
    """Make a reading whose interval begins at `low`, with sections of these intervals."""
    parts = tuple(
        SectionReading(
            heading=f"Part {number}",
            selector="h2",
            grade=sum(each) / 2,
            interval=each,
            words=200,
            sentences=20,
        )
        for number, each in enumerate(sections, start=1)
    )
    return Reading(
        grade=low + 0.5,
        interval=(low, low + 1),
        level="hard",
        words=300,
        sentences=30,
        lang=lang,
        sections=parts,
    )


@pytest.mark.parametrize("rule", ["reading-grade", "section-grade"])
@pytest.mark.parametrize(
    "case",
    [
        ("strict", "en", 6.5, "failed", ()),
        ("strict", "en", 9, "failed", ()),
        ("strict", "de", 8.9, "failed", ()),
        ("strict", "en", 9.1, "failed", ("3.1.5",)),
        ("patient", "de", 9.1, "failed", ("3.1.5",)),
        ("wcag22-aaa", "en", 9.1, "cantTell", ("3.1.5",)),
    ],
)
def test_wcag_is_named_only_over_lower_secondary_level(
    book: Rulebook, make: Any, facts_of: Any, rule: str, case: tuple
):
    profile, lang, low, *expected = case
    reading = graded(low, (low, low + 1), (2, 3), lang=lang)
    facts = replace(facts_of(make.evidence(), profile), reading=reading)
    found = answer_rule(book.rules[rule], facts, "first")[0]
    assert [(one.outcome, one.criteria) for one in found] == [tuple(expected)]


@pytest.mark.parametrize(
    "case",
    [
        ("patient", "failed", "the target is 8"),
        ("wcag22-aaa", "cantTell", "over 9"),
        ("wcag22-aa", "inapplicable", ""),
    ],
)
def test_a_hard_part_beside_a_simpler_one_is_for_a_person_where_the_profile_allows_it(
    ask: Any, make: Any, facts_of: Any, case: tuple
):
    profile, expected, said = case
    facts = replace(facts_of(make.evidence(), profile), reading=graded(8, (9.5, 12), (2, 3)))
    result, message = ask("section-grade", facts)
    assert result == expected
    assert said in message


def test_a_page_without_grade_has_none_to_judge(ask: Any, make: Any):
    facts = make.evidence(text=make.page_text("Hallo."), facts=make.snapshot(lang="de"))
    assert ask("reading-grade", facts)[0] == "inapplicable"


GERMAN = (
    "Ein neuroendokriner Tumor ist eine seltene Krebsart. Er entsteht aus Zellen, die Hormone bilden.",
    "Viele Menschen spüren jahrelang nichts davon. Andere haben Schmerzen oder werden rot im Gesicht.",
    "Die Ärztin kann das Blut untersuchen und mit einem Bild aus dem Körper nach dem Tumor suchen.",
    "Fragen Sie nach, wenn Sie etwas nicht verstehen, und bringen Sie jemanden mit, dem Sie vertrauen.",
)


@pytest.mark.parametrize(
    "case",
    [
        (GERMAN, "en", "failed", ("3.1.1",)),
        (GERMAN[:1], "en", "cantTell", ("3.1.1",)),
        (GERMAN, "de-CH", "passed", ()),
        (GERMAN, "", "inapplicable", ()),
        (("Hm.",), "en", "passed", ()),
    ],
)
def test_language_of_page(book: Any, make: Any, facts_of: Any, case: tuple):
    texts, lang, expected, criteria = case
    captured = make.evidence(text=make.page_text(*texts), facts=make.snapshot(lang=lang))
    findings, check = answer_rule(book.rules["language-of-text"], facts_of(captured), "first")
    assert check.outcome == expected
    assert tuple(number for found in findings for number in found.criteria) == criteria


@pytest.mark.parametrize(
    "case",
    [
        ((), "en", True, ""),
        ((), "", True, "The text does not say its language; by its words it is English."),
        (("It hurts you.", "Ask your doctor."), "", False, "too short to tell: not scored."),
        (("It hurts you.", "Ask your doctor now."), "en", True, ""),
    ],
)
def test_a_page_without_lang_says_so(make: Any, facts_of: Any, case: tuple):
    texts, lang, graded, said = case
    text = make.page_text(*texts) if texts else None  # else the ordinary page
    reading = facts_of(make.evidence(text=text, facts=make.snapshot(lang=lang))).reading
    assert (reading.grade is not None) == graded
    assert said in " ".join(reading.notes)
    assert ("does not say its language" in " ".join(reading.notes)) == (lang == "")


def test_text_under_a_wrong_language_is_not_scored_by_english_formulas(make: Any, facts_of: Any):
    units = [make.unit(text, number, lang="en") for number, text in enumerate(GERMAN, 1)]
    facts = facts_of(make.evidence(text=make.page_text(*units)))
    assert facts.lang == "de"
    assert {"wiener_1", "amstad"} <= set(facts.reading.formulas)
    assert not {"flesch_kincaid_grade", "smog"} & set(facts.reading.formulas)
    assert facts.reading.words > 30


def kinds_rule(book: Any, kind: str, lang: str, **front: Any) -> Any:
    """Make a rule of a declared kind out of an existing page."""
    base = book.rules["long-sentence"]
    declared = msgspec.structs.replace(base.front, kind=kind, langs=(lang,), **front)
    return replace(base, kind=kind, front=declared, messages={"failed": "“{words}” is there."})


@pytest.mark.parametrize(
    "case",
    [
        ("pattern", {"patterns": (r"\butili[sz]e\w*",)}, ["Utilise", "utilizes"]),
        ("pattern", {"words": "reference-headings"}, ["sources"]),
        ("substitution", {"swap": {"prior to": "before", "prior": "earlier"}}, ["prior to"]),
    ],
)
def test_kinds_that_need_no_function(book: Any, make: Any, facts_of: Any, case: tuple):
    kind, front, flagged = case
    text = "Utilise it prior to noon. She utilizes two sources. The priority is yours."
    facts = facts_of(make.evidence(text=make.page_text(text)))
    for lang, expected in (("en", flagged), ("de", [])):
        findings, _ = answer_rule(kinds_rule(book, kind, lang, **front), facts, "first")
        assert [found.text.quote for found in findings] == expected


def test_thresholds_follow_the_profile(ask: Any, make: Any, facts_of: Any):
    facts = facts_of(make.evidence(text=make.page_text("One two three four five six.")))
    assert ask("long-sentence", facts)[0] == "passed"
    reading = msgspec.structs.replace(facts.profile.reading, sentence_words=5)
    tighter = replace(facts, profile=msgspec.structs.replace(facts.profile, reading=reading))
    assert ask("long-sentence", tighter) == (
        "failed",
        "This sentence has 6 words; more than 5 is hard to follow.",
    )


SOURCES = ("Rare Disease Centre. NETs. 2023.", "https://example.org/net", "Capdevila J. Lancet 2019;3:1315.")
PAGE = "http://127.0.0.1/page.html"


def cited(
    make: Any, mark: int, entries: tuple[str, ...] = SOURCES, *, items: int = 0, href: str = "", **more: Any
) -> Any:
    """Make the evidence of a page whose first sentence cites source `mark`."""
    text = f"A NET is a rare cancer.{mark} It grows in the gut."
    raised = [InlineMark(start=23, end=24, kind="sup")]
    raised += [InlineMark(start=23, end=24, kind="link", value=href)] if href else []
    units = [
        make.unit(text, 1, marks=tuple(raised)),
        make.unit("References", role="heading", level=2, selector="h2"),
    ]
    for number, entry in enumerate(entries, 1):
        units.append(
            make.unit(entry, role="listitem", list_like=True, selector=f"ol > li:nth-of-type({number})")
        )
    found = more.pop("found", None)
    links = (link(href=href, url=href, fragment_found=found),) if href else ()
    fact = ListFact(
        place=Place(selector="ol", html=more.pop("html", "<ol>")),
        kind="ol",
        items=items or len(entries),
        numbers=more.pop("numbers", ()),
    )
    facts = make.snapshot(url=f"{PAGE}#top", lists=(fact,), links=links)
    return make.evidence(text=make.page_text(*units), facts=facts)


@pytest.mark.parametrize(
    ("mark", "more", "expected"),
    [
        (3, {}, "passed"),
        (4, {}, "failed"),
        (4, {"items": 4}, "cantTell"),
        (4, {"html": '<ol class="x" start="2">'}, "cantTell"),
        (4, {"html": '<ol start="2">', "numbers": (2, 3, 4)}, "passed"),
        (5, {"html": '<ol start="2">', "numbers": (2, 3, 4)}, "failed"),
        (7, {"numbers": (1, 7, 8)}, "passed"),
        (2, {"numbers": (1, 7, 8)}, "failed"),
        (4, {"numbers": (3, 4, 5, 6), "items": 4}, "cantTell"),
        (4, {"entries": (*SOURCES[:2], "Smith"), "items": 3}, "cantTell"),
        (4, {"entries": ("1. Maria, 2019.", "Paul, 2020."), "items": 2}, "cantTell"),
        (4, {"href": "https://example.org/source"}, "passed"),
        (4, {"href": f"{PAGE}#r4", "found": False}, "failed"),
        (4, {"href": f"{PAGE}#r4", "found": True}, "cantTell"),
        (3, {"href": f"{PAGE}#r3", "found": True}, "passed"),
        (4, {"href": "http://127.0.0.1/other.html#r4"}, "passed"),
    ],
)
def test_citation_without_reference(ask: Any, make: Any, mark: int, more: dict, expected: str):
    assert ask("citation-without-reference", cited(make, mark, **more))[0] == expected


def test_lines_of_one_list_item_are_one_reference(make: Any):
    lines = [
        make.unit(text, role="listitem", selector=selector)
        for text, selector in (
            ("Capdevila J.", "ol > li:nth-of-type(1)"),
            ("Lancet 2019.", "ol > li:nth-of-type(1) > p"),
            ("Dasari A.", "#ref-2"),
            ("JAMA 2017.", "#ref-2 > p"),
        )
    ]
    left_out = Excluded(selector="ol", reason="", text="", kind="references", units=tuple(lines))
    found = references(ReaderText(blocks=(), excluded=(left_out,)))
    assert [(one.number, one.text) for one in found] == [
        (1, "Capdevila J. Lancet 2019."),
        (2, "Dasari A. JAMA 2017."),
    ]


def test_years_at_the_start_of_entries_are_no_numbers(make: Any):
    found = references(listed(make, "2019 was the year. Maria.", "2020 too. Paul."))
    assert [one.number for one in found] == [1, 2]
