"""checker read as a writer calls it: what comes out, where, and with which exit code."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

EASY = (
    "You can rest at home. Ask your nurse for help. Drink some water each day. Call us if you feel worse.\n\n"
    * 12
)
HARD = (
    "Therapeutic management necessitates multidisciplinary consideration of surgical resection and "
    "pharmacological suppression of secretory symptoms in patients who suffer from exacerbations.\n\n"
) * 12


def checker(folder: Path, *call: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *call],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False, input=stdin,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "easy.md").write_text(f"---\nlang: en\n---\n# Rest\n\n{EASY}", encoding="utf-8")
    (tmp_path / "hard.md").write_text(f"---\nlang: en\n---\n# Care\n\n{HARD}", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("call", "code", "says"),
    [
        (["easy.md"], 0, "easy.md"),
        (["hard.md"], 1, "harder than your target"),
        (["hard.md", "--target", "20", "--profile", "report-only"], 0, "hard.md"),
        (["easy.md", "hard.md"], 1, "hard.md"),
        (["."], 1, "easy.md"),
        (["hard.md", "--quiet"], 1, "hard.md"),
        (["hard.md", "--ascii"], 1, "hard.md"),
    ],
)
def test_what_a_writer_sees(folder: Path, call: list[str], code: int, says: str) -> None:
    done = checker(folder, "read", *call)
    assert (done.returncode, says in done.stdout) == (code, True), (done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("call", "code", "says"),
    [
        ([], 2, "Nothing to read was named."),
        (["gone.md"], 2, "There is no file or folder gone.md."),
        (["easy.md", "--target", "many"], 2, "--target is"),
        (["easy.md", "--against", "."], 2, "--against holds one draft against one other."),
        (["easy.md", "--include", "main"], 2, "--include is for pages"),
        (["-", "--watch"], 2, "cannot be watched"),
        (["easy.md", "hard.md", "--against", "easy.md", "--watch"], 2, "--against holds one draft"),
        (["easy.md", "--format", "htlm"], 2, "Did you mean html?"),
    ],
)
def test_wrong_use_is_one_clear_line(folder: Path, call: list[str], code: int, says: str) -> None:
    done = checker(folder, "read", *call)
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_what_cannot_be_read_ends_with_three(folder: Path) -> None:
    (folder / "empty.md").write_text("", encoding="utf-8")
    done = checker(folder, "read", "empty.md")
    assert done.returncode == 3
    assert "There are no words for readers" in done.stdout


def test_a_text_on_standard_input_is_read(folder: Path) -> None:
    done = checker(folder, "read", "-", "--lang", "en", "--format", "json=-", stdin=HARD)
    page = json.loads(done.stdout)["pages"][0]
    assert page["target"] == "standard input"
    assert page["reading"]["grade"] > 12
    assert page["reading"]["textstat"]


def test_html_is_told_to_writers_and_the_version_before_beside_it(folder: Path) -> None:
    (folder / "old.md").write_text(f"# Care\n\n{HARD}", encoding="utf-8")
    done = checker(folder, "read", "easy.md", "--against", "old.md", "--format", "html=out.html")
    assert done.returncode == 0, done.stderr
    told = (folder / "out.html").read_text(encoding="utf-8")
    assert "<ins" in told
    assert "<del" in told


def test_a_saved_run_of_words_is_judged_and_told_as_it_was_read(folder: Path) -> None:
    read = checker(folder, "read", "hard.md", "--target", "20")
    judged = checker(folder, "judge", "last", "--format", "json=-")
    assert judged.returncode == read.returncode
    made = json.loads(judged.stdout)
    assert made["run"]["profile"] == "plain-words"
    assert made["pages"][0]["reading_target"] == 20
    assert checker(folder, "judge", "last").stdout == read.stdout
    assert checker(folder, "report", "last").stdout == read.stdout
    named = checker(folder, "judge", "last", "--profile", "strict", "--format", "json=-")
    assert json.loads(named.stdout)["run"]["profile"] == "strict"


def test_the_settings_file_names_the_profile_of_a_second_judgement(folder: Path) -> None:
    checker(folder, "read", "hard.md")
    (folder / "checker.toml").write_text('profile = "report-only"\n', encoding="utf-8")
    judged = json.loads(checker(folder, "judge", "last", "--format", "json=-").stdout)
    assert judged["run"]["profile"] == "report-only"


def test_a_run_told_on_a_screen_is_told_with_textstat_in_files(folder: Path) -> None:
    checker(folder, "read", "hard.md")
    saved = json.loads(next((folder / ".checker" / "runs").glob("*/run.json")).read_text(encoding="utf-8"))
    told = json.loads(checker(folder, "report", "last", "--format", "json=-").stdout)
    assert saved["pages"][0]["reading"]["textstat"] == {}
    assert told["pages"][0]["reading"].pop("textstat")
    saved["pages"][0]["reading"].pop("textstat")
    assert told == saved


def test_runs_of_words_are_told_to_writers_by_every_command(folder: Path) -> None:
    checker(folder, "read", "hard.md")
    for call in (["report", "last"], ["judge", "last"], ["merge", "last"]):
        done = checker(folder, *call, "--format", f"html={call[0]}.html", "--format", "console")
        assert "This is harder than your target" in done.stdout
        told = (folder / f"{call[0]}.html").read_text(encoding="utf-8")
        assert "The text with its marks" in told


def test_a_draft_is_read_again_at_each_save_until_ctrl_c(folder: Path) -> None:
    watching = subprocess.Popen(
        [sys.executable, "-m", "checker", "read", "easy.md", "--watch", "--quiet"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert watching.stdout is not None
    assert watching.stderr is not None
    end = threading.Timer(90, watching.kill)  # only if nothing comes at all
    end.start()
    try:
        first = watching.stdout.readline()
        assert "Watching" in watching.stderr.readline()
        beside = folder / "new.md"
        beside.write_text(f"---\nlang: en\n---\n# Care\n\n{HARD}", encoding="utf-8")
        os.replace(beside, folder / "easy.md")  # noqa: PTH105  as editors save
        second = watching.stdout.readline()
        assert "Watching" in watching.stderr.readline()
    finally:
        watching.send_signal(2)
        watching.communicate(timeout=60)
        end.cancel()
    assert first != second
    assert "too hard" in second
    assert watching.returncode == 0
    assert len(list((folder / ".checker" / "runs").iterdir())) == 1
