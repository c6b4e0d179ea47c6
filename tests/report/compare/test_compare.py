import re

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from checker.model import Comparison, PageChange
from checker.report.compare.console import console
from checker.report.compare.markdown import MOST, markdown
from checker.report.compare.words import changed, grade, headline, without_change
from checker.report.markdown.fit import size
from checker.report.markdown.text import PART

HOSTILE = "</summary><img src=x onerror=alert(1)> | **b** `c` @team #1 \x1b[31m\u202e \n# z"


def compared(*pages: PageChange, tools: tuple[str, ...] = ()) -> Comparison:
    return Comparison(before="run-a", after="run-b", changed_tools=tools, pages=pages)


def change(state: str = "both", page: str = "https://x.example/gout", **values: object) -> PageChange:
    return PageChange(**{"page": page, "title": "Gout", "state": state, **values})


@pytest.fixture
def everything(samples) -> Comparison:
    return compared(
        change(
            new=(samples.finding(), samples.finding(name="Read on", message="The link “Read on” leads nowhere.")),
            moved=(samples.finding(message="The link “Map” leads nowhere."),),
            new_rule=(samples.finding(rule="axe/color-contrast", impact="critical"),),
            fixed=(samples.debt(), samples.debt(count=3, where="link “Old map”")),
            unchanged=7,
            grade_before=9.14,
            grade_after=8.2,
        ),
        change(page="https://x.example/same", title="The same", unchanged=5, grade_before=7.0, grade_after=7.0),
        change(page="https://x.example/also", title="Also the same"),
        change(page="https://x.example/lost", title="Lost", state="untested"),
        change(page="https://x.example/no-more", title="No more", state="untested", lost=True),
        change(page="https://x.example/gone", title="Gone", state="removed", grade_before=7.0),
        change(page="https://x.example/young", title="Young", state="added", grade_after=6.0),
        change(page="https://x.example/rule", title="Rule", new_rule=(samples.finding(),)),
        tools=("axe-core 4.11.0 → 4.12.1",),
    )  # fmt: skip


def read(text: str) -> str:
    soup = BeautifulSoup(MarkdownIt("commonmark").render(text), "html.parser")
    return " ".join(soup.get_text(" ").replace(PART, "").split())


def test_the_numbers_stand_first(everything, rulebook) -> None:
    said = "2 new faults, 4 fixed, 12 unchanged, 1 moved, 2 new only because a rule or a tool is"
    said += ", 1 page not checked any more"
    assert headline(everything) == said
    assert markdown(everything, rulebook).startswith(f"## checker: {said}\n")
    assert " ".join(console(everything, rulebook).split()).startswith(f"{said} From run")


@pytest.mark.parametrize("told", [markdown, console])
def test_every_kind_of_change_is_told(everything, rulebook, told) -> None:
    text = " ".join(told(everything, rulebook).split())
    text = read(told(everything, rulebook)) if told is markdown else text
    for said in (
        "axe-core 4.11.0 → 4.12.1",
        "From run run-a to run run-b.",
        "Reading grade 9.1 → 8.2: easier to read.",
        "The link “Learn more” leads nowhere.",
        "link “Old map”, 3 places",
        "7 unchanged.",
        "Young (only in the later run)",
        "Reading grade 6.0.",
        "New only because a rule or a tool is",
        "https://x.example/lost: not checked in one of the two runs",
        "https://x.example/no-more: checked in the earlier run, and could not be in the later one",
        "https://x.example/gone: only in the earlier run.",
        "2 pages have no change.",
    ):
        assert said in text
    assert "The same" not in text


def test_what_is_new_only_because_a_rule_is_stands_apart(everything, rulebook) -> None:
    before, _, after = markdown(everything, rulebook).partition("### New only because a rule or a tool is")
    assert "Text stands out from what is behind it" in after
    assert "Text stands out from what is behind it" not in before


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (9.14, 8.2, "Reading grade 9.1 → 8.2: easier to read."),
        (8.2, 9.14, "Reading grade 8.2 → 9.1: harder to read."),
        (8.21, 8.24, ""),
        (None, None, ""),
        (None, 8.2, "Reading grade not scored → 8.2."),
        (8.2, None, "Reading grade 8.2 → not scored."),
    ],
)
def test_a_reading_grade_goes_up_or_down_in_words(before, after, said) -> None:
    assert grade(change(grade_before=before, grade_after=after)) == said


def test_pages_without_change_are_only_counted(rulebook) -> None:
    same = [change(page=f"https://x.example/{n}", title=f"Page {n}", unchanged=2) for n in range(30)]
    for told in (markdown, console):
        text = told(compared(*same), rulebook)
        assert "30 pages have no change." in text
        assert "Page 3" not in text
    assert changed(compared(*same)) == []
    assert without_change(compared(*same)) == 30


def test_the_page_with_the_most_new_faults_comes_first(samples) -> None:
    one = change(page="https://x.example/a", new=(samples.finding(),))
    three = change(page="https://x.example/b", new=(samples.finding(),) * 3)
    fixed = change(page="https://x.example/c", fixed=(samples.debt(),))
    assert changed(compared(fixed, one, three)) == [three, one, fixed]


def test_a_big_comparison_fits_a_comment_and_a_screen(samples, rulebook) -> None:
    filler = "|" * 300
    pages = [
        change(
            page=f"https://x.example/{n}",
            title=f"Page {n} {filler}",
            new=tuple(samples.finding(rule=f"rule-{kind}", message=filler) for kind in range(20)),
            fixed=tuple(samples.debt(where=filler) for _ in range(40)),
            new_rule=tuple(samples.finding(rule=f"other-{kind}") for kind in range(20)),
            unchanged=n,
        )
        for n in range(200)
    ]
    lost = [change(page=f"https://x.example/lost/{n}", state="untested") for n in range(2000)]
    made = compared(*pages, *lost, tools=tuple(f"tool {n} → {n + 1}" for n in range(30)))
    text = markdown(made, rulebook)
    assert size(text) <= MOST
    assert re.search(r"And \d+ more pages with changes\.", text)
    assert re.search(r"- and [\d,]+ more pages\.", text)
    screen = console(made, rulebook).splitlines()
    assert len(screen) <= 40
    assert max(map(len, screen)) <= 100
    assert any(re.fullmatch(r"and \d+ more pages with changes\.", row) for row in screen)


def test_nothing_of_the_page_becomes_markup_or_a_command(samples, rulebook) -> None:
    finding = samples.finding(message=HOSTILE, name=HOSTILE, selector=HOSTILE, remedy=HOSTILE, rule=HOSTILE)
    pages = [
        change(
            state=state,
            page=HOSTILE,
            title=HOSTILE,
            new=(finding,),
            moved=(finding,),
            new_rule=(finding,),
            fixed=(samples.debt(rule=HOSTILE, where=HOSTILE, page=HOSTILE),),
        )
        for state in ("both", "added", "removed", "untested")
    ]
    made = compared(*pages, tools=(HOSTILE,))
    text = markdown(made, rulebook)
    soup = BeautifulSoup(MarkdownIt("commonmark", {"html": True}).enable("table").render(text), "html.parser")
    assert {tag.name for tag in soup.find_all(True)} <= {"h2", "h3", "p", "ul", "li", "strong", "code"}
    for node in soup.find_all(string=re.compile("@team")):
        assert node.parent.name == "code" or f"@{PART}team" in node
    assert all(sign.isprintable() or sign in f"\n{PART}" for sign in text)
    assert all(sign.isprintable() or sign == "\n" for sign in console(made, rulebook))
