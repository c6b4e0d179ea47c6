"""checker doctor finds what is there and says what to do about what is not."""

import socket
from pathlib import Path

import pytest

from checker.cli import cli, health
from checker.cli.exits import run
from checker.config import Settings
from checker.text import textstat_port


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.browser
def test_all_that_is_needed_is_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["doctor"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert [line.split()[1] for line in lines] == [
        "Python", "Playwright", "Browser", "Sandbox", "axe-core", "textstat", "Folders",
    ]  # fmt: skip
    assert "missing" not in {line.split()[0] for line in lines}
    assert not (folder / ".checker").exists()


@pytest.mark.browser
def test_a_browser_that_does_not_start_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "broken").write_text("#!/bin/sh\nexit 1\n")
    (folder / "broken").chmod(0o755)
    assert run(cli, ["doctor", "--browser-only", "--browser", "./broken"]) == 3
    first, remedy = capsys.readouterr().out.splitlines()
    assert first.startswith("missing  Browser")
    assert "does not start" in first
    assert "install" in remedy


@pytest.mark.browser
@pytest.mark.parametrize("file", ["", "checker.toml"])
def test_verbose_says_which_settings_are_read(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str
) -> None:
    if file:
        (folder / file).write_text("jobs = 2\n")
    assert run(cli, ["doctor", "--browser-only", "-v"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first.split(maxsplit=2) == [
        "ok",
        "Settings",
        str(folder / file) if file else "no file; the usual ones",
    ]


def test_the_versions_are_those_of_the_files(folder: Path) -> None:
    (folder / "axe.js").write_text("/*! axe v9.8.7 */ window.axe = {runPartial() {}};")
    assert health.axe(Settings(axe_script="axe.js")).found == "9.8.7, axe.js"
    assert health.axe(Settings()).found.startswith("4.")
    (folder / "other.js").write_text("alert(1)")
    wrong = health.axe(Settings(axe_script="other.js"))
    assert (wrong.state, wrong.remedy) == ("missing", "Name a file axe.min.js.")


def test_textstat_is_tried_with_the_network_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    assert health.textstat(Settings()).state == "ok"
    real = socket.socket.connect

    def wants_the_network(text: str, lang: str) -> dict[str, float]:
        with socket.socket() as line:
            line.connect(("127.0.0.1", 9))
        return {"smog": 1.0}

    monkeypatch.setattr(textstat_port, "values", wants_the_network)
    answer = health.textstat(Settings())
    assert (answer.state, answer.found) == ("missing", "textstat wanted the network")
    assert socket.socket.connect is real


def test_a_folder_that_cannot_be_written_is_named(folder: Path) -> None:
    assert health.folders(Settings(runs=str(folder / "new" / "runs"))).state == "ok"
    assert not (folder / "new").exists()
    (folder / "file").write_text("")
    answer = health.folders(Settings(runs="file/runs"))
    assert (answer.state, "file/runs" in answer.found) == ("missing", True)
    assert answer.remedy
