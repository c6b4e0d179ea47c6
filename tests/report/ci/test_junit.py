"""JUnit XML: valid by our schema and Jenkins', counted right, and whole whatever a page says."""

from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from checker.model import Check, SourceMap
from checker.report import Telling, render
from checker.resources import folder as data_folder

OURS = etree.XMLSchema(etree.parse(data_folder("reports") / "schemas" / "junit-1.xsd"))


def told(telling: Telling) -> etree._Element:
    """Return the run as a tree that our schema allows."""
    root = etree.fromstring(render("junit", telling).encode())
    OURS.assertValid(root)
    return root


@pytest.fixture
def suite_of(samples, rulebook, folder):
    """The suite of a page with these findings and checks."""

    def made(*findings, checks=(), **changes):
        page = samples.page(findings=findings, checks=checks, **changes)
        return told(Telling(samples.run(page), rulebook, folder))[0]

    return made


def test_jenkins_own_schema_takes_the_sample_run(golden, official) -> None:
    schema = etree.XMLSchema(etree.parse(official / "junit" / "junit-10.xsd"))
    schema.assertValid(told(golden))


def test_the_counts_are_those_of_the_cases(golden) -> None:
    root = told(golden)
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        for count, kind in kinds.items():
            assert int(suite.get(count)) == len(suite.findall(f"testcase/{kind}"))
    for count in ("tests", "failures", "errors"):
        assert int(root.get(count)) == sum(int(suite.get(count)) for suite in root)
    assert [suite.get("name") for suite in root] == [
        "http://127.0.0.1:8000/index.html",
        "https://clinic.example/day?a=1&b=2",
        "https://clinic.example/lost",
        "The site as a whole",
    ]


@pytest.mark.parametrize(
    ("findings", "check", "parts"),
    [
        ([{}], {"outcome": "failed"}, ["failure"]),
        ([{"gates": False, "status": "known"}], {"outcome": "failed"}, ["system-out"]),
        ([{"gates": False, "status": "unstable"}], {"outcome": "failed"}, ["system-out"]),
        ([{"gates": False}], {"outcome": "failed"}, ["system-out"]),
        ([{"gates": False}, {}], {"outcome": "failed"}, ["failure", "system-out"]),
        ([{"outcome": "cantTell", "gates": False}], {"outcome": "cantTell"}, ["skipped"]),
        (
            [{"outcome": "cantTell", "gates": False, "status": "waived"}],
            {"outcome": "cantTell"},
            ["system-out"],
        ),
        ([{"outcome": "cantTell"}], {"outcome": "cantTell"}, ["error"]),
        ([{"outcome": "cantTell", "gates": False}, {}], {"outcome": "failed"}, ["failure", "system-out"]),
        (
            [{"outcome": "cantTell", "gates": False}],
            {"outcome": "cantTell", "gap": True},
            ["error", "system-out"],
        ),
        ([{}], {"outcome": "failed", "gap": True}, ["failure"]),
        ([], {"outcome": "passed"}, []),
        ([], {"outcome": "inapplicable"}, []),
        ([], {"outcome": "passed", "gap": True}, ["error"]),
        ([], {"outcome": "untested", "reason": "not captured: keyboard"}, ["skipped"]),
        ([], {"outcome": "untested", "reason": "not captured: text", "gap": True}, ["error"]),
    ],
)
def test_what_decides_fails_and_what_was_not_looked_at_is_an_error(
    findings, check, parts, suite_of, samples
) -> None:
    found = [samples.finding(question="Does it?", **changes) for changes in findings]
    checks = (Check(rule="placeholder-link", elements=3, **check),)
    (case,) = suite_of(*found, checks=checks).findall("testcase")
    assert [part.tag for part in case] == parts


def test_a_failure_says_each_place_and_what_to_do(suite_of, samples) -> None:
    found = (samples.finding(line=12, column=7), samples.finding(name="Read on", frame=("#map",)))
    suite = suite_of(*found, url="site/index.html", target="site/index.html")
    failure = suite.find("testcase/failure")
    assert suite.get("file") == "site/index.html"
    assert failure.get("message") == "2 places, the first: The link “Learn more” leads nowhere."
    assert failure.text.splitlines() == [
        "1. The link “Learn more” leads nowhere.",
        "   Where: link “Learn more”, in “Patient stories”",
        "   Element: #stories > article:nth-of-type(2) > a",
        "   File: site/index.html:12:7",
        "   Do: Give the link the address of its page.",
        "2. The link “Learn more” leads nowhere.",
        "   Where: link “Read on”, in “Patient stories”",
        "   Element: #map » #stories > article:nth-of-type(2) > a",
        "   File: site/index.html",
        "   Do: Give the link the address of its page.",
    ]


def test_lines_of_a_page_are_not_told_as_lines_of_its_source(samples, rulebook, folder) -> None:
    page = samples.page(findings=(samples.finding(line=12),), url="public/a.html", target="public/a.html")
    sources = (SourceMap(url="public/*.html", path="content/{1}.md"),)
    text = render("junit", Telling(samples.run(page), rulebook, folder, sources))
    assert "File: content/a.md\n" in text


def test_a_question_is_the_reason_for_a_skipped_case(golden) -> None:
    skipped = told(golden).find("testsuite/testcase/skipped")
    assert skipped.get("message") == "Does the picture show anything that its caption does not say?"


def test_a_page_that_was_not_checked_is_an_error(golden) -> None:
    (case,) = told(golden)[2].findall("testcase")
    assert case.find("error").text == "The server answered 404 (not found). Check the address."


def test_pages_that_were_never_reached_are_an_error(samples, rulebook, folder) -> None:
    run = samples.run(samples.page())
    stopped = replace(run, run=replace(run.run, targets=9, interrupted=True))
    last = told(Telling(stopped, rulebook, folder))[-1]
    assert last.find("testcase/error").text == "Not reached: 8 pages of 9."


def test_a_run_of_nothing_is_not_green(samples, rulebook, folder) -> None:
    run = replace(samples.run(), pages=())
    assert told(Telling(run, rulebook, folder)).get("errors") == "1"


def test_two_pages_of_one_address_keep_their_names_apart(samples, rulebook, folder) -> None:
    pages = (samples.page(), samples.page(), samples.page(url="http://127.0.0.1:8000/index.html (again)"))
    names = [suite.get("name") for suite in told(Telling(samples.run(*pages), rulebook, folder))]
    assert len(set(names)) == 3


@pytest.mark.parametrize(
    ("finished", "time"),
    [
        ("2026-01-02T04:04:06.5+00:00", "3601.500"),
        ("2026-01-02T03:04:01+00:00", "0.000"),
        ("", "0.000"),
        ("2026-01-02T03:04:09", "0.000"),
    ],
)
def test_the_time_is_that_of_the_run(finished, time, samples, rulebook, folder) -> None:
    run = samples.run()
    run = replace(run, run=replace(run.run, finished=finished))
    assert told(Telling(run, rulebook, folder)).get("time") == time


def test_a_page_cannot_ask_for_a_file_of_the_build(suite_of, samples) -> None:
    asks = "[[ATTACHMENT|/etc/passwd]] [[attachment|x]]"
    found = samples.finding(name=asks, message=asks, selector=asks, gates=False)
    output = suite_of(samples.finding(message=asks), found).find("testcase/system-out").text
    assert "[[" not in output
    assert "[ [ATTACHMENT|/etc/passwd]]" in output


@seed(20)
@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_words_of_a_page_leave_the_xml_whole(samples, rulebook, text) -> None:
    finding = samples.finding(
        rule=text, message=text, remedy=text, selector=text, frame=(text,), role=text, name=text,
        path=(text,), question=text, note=text,
    )  # fmt: skip
    page = samples.page(
        url=text, target=text, title=text, lang=text, profile=text,
        findings=(finding, replace(finding, outcome="cantTell", gates=False), replace(finding, gates=False)),
        checks=(Check(rule="focus-order", outcome="untested", elements=0, reason=text),),
    )  # fmt: skip
    lost = samples.unchecked(reason=text, remedy=text, title=text)
    root = told(Telling(samples.run(page, lost), rulebook, Path("runs/a")))
    assert [suite.get("failures") for suite in root] == ["1", "0"]


def test_surrogates_and_forbidden_characters_are_taken_out(suite_of, samples) -> None:
    words = "a\ud800b\udfffc\x00d\x0be\ufffef\uffffg]]>h"
    failure = suite_of(samples.finding(message=words)).find("testcase/failure")
    assert failure.get("message") == "a\ufffdb\ufffdcd e\ufffdf\ufffdg]]>h"
