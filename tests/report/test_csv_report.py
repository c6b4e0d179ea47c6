import csv
import re
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Quote, SourceMap
from checker.report import Telling, render
from checker.report.csv_report import COLUMNS, MARK, cell

ACTIVE = tuple("=+-@\t\r\n＝＋－＠")
HOSTILE = st.text(st.sampled_from("=+-@|;,'\"\t\r\n ＝＋－＠\u200b\u200d\u3000ab\x00"), max_size=12)


def rows_of(telling: Telling) -> list[dict[str, str]]:
    text = render("csv", telling)
    assert text.startswith(MARK)
    return list(csv.DictReader(StringIO(text.removeprefix(MARK), newline=""), strict=True))


def test_there_is_a_row_for_every_finding_and_every_page_without_any(golden) -> None:
    rows = rows_of(golden)
    assert [row["page"] for row in rows].count("https://clinic.example/lost") == 1
    assert len(rows) == 7 + 6 + 1 + 1
    lost = next(row for row in rows if row["outcome"] == "untested")
    assert (lost["message"], lost["remedy"]) == ("The server answered 404 (not found).", "Check the address.")


def test_a_checked_page_without_findings_does_not_vanish(samples, rulebook, folder) -> None:
    (row,) = rows_of(Telling(samples.run(samples.page(findings=())), rulebook, folder))
    assert (row["title"], row["outcome"]) == ("Neuroendocrine tumours (NETs)", "")
    assert row["message"] == "Checked, and nothing was found by these checks."


def test_a_row_tells_what_decides_where_it_is_and_from_which_file_it_comes(samples, rulebook, folder) -> None:
    finding = samples.finding(frame=("#a", "#b"), states=("first", "phone"), line=3, column=9,
                              text=Quote(quote="Learn", start=0, end=5))  # fmt: skip
    page = samples.page(url="https://x.example/docs/gout", findings=(finding,))
    source = SourceMap(url="https://x.example/docs/*", path="docs/{1}.md")
    (row,) = rows_of(Telling(samples.run(page), rulebook, folder, (source,)))
    assert row == {
        "page": "https://x.example/docs/gout",
        "title": "Neuroendocrine tumours (NETs)",
        "rule": "placeholder-link",
        "rule title": "Links lead somewhere",
        "outcome": "failed",
        "status": "new",
        "decides": "yes",
        "impact": "serious",
        "criteria": "2.4.4 Link Purpose (In Context)",
        "message": "The link “Learn more” leads nowhere.",
        "where": "link “Learn more”, in “Patient stories”",
        "selector": "#stories > article:nth-of-type(2) > a",
        "frame": "#a › #b",
        "quote": "Learn",
        "remedy": "Give the link the address of its page.",
        "question": "",
        "note": "",
        "fingerprint": "f" * 16,
        "file": "docs/gout.md",
        "line": "3",
        "column": "9",
        "states": "first, phone",
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("  =1", "'=1"),
        ("\u3000＝1", "'＝1"),
        ("\u200d=1", "'\u200d=1"),
        ("\u200b=1", "'=1"),
        ("＠a", "'＠a"),
        ("a;=1", "a;'=1"),
        ("a;\"=1", "a;\"'=1"),
        ("a | -1", "a | '-1"),
        ("a = b - c", "a = b - c"),
        ("two\nlines\u2028here", "two lines here"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_formula_is_shown_and_not_carried_out(text: str, shown: str) -> None:
    assert cell(text) == shown


def test_a_cell_is_not_longer_than_a_spreadsheet_takes() -> None:
    assert len(cell("=" * 100_000)) < 32_767


@settings(max_examples=300, derandomize=True, deadline=None)
@given(values=st.lists(HOSTILE | st.text(max_size=8), min_size=6, max_size=6))
def test_no_cell_can_act_and_none_gets_lost(samples, rulebook, tmp_path_factory, values: list[str]) -> None:
    title, message, selector, name, quote, frame = values
    finding = samples.finding(
        message=message, selector=selector, name=name, frame=(frame,), text=Quote(quote=quote, start=0, end=1)
    )
    run = samples.run(samples.page(title=title, findings=(finding,)), samples.unchecked(reason=message))
    text = render("csv", Telling(run, rulebook, tmp_path_factory.getbasetemp())).removeprefix(MARK)
    rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 3
    assert text.count("\r\n") == text.count("\n") == 3
    for row in rows:
        for value in row:
            assert not value.lstrip(" \u200c\u200d").startswith(ACTIVE)
    for other in ";|":
        for row in csv.reader(StringIO(text, newline=""), delimiter=other):
            for value in row[1:]:
                assert not re.match(r"[\s\"\u200c\u200d]*[=+@＝＋－＠-]", value)
