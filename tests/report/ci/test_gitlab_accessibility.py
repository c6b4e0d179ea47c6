"""GitLab's accessibility report: red for what decides, green for the rest, whole whatever a page says."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.report import Telling, render
from checker.resources import folder as data_folder

SCHEMA = json.loads((data_folder("reports") / "schemas" / "gitlab-accessibility-1.json").read_text("utf-8"))


def told(telling: Telling) -> dict:
    """Return the report, which our schema allows and whose counts are right, as GitLab counts them too."""
    report = json.loads(render("gitlab-accessibility", telling))
    jsonschema.validate(report, SCHEMA)
    results = report["results"].values()
    counts = (len(results), sum(not one for one in results), sum(map(len, results)))
    assert counts == (report["total"], report["passes"], report["errors"])
    return report


def test_what_decides_is_an_error_and_a_page_not_checked_too(golden) -> None:
    results = told(golden)["results"]
    assert {name: [entry["code"] for entry in entries] for name, entries in results.items()} == {
        "http://127.0.0.1:8000/index.html": [
            "WCAG2A.Principle2.Guideline2_4.2_4_4",
            "WCAG2AA.Principle1.Guideline1_4.1_4_3",
            "WCAG2A.Principle2.Guideline2_4.2_4_4",
            "reading-grade",
        ],
        "https://clinic.example/day?a=1&b=2": ["WCAG2A.Principle2.Guideline2_4.2_4_4"],
        "https://clinic.example/lost": ["not-checked"],
        "The site as a whole": ["WCAG2A.Principle2.Guideline2_4.2_4_4"],
    }


@pytest.mark.parametrize(
    ("changes", "entries"),
    [
        ({}, 1),
        ({"gates": False}, 0),
        ({"gates": False, "status": "known"}, 0),
        ({"gates": False, "status": "waived"}, 0),
        ({"outcome": "cantTell", "gates": False, "question": "Is it?"}, 0),
        ({"outcome": "cantTell", "question": "Is it?"}, 1),
    ],
)
def test_a_page_passes_when_nothing_on_it_decides(changes, entries, samples, rulebook, folder) -> None:
    run = samples.run(samples.page(findings=(samples.finding(**changes),)))
    report = told(Telling(run, rulebook, folder))
    assert (report["errors"], report["passes"]) == (entries, 1 - entries)


def test_an_entry_says_what_where_and_what_to_do(samples, rulebook, folder) -> None:
    found = samples.finding(outcome="cantTell", question="Is it?", frame=("#map",), selector="a")
    report = told(Telling(samples.run(samples.page(findings=(found,))), rulebook, folder))
    (entry,) = report["results"]["http://127.0.0.1:8000/index.html"]
    assert entry["message"] == (
        "The link “Learn more” leads nowhere. Is it? Give the link the address of its page. "
        "Where: link “Learn more”, in “Patient stories”."
    )
    assert entry["selector"] == "#map » a"
    assert entry["runnerExtras"] == {"rule": "placeholder-link", "impact": "serious"}


def test_a_run_that_reached_nothing_does_not_pass(samples, rulebook, folder) -> None:
    report = told(Telling(replace(samples.run(), pages=()), rulebook, folder))
    assert report["errors"] == 1


def test_one_address_twice_is_two_pages(samples, rulebook, folder) -> None:
    report = told(Telling(samples.run(samples.page(), samples.page()), rulebook, folder))
    assert report["total"] == 2


@seed(21)
@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_words_of_a_page_leave_the_report_whole(samples, rulebook, text) -> None:
    finding = samples.finding(
        rule=text, message=text, remedy=text, selector=text, frame=(text,), html=text, role=text, name=text,
        path=(text,), question=text, criteria=(text, "1.4.3"),
    )  # fmt: skip
    page = samples.page(url=text, target=text, title=text, findings=(finding, replace(finding, criteria=())))
    lost = samples.unchecked(url=text, reason=text, remedy=text)
    report = told(Telling(samples.run(page, lost), rulebook, Path("runs/a")))
    assert report["errors"] == 3
