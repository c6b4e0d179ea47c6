"""The terminal: what a nurse reads, at any width, in any encoding, of any text."""

from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console

from checker.model import Excluded
from checker.report import render
from checker.report.reading.console import MOST_DETAILS, one_line, print_reading
from checker.report.reading.screen_table import MOST_ROWS

HERE = Path(__file__).parent


def on_terminal(telling, width: int = 80, **how: object) -> str:
    out = StringIO()
    console = Console(file=out, width=width, height=50, force_terminal=True, color_system="standard")
    print_reading(telling, console, **how)
    return out.getvalue()


def plain(telling, width: int = 80, **how: object) -> str:
    out = StringIO()
    print_reading(telling, Console(file=out, width=width, color_system=None), **how)
    return out.getvalue()


@pytest.mark.parametrize("name", ["one", "changed", "two"])
def test_a_draft_is_told_as_before(name, drafts) -> None:
    tellings = {
        "one": drafts.telling(drafts.page()),
        "changed": drafts.telling(drafts.page(), earlier=drafts.before()),
        "two": drafts.telling(drafts.page(), drafts.unread()),
    }
    golden = HERE / "golden" / f"{name}.txt"
    assert render("reading", tellings[name]) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width, drafts) -> None:
    rows = plain(drafts.telling(drafts.page(), earlier=drafts.before()), width).splitlines()
    assert max(map(len, rows)) <= width


def test_hard_words_are_underlined_on_a_terminal_and_starred_elsewhere(drafts) -> None:
    telling = drafts.telling(drafts.page())
    assert "*ameliorates*" in plain(telling)
    assert "\x1b[1;4mameliorates" in on_terminal(telling)
    assert "*" not in on_terminal(telling)


def test_ascii_is_ascii(drafts) -> None:
    telling = drafts.telling(drafts.page(), drafts.unread(), earlier=drafts.before())
    assert plain(telling, ascii=True).isascii()


def test_what_was_accepted_and_left_out_is_counted_and_how_to_see_more_is_said(drafts) -> None:
    told = plain(drafts.telling(drafts.page()))
    assert "Not shown: 1 place that you accepted before." in told
    assert "Left out of the score: list of references." in told
    for way in ("--verbose", "--format html"):
        assert way in told


def test_notes_are_offered_only_where_there_are_none(drafts) -> None:
    quiet = tuple(each for each in drafts.page().findings if each.severity != "info")
    assert "--notes" in plain(drafts.telling(drafts.page(findings=quiet)))
    assert "--notes" not in plain(drafts.telling(drafts.page()))


def test_a_finding_about_a_hard_sentence_is_told_with_the_sentence(drafts) -> None:
    assert "15 words." not in plain(drafts.telling(drafts.page()))


def test_several_drafts_begin_with_a_table_worst_first(drafts) -> None:
    easy = drafts.page(target="drafts/easy.md")
    easy = replace(easy, findings=(), reading=replace(easy.reading, grade=5.0, interval=(4.5, 5.5)))
    told = plain(drafts.telling(easy, drafts.page(), drafts.unread()))
    assert told.startswith("Read 2 of 3 texts. 1 is harder than the target.")
    assert told.index("lost.docx") < told.index("asthma.md") < told.index("easy.md")
    assert told.count("This is harder than your target") == 1
    assert "Most adults can read this" not in told
    assert "Most adults can read this" in plain(drafts.telling(easy, drafts.page()), verbose=True)


def test_a_draft_that_could_not_be_read_says_why_and_what_to_do(drafts) -> None:
    told = plain(drafts.telling(drafts.unread()))
    assert "This could not be read." in told
    assert "The file is broken. Save it again." in told


def test_one_line_for_each_draft(drafts) -> None:
    assert list(one_line(drafts.telling(drafts.page(), drafts.unread()).run)) == [
        "drafts/lost.docx: could not be read: The file is broken. Save it again.",
        "drafts/asthma.md: too hard, school grade 9.8, 1 place to change, 1 to look at",
    ]


@pytest.mark.parametrize(
    ("grade", "interval", "target", "said"),
    [
        (
            6.0,
            (5.0, 7.0),
            8.0,
            "Most adults can read this: it reads like school grade 6.0, and your target is 8.",
        ),
        (
            9.0,
            (8.5, 9.5),
            10.0,
            "This is within your target: it reads like school grade 9.0, and your target is 10.",
        ),
        (9.0, (7.0, 9.5), 8.0, "This may be harder than your target: it reads like school grade 9.0,"),
        (7.0, (6.0, 9.5), 8.0, "This is most likely within your target: it reads like school grade 7.0,"),
        (9.0, (8.1, 9.5), 8.0, "This is harder than your target: it reads like school grade 9.0,"),
        (9.0, (8.1, 9.5), None, "This reads like school grade 9.0."),
    ],
)
def test_the_answer_is_one_plain_sentence(grade, interval, target, said, drafts) -> None:
    page = drafts.page(reading_target=target, findings=())
    page = replace(page, reading=replace(page.reading, grade=grade, interval=interval))
    assert said in " ".join(plain(drafts.telling(page), 100).split())


def easy(drafts, findings=(), **changes: object):
    page = drafts.page(findings=findings)
    return replace(page, reading=replace(page.reading, grade=5.0, interval=(4.0, 6.0), **changes))


def test_an_easy_text_in_which_something_must_change_is_not_called_done(drafts) -> None:
    must = drafts.finding("person-first", "utilise", drafts.HARD, "line 5", severity="fail", gates=True)
    ask = replace(must, outcome="cantTell")
    for findings, said in [
        ((must,), "Most adults can read this. One place must change. It reads like"),
        ((must, must), "Most adults can read this. 2 places must change. It reads like"),
        ((ask,), "Most adults can read this. One place must be looked at. It reads like"),
        ((), "Most adults can read this: it reads like"),
    ]:
        assert said in " ".join(plain(drafts.telling(easy(drafts, findings)), 100).split())
    page = easy(drafts, (must,))
    assert "\x1b[1;33mMost adults can read this. One place must change." in on_terminal(drafts.telling(page))
    assert "easy, but not done" in plain(drafts.telling(page, drafts.page()))
    assert next(iter(one_line(drafts.telling(page).run))) == (
        "drafts/asthma.md: easy, but not done, school grade 5.0, 1 place to change, 0 to look at"
    )


def test_an_easy_text_without_findings_needs_nothing(drafts) -> None:
    tip = drafts.finding("plain-word", "utilise", drafts.HARD, "line 5", severity="info", instead=("use",))
    hardest = (replace(drafts.page().reading.hardest[0], words=23, estimated=None),)
    told = plain(drafts.telling(easy(drafts, (tip,), hardest=hardest)))
    assert "Nothing needs doing." in told
    assert "What to do first" not in told
    assert "The hardest sentences" not in told
    long = (replace(hardest[0], words=26),)
    assert "The hardest sentences" in plain(drafts.telling(easy(drafts, (tip,), hardest=long)))


def test_every_report_counts_the_same_places(drafts) -> None:
    score = drafts.finding("reading-grade", "", "", "line 1", severity="fail", gates=True)
    page = drafts.page(findings=(*drafts.page().findings, score))
    html = " ".join(render("reading-html", drafts.telling(page)).split())
    assert "<dt>Places to change</dt><dd><b>1</b></dd><dd>1 more to look at.</dd>" in html
    assert "1 place to change, 1 to look at" in next(iter(one_line(drafts.telling(page).run)))
    row = next(row for row in plain(drafts.telling(page, page)).splitlines() if "too hard" in row)
    assert row.split()[2:5] == ["9.8", "1", "1"]


def test_grades_below_the_first_year_are_told_as_0(drafts) -> None:
    page = drafts.page()
    sections = tuple(replace(each, grade=-0.8) for each in page.reading.sections)
    reading = replace(page.reading, grade=-0.01, interval=(-0.8, 4.3), sections=sections, hardest=())
    telling = drafts.telling(replace(page, reading=reading))
    assert "0, most likely between 0 and 4.3" in plain(telling)
    assert "Most likely between 0 and 4.3." in render("reading-html", telling)
    assert "-0." not in plain(telling)


def test_of_many_drafts_the_worst_are_told_and_the_others_counted(drafts) -> None:
    pages = [drafts.page(target=f"drafts/{number}.md", title="") for number in range(1200)]
    rows = plain(drafts.telling(*pages)).splitlines()
    assert rows[0] == "Read 1,200 of 1,200 texts. 1,200 are harder than the target."
    assert sum(row.startswith("  too hard") for row in rows) == MOST_ROWS
    assert sum(row.startswith("This is harder") for row in rows) == MOST_DETAILS
    assert "  and 1,150 more texts (--verbose)" in rows
    last = " ".join(rows[-2:])
    assert "1,195 more texts need a change." in last
    assert "checker read FILE" in last


def test_what_was_left_out_is_named_by_its_reason(drafts) -> None:
    reasons = ["hidden: display: none", "hidden: aria-hidden", "page header", "navigation", "share", "legal"]
    excluded = tuple(Excluded(selector="p", reason=reason, text="Words.") for reason in reasons)
    told = " ".join(plain(drafts.telling(drafts.page(excluded=excluded)), 120).split())
    assert "Left out of the score: hidden text (2 parts), page header, navigation and 2 more parts." in told


def test_a_language_without_a_school_grade_is_told_by_its_scale(drafts) -> None:
    page = drafts.page(findings=())
    reading = replace(page.reading, grade=None, interval=None, band="fairly hard", band_of="INFLESZ scale")
    told = plain(drafts.telling(replace(page, reading=reading)))
    assert "This is fairly hard to read: that is what the INFLESZ scale says." in told
    assert "School grade" not in told


def test_a_text_without_a_score_says_so(drafts) -> None:
    page = drafts.page()
    reading = replace(page.reading, grade=None, interval=None, level="not scored", formulas={})
    told = plain(drafts.telling(replace(page, reading=reading)))
    assert "This has no score." in told


def test_a_language_without_a_scale_is_told_by_its_formula(drafts) -> None:
    page = drafts.page()
    reading = replace(page.reading, grade=None, interval=None, level="not scored", formulas={"osman": 61.2})
    told = plain(drafts.telling(replace(page, reading=reading)))
    assert "This has no school grade." in told
    assert "By formula    OSMAN 61.2" in told


def test_nothing_of_a_hostile_draft_commands_the_terminal(drafts) -> None:
    bad = "\x1b]0;owned\x07\x1b[2J::error::x\u202e\n"
    page = drafts.page(title=bad, target=f"drafts/{bad}.md")
    sentence = replace(page.reading.hardest[0], text=f"{bad} hard", hard_words=(bad, "hard"), section=bad)
    sections = tuple(replace(each, heading=bad) for each in page.reading.sections)
    reading = replace(page.reading, hardest=(sentence,), sections=sections, notes=(bad,), accuracy=bad)
    findings = tuple(replace(each, message=bad, remedy=bad, instead=(bad,)) for each in page.findings)
    told = plain(drafts.telling(replace(page, reading=reading, findings=findings)))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "\x07" not in told
    assert not any(row.lstrip().startswith("::") for row in told.splitlines())
