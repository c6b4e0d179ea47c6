import json
from io import StringIO

import msgspec
import pytest

from checker.model import Finding, RunPlan, Target
from checker.report import Telling, render
from checker.report.jsonl import Stream
from checker.report.streamed import streamed


def lines_of(telling: Telling) -> list[dict]:
    return [json.loads(line) for line in render("jsonl", telling).splitlines()]


def test_the_header_comes_first_the_verdict_last_and_each_finding_after_its_page(golden) -> None:
    kinds = [line["type"] for line in lines_of(golden)]
    assert kinds == ["run", "page", *["finding"] * 7, "page", *["finding"] * 6, "page", "finding", "fixed", "fixed", "verdict"]  # fmt: skip


def test_every_line_names_its_run_and_each_finding_its_page(golden) -> None:
    lines = lines_of(golden)
    assert {line["run"] for line in lines} == {golden.run.run.id}
    found = [line for line in lines if line["type"] == "finding"]
    pages = [(page.target, page.url) for page in golden.run.pages for _ in page.findings]
    assert [(line["page"], line["url"]) for line in found] == [*pages, ("", "")]


def test_a_page_says_how_many_findings_follow(golden) -> None:
    counts = [line["findings"] for line in lines_of(golden) if line["type"] == "page"]
    assert counts == [len(page.findings) for page in golden.run.pages]


def test_a_finding_can_be_read_back_as_it_was(golden) -> None:
    found = [line for line in lines_of(golden) if line["type"] == "finding"]
    wanted = [one for page in golden.run.pages for one in page.findings]
    assert [msgspec.convert(line, Finding) for line in found] == [*wanted, *golden.run.site.findings]


def test_keys_are_sorted_and_what_could_steer_a_terminal_is_escaped(samples, rulebook, folder) -> None:
    name = "\x1b[31m\x9b1m\u202eabc\u2028\x7f\ud83d"
    page = samples.page(findings=(samples.finding(name=name),), title="a\nb\x85c")
    text = render("jsonl", Telling(samples.run(page), rulebook, folder))
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    assert lines[1]["title"] == "a\nb\x85c"
    assert lines[2]["name"] == name.replace("\ud83d", "?")
    for line in lines:
        assert list(line) == sorted(line)


def test_following_a_run_gives_the_same_lines_as_telling_it_afterwards(golden) -> None:
    run, out = golden.run, StringIO()
    stream = Stream(out)
    plan = RunPlan(
        id=run.run.id,
        started=run.run.started,
        profile=run.run.profile,
        depth=run.run.depth,
        targets=(Target(given="a", url="a"),) * run.run.targets,
        settings={"header": "never told"},
    )
    stream.begin(plan)
    for page in run.pages:
        stream.page(page)
    stream.end(run)
    assert out.getvalue() == render("jsonl", golden)


def test_what_is_done_can_be_read_before_the_run_ends(golden, tmp_path) -> None:
    place = tmp_path / "run.jsonl"
    with streamed(place) as out:
        stream = Stream(out)
        stream.begin(golden.run.run)
        stream.page(golden.run.pages[0])
        part = (tmp_path / "run.jsonl.part").read_text(encoding="utf-8")
        assert [json.loads(line)["type"] for line in part.splitlines()] == ["run", "page", *["finding"] * 7]
        stream.end(golden.run)
    assert json.loads(place.read_text(encoding="utf-8").splitlines()[-1])["outcome"] == "fail"


@pytest.mark.parametrize("interrupted", [False, True])
def test_the_verdict_says_whether_the_run_was_stopped(samples, rulebook, folder, interrupted) -> None:
    run = samples.run()
    stopped = msgspec.structs.replace(run, run=msgspec.structs.replace(run.run, interrupted=interrupted))
    assert lines_of(Telling(stopped, rulebook, folder))[-1]["interrupted"] is interrupted
