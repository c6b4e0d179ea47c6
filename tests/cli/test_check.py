"""The main job, called as a user calls it: real pages, a real browser, real exit codes."""

import gzip
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server

import pytest

pytestmark = pytest.mark.browser

SECRETS = ("hunter2", "s3cret-token", "c00kie-value")
PLAIN = "Rest when you need to. Ask a friend to help you shop. Tell your nurse if you feel worse. " * 12
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Living with a rare tumour</title>'
    '<meta name="viewport" content="width=device-width"></head><body><main><h1>Living with a rare tumour</h1>'
)
GOOD = f"{HEAD}<p>{PLAIN}</p></main></body></html>"
FAULTY = f'{HEAD}<p>{PLAIN}</p><p><img src="a.png"></p></main></body></html>'


def checker(folder: Path, *call: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *call],
        cwd=folder, input=stdin, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def runs(folder: Path) -> list[Path]:
    return sorted((folder / ".checker/runs").glob("*/"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.html").write_text(GOOD)
    (tmp_path / "faulty.html").write_text(FAULTY)
    (tmp_path / "binary.html").write_bytes(b"<p>\0\1\2")
    return tmp_path


@contextmanager
def silent_server() -> Iterator[str]:
    """An address that takes connections and never answers."""
    with create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def test_json_on_standard_output_stands_alone_and_the_run_is_kept(folder: Path) -> None:
    done = checker(folder, "check", "faulty.html", "--format", "json=-")
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    assert told["verdict"]["outcome"] == "fail"
    assert "axe/image-alt" in {one["rule"] for one in told["pages"][0]["findings"]}
    assert told["pages"][0]["url"] == "faulty.html"
    assert "127.0.0.1" not in done.stdout
    [kept] = runs(folder)
    assert (
        f"fail: checked 1 of 1 page; report: {Path('.checker/runs', kept.name, 'report.html')}" in done.stderr
    )
    assert json.loads((kept / "run.json").read_text()) == told
    assert "<html" in (kept / "report.html").read_text()
    assert (kept.stat().st_mode & 0o077, kept.parent.stat().st_mode & 0o077) == (0, 0)


def test_a_saved_run_is_judged_and_told_again_without_a_browser(folder: Path) -> None:
    assert checker(folder, "check", "faulty.html", "--no-screenshot", "--quiet").returncode == 1
    [kept] = runs(folder)
    before = {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}
    (folder / "checker.toml").write_text('browser = "./good.html"\n')  # cannot start: nobody may try
    judged = checker(folder, "judge", "last", "--profile", "report-only", "--format", "html")
    assert (judged.returncode, judged.stdout) == (0, "pass: checked 1 of 1 page\n"), judged.stderr
    assert (kept / "report-report-only.html").is_file()
    told = checker(folder, "report", kept.name, "--format", "html=told/page.html", "--format", "json=-")
    assert told.returncode == 1
    assert json.loads(told.stdout)["run"]["id"] == kept.name
    assert (folder / "told/page.html").is_file()
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("targets", "code", "verdict"),
    [
        (["good.html"], 0, "pass: checked 1 of 1 page;"),
        (["good.html", "binary.html"], 3, "incomplete: checked 1 of 2 pages;"),
        (["faulty.html", "binary.html"], 1, "fail: checked 1 of 2 pages;"),
    ],
)
def test_the_verdict_is_the_exit_code(folder: Path, targets: list[str], code: int, verdict: str) -> None:
    done = checker(folder, "check", *targets, "--no-screenshot", "--quiet")
    assert done.returncode == code
    assert done.stdout.startswith(verdict)
    assert done.stderr.startswith("not checked: binary.html: ") == ("binary.html" in targets)
    assert done.stdout.count("\n") == 1


def test_a_page_comes_from_standard_input(folder: Path) -> None:
    done = checker(folder, "check", "-", "--no-screenshot", stdin=GOOD)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("PASS\n")
    assert "[1/1] checked: standard input," in done.stderr
    assert ("without its sandbox" in done.stderr) is (os.geteuid() == 0)
    empty = checker(folder, "check", "-", "--quiet")
    assert (empty.returncode, empty.stdout.split(";")[0]) == (3, "incomplete: checked 0 of 1 page")


def test_secrets_appear_in_no_output(folder: Path) -> None:
    with silent_server() as address:
        listed = address.replace("//", f"//user:{SECRETS[0]}@")
        done = checker(
            folder, "check", listed, "good.html", "--header", f"Authorization: Bearer {SECRETS[1]}",
            "--cookie", f"session={SECRETS[2]}", "--timeout", "5", "--verbose",
            "--format", "json=-", "--format", "console", "--format", "html=x.html",
        )  # fmt: skip
    assert done.returncode == 3, done.stderr
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    opened = [gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in files]
    everything = b"".join([*opened, done.stdout.encode(), done.stderr.encode()])
    assert address.encode() in everything
    assert [secret for secret in SECRETS if secret.encode() in everything] == []


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["--browser", "./not-a-browser"], 3, "does not start"),
        (["--browser", "./ends-at-once"], 2, "it is no browser. Name a Chromium"),
        (["--storage-state", "binary.html"], 2, "that is no log-in state"),
        (["--format", "html=/dev/full"], 4, "no room left"),
        (["--format", "html=good.html/x.html"], 2, "cannot be written"),
        (["--format", "json=."], 2, "names a folder"),
        (["--runs", "good.html/runs"], 2, "cannot be written"),
    ],
)
def test_what_the_machine_lacks_is_said_in_one_line(
    folder: Path, options: list[str], code: int, says: str
) -> None:
    for name, code_of_it in (("not-a-browser", 1), ("ends-at-once", 0)):
        (folder / name).write_text(f"#!/bin/sh\nexit {code_of_it}\n")
        (folder / name).chmod(0o755)
    if "/dev/full" in options[1] and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = checker(folder, "check", "good.html", "--no-screenshot", "--quiet", *options)
    assert done.returncode == code
    assert says in done.stderr
    assert re.fullmatch(r"checker: [^\n]+\n", done.stderr)


# A test run in the background has Ctrl-C switched off, and would hand that down.
WITH_CTRL_C = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from checker.cli import main
main()
"""


def test_what_is_done_is_kept_on_ctrl_c(folder: Path) -> None:
    with silent_server() as address:
        running = subprocess.Popen(
            [sys.executable, "-c", WITH_CTRL_C, "check", "good.html", address, "--no-screenshot"],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0,
        )  # fmt: skip
        assert running.stderr is not None
        first = next(line for line in running.stderr if line.startswith("["))
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: the browser gets it too
        out, err = running.communicate(timeout=300)
    assert first.startswith("[1/2] checked: good.html")
    [kept] = runs(folder)
    assert running.returncode == 130, err
    assert f"checker: What was done is kept in {Path('.checker/runs', kept.name)}" in err
    assert "  - The run was stopped before it was done." in out
    assert "Stopped" not in out + err
    assert "Traceback" not in err
    assert "Checked 1 of 2 pages." in out
    assert json.loads((kept / "run.json").read_text())["run"]["interrupted"] is True
