from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from checker.model import Block, Box, Screenshot
from checker.report import Telling, render
from checker.report.html.document import MOST_PAGES
from checker.report.html.findings import MOST_PLACES


@pytest.fixture
def told(rulebook, folder):
    def tell(run) -> BeautifulSoup:
        return BeautifulSoup(render("html", Telling(run, rulebook, folder)), "html.parser")

    return tell


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def test_the_answer_stands_at_the_top_with_its_reasons(told, samples) -> None:
    soup = told(samples.run())
    assert words(soup.h1) == "This page does not pass yet"
    assert "3 faults of level A or AA must be put right." in words(soup.find(class_="reasons"))
    assert "1 of 1" in words(soup.find(class_="glance"))


@pytest.mark.parametrize(
    ("outcome", "answer"), [("pass", "This page passes"), ("incomplete", "There is no answer yet")]
)
def test_every_verdict_has_its_headline(told, samples, outcome, answer) -> None:
    run = samples.run()
    assert words(told(replace(run, verdict=replace(run.verdict, outcome=outcome))).h1) == answer


def test_headings_go_down_one_step_at_a_time(told, samples) -> None:
    for run in (samples.run(), samples.run(samples.page(), samples.page()), samples.run(samples.unchecked())):
        levels = [
            int(heading.name[1]) for heading in told(run).find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
        ]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_inner_link_leads_somewhere(told, samples) -> None:
    soup = told(samples.run(samples.page(), samples.page(), samples.unchecked()))
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    targets = {link["href"][1:] for link in soup.find_all(href=True) if link["href"].startswith("#")}
    assert targets <= set(ids)
    for name in ("aria-labelledby", "aria-describedby"):
        for element in soup.find_all(attrs={name: True}):
            assert set(element[name].split()) <= set(ids)


def test_a_finding_shows_where_it_is_and_how_to_put_it_right(told, samples) -> None:
    group = told(samples.run()).find(id="p1-f-2")
    text = words(group)
    for part in (
        "Links lead somewhere", "2 places", "Serious", "A link that goes nowhere looks broken.",
        "Give the link the address of its page. Or take it away.", "link Learn more in Patient stories",
        "#stories > article:nth-of-type(2) > a", '<a class="btn" href="#">Learn more</a>',
        "2.4.4 Link Purpose (In Context)",
    ):  # fmt: skip
        assert part in text


def test_findings_of_one_box_share_a_mark_and_lead_to_the_first(told, samples) -> None:
    soup = told(samples.run())
    marks = soup.find_all("a", class_="mark")
    assert [mark["aria-label"] for mark in marks] == [
        "Mark 1: Not so: “Text stands out from what is behind it”; Not so: “Links lead somewhere”",
        "Mark 2: Not so: “Links lead somewhere”",
        "Mark 3: A picture's text says more than its caption?",
    ]
    assert marks[0]["href"] == "#p1-f-1-1"
    leading_back = soup.find_all("a", href="#p1-mark-1")
    assert [link.find_parent("li")["id"] for link in leading_back] == ["p1-f-1-1", "p1-f-2-1"]


def test_marks_stand_at_their_boxes(told, samples) -> None:
    page = samples.page(
        findings=(samples.finding(box=Box(x=640, y=400, width=320, height=200)),),
        screenshot=Screenshot(file="page.png", width=1280, height=1000),
    )
    frame = told(samples.run(page)).find(class_="frame")
    assert frame["style"] == "left:50.0%;top:40.0%;width:25.0%;height:20.0%"


def test_a_picture_that_is_gone_leaves_a_report_without_marks(told, samples, folder) -> None:
    (folder / "page.png").unlink()
    soup = told(samples.run())
    assert not soup.find_all(class_="mark")
    assert not soup.find_all("a", href=lambda href: href and "-mark-" in href)


def test_what_waits_for_a_person_comes_with_its_question(told, samples) -> None:
    part = told(samples.run()).find(id="p1-questions").find_parent("section")
    assert "Question: Does the picture show anything that its caption does not say?" in words(part)
    assert "Do readers of this page know “GEP-NET” ?" in words(part)


def test_accepted_faults_stand_apart(told, samples) -> None:
    soup = told(samples.run())
    assert "INCA" not in words(soup.find(id="p1-faults").find_parent("section"))
    assert "Accepted for now “INCA” is not spelled out." in words(
        soup.find(id="p1-settled").find_parent("section")
    )


def test_hard_sentences_and_words_are_marked_with_more_than_colour(told, samples) -> None:
    hard = told(samples.run()).find("mark")
    assert words(hard).startswith("Functional tumours secrete bioactive substances")
    assert words(hard).endswith("has occurred. grade 19")
    assert [word.text for word in hard.find_all("u")] == [
        "secrete", "bioactive", "precipitate", "bronchospasm", "metastasis",
    ]  # fmt: skip


def test_page_text_stands_in_a_quotation_with_its_own_language(told, samples) -> None:
    reader = told(samples.run()).find("blockquote")
    assert reader["lang"] == "en"
    assert "quoted" in reader["class"]
    assert reader.find(lang="fr").text.strip().endswith("J'étais fatiguée.")
    assert reader.find(["h1", "h2", "h3"]) is None
    assert [words(item) for item in reader.find_all("li")] == ["belly pain", "flushing"]


def test_an_unknown_language_tag_is_not_repeated(told, samples) -> None:
    page = samples.page(lang="xq-ZZ", blocks=(Block(role="paragraph", text="Hi", selector="p", lang="!!"),))
    soup = told(samples.run(page))
    assert {element["lang"] for element in soup.find_all(lang=True)} == {"en"}


def test_the_chart_has_words_and_a_table_with_the_same_numbers(told, samples) -> None:
    soup = told(samples.run())
    chart = soup.find(class_="chart").find(role="img")
    assert "What is a neuroendocrine tumour?: 14.2." in chart["aria-label"]
    rows = [
        words(row)
        for row in soup.find("caption", string="Reading grade of each part").parent.tbody.find_all("tr")
    ]
    assert (
        rows[1]
        == "What is a neuroendocrine tumour? + Functional tumours 14.2 11.8 to 16.1 Over the target 160"
    )
    assert rows[2].startswith("Patient stories 8.4 6.8 to 9.9 May be over the target")
    assert rows[3].startswith("Related links – – Not scored")


def test_tests_and_what_was_left_out_are_listed(told, samples) -> None:
    text = words(told(samples.run()).main)
    assert "Text stands out from what is behind it axe/color-contrast Fault found 96" in text
    assert "focus-order Not tested (not captured: keyboard) 0" in text
    assert "List of references #refs 1. GARD. Neuroendocrine tumor." in text
    assert "1 more test had nothing to look at on this page: axe/video-caption ." in text
    assert "We waited for: network." in text


def test_a_page_that_was_not_checked_says_why(told, samples) -> None:
    text = words(told(samples.run(samples.unchecked())).main)
    assert (
        "This page could not be checked. The server answered 404 (not found). Check the address."
        in " ".join(text.split())
    )


def test_several_pages_come_with_a_table_first(told, samples) -> None:
    soup = told(samples.run(samples.page(), samples.unchecked()))
    table = soup.find(id="pages").find_parent("section").table
    assert [words(row) for row in table.tbody.find_all("tr")] == [
        "1. Neuroendocrine tumours (NETs) 12.3 (10.9 to 13.6) 4 2",
        "2. https://clinic.example/lost Not checked",
    ]
    assert [link["href"] for link in table.find_all("a")] == ["#p1", "#p2"]


def test_a_big_run_is_cut_and_says_so(told, samples) -> None:
    many = tuple(samples.finding(selector=f"a:nth-of-type({number})") for number in range(MOST_PLACES + 30))
    pages = [samples.page(findings=many if number == 0 else ()) for number in range(MOST_PAGES + 5)]
    soup = told(samples.run(*pages))
    assert "And 30 more places like this." in words(soup.find(id="p1-f-1"))
    assert f"The first {MOST_PAGES} pages are told in full below." in words(soup.main)
    assert len(soup.find_all("section", class_="page")) == MOST_PAGES
    assert len(soup.find_all("image")) == 30


def test_a_long_text_is_cut_and_says_so(told, samples) -> None:
    blocks = tuple(Block(role="paragraph", text="word " * 500, selector="p") for _ in range(40))
    soup = told(samples.run(samples.page(blocks=blocks)))
    assert "more parts of the text did not fit here." in words(soup.main)


def test_rules_that_are_no_longer_known_are_still_told(told, samples) -> None:
    page = samples.page(findings=(samples.finding(rule="gone", criteria=("9.9.9",)),))
    group = told(samples.run(page)).find(id="p1-f-1")
    assert words(group.h3) == "gone"
    assert "9.9.9" not in words(group)


def test_site_findings_and_mended_faults_are_told(told, samples) -> None:
    run = samples.run()
    run = replace(run, site=replace(run.site, findings=(samples.finding(),)), fixed=(samples.debt(),))
    soup = told(run)
    assert "Links lead somewhere" in words(soup.find(id="site").find_parent("section"))
    assert "Old shop" in words(soup.find(id="fixed").find_parent("section"))


def test_pages_not_checked_for_the_same_reason_share_a_line(told, samples) -> None:
    lost = [samples.unchecked(url=f"https://clinic.example/{one}") for one in range(90)]
    other = samples.unchecked(reason="The address does not answer.", url="https://clinic.example/other")
    soup = told(samples.run(samples.page(), *lost, other))
    words = " ".join(soup.get_text(" ").split())
    assert words.count("The server answered 404 (not found).") == 1
    assert "90 pages could not be checked. The server answered 404 (not found). Check the address." in words
    assert [page["id"] for page in soup.find_all("section", class_="page")] == ["p1", "p92"]
    assert [row.find("a")["href"] for row in soup.select("tbody tr") if row.find("a")][:2] == ["#p1", "#p92"]
    assert "did not fit" not in words


def test_a_run_with_one_page_of_many_checked_is_not_told_as_that_page(told, samples) -> None:
    soup = told(samples.run(samples.page(), samples.unchecked(), samples.unchecked()))
    assert soup.title.get_text() == "These pages do not pass yet – checker report"


def test_a_fault_is_headed_by_what_is_not_so(told, samples) -> None:
    odd = samples.finding(status="unstable", gates=False)
    soup = told(samples.run(samples.page(findings=(*samples.page().findings, odd))))
    heads = [head.get_text() for head in soup.select("article.group > h3")]
    assert heads[:2] == ["Not so: “Text stands out from what is behind it”", "Not so: “Links lead somewhere”"]
    assert "A picture's text says more than its caption?" in heads
    assert [tag.get_text() for tag in soup.select(".tag")].count("Not seen each time") == 1
