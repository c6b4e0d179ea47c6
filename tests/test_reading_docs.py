"""What docs/writing.md, reading.md and rules.md say about reading drafts, held against the program."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.config import load
from checker.draft_targets import resolve_drafts
from checker.drafts import read
from checker.report.reading.changes_wanted import WEIGHT_WORDS
from checker.report.reading.formula_names import formula_name
from checker.text.formulas.scales import LANGUAGES, scale
from checker.wordlists import WordLists

DOCS = Path(__file__).parent.parent / "docs"
BLOCK = re.compile(r"^(`{3,})(\w+)([^\n]*)\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
EXAMPLE = re.compile(r"^```text ([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
HARD = (
    "Individualised therapeutic decisions necessitate careful consideration of histopathological characteristics. "
    "The radiological manifestations and the concomitant comorbidities are documented prior to commencement. "
) * 8
EASY = "Rest when you need to. Ask a friend to help you shop. Tell your nurse if you feel worse. " * 12


def blocks(page: str, kind: str) -> list[tuple[str, str]]:
    """Return what stands behind the fence, and the text, of each block of a kind."""
    found = BLOCK.findall((DOCS / page).read_text("utf-8"))
    return [(rest.strip(), text) for _, language, rest, text in found if language == kind]


def table(page: str, header: str) -> list[list[str]]:
    """Return the rows of the table whose header row begins so."""
    text = (DOCS / page).read_text("utf-8").split(f"| {header} |", 1)[1]
    rows = text.split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def flat(text: str) -> str:
    """Return text with any number or level as N and any white space as one space."""
    return " ".join(re.sub(r"\b[ABC]\d\b|\d+(?:\.\d+)?", "N", text).split())


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with the files that the examples speak of."""
    (tmp_path / "draft.md").write_text(f"# Your treatment\n\n{HARD}\n", "utf-8")
    (tmp_path / "old.md").write_text(f"# Your treatment\n\n{HARD}{HARD}\n", "utf-8")
    (tmp_path / "leaflet.txt").write_text(EASY, "utf-8")
    (tmp_path / "leaflets").mkdir()
    (tmp_path / "leaflets/gout.md").write_text(HARD, "utf-8")
    return tmp_path


def test_what_a_writer_types_does_what_the_page_says(drafts: Path, shell: Callable[..., Any]) -> None:
    tried = blocks("writing.md", "shell")
    assert len(tried) >= 8
    for rest, text in tried:
        done = shell(text, drafts)
        assert (done.returncode, text) == (int(rest.partition("exit=")[2] or 0), text), (
            done.stdout + done.stderr
        )
    assert "<title>" in (drafts / "report.html").read_text("utf-8")


def test_the_first_lines_look_as_the_page_shows_them(drafts: Path, shell: Callable[..., Any]) -> None:
    [shown] = [text for _, text in blocks("writing.md", "text") if text.startswith("This is")]
    said = flat(shell("checker read draft.md", drafts).stdout)
    assert [row for row in shown.splitlines() if flat(row) not in said] == []


def test_the_page_for_writers_is_plain() -> None:
    call = [sys.executable, "-m", "checker", "read", str(DOCS / "writing.md"), "--target", "8", "--quiet"]
    done = subprocess.run(call, cwd=DOCS.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "easy enough" in done.stdout


def test_the_labels_of_places_are_those_of_the_reports() -> None:
    assert [row[0] for row in table("writing.md", "Label")] == list(WEIGHT_WORDS.values())


def test_writers_are_told_of_every_language_what_they_get() -> None:
    rows = {name: row[1] for row in table("writing.md", "Language") for name in row[0].split(", ")}
    measured = [scale(language) for language in LANGUAGES]
    assert set(rows) == {one.name for one in measured if one} | {"all others"}
    assert {one.name for one in measured if one and one.grade} == {
        name for name, words in rows.items() if words.startswith("school grade")
    }


def test_every_formula_has_its_source() -> None:
    told = " ".join(row[0] for row in table("reading.md", "Formula"))
    measured = [scale(language) for language in LANGUAGES]
    names = {formula_name(one.__name__) for each in measured if each for one in each.formulas}
    assert {name for name in names if re.sub(r" \d$", "", name) not in told} == set()


def test_a_house_style_as_the_docs_show_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {text.split("id: ", 1)[1].split()[0]: text for _, text in blocks("rules.md", "markdown")}
    settings, listed = (
        next(text for _, text in blocks("rules.md", "toml") if sign in text)
        for sign in ("house_style", "What our places are called")
    )
    (tmp_path / "style/words/en").mkdir(parents=True)
    (tmp_path / "checker.toml").write_text(settings, "utf-8")
    (tmp_path / "style/words/en/our-names.toml").write_text(listed, "utf-8")
    marked = []
    for name in ("no-jab", "our-names"):
        (tmp_path / f"style/{name}.md").write_text(pages[name], "utf-8")
        marked += [f"{name} {words}" for words in re.findall("==(.+?)==", pages[name])]
    draft = "\n\n".join(text for _, text in EXAMPLE.findall("\n".join(pages.values())))
    (tmp_path / "draft.md").write_text(draft.replace("==", ""), "utf-8")
    monkeypatch.chdir(tmp_path)
    run, _ = read(resolve_drafts(["draft.md"]), load({"profile": "plain-words"}), on_page=lambda *_: None)
    own = [f"{one.rule} {one.text.quote}" for one in run.pages[0].findings if one.text and one.rule in pages]
    assert sorted(own) == sorted(marked)


def test_a_word_list_as_the_docs_show_it_is_read(tmp_path: Path) -> None:
    [text] = [text for _, text in blocks("rules.md", "toml") if "prior to" in text]
    (tmp_path / "en").mkdir()
    (tmp_path / "en/shown.toml").write_text(text, "utf-8")
    entries = {one.phrase: one for one in WordLists("en", [tmp_path]).entries("shown")}
    assert set(entries) == set(tomllib.loads(text)["entries"])
    assert entries["arterial"].means == entries["artery"].means


@pytest.mark.parametrize("page", ["writing.md", "rules.md", "settings.md"])
def test_settings_that_the_docs_show_are_taken(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "style").mkdir()
    shown = [text for _, text in blocks(page, "toml") if "about =" not in text]
    assert shown
    for text in shown:
        (tmp_path / "checker.toml").write_text(text, "utf-8")
        assert load({}) != load({}, Path("/"))
