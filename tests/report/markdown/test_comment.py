import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.model import Verdict
from checker.report import Telling, render
from checker.report.markdown.comment import MOST
from checker.report.markdown.document import document
from checker.report.markdown.fit import fitted, size
from checker.report.markdown.text import PART

TAGS = {"h2", "h3", "h4", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "code", "br",
        "details", "summary"}  # fmt: skip
HOSTILE = "</summary></details><img src=x onerror=alert(1)> | **b** `c` @team #1 [x](javascript:y) \n# z"


def shown(markdown: str) -> BeautifulSoup:
    """Return the document as GitHub would show it before it filters tags: more of it would be a fault of ours."""
    return BeautifulSoup(
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown),
        "html.parser",
    )


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").replace(PART, "").split())


def table_of(soup: BeautifulSoup) -> list[list[str]]:
    return [[cell.get_text(" ").replace(PART, "") for cell in row("td")] for row in soup("tr")[1:]]


def test_the_first_line_says_verdict_new_fixed_and_coverage(golden) -> None:
    first = render("markdown", golden).splitlines()[0]
    assert first == "## checker: fail. 6 new faults, 3 fixed, checked 2 of 3 pages"


@pytest.mark.parametrize(("outcome", "said"), [("pass", "pass"), ("incomplete", "not decided")])
def test_the_verdict_is_said_in_words(samples, rulebook, folder, outcome, said) -> None:
    run = samples.run(
        samples.page(findings=()), verdict=Verdict(outcome=outcome, reasons=("Checked 1 of 1 page.",))
    )
    text = render("markdown", Telling(run, rulebook, folder))
    assert text.startswith(f"## checker: {said}. 0 new faults, checked 1 of 1 page\n")
    assert "New faults, worst first" not in text
    assert "<details>" not in text


def test_reasons_and_notes_are_told(golden) -> None:
    said = words(shown(render("markdown", golden)))
    for text in (*golden.run.verdict.reasons, *golden.run.verdict.notes):
        assert text in said


def test_the_table_tells_each_page_unchecked_first_then_the_most_new_faults(golden) -> None:
    assert table_of(shown(render("markdown", golden))) == [
        ["https://clinic.example/lost", "no", "", "", ""],
        ["Neuroendocrine tumours (NETs) http://127.0.0.1:8000/index.html", "yes", "12.3, over the target of 8", "4", "2"],
        ["<b>Your day</b> | *clinic* @everyone https://clinic.example/day?a=1&b=2", "yes", "12.3, over the target of 8",
         "1", "0"],
    ]  # fmt: skip


def test_a_target_of_the_page_goes_before_that_of_the_run(samples, rulebook, folder) -> None:
    run = samples.run(samples.page(profile="patient", reading_target=14.0), samples.page(reading=None))
    rows = table_of(shown(render("markdown", Telling(run, rulebook, folder))))
    assert [row[2] for row in rows] == ["12.3, at or under the target of 14", "not scored"]


def test_only_new_faults_stand_among_the_faults(golden) -> None:
    text = render("markdown", golden).partition("### New faults")[2].partition("\n### ")[0]
    assert "2\\.5 to 1" in text or "2.5 to 1" in text
    for old in ("Old map", "3.1 to 1", "4.4 to 1", "INCA"):
        assert old not in text


def test_a_rule_shows_its_first_places_and_counts_the_rest(samples, rulebook, folder) -> None:
    many = tuple(samples.finding(message=f"Link number {n} leads nowhere.") for n in range(12))
    said = words(
        shown(render("markdown", Telling(samples.run(samples.page(findings=many)), rulebook, folder)))
    )
    assert "12 places , serious" in said
    assert "Link number 2 leads" in said
    assert "Link number 3 leads" not in said
    assert "and 9 more." in said


def test_what_does_not_decide_is_folded_and_counted_with_its_reason(golden) -> None:
    folded = shown(render("markdown", golden)).details
    assert folded.summary.get_text() == (
        "Not counted: 1 new only because a rule or an engine is, 1 not seen each time, 1 known before, "
        "1 known before and moved, 2 accepted"
    )
    assert "axe-core is newer than the baseline." in folded.get_text()
    assert "Accepted by Ann until 31 December 2026." in folded.get_text()


def test_what_was_not_checked_is_said(samples, rulebook, folder) -> None:
    gap = "A part was not looked at (not captured: keyboard)."
    run = samples.run(samples.page(gaps=(gap,)), samples.unchecked())
    text = words(shown(render("markdown", Telling(run, rulebook, folder))))
    assert "https://clinic.example/lost: The server answered 404 (not found). Check the address." in text
    assert f"Not all of 1 page: {gap}" in text


def test_a_question_is_asked_with_its_first_place(golden) -> None:
    text = words(shown(render("markdown", golden)))
    assert "A person must look at 2 places" in text
    assert (
        "1 place : Do readers of this page know “GEP-NET”? First: paragraph, in “Patient stories”, on" in text
    )


def test_nothing_of_the_page_becomes_markup(samples, rulebook, folder) -> None:
    finding = samples.finding(
        message=HOSTILE, name=HOSTILE, selector=HOSTILE, remedy=HOSTILE, note=HOSTILE, rule=HOSTILE,
        role=HOSTILE, path=(HOSTILE,), frame=(HOSTILE,),
    )  # fmt: skip
    asked = samples.finding(outcome="cantTell", question=HOSTILE, name=HOSTILE)
    page = samples.page(title=HOSTILE, url=HOSTILE, findings=(finding, asked))
    known = samples.page(
        title=HOSTILE, url=HOSTILE, findings=(samples.finding(status="waived", note=HOSTILE),)
    )
    lost = samples.unchecked(url=HOSTILE, reason=HOSTILE)
    verdict = Verdict(outcome="fail", reasons=(HOSTILE,), notes=(HOSTILE,))
    fixed = (samples.debt(rule=HOSTILE, where=HOSTILE, page=HOSTILE),)
    run = samples.run(page, known, lost, verdict=verdict, fixed=fixed)
    soup = shown(render("markdown", Telling(run, rulebook, folder)))
    plain = shown(render("markdown", Telling(samples.run(samples.page()), rulebook, folder)))
    assert {tag.name for tag in soup.find_all(True)} <= TAGS
    assert all(not tag.attrs or set(tag.attrs) == {"style"} for tag in soup.find_all(True))
    assert len(soup("h2")) == len(plain("h2")) == 1
    for node in soup.find_all(string=re.compile("@team|#1|javascript:")):
        assert node.parent.name == "code" or f"@{PART}team" in node


def bulk(samples, pages: int, words_of: str, impacts=("critical", "serious", "moderate", "minor")):
    made = []
    for number in range(pages):
        found = tuple(
            samples.finding(
                rule=f"rule-{(number + kind) % 90}", impact=impacts[kind % len(impacts)], message=words_of, gates=kind % 2 == 0,
                outcome="failed" if kind % 3 else "cantTell", question=words_of,
                status=("new", "known", "waived", "unstable")[kind % 5 % 4],
            )
            for kind in range(12)
        )  # fmt: skip
        made.append(
            samples.page(title=f"{number} {words_of}", url=f"https://x.example/{number}", findings=found)
        )
    lost = [
        samples.unchecked(target=f"https://x.example/lost/{n}", reason=words_of) for n in range(pages // 10)
    ]
    fixed = tuple(samples.debt(where=words_of) for _ in range(200))
    return samples.run(*made, *lost, fixed=fixed)


@pytest.mark.parametrize("filler", ["A plain sentence of the page.", "|" * 400, "漢字" * 200, "@#1" * 130])
def test_a_big_run_keeps_to_the_limit_and_says_what_was_left_out(samples, rulebook, folder, filler) -> None:
    text = render("markdown", Telling(bulk(samples, 300, filler), rulebook, folder))
    assert size(text) <= MOST
    said = words(shown(text))
    assert re.search(r"And [\d,]+ more pages\.", said)
    assert re.search(r"And \d+ more kinds of fault; see the whole report\.", said)
    assert re.search(r"and [\d,]+ more\.", said)
    assert {tag.name for tag in shown(text).find_all(True)} <= TAGS


@pytest.mark.parametrize("limit", [10_000, 20_000, 40_000])
def test_a_smaller_limit_is_kept_too(samples, rulebook, folder, limit: int) -> None:
    text = document(Telling(bulk(samples, 300, "|" * 400), rulebook, folder), limit)
    assert size(text) <= limit
    assert text.startswith("## checker: fail.")
    assert {tag.name for tag in shown(text).find_all(True)} <= TAGS


def test_a_bigger_limit_tells_more(samples, rulebook, folder) -> None:
    telling = Telling(bulk(samples, 300, "A plain sentence of the page."), rulebook, folder)
    small, big = document(telling, MOST), document(telling, 900_000)
    assert size(small) <= MOST < size(big) <= 900_000
    assert len(table_of(shown(big))) == 330
    assert "more kinds of fault" not in big


def test_the_worst_is_kept_when_there_is_no_room(samples, rulebook, folder) -> None:
    worst = samples.finding(rule="worst", impact="critical", message="This one is the worst.")
    run = bulk(samples, 200, "|" * 400, impacts=("serious", "minor"))
    page = samples.page(findings=(worst,), title="The page with the worst")
    run = samples.run(*run.pages, page)
    assert "This one is the worst." in document(Telling(run, rulebook, folder), 20_000)


@settings(max_examples=200, derandomize=True)
@given(st.lists(st.text(max_size=50), max_size=20), st.integers(0, 2000))
def test_a_list_keeps_to_its_room_and_counts_what_is_left(items: list[str], room: int) -> None:
    text = fitted(items, room, lambda rest: f"<{rest}>")
    if not text.endswith(">") or not items:
        assert text == "\n".join(items)
    left = int(text.rpartition("<")[2][:-1]) if re.search(r"<\d+>\Z", text) else 0
    kept = items[: len(items) - left]
    assert text == "\n".join([*kept, f"<{left}>"] if left else kept)
    assert size(text) <= max(room, 200)
