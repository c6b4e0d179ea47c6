"""Annotations for GitHub Actions: the worst first, one command a line, and no command from a page."""

import re
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.report import Telling, render
from checker.report.ci.github import MOST, command
from checker.report.words.escape import no_command

COMMANDS = {
    "error",
    "warning",
    "notice",
    "debug",
    "group",
    "endgroup",
    "add-mask",
    "stop-commands",
    "set-env",
}


def read_by_the_runner(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the commands in an output (level, properties, words), by the rules of the runner.

    A line is what stands between CR and LF. The first spelling of commands, `##[name]`, counts anywhere.
    """
    read = []
    for row in filter(None, re.split(r"\r\n|\r|\n", text)):
        found = re.match(r"\s*::(.*?)::(.*)", row, re.DOTALL)
        assert found, f"no command: {row!r}"
        assert not re.search(r"##\[|##vso\[", row)
        level, _, told = found[1].partition(" ")
        assert level in COMMANDS
        pairs = (pair.split("=", 1) for pair in told.strip().split(",") if pair)
        properties = {key: plain(value, "\r\n:,%") for key, value in pairs}
        read.append((level, properties, plain(found[2], "\r\n%")))
    return read


def plain(text: str, signs: str) -> str:
    """Return text as it was before these signs were written as %XX; `%` must be the last of them."""
    for sign in signs:
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


@pytest.fixture
def commands_of(samples, rulebook, folder):
    """The commands for one page with these findings."""

    def made(*findings, **changes):
        run = samples.run(samples.page(findings=findings, **changes))
        return read_by_the_runner(render("github", Telling(run, rulebook, folder)))

    return made


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({}, "error"),
        ({"gates": False}, "warning"),
        ({"gates": False, "status": "new-rule"}, "warning"),
        ({"gates": False, "status": "unstable"}, "warning"),
        ({"gates": False, "outcome": "cantTell"}, "notice"),
        ({"outcome": "cantTell"}, "error"),
    ],
)
def test_the_level_says_whether_a_finding_decides(changes, level, commands_of, samples) -> None:
    assert [command[0] for command in commands_of(samples.finding(**changes))] == [level]


@pytest.mark.parametrize("status", ["known", "moved", "waived"])
def test_what_was_accepted_before_is_not_told(status, commands_of, samples) -> None:
    assert commands_of(samples.finding(status=status, gates=False)) == []


def test_a_finding_points_into_its_file_and_says_what_to_do(commands_of, samples) -> None:
    found = samples.finding(line=12, column=7)
    url = "docs/a, b: 100%.html"
    (only,) = commands_of(found, url=url, target=url)
    assert only == (
        "error",
        {"file": url, "line": "12", "col": "7", "title": "Not so: “Links lead somewhere” (serious)"},
        "The link “Learn more” leads nowhere.\n"
        "Where: link “Learn more”, in “Patient stories”\n"
        "Element: #stories > article:nth-of-type(2) > a\n"
        f"File: {url}:12:7\n"
        "Do: Give the link the address of its page.\n"
        f"Page: Neuroendocrine tumours (NETs), {url}",
    )


def test_the_ten_worst_come_first_then_how_many_more(commands_of, samples) -> None:
    questions = [samples.finding(outcome="cantTell", gates=False, impact="critical") for _ in range(3)]
    minor = [samples.finding(impact="minor", message=f"Minor {number}.") for number in range(12)]
    beside = samples.finding(gates=False, impact="critical")
    worst = samples.finding(impact="critical", message="The worst.")
    *shown, last = commands_of(*questions, beside, *minor, worst)
    said = [words.partition("\n")[0] for _, _, words in shown]
    assert said == ["The worst.", *(f"Minor {number}." for number in range(9))]
    assert last == (
        "notice",
        {"title": "checker"},
        "4 more faults and 3 more questions for a person. The report holds all of them.",
    )


def test_of_equals_the_first_of_each_rule_comes_first(commands_of, samples) -> None:
    found = [
        *(samples.finding(rule="a", message=f"A {number}.") for number in range(20)),
        *(samples.finding(rule="b", message=f"B {number}.") for number in range(2)),
        samples.finding(rule="c", message="C 0.", impact="critical"),
    ]
    said = [words.partition("\n")[0] for _, _, words in commands_of(*found)]
    assert said[:7] == ["C 0.", "A 0.", "B 0.", "A 1.", "B 1.", "A 2.", "A 3."]


def test_questions_are_told_where_there_is_room(commands_of, samples) -> None:
    questions = [samples.finding(outcome="cantTell", gates=False) for _ in range(12)]
    levels = [level for level, _, _ in commands_of(*questions, samples.finding(gates=False))]
    assert levels == ["warning", *["notice"] * 10]


def test_pages_not_checked_come_first_in_one_annotation(samples, rulebook, folder) -> None:
    lost = [samples.unchecked(url=f"https://a.example/{number}") for number in range(12)]
    many = samples.page(findings=tuple(samples.finding() for _ in range(20)))
    run = samples.run(many, *lost, site=samples.run().site)
    stopped = replace(run, run=replace(run.run, targets=15))
    first, *rest = read_by_the_runner(render("github", Telling(stopped, rulebook, folder)))
    assert first[:2] == ("error", {"title": "12 pages were not checked"})
    assert first[2].splitlines()[9:] == [
        "https://a.example/9: The server answered 404 (not found). Check the address.",
        "And 2 more pages.",
        "Not reached: 2 pages of 15.",
    ]
    assert len(rest) == MOST
    assert rest[-1][2].startswith("11 more faults.")


def test_a_run_of_nothing_is_an_error(samples, rulebook, folder) -> None:
    run = replace(samples.run(), pages=())
    ((level, _, _),) = read_by_the_runner(render("github", Telling(run, rulebook, folder)))
    assert level == "error"


@pytest.mark.parametrize(
    "words",
    [
        "::stop-commands::x",
        "x\n::error::owned",
        "x\r::add-mask::a",
        "x%0A::error::owned",
        "##[error]owned",
        "###[group]",
        "##vso[task.setvariable variable=a]b",
        "%25%0D,:=",
        "a\u2028::error::b\x85::error::c",
        "\x1b[2J::error::",
    ],
)
def test_a_page_cannot_give_commands(words, samples, rulebook, folder) -> None:
    found = samples.finding(
        rule=words, message=words, remedy=words, selector=words, frame=(words,), name=words, path=(words,),
        question=words, note=words,
    )  # fmt: skip
    page = samples.page(url=words, target=words, title=words, findings=(found,))
    lost = samples.unchecked(url=words, title=words, reason=words, remedy=words)
    read = read_by_the_runner(render("github", Telling(samples.run(page, lost), rulebook, folder)))
    assert [level for level, _, _ in read] == ["error", "error"]
    assert not any(row.startswith("::") for _, _, said in read for row in said.splitlines()[1:])


@seed(23)
@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60), st.text(alphabet=st.characters(), max_size=60))
def test_the_runner_reads_back_what_was_written(words, title) -> None:
    title += "."  # the runner takes spaces off the end
    ((_, properties, said),) = read_by_the_runner(command("error", words, title=title))
    assert (said, properties["title"]) == (no_command(words), no_command(title))


@seed(24)
@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_words_of_a_page_make_one_command(samples, rulebook, text) -> None:
    finding = samples.finding(
        rule=text, message=text, remedy=text, selector=text, frame=(text,), role=text, name=text,
        path=(text,), question=text, note=text,
    )  # fmt: skip
    page = samples.page(url=text, target=text, title=text, findings=(finding,))
    lost = samples.unchecked(url=text, title=text, reason=text, remedy=text)
    read = read_by_the_runner(render("github", Telling(samples.run(page, lost), rulebook, Path("runs/a"))))
    assert len(read) == 2
