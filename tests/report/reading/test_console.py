"""The terminal: what a nurse reads, at any width, in any encoding, of any text."""

from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console

from checker.report import render
from checker.report.reading.console import one_line, print_reading

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
    assert "Left out of the score: 1 part, such as list of references." in told
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
        "drafts/asthma.md: too hard, school grade 9.8, 2 places to change or look at",
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
    page = drafts.page(reading_target=target)
    page = replace(page, reading=replace(page.reading, grade=grade, interval=interval))
    assert said in " ".join(plain(drafts.telling(page), 100).split())


def test_a_language_without_a_school_grade_is_told_by_its_scale(drafts) -> None:
    page = drafts.page()
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
