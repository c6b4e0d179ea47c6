"""GitLab's code quality report: fingerprints of their own, paths that are paths, whole whatever a page says."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.model import SourceMap
from checker.report import Telling, render
from checker.resources import folder as data_folder

SCHEMA = json.loads((data_folder("reports") / "schemas" / "gitlab-codequality-1.json").read_text("utf-8"))


def told(telling: Telling) -> list[dict]:
    """Return the entries, which our schema allows and of which no two have one fingerprint."""
    entries = json.loads(render("gitlab-codequality", telling))
    jsonschema.validate(entries, SCHEMA)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    return entries


@pytest.fixture
def entries_of(samples, rulebook, folder):
    """The entries of one page with these findings."""

    def made(*findings, sources=(), **changes):
        run = samples.run(samples.page(findings=findings, **changes))
        return told(Telling(run, rulebook, folder, sources))

    return made


def test_gitlab_own_schema_takes_each_entry(golden, official) -> None:
    schema = json.loads((official / "gitlab" / "codeclimate.json").read_text("utf-8"))
    for entry in told(golden):
        jsonschema.validate(entry, schema)


@pytest.mark.parametrize(
    ("changes", "severity"),
    [
        ({"impact": "critical"}, "blocker"),
        ({"impact": "serious"}, "critical"),
        ({"impact": "moderate"}, "major"),
        ({"impact": "minor"}, "minor"),
        ({"impact": "critical", "gates": False}, "minor"),
        ({"impact": "critical", "gates": False, "status": "new-rule"}, "minor"),
        ({"outcome": "cantTell", "gates": False}, "info"),
        ({"outcome": "cantTell", "impact": "serious"}, "critical"),
    ],
)
def test_the_severity_is_that_of_what_decides(changes, severity, entries_of, samples) -> None:
    (entry,) = entries_of(samples.finding(**changes))
    assert entry["severity"] == severity


@pytest.mark.parametrize("status", ["known", "moved", "waived"])
def test_what_was_accepted_before_is_left_out(status, entries_of, samples) -> None:
    assert entries_of(samples.finding(status=status, gates=False)) == []


def test_the_same_fault_twice_is_two_and_stays_the_same_two(entries_of, samples) -> None:
    one, other = samples.finding(), samples.finding(selector="main > a")
    first, second = entries_of(one, other)
    assert [entry["fingerprint"] for entry in entries_of(one, other)] == [
        first["fingerprint"],
        second["fingerprint"],
    ]
    assert entries_of(one)[0]["fingerprint"] == first["fingerprint"]


def test_a_new_query_leaves_the_fingerprint_and_another_page_does_not(entries_of, samples) -> None:
    urls = ("https://a.example/x", "https://a.example/x?from=mail#top", "https://a.example/y")
    same, again, other = (entries_of(samples.finding(), url=url)[0]["fingerprint"] for url in urls)
    assert same == again != other


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://clinic.example/day/?a=1#top", "clinic.example/day"),
        ("https://clinic.example/", "clinic.example"),
        ("site/a b.html", "site/a b.html"),
        ("../../outside.html", "outside.html"),
        ("/etc/passwd", "etc/passwd"),
        ("https://news.example/a", "content/a.md"),
        ("", "."),
    ],
)
def test_a_place_is_a_file_or_looks_like_one(url, path, entries_of, samples) -> None:
    sources = (SourceMap(url="https://news.example/*", path="content/{1}.md"),)
    (entry,) = entries_of(samples.finding(line=7), url=url, target=url, sources=sources)
    lines = {"begin": 7 if url.startswith("site/") else 1}
    assert entry["location"] == {"path": path, "lines": lines}


def test_a_page_not_checked_and_a_run_of_nothing_are_told(samples, rulebook, folder) -> None:
    (lost,) = told(Telling(samples.run(samples.unchecked()), rulebook, folder))
    assert lost["description"] == (
        "This page was not checked. The server answered 404 (not found). Check the address."
    )
    (nothing,) = told(Telling(replace(samples.run(), pages=()), rulebook, folder))
    assert nothing["severity"] == "blocker"


@seed(22)
@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_words_of_a_page_leave_the_report_whole(samples, rulebook, text) -> None:
    finding = samples.finding(
        rule=text, message=text, remedy=text, role=text, name=text, path=(text,), question=text,
        fingerprint=text,
    )  # fmt: skip
    page = samples.page(url=text, target=text, findings=(finding, finding, replace(finding, gates=False)))
    lost = samples.unchecked(url=text, target=text, reason=text, remedy=text)
    assert len(told(Telling(samples.run(page, lost), rulebook, Path("runs/a")))) == 4
