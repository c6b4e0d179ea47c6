"""SARIF: valid by our schema and OASIS', true about places, and whole whatever a page says."""

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker
from msgspec.structs import replace

from checker.model import SourceMap
from checker.report import Telling, render
from checker.report.sarif import log as sarif
from checker.report.sarif.places import PlacesOfPage, bases
from checker.resources import folder as data_folder

OURS = Draft202012Validator(
    json.loads((data_folder("reports") / "schemas" / "sarif-1.json").read_text(encoding="utf-8"))
)
ADDRESS, BASES = (
    Draft202012Validator({"$defs": OURS.schema["$defs"], **part})
    for part in ({"$ref": "#/$defs/artifact"}, {"additionalProperties": {"$ref": "#/$defs/base"}})
)
OFFICIAL = "CHECKER_SCHEMAS"
"""Environment variable: a folder with the official schemas, such as `sarif/sarif-schema-2.1.0.json`."""
SOURCES = (SourceMap(url="https://example.org/docs/*", path="docs/{1}.md"),)


def faults(told: dict) -> list[str]:
    return [f"{one.json_path}: {one.message[:200]}" for one in OURS.iter_errors(told)]


def told(telling: Telling) -> dict:
    """Return the SARIF run as our schema allows it."""
    log = json.loads(render("sarif", telling))
    assert faults(log) == []
    return log["runs"][0]


@pytest.fixture
def sarif_of(samples, rulebook, folder):
    """The SARIF of a run of these pages."""

    def made(*pages, sources=(), **changes):
        return told(Telling(samples.run(*pages, **changes), rulebook, folder, sources))

    return made


@pytest.fixture
def result_of(samples, sarif_of):
    """The result that one finding makes."""

    def made(*, sources=(), url="https://example.org/docs/pain", **changes):
        page = samples.page(url=url, target=url, findings=(samples.finding(**changes),))
        (result,) = sarif_of(page, sources=sources)["results"]
        return result

    return made


@pytest.fixture
def place_of(result_of):
    def made(**changes):
        return result_of(**changes)["locations"][0]["physicalLocation"]

    return made


def test_the_schema_of_oasis_takes_the_sample_run(golden) -> None:
    place = os.environ.get(OFFICIAL, "")
    if not place:
        pytest.skip(f"{OFFICIAL} names no folder of official schemas")
    schema = json.loads((Path(place) / "sarif" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    official = Draft4Validator(schema, format_checker=FormatChecker())
    assert not [one.message for one in official.iter_errors(json.loads(render("sarif", golden)))]


def test_our_schema_refuses_what_github_or_oasis_would(golden) -> None:
    text = render("sarif", golden)
    assert faults(json.loads(text)) == []
    for pattern, broken in (
        ('"uri":"index.html"', '"uri":"https://example.org/index.html"'),
        ('"uri":"content/day.md"', '"uri":"../day.md"'),
        ('"kind":"review","level":"none"', '"kind":"review","level":"note"'),
        ('"kind":"fail","level":"error"', '"kind":"fail","level":"none"'),
        ("ffffffffffffffff:1", "ffffffffffffffff"),
        ('"startLine":1', '"startLine":0'),
        ('"suppressions":[],', ""),
        ('"ruleIndex":', '"rule_index":'),
    ):
        changed = text.replace(pattern, broken)
        assert changed != text, pattern
        assert faults(json.loads(changed)), pattern


@pytest.mark.parametrize(
    ("changes", "kind", "level"),
    [
        ({"impact": "critical"}, "fail", "error"),
        ({"impact": "serious"}, "fail", "error"),
        ({"impact": "moderate"}, "fail", "warning"),
        ({"impact": "minor"}, "fail", "note"),
        ({"impact": "critical", "outcome": "cantTell"}, "review", "none"),
        ({"impact": "critical", "status": "unstable"}, "review", "none"),
        ({"impact": "moderate", "status": "waived"}, "fail", "warning"),
    ],
)
def test_only_what_is_certain_has_a_level(changes, kind, level, result_of) -> None:
    result = result_of(**changes)
    assert (result["kind"], result["level"]) == (kind, level)


@pytest.mark.parametrize(
    ("status", "state", "suppressed"),
    [
        ("new", "new", ""),
        ("new-rule", "new", ""),
        ("unstable", "new", ""),
        ("known", "unchanged", "It is in the baseline."),
        ("moved", "updated", "It is in the baseline, at another place of the page."),
        ("waived", "unchanged", "A waiver accepts it."),
    ],
)
def test_all_results_tell_how_they_stand_to_the_baseline(
    status, state, suppressed, samples, sarif_of
) -> None:
    findings = (samples.finding(status=status), samples.finding(status="known", name="b", selector="b"))
    run = sarif_of(samples.page(findings=findings))
    (result,) = [
        one
        for one in run["results"]
        if one["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] != "b"
    ]
    assert result["baselineState"] == state
    assert [one["justification"] for one in result["suppressions"]] == ([suppressed] if suppressed else [])


def test_without_a_baseline_no_result_speaks_of_one(samples, sarif_of) -> None:
    assert not any("baselineState" in one for one in sarif_of()["results"])
    assert all("baselineState" in one for one in sarif_of(fixed=(samples.debt(),))["results"])


def test_a_waivers_reason_is_the_justification(result_of) -> None:
    result = result_of(status="waived", note="The shop moves in May. Accepted by Ann.")
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "The shop moves in May. Accepted by Ann."}
    ]


def test_what_is_fixed_is_a_note_and_no_result_that_github_would_open(samples, sarif_of) -> None:
    debt = samples.debt(count=2)
    run = sarif_of(samples.page(findings=(), fixed=(debt,)), fixed=(samples.debt(where="link “Map”"),))
    assert run["results"] == []
    notes = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert "Fixed: placeholder-link, link “Map”, on https://example.org/net." in notes
    assert (
        "Fixed: placeholder-link, link “Old shop”, in “Help” (2 times), on https://example.org/net." in notes
    )


def test_the_same_fault_twice_on_a_page_is_two_and_on_two_pages_one_each(samples, sarif_of) -> None:
    twice = (samples.finding(), samples.finding(selector="b"), samples.finding(fingerprint="a" * 16))
    run = sarif_of(
        samples.page(url="https://example.org/a", findings=twice),
        samples.page(url="https://example.org/b", findings=twice[:1]),
    )
    keys = [
        (
            one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            *one["partialFingerprints"].values(),
        )
        for one in run["results"]
    ]
    assert sorted(keys) == [
        ("a", f"{'a' * 16}:1"),
        ("a", f"{'f' * 16}:1"),
        ("a", f"{'f' * 16}:2"),
        ("b", f"{'f' * 16}:1"),
    ]


@pytest.mark.parametrize(
    ("url", "sources", "artifact"),
    [
        ("https://example.org/docs/pain", SOURCES, {"uri": "docs/pain.md", "uriBaseId": "%SRCROOT%"}),
        ("site/über uns.html", (), {"uri": "site/%C3%BCber%20uns.html", "uriBaseId": "%SRCROOT%"}),
        ("https://example.org/a/b.html", (), {"uri": "a/b.html", "uriBaseId": "https://example.org"}),
        ("https://example.org/a/?id=3#top", (), {"uri": "a/?id=3", "uriBaseId": "https://example.org"}),
        ("https://example.org", (), {"uri": "./", "uriBaseId": "https://example.org"}),
        ("http://127.0.0.1:8000/a", (), {"uri": "a", "uriBaseId": "http://127.0.0.1:8000"}),
        ("https://[::1]:80/a", (), {"uri": "a", "uriBaseId": "https://[::1]:80"}),
        ("https://ann:pw@Example.org/a:b/c:d", (), {"uri": "a%3Ab/c:d", "uriBaseId": "https://example.org"}),
        ("https://example.org//../%2e%2e/x", (), {"uri": "x", "uriBaseId": "https://example.org"}),
        (
            "https://exämple.org/ö 100%",
            (),
            {"uri": "%C3%B6%20100%25", "uriBaseId": "https://xn--exmple-cua.org"},
        ),
        ("javascript:alert(1)//x", (), {"uri": "javascript%3Aalert%281%29%2F%2Fx"}),
        ("data:text/html,<b>", (), {"uri": "data%3Atext%2Fhtml%2C%3Cb%3E"}),
        ("https://a%20b/x", (), {"uri": "https%3A%2F%2Fa%2520b%2Fx"}),
        ("https://a:99999/x", (), {"uri": "https%3A%2F%2Fa%3A99999%2Fx"}),
        ("https://[broken/x", (), {"uri": "https%3A%2F%2F%5Bbroken%2Fx"}),
        ("standard input", (), {"uri": "standard%20input"}),
        ("\ud83d", (), {"uri": "%EF%BF%BD"}),
    ],
)
def test_every_page_has_an_address_that_is_valid_and_has_no_strange_scheme(
    url, sources, artifact, place_of
) -> None:
    assert place_of(url=url, sources=sources)["artifactLocation"] == artifact


@seed(11)
@given(
    start=st.sampled_from(["https://example.org/", "http://", "https://example.org", "", "file:", "x/"]),
    rest=st.text(alphabet="ab/:?#%2eE.@[]\\ é\n\ud83d<>'\"", max_size=20),
)
def test_whatever_the_address_it_is_valid_where_it_stands(samples, start, rest) -> None:
    places = PlacesOfPage(samples.page(url=start + rest))
    assert ADDRESS.is_valid(places.artifact), places.artifact
    assert BASES.is_valid(bases({places.base})), places.base


def test_a_local_page_outside_the_repository_is_a_file_address(place_of, tmp_path) -> None:
    page = tmp_path / "a b.html"
    artifact = place_of(url=page.as_posix())["artifactLocation"]
    assert artifact == {"uri": page.as_uri()}


def test_each_site_is_a_base_that_stands_for_its_address(samples, sarif_of) -> None:
    pages = [samples.page(url=url) for url in ("http://example.org/a", "https://example.org/a", "a.html")]
    assert sarif_of(*pages)["originalUriBaseIds"] == {
        "%SRCROOT%": {"description": {"text": "The root of the repository."}},
        "http://example.org": {"uri": "http://example.org/"},
        "https://example.org": {"uri": "https://example.org/"},
    }


def test_line_column_and_markup_are_told_where_they_are_of_that_file(place_of, result_of) -> None:
    known = {"line": 12, "column": 7, "html": "<a href='#'>x</a>"}
    assert place_of(url="site/a.html", **known)["region"] == {
        "startLine": 12,
        "startColumn": 7,
        "snippet": {"text": "<a href='#'>x</a>"},
    }
    assert place_of(url="site/a.html", html="<a>")["region"] == {"startLine": 1}
    assert place_of(html="<a>")["region"] == {"startLine": 1, "snippet": {"text": "<a>"}}
    mapped = result_of(sources=SOURCES, **known)["locations"][0]
    assert mapped["physicalLocation"]["region"] == {"startLine": 1}
    assert mapped["properties"] == {"html": "<a href='#'>x</a>"}


def test_the_place_is_told_in_words_and_by_its_selectors(result_of) -> None:
    (place,) = result_of(frame=("#map", "iframe"), selector="main > a")["locations"]
    assert place["message"]["text"] == "link “Learn more”, in “Patient stories”"
    assert place["logicalLocations"] == [
        {"fullyQualifiedName": "#map › iframe › main > a", "kind": "element"}
    ]
    assert "logicalLocations" not in result_of(selector="")["locations"][0]


def test_the_message_tells_the_question_and_the_remedy_and_holds_no_link(result_of) -> None:
    result = result_of(
        outcome="cantTell",
        message="The link “[x](javascript:alert(1))” leads nowhere.",
        question="Does it do anything?",
        remedy="Take it away.",
    )
    assert result["message"] == {
        "text": "The link “[x] (javascript:alert(1))” leads nowhere. Does it do anything? Take it away."
    }


def test_a_rule_brings_its_whole_page_and_its_criteria(samples, rulebook, folder, sarif_of) -> None:
    run = sarif_of()
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    (rule,) = [one for one in rules if one["id"] == "placeholder-link"]
    assert rule["name"] == "PlaceholderLink"
    assert "\n\nDo not use `#` as an address." in rule["help"]["markdown"]
    assert rule["properties"]["tags"] == ["accessibility", "wcag2.0", "wcag-level-A", "wcag-2.4.4"]
    assert "security-severity" not in rule["properties"]
    (relation,) = rule["relationships"]
    taxa = run["taxonomies"][0]["taxa"]
    taxon = taxa[relation["target"]["index"]]
    assert (taxon["id"], taxon["name"]) == ("2.4.4", "Link Purpose (In Context)")
    assert [one["id"] for one in taxa] == ["1.1.1", "1.4.3", "2.4.4", "3.1.4"]


def test_a_finding_refers_to_its_own_criteria_and_to_none_that_wcag_has_not(samples, sarif_of) -> None:
    run = sarif_of(samples.page(findings=(samples.finding(criteria=("4.1.2", "9.9.9")),)))
    (taxon,) = run["results"][0]["taxa"]
    assert run["taxonomies"][0]["taxa"][taxon["index"]]["id"] == taxon["id"] == "4.1.2"


def test_every_shipped_rule_can_be_told_within_githubs_limits(samples, folder) -> None:
    from checker.rulebook import load  # noqa: PLC0415

    book = load()
    findings = tuple(samples.finding(rule=rule, selector=rule) for rule in book.rules)
    run = told(Telling(samples.run(samples.page(findings=findings)), book, folder))
    rules = {one["id"]: one for one in run["tool"]["driver"]["rules"]}
    assert set(rules) == set(book.rules)
    for rule_id, rule in rules.items():
        assert book.rules[rule_id].remedy in rule["help"]["markdown"], rule_id
        assert rule["helpUri"].startswith("https://"), rule_id


def test_a_rule_that_the_rulebook_lacks_is_still_named(result_of) -> None:
    assert result_of(rule="gone\nrule")["ruleId"] == "gone rule"
    assert result_of(rule="")["ruleId"] == "unnamed-rule"


def test_the_worst_come_first_and_what_is_accepted_last(samples, sarif_of) -> None:
    findings = [
        samples.finding(selector="accepted", impact="critical", status="waived"),
        samples.finding(selector="question", impact="critical", outcome="cantTell", gates=False),
        samples.finding(selector="advice", impact="critical", gates=False),
        samples.finding(selector="minor", impact="minor"),
        samples.finding(selector="serious", impact="serious"),
        samples.finding(selector="serious too", impact="serious"),
    ]
    run = sarif_of(samples.page(findings=tuple(findings)))
    order = [one["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for one in run["results"]]
    assert order == ["serious", "serious too", "minor", "advice", "question", "accepted"]


def left_out(run: dict) -> list[str]:
    notes = run["invocations"][0]["toolExecutionNotifications"]
    return [one["message"]["text"] for one in notes if one["descriptor"]["id"] == "findings-left-out"]


def test_no_more_results_than_github_takes_and_the_rest_is_counted(samples, sarif_of, monkeypatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    run = sarif_of()
    assert len(run["results"]) == 3
    assert left_out(run) == ["4 findings left out: GitHub takes no more. The worst ones are here."]
    assert left_out(sarif_of(samples.page(findings=(samples.finding(),)))) == []


def test_no_more_packed_bytes_than_github_takes(samples, sarif_of, monkeypatch) -> None:
    monkeypatch.setattr(sarif, "MOST_BYTES", 40_000)
    hard_to_pack = [os.urandom(200).hex() for _ in range(1000)]
    run = sarif_of(samples.page(findings=tuple(samples.finding(html=one) for one in hard_to_pack)))
    kept = len(run["results"])
    assert 0 < kept < 1000
    assert left_out(run) == [
        f"{1000 - kept} findings left out: GitHub takes no more. The worst ones are here."
    ]


def test_a_page_that_was_not_checked_makes_the_run_unsuccessful_and_says_why(samples, sarif_of) -> None:
    (invocation,) = sarif_of(samples.page(), samples.unchecked())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert (invocation["startTimeUtc"], invocation["endTimeUtc"]) == (
        "2026-01-02T03:04:05Z",
        "2026-01-02T03:04:09Z",
    )
    (note,) = [one for one in invocation["toolExecutionNotifications"] if one["level"] == "error"]
    assert note["message"]["text"] == (
        "https://clinic.example/lost was not checked. The server answered 404 (not found). Check the address."
    )
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "lost"
    assert sarif_of()["invocations"][0]["executionSuccessful"] is True


def test_a_run_that_was_stopped_says_how_many_pages_it_did_not_reach(samples, rulebook, folder) -> None:
    run = samples.run()
    run = replace(run, run=replace(run.run, interrupted=True, targets=3, started="soon"))
    (invocation,) = told(Telling(run, rulebook, folder))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "startTimeUtc" not in invocation
    texts = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert "The run was stopped; 2 pages were not reached." in texts


def test_a_run_without_pages_is_valid_and_empty(samples, rulebook, folder) -> None:
    run = replace(samples.run(), pages=())
    assert told(Telling(run, rulebook, folder))["results"] == []
    site = replace(run.site, findings=(samples.finding(),))
    (result,) = told(Telling(replace(run, site=site), rulebook, folder))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "unknown-page"}


def test_equal_runs_give_equal_text_with_one_result_a_line(golden) -> None:
    text = render("sarif", golden)
    assert text == render("sarif", golden)
    assert text.endswith("]\n}\n")
    results = [line for line in text.splitlines() if line.startswith('{"ruleId"')]
    assert len(results) == len(json.loads(text)["runs"][0]["results"])


def test_the_category_stays_from_run_to_run_so_that_github_closes_what_is_fixed(
    samples, rulebook, folder
) -> None:
    run = samples.run()
    run = replace(run, run=replace(run.run, id="a/b", profile="x/y"))
    assert told(Telling(run, rulebook, folder))["automationDetails"] == {"id": "checker/x-y/a-b"}


def test_help_is_all_that_is_markdown_and_it_holds_no_word_of_a_page(golden, rulebook) -> None:
    text = render("sarif", golden)
    written = re.findall(r'"markdown":\s*"((?:[^"\\]|\\.)*)"', text)
    pages = {f"{rule.body.strip()}\n" for rule in rulebook.rules.values()}
    assert {json.loads(f'"{one}"') for one in written} <= pages
    assert written
