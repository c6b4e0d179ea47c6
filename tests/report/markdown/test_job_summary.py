"""The summary of a job in GitHub Actions: all that matters, within what GitHub takes."""

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from checker.report import Telling, render
from checker.report.markdown.job_summary import MOST
from checker.report.markdown.text import PART


def words_of(text: str) -> str:
    """Return the words that a reader sees."""
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").replace(PART, "").split())


def test_the_summary_tells_all_that_matters(golden) -> None:
    said = words_of(render("github-summary", golden))
    for part in (
        "checker: fail. 6 new faults, 3 fixed, checked 2 of 3 pages",
        "5 faults against WCAG 2.2 A/AA on 2 pages.",
        "Neuroendocrine tumours (NETs)",
        "12.3, over the target of 8",
        "The link “Learn more” leads nowhere.",
        "link “Learn more”, in “Patient stories”, on “Neuroendocrine tumours (NETs)” #stories > article:nth-of-type(2) > a",
        "To put it right: Give the link the address of its page.",
        "link “Old shop”, in “Help”",
        "1 known before, 1 known before and moved, 2 accepted",
        "https://clinic.example/lost : The server answered 404 (not found). Check the address.",
    ):
        assert part.replace(" :", ":") in said.replace(" :", ":"), part


def test_a_summary_has_room_for_more_places_than_a_comment(samples, rulebook, folder) -> None:
    found = tuple(samples.finding(message=f"Place {number} is wrong.") for number in range(30))
    telling = Telling(samples.run(samples.page(findings=found)), rulebook, folder)
    summary, comment = (words_of(render(name, telling)) for name in ("github-summary", "markdown"))
    assert [f"Place {number} is wrong." in summary for number in (9, 10)] == [True, False]
    assert "and 20 more." in summary
    assert "Place 3 is wrong." not in comment


def test_the_biggest_run_is_cut_worst_first_and_says_how_much_was_left_out(samples, rulebook, folder) -> None:
    filler = "Ärzte 医者 " * 60
    pages = [
        samples.page(
            title=f"{number} {filler}",
            url=f"https://clinic.example/{number}?{filler}",
            findings=tuple(
                samples.finding(
                    rule=f"rule-{number}-{step}", message=filler, remedy=filler, name=filler, selector=filler,
                    impact="critical" if number == 700 else "minor",
                )
                for step in range(5)
            ),
        )
        for number in range(1000)
    ]  # fmt: skip
    text = render("github-summary", Telling(samples.run(*pages), rulebook, folder))
    assert MOST // 2 < len(text.encode()) <= MOST
    faults = text.partition("### New faults, worst first")[2]
    assert faults.index("rule-700-0") < faults.index("rule-0-0")
    assert "more kinds of fault; see the whole report." in faults
    assert " more pages." in text
