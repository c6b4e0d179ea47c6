"""Drafts become runs like pages do: judged, kept, told in every format, at the right line and column."""

import csv
import json
import os
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

import checker
from checker import rulebook
from checker.config import load
from checker.documents.evidence import sniffed
from checker.draft_targets import resolve_drafts
from checker.drafts import read, read_one
from checker.errors import CheckerError, UsageError
from checker.model import Run, Target
from checker.pipeline import judge_again, merge
from checker.report import Telling, render
from checker.store import RunFolder, load_plan, load_run

HARD = (
    "Patients who experience severe exacerbations should seek medical attention immediately, because without "
    "appropriate pharmacological intervention the deterioration of respiratory function can be rapid, "
    "and can be dangerous for them and for those who live with them."
)
DRAFT = f"""---
title: Living with asthma
lang: en-GB
---
# Living with asthma

Asthma makes it hard to breathe.

{HARD}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def run_of(*names: str, **settings: object) -> tuple[Run, Path]:
    return read(resolve_drafts(names), load({"profile": "plain-words", **settings}), on_page=lambda *_: None)


def test_a_draft_is_scored_and_its_faults_have_line_and_column(folder: Path) -> None:
    run, _ = run_of("draft.md")
    (page,) = run.pages
    assert (page.title, page.lang, page.outcome) == ("Living with asthma", "en-GB", "checked")
    assert page.reading is not None
    assert page.reading.sentences == 2
    words = {one.text.quote: (one.line, one.column) for one in page.findings if one.text}
    assert words["exacerbations"] == (9, 32)
    assert words["deterioration"] == (9, 150)
    assert not [check for check in page.checks if check.rule.startswith("axe") and check.gap]


def test_what_a_document_lacks_is_no_gap(folder: Path) -> None:
    run, _ = run_of("draft.md")
    assert run.pages[0].gaps == ()
    assert {check.rule for check in run.pages[0].checks} <= {*rulebook.load().rules, "axe"}


def test_a_run_of_drafts_is_kept_and_judged_again(folder: Path) -> None:
    run, kept = run_of("draft.md")
    assert load_run(kept) == run
    again = judge_again(kept, load({"profile": "plain-words"}), date(2026, 1, 1))
    assert [one.fingerprint for one in again.pages[0].findings] == [
        one.fingerprint for one in run.pages[0].findings
    ]


WORDS_ONLY = (
    "This run read the words only; what {} asks of WCAG was not looked at. "
    "Check the pages: checker check ADDRESS --profile {}"
)
EASY = "---\ntitle: Rest\nlang: en\n---\n# Rest\n\n" + "Rest when you can. Ask a friend to help you. " * 20


def open_points(run: Run) -> tuple[str, ...]:
    return tuple(gap for gap in run.verdict.gaps if gap.startswith("This run read the words only"))


@pytest.mark.parametrize(
    ("profile", "asked"),
    [("plain-words", False), ("report-only", False), ("patient", True), ("wcag22-aa", True)],
)
def test_words_alone_pass_no_profile_that_asks_more_than_theirs(
    folder: Path, profile: str, asked: bool
) -> None:
    (folder / "easy.md").write_text(EASY, encoding="utf-8")
    run, kept = run_of("easy.md")
    assert run.verdict.outcome == "pass"
    again = judge_again(kept, load({"profile": profile}))
    assert open_points(again) == ((WORDS_ONLY.format(profile, profile),) if asked else ())
    assert again.verdict.outcome == ("incomplete" if asked else "pass")


def test_under_the_profile_that_it_was_read_by_a_draft_needs_no_page(folder: Path) -> None:
    (folder / "easy.md").write_text(EASY, encoding="utf-8")
    run, kept = run_of("easy.md", profile="patient")
    assert (run.verdict.outcome, judge_again(kept, load({"profile": "patient"})).verdict.gaps) == ("pass", ())


def test_runs_of_words_make_a_run_of_words(folder: Path) -> None:
    (folder / "easy.md").write_text(EASY, encoding="utf-8")
    (_, one), (_, two) = run_of("draft.md"), run_of("easy.md")
    run, kept = merge([one, two], load({"profile": "plain-words"}))
    assert (run.run.depth, load_plan(kept).depth) == ("reading", "reading")
    assert [page.target for page in run.pages] == ["draft.md", "easy.md"]
    families = {rulebook.load().rules[check.rule].family for page in run.pages for check in page.checks}
    assert (families, open_points(run)) == ({"text"}, ())


def test_runs_of_words_merged_for_another_profile_leave_its_wcag_open_for_good(folder: Path) -> None:
    (folder / "easy.md").write_text(EASY, encoding="utf-8")
    _, read_run = run_of("easy.md")
    wcag = load({"profile": "wcag22-aa"})
    run, kept = merge([read_run], wcag)
    for judged in (run, judge_again(kept, wcag)):
        assert judged.verdict.outcome == "incomplete"
        assert open_points(judged) == (WORDS_ONLY.format("wcag22-aa", "wcag22-aa"),)


def test_runs_of_words_and_of_pages_make_no_one_run(folder: Path) -> None:
    _, words = run_of("draft.md")
    _, pages = run_of("draft.md")
    plan = json.loads((pages / "plan.json").read_text(encoding="utf-8"))
    (pages / "plan.json").write_text(json.dumps(plan | {"depth": "quick"}), encoding="utf-8")
    before = sorted(words.parent.iterdir())
    with pytest.raises(UsageError, match="read the words only") as told:
        merge([words, pages], load({}))
    assert "checker read" in told.value.remedy
    assert sorted(words.parent.iterdir()) == before


def test_a_full_disk_ends_the_reading_with_its_cause_and_names_what_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = RunFolder.keep

    def full(self, index, *captured):
        if index:
            raise CheckerError("There is no room left.", "Free some space.")
        return keep(self, index, *captured)

    monkeypatch.setattr(RunFolder, "keep", full)
    (folder / "easy.md").write_text(EASY, encoding="utf-8")
    with pytest.raises(CheckerError, match="no room left") as told:
        run_of("draft.md", "easy.md")
    [note] = told.value.__notes__
    assert note.startswith("Pages done: 1 of 2,")
    [kept] = (folder / ".checker" / "runs").iterdir()
    run = load_run(kept)
    assert f"checker report {kept.relative_to(folder)}" in note
    assert (run.run.interrupted, [page.outcome for page in run.pages]) == (True, ["checked", "untested"])


def test_a_fault_of_keeping_the_run_does_not_hide_the_one_that_ended_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CheckerError("There is no room left.", "Free some space.")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(RunFolder, "finish", full)
    with pytest.raises(KeyboardInterrupt) as told:
        read(resolve_drafts(["draft.md"]), load({"profile": "plain-words"}), on_page=stopped)
    [kept] = (folder / ".checker" / "runs").iterdir()
    assert f"checker judge {kept.relative_to(folder)}" in told.value.__notes__[0]
    assert len(judge_again(kept, load({"profile": "plain-words"})).pages) == 1


@pytest.mark.parametrize("name", ["json", "sarif", "junit", "csv", "github", "gitlab-codequality"])
def test_every_format_tells_a_draft(folder: Path, name: str) -> None:
    run, kept = run_of("draft.md")
    told = render(name, Telling(run, rulebook.load(), kept))
    assert "draft.md" in told


def test_sarif_points_at_line_and_column(folder: Path) -> None:
    run, kept = run_of("draft.md")
    log = json.loads(render("sarif", Telling(run, rulebook.load(), kept)))
    places = [
        one["locations"][0]["physicalLocation"]
        for one in log["runs"][0]["results"]
        if one["ruleId"].endswith("plain-word")
    ]
    assert places[0]["artifactLocation"]["uri"] == "draft.md"
    assert (places[0]["region"]["startLine"], places[0]["region"]["startColumn"]) == (9, 32)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.md", b"", "There are no words for readers"),
        ("space.txt", b" \n\n\t", "There are no words for readers"),
        ("broken.docx", b"PK\x03\x04nothing", ""),
        ("broken.pdf", b"%PDF-1.7 nothing", ""),
        ("binary.txt", bytes(range(256)), ""),
    ],
)
def test_what_cannot_be_read_is_untested_with_its_reason(
    folder: Path, name: str, data: bytes, reason: str
) -> None:
    (folder / name).write_bytes(data)
    run, _ = run_of("draft.md", name)
    page = run.pages[1]
    assert page.outcome == "untested"
    assert page.reason.startswith(reason)
    assert page.reason
    assert run.verdict.outcome in ("fail", "incomplete")


@pytest.mark.parametrize(
    "text",
    [
        "Rest.",
        "12 34 56",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "مرحبا بكم في المستشفى",
        "😀 😀",
        "\u00ad\u200b",
    ],
)
def test_odd_texts_have_a_clear_answer_and_no_grade_in_silence(folder: Path, text: str) -> None:
    (folder / "odd.md").write_text(text, encoding="utf-8")
    page = run_of("odd.md")[0].pages[0]
    if page.outcome == "untested":
        assert page.reason
        return
    assert page.reading is not None
    assert page.reading.grade is None or page.reading.notes


@pytest.mark.parametrize(("sentence", "times"), [("You can rest at home. ", 40_000), ("rest ", 100_000)])
def test_a_very_long_line_is_read(folder: Path, sentence: str, times: int) -> None:
    (folder / "long.txt").write_text(sentence * times, encoding="utf-8")
    page = run_of("long.txt")[0].pages[0]
    assert page.reading is not None
    assert page.reading.words == times * len(sentence.split())


def test_the_language_that_is_said_overrules_the_draft(folder: Path) -> None:
    page = run_of("draft.md", lang="de-AT")[0].pages[0]
    assert page.reading is not None
    assert page.reading.lang.startswith("de")


def test_reading_one_document_keeps_nothing(folder: Path) -> None:
    page = read_one(resolve_drafts(["draft.md"])[0], load({"profile": "plain-words"}))
    assert page.reading is not None
    assert not (folder / ".checker").exists()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!doctype html><p>Hi", "html"), (b"\n <html lang=en>", "html"), (b"<!-- x --><p>a", "html"),
        (b"%PDF-1.4", "pdf"), (b"PK\x03\x04", "docx"), (b"# Heading\n\nText", "markdown"),
        (b"See [this](a.md).", "markdown"), (b"---\ntitle: x\n---\n", "markdown"), (b"Just words.", "text"),
        (b"", "text"),
    ],
)  # fmt: skip
def test_a_text_without_a_name_is_told_by_how_it_begins(data: bytes, kind: str) -> None:
    assert sniffed(data) == kind


def test_csv_of_a_draft_can_be_read_back(folder: Path) -> None:
    run, kept = run_of("draft.md")
    rows = list(csv.DictReader(StringIO(render("csv", Telling(run, rulebook.load(), kept)))))
    assert len(rows) >= len(run.pages[0].findings)


def test_a_program_reads_drafts_as_the_command_line_does(folder: Path) -> None:
    run = checker.read("draft.md", notes=True, format="reading=told.txt", rules={"plain-word": "fail"})
    assert run.run.profile == "plain-words"
    assert {one.severity for one in run.pages[0].findings if one.rule == "plain-word"} == {"fail"}
    assert run.verdict.outcome == "fail"
    assert "draft.md" in (folder / "told.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "outcome", "asks"),
    [
        ("Llame a su médico si tiene fiebre. Beba agua. Descanse en casa. Tome la pastilla por la noche. " * 8, "pass", False),
        (
            "La caracterización inmunohistoquímica de las neoplasias neuroendocrinas gastroenteropancreáticas "
            "resulta imprescindible para establecer la estratificación pronóstica y la individualización "
            "terapéutica correspondiente a cada circunstancia clínica considerada. " * 6,
            "incomplete",
            True,
        ),
    ],
)  # fmt: skip
def test_a_language_without_a_grade_is_held_against_its_scale(
    folder: Path, text: str, outcome: str, asks: bool
) -> None:
    (folder / "es.md").write_text(text, encoding="utf-8")
    run = run_of("es.md")[0]
    assert run.verdict.outcome == outcome
    assert any(one.rule == "reading-grade" for one in run.pages[0].findings) == asks
    assert run.pages[0].reading is not None
    assert run.pages[0].reading.band


def test_a_short_draft_is_read_as_english_and_says_so(folder: Path) -> None:
    (folder / "short.md").write_text("Take one tablet. Drink water with it.", encoding="utf-8")
    reading = run_of("short.md")[0].pages[0].reading
    assert reading is not None
    assert (reading.lang, reading.sentences) == ("en", 2)
    assert "read as English" in reading.notes[0]


def test_a_long_item_without_a_full_stop_is_a_sentence(folder: Path) -> None:
    (folder / "list.md").write_text(f"- {HARD.rstrip('.')}\n- Rest\n", encoding="utf-8")
    reading = run_of("list.md")[0].pages[0].reading
    assert reading is not None
    assert (reading.sentences, reading.words) == (1, len(HARD.split()))


def test_a_file_whose_name_is_no_text_is_read_and_told_in_every_format(folder: Path) -> None:
    odd = "b\udce9b\udce8.md"
    try:
        (folder / odd).write_text(DRAFT, encoding="utf-8")
    except OSError:
        pytest.skip("this disk holds only names that are text")
    (folder / "b\udce9b\udce9.md").write_text(EASY, encoding="utf-8")
    for names in (["."], [odd]):
        run, kept = run_of(*names)
        assert load_run(kept) == run
        told = [page.target for page in run.pages if page.outcome == "checked"]
        assert told == (
            [r"b\xe9b\xe8.md", r"b\xe9b\xe9.md", "draft.md"] if names == ["."] else [r"b\xe9b\xe8.md"]
        )
        telling = Telling(run, rulebook.load(), kept)
        for name in ("json", "sarif", "junit", "csv", "html", "reading", "reading-html"):
            assert "xe9" in render(name, telling).encode("utf-8").decode("utf-8")
        assert [page.url for page in judge_again(kept, load({"profile": "plain-words"})).pages] == [
            page.url for page in run.pages
        ]


def test_what_vanishes_leads_nowhere_or_is_no_file_is_untested_with_its_reason(folder: Path) -> None:
    (folder / "gone.md").write_text(EASY, encoding="utf-8")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "nowhere.md").symlink_to("not-there.md")
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe.md")
    targets = resolve_drafts(["."])
    (folder / "gone.md").unlink()
    closed = Target(given="folder", url="folder", kind="document", path="folder")
    run, _ = read([*targets, closed], load({"profile": "plain-words"}), on_page=lambda *_: None)
    assert {page.target: page.reason for page in run.pages if page.outcome == "untested"} == {
        "gone.md": "gone.md cannot be read: no such file or directory.",
        "loop.md": "loop.md cannot be read: too many levels of symbolic links.",
        "nowhere.md": "nowhere.md cannot be read: no such file or directory.",
        "pipe.md": "pipe.md is not a file but a device or a pipe.",
        "folder": "The folder folder cannot be opened: what is in it was not read.",
    }
    assert [page.target for page in run.pages if page.outcome == "checked"] == ["draft.md"]
    assert run.verdict.gaps


@pytest.mark.parametrize("data", ["a", "ab-", "a.b/"])
def test_megabytes_without_a_space_are_no_word_to_look_up(folder: Path, data: str) -> None:
    (folder / "data.txt").write_text(data * (2_000_000 // len(data)), encoding="utf-8")
    page = run_of("data.txt")[0].pages[0]
    assert page.reading is None or page.reading.words <= 1
