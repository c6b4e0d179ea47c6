"""The HTML file: its parts, its marks, its links, and nothing in it that the text could command."""

import hashlib
import re
from base64 import b64decode
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from msgspec.structs import replace

from checker.model import Quote
from checker.report import render

BAD = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{7*7}}\u202e"


def soup(*pages, drafts, earlier=None) -> BeautifulSoup:
    return BeautifulSoup(render("reading-html", drafts.telling(*pages, earlier=earlier)), "html.parser")


def told(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def said(tag: Tag | None) -> str:
    """Return text as it reads on, without spaces between inline elements."""
    assert tag is not None
    return " ".join(tag.get_text().split())


@pytest.fixture
def report(drafts) -> BeautifulSoup:
    return soup(drafts.page(), drafts=drafts)


def test_the_answer_comes_first(report) -> None:
    assert told(report.h1) == "This is harder than your target. One place must change"
    assert "It reads like school grade 9.8, and your target is 8." in told(report.select_one(".verdict"))


def test_headings_come_in_order_and_no_level_is_left_out(drafts) -> None:
    for pages in ([drafts.page()], [drafts.page(), drafts.unread()]):
        levels = [int(each.name[1]) for each in soup(*pages, drafts=drafts).find_all(re.compile(r"^h\d$"))]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_there_is_one_main_part_a_header_a_footer_and_named_regions(report) -> None:
    assert [len(report.find_all(name)) for name in ("main", "footer")] == [1, 1]
    ids = {each["id"] for each in report.find_all(id=True)}
    named = [each["aria-labelledby"] for each in report.find_all(attrs={"aria-labelledby": True})]
    assert named
    assert set(named) <= ids


def test_ids_are_used_once_and_every_link_leads_to_one(drafts) -> None:
    made = soup(drafts.page(), drafts.page(target="drafts/b.md"), drafts=drafts, earlier=None)
    ids = [each["id"] for each in made.find_all(id=True)]
    assert len(ids) == len(set(ids))
    links = [each["href"] for each in made.find_all("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    described = {each["aria-describedby"] for each in made.select("[aria-describedby]")}
    assert described <= set(ids)


def test_the_text_stands_block_by_block_in_its_roles(report) -> None:
    reader = report.select_one(".reader")
    assert [told(each) for each in reader.select("h3, h4")] == ["Lungs", "Your inhaler"]
    assert [told(each) for each in reader.select("ul > li")] == ["in your bag", "by your bed"]
    assert [told(each) for each in reader.select(".cells-2 > p")] == [
        "When",
        "How much",
        "morning",
        "2 puffs",
    ]


def test_marks_stand_at_their_words_and_say_why_and_what_instead(report) -> None:
    long = report.select_one(".line .flag.long")
    assert told(long.select_one("mark")) == "utilise"
    assert [told(each) for each in long.select(".hardword")] == ["ameliorates", "bronchospasm"]
    advice = report.select_one(".line .flag.w-advice")
    note = report.find(id=advice.button["aria-describedby"])
    assert said(note) == "Advice More people know another word than “utilise”. Write “use”, or “take”."
    assert told(report.select_one(".line .flag.w-must mark")) == "Rest"


def test_the_text_is_whole(report, drafts) -> None:
    line = report.select(".reader .line")[3]
    for extra in line.select(".badge, .note-box"):
        extra.decompose()
    assert line.get_text() == drafts.HARD


def test_each_place_in_the_list_leads_to_its_mark(report) -> None:
    for link in report.select(".spots a"):
        target = report.find(id=link["href"].removeprefix("#"))
        assert target.name == "button"
        assert told(target).endswith(told(link).removeprefix("Note "))
    kinds = [told(each) for each in report.select(".changes h3")]
    assert kinds[0] == "Which sentences are the hardest?"
    assert kinds[1] == "Do the words of each link in a sentence say where it leads?"


def test_what_has_no_place_in_the_text_is_in_the_list(report) -> None:
    assert "“COPD” is not spelled out." in said(report.select_one(".changes .w-look"))


def test_the_map_leads_to_each_part_and_says_how_it_stands_in_words(report) -> None:
    parts = [told(each) for each in report.select(".map > li")]
    assert parts == ["Lungs 4.1 · at or under the target", "Your inhaler 12.0 · over the target"]
    assert [each["href"] for each in report.select(".map a")] == ["#p1-b0", "#p1-b2"]


def test_how_it_was_measured_is_told_with_textstat_beside(report) -> None:
    measured = report.find(id="p1-measured").parent
    assert "try the text with two or three of the people it is for" in told(measured)
    assert "An estimate: of 100 texts it names the right level for 49." in told(measured)
    rows = [[told(cell) for cell in row.find_all(["th", "td"])] for row in measured.select("tbody tr")]
    assert rows == [["Flesch–Kincaid grade", "9.8", "11.2"], ["SMOG", "10.1", "–"]]


def test_what_was_left_out_is_told_with_its_reason(report) -> None:
    assert "List of references 1. Asthma facts." in told(report.find(id="p1-excluded").parent)


def test_two_versions_are_told_beside_each_other(drafts) -> None:
    part = soup(drafts.page(), drafts=drafts, earlier=drafts.before()).find(id="p1-versions").parent
    assert "This version is easier to read: school grade 9.8, before 11.5." in told(part)
    assert "School grade 11.5 9.8 1.7 lower (better)" in told(part)
    assert [told(each) for each in part.find_all("ins")] == ["New: Rest when you are tired."]
    assert [told(each) for each in part.find_all("del")] == [
        "Gone: Patients should rest.",
        "Gone: This is gone now.",
    ]


def test_words_of_two_notes_at_one_place_stand_apart(drafts) -> None:
    marks = [
        drafts.finding("plain-word", "utilise", drafts.HARD, "line 5", message=message)
        for message in ("One thing", "Whether it is")
    ]
    made = soup(drafts.page(findings=tuple(marks)), drafts=drafts)
    badge = made.select_one(".line .flag.w-advice .badge")
    note = said(made.find(id=badge["aria-describedby"]))
    assert note == "Advice One thing Write the everyday word. Advice Whether it is Write the everyday word."
    assert " Advice One thing" in said(badge.parent)


def test_an_easy_text_in_which_something_must_change_is_amber(drafts) -> None:
    page = drafts.page()
    page = replace(page, reading=replace(page.reading, grade=5.0, interval=(4.0, 6.0)))
    assert "verdict-incomplete" in soup(page, drafts=drafts).select_one(".verdict")["class"]
    done = soup(replace(page, findings=()), drafts=drafts)
    assert "verdict-pass" in done.select_one(".verdict")["class"]


def test_a_draft_that_could_not_be_read_stands_with_its_reason(drafts) -> None:
    made = soup(drafts.unread(), drafts=drafts)
    assert told(made.h1) == "This could not be read"
    assert "The file is broken. Save it again." in told(made.main)


def test_several_drafts_begin_with_a_table_worst_first(drafts) -> None:
    made = soup(drafts.page(), drafts.unread(), drafts=drafts)
    rows = [
        [told(cell) for cell in row.find_all(["th", "td"])] for row in made.select("tbody")[0].select("tr")
    ]
    assert rows[0][0] == "lost.docx"
    assert rows[1] == ["asthma.md: Asthma", "Too hard", "9.8", "1", "1"]


def test_only_the_reports_own_script_may_run_and_nothing_is_fetched(report) -> None:
    policy = report.select_one("meta[http-equiv]")["content"]
    assert policy.startswith("default-src 'none'")
    allowed = re.search(r"'sha256-([^']+)'", policy)
    scripts = report.find_all("script")
    assert len(scripts) == 1
    assert allowed
    assert b64decode(allowed[1]) == hashlib.sha256(scripts[0].string.encode()).digest()
    assert not report.find_all(["link", "iframe", "img"])


def hostile(drafts):
    page = drafts.page(title=BAD, target=f"drafts/{BAD}.md", lang='en" onload="x')
    text = f"{BAD} {drafts.HARD}"
    blocks = tuple(replace(each, text=text, section=BAD, lang='"><i>') for each in page.blocks)
    hard = replace(
        page.reading.hardest[0],
        text=drafts.HARD,
        start=len(BAD) + 1,
        end=len(text),
        section=BAD,
        hard_words=("<b>", "utilise"),
    )
    findings = tuple(
        replace(
            each,
            message=BAD,
            remedy=BAD,
            question=BAD,
            instead=(BAD,),
            text=Quote(quote=BAD, start=0, end=len(BAD)),
        )
        for each in page.findings
    )
    sections = tuple(replace(each, heading=BAD, joined=(BAD,)) for each in page.reading.sections)
    reading = replace(page.reading, hardest=(hard,), sections=sections, notes=(BAD,), accuracy=BAD)
    excluded = tuple(replace(each, reason=BAD, text=BAD) for each in page.excluded)
    return replace(page, blocks=blocks, findings=findings, reading=reading, excluded=excluded)


def test_nothing_of_a_hostile_draft_becomes_markup(drafts) -> None:
    written = render("reading-html", drafts.telling(hostile(drafts), earlier=drafts.before()))
    made = BeautifulSoup(written, "html.parser")
    assert len(made.find_all("script")) == 1
    assert not made.find_all(["img", "i"])
    assert not [each for each in made.find_all(True) if any(name.startswith("on") for name in each.attrs)]
    assert "49" not in told(made.select_one(".reader"))
    assert "\u202e" not in written
    assert "alert(1)" in told(made.select_one(".reader mark"))


def test_a_quote_that_is_not_in_the_text_is_listed_and_not_marked(drafts) -> None:
    lost = drafts.finding(
        "plain-word", "utilise", drafts.HARD, "line 5", text=Quote(quote="utilise", start=3, end=10)
    )
    made = soup(drafts.page(findings=(lost,)), drafts=drafts)
    assert not made.select(".line .flag.w-advice")
    assert "utilise" in told(made.select_one(".changes .kind.w-advice"))
