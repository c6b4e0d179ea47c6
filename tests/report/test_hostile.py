"""Whatever a page says, it stays words: in the terminal, in HTML and in JSON."""

import json
import re
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from rich.console import Console

from checker.model import Block, Excluded, HardSentence, PageEvent, Quote, Screenshot, SectionReading
from checker.report import Telling, render
from checker.report.console.screen import print_run
from checker.resources import folder as data_folder

HOSTILE = {
    "script": "</code></pre><script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "single quote": "' onfocus='alert(1)' autofocus='",
    "picture": "<img src=x onerror=alert(1)>",
    "svg": "</title></desc></svg><svg onload=alert(1)>",
    "style": "</style><style>body{display:none}</style>",
    "comment": "--><script>alert(1)</script><!--",
    "template": "{{ 7*7 }}{% include 'x' %}{# #}",
    "ansi": "\x1b[2J\x1b[31mPASS\x1b[0m",
    "c1": "\x9b2J\x9d0;owned\x9c",
    "osc 8": "\x1b]8;;http://evil.example\x07click\x1b]8;;\x07",
    "bidi": "\u202eSSAP\u202c\u2066x\u2069",
    "markup": "[bold red]PASS[/bold red][link=http://evil.example]x[/link] :smiley:",
    "lines": "one\r\nPASS\nChecked 9 of 9 pages\x0b\x85\u2028",
    "markdown": "[x](javascript:alert(1)) <javascript:alert(1)>",
    "long": "A" * 100_000,
    "surrogate": "\ud83d half",
    "null": "a\x00b",
    "runner": "::stop-commands::x ##[error]y ###[group]z ##vso[task.complete]",
}
EVERY = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
URL = "javascript:alert(1)//"


@pytest.fixture
def hostile_run(samples):
    def made(text: str):
        finding = samples.finding(
            rule=text, message=f"It says “{text}” and {text}", remedy=text, selector=text, frame=(text,),
            html=text,
            role=text, name=text, path=(text, f"heading {text}"), question=text, help_url=URL + text,
            fingerprint=text, text=Quote(quote=text, start=0, end=len(text)), criteria=(text, "2.4.4"),
        )  # fmt: skip
        reading = replace(
            samples.reading(selector=text),
            lang=text,
            notes=(text,),
            sections=(
                SectionReading(heading=text, selector=text, grade=9, interval=None, words=9, sentences=1),
            ),
            hardest=(
                HardSentence(
                    text=text,
                    grade=9,
                    words=3,
                    section=text,
                    selector=text,
                    start=0,
                    end=len(text),
                    hard_words=(text,),
                ),
            ),
        )
        block = Block(role="quote", text=text, selector=text, lang=text)
        page = samples.page(
            target=text, url=URL + text, title=text, lang=text, reason=text, reading=reading,
            findings=(finding, replace(finding, outcome="cantTell"), replace(finding, status="waived")),
            blocks=(block, replace(block, role="heading")),
            excluded=(Excluded(selector=text, reason=text, text=text),),
            events=(PageEvent(kind=text, detail=text),),
            screenshot=Screenshot(file="../" + text[:50], width=10, height=10),
        )  # fmt: skip
        lost = samples.unchecked(url=URL + text, title=text, reason=text, remedy=text)
        run = samples.run(page, lost, fixed=(samples.debt(where=text, page=text, rule=text),))
        return replace(
            run,
            site=replace(run.site, findings=(finding,)),
            verdict=replace(run.verdict, reasons=(text, text)),
            run=replace(run.run, id=text, started=text),
            tool=replace(run.tool, browser=text),
        )

    return made


@EVERY
def test_html_holds_no_script_no_handler_and_no_strange_address(hostile_run, rulebook, folder, text) -> None:
    soup = BeautifulSoup(render("html", Telling(hostile_run(text), rulebook, folder)), "html.parser")
    assert not soup.find_all(["script", "iframe", "object", "embed", "form", "base", "link", "img"])
    assert len(soup.find_all("style")) == 1
    assert len(soup.find_all("main")) == 1
    for element in soup.find_all(True):
        for name, value in element.attrs.items():
            assert not name.startswith("on"), element
            assert name not in ("src", "srcset", "action", "formaction", "autofocus"), element
            if name in ("href", "xlink:href"):
                assert re.match(r"(https?://|#|mailto:)", value), element
            if name == "style":
                assert re.fullmatch(r"(left|top|width|height)[:\d.%;a-z]*", value), element


@EVERY
def test_html_keeps_no_control_or_direction_character(hostile_run, rulebook, folder, text) -> None:
    page = render("html", Telling(hostile_run(text), rulebook, folder))
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page
    )
    assert "49" not in BeautifulSoup(page, "html.parser").h1.text
    assert len(page) < 600_000


@EVERY
def test_the_console_gets_words_only(hostile_run, rulebook, folder, text) -> None:
    told = render("console", Telling(hostile_run(text), rulebook, folder))
    assert all(character.isprintable() or character == "\n" for character in told)
    first, *rest = told.splitlines()
    assert first == "FAIL"
    assert not any(row.startswith(("PASS", "Checked 9")) for row in rest)
    assert len(rest) < 40


@pytest.mark.parametrize(
    "text", ["::stop-commands::x", "a" * 70 + " ::error::x", "##[error]x", "：：error：：x"]
)
@pytest.mark.parametrize("ascii_signs", [False, True])
def test_the_console_gives_a_runner_no_commands(hostile_run, rulebook, text, ascii_signs) -> None:
    out = StringIO()
    console = Console(file=out, width=80, height=40)
    print_run(hostile_run(text), rulebook, console, ascii=ascii_signs, verbose=True)
    rows = out.getvalue().splitlines()
    assert not [row for row in rows if row.strip().startswith("::") or "##[" in row]


def test_rich_markup_and_emoji_codes_stay_as_written(hostile_run, rulebook, folder) -> None:
    told = " ".join(render("console", Telling(hostile_run(HOSTILE["markup"]), rulebook, folder)).split())
    assert "[bold red]PASS[/bold red]" in told
    assert ":smiley:" in told


@EVERY
def test_json_stays_json_and_keeps_the_value(hostile_run, rulebook, folder, text) -> None:
    told = render("json", Telling(hostile_run(text), rulebook, folder))
    assert all(character.isprintable() or character == "\n" for character in told)
    assert not re.search(r"##(\[|vso\[)", told)
    kept = json.loads(told)["pages"][0]["title"]
    assert kept == text.replace("\ud83d", "?")


def test_a_picture_outside_the_runs_folder_is_not_read(samples, rulebook, tmp_path) -> None:
    inside = tmp_path / "run"
    inside.mkdir()
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\nsecret")
    for name in ("../secret.png", str(tmp_path / "secret.png"), "\x00.png", "a" * 5000):
        page = samples.page(screenshot=Screenshot(file=name, width=10, height=10))
        assert "data:image" not in render("html", Telling(samples.run(page), rulebook, inside))


def test_a_file_that_is_no_picture_is_not_put_in(samples, rulebook, folder) -> None:
    (folder / "page.png").write_bytes(b"<svg onload=alert(1)>")
    assert "data:image" not in render("html", Telling(samples.run(), rulebook, folder))


@EVERY
def test_sarif_stays_valid_and_keeps_no_strange_address(hostile_run, rulebook, folder, text) -> None:
    told = render("sarif", Telling(hostile_run(text), rulebook, folder))
    schema = json.loads((data_folder("reports") / "schemas" / "sarif-1.json").read_text(encoding="utf-8"))
    assert not list(Draft202012Validator(schema).iter_errors(json.loads(told)))
    assert all(character.isprintable() or character == "\n" for character in told)
    assert not any("](" in one for one in _messages(json.loads(told)))
    assert len(told) < 100_000


def _messages(value):
    """Yield the texts in which SARIF knows links."""
    if isinstance(value, dict):
        yield from ([value["message"]["text"]] if "message" in value else ())
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _messages(one)
