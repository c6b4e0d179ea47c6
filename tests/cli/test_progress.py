"""What is said while a run goes on."""

import io
import sys

import pytest

from checker.cli.progress import Progress, told
from checker.model import PageReport


def page(target: str, reason: str = "") -> PageReport:
    return PageReport(
        target=target, url=target, status=200, title="", lang="", outcome="untested" if reason else "checked",
        reason=reason, remedy="", findings=(), checks=(), reading=None, blocks=(), excluded=(),
    )  # fmt: skip


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("done", "line"),
    [
        (page("a.html"), "[1/2] checked: a.html, 0 failed"),
        (page("a.html", "It did not load."), "[1/2] not checked: a.html: It did not load."),
        (page("a\x1b]0;owned\x07\u202eb\nc.html"), "[1/2] checked: ab c.html, 0 failed"),
    ],
)
def test_a_page_is_told_in_one_harmless_line(done: PageReport, line: str) -> None:
    assert told(done, 1, 2) == line


def test_lines_go_to_standard_error_and_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for quiet in (False, True):
        with Progress(1, quiet=quiet) as progress:
            progress.on_page(page("a.html"), 1, 1)
    assert tuple(capsys.readouterr()) == ("", "[1/1] checked: a.html, 0 failed\n")


def test_many_drafts_are_told_of_ten_times(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(1005, quiet=False, sparse=True) as progress:
        for done in range(1, 1006):
            progress.on_page(page("a.md"), done, 1005)
    rows = capsys.readouterr().err.splitlines()
    assert (len(rows), rows[0], rows[-1]) == (10, "[101/1,005] read", "[1,005/1,005] read")


@pytest.mark.parametrize("plain", [True, False])
def test_a_terminal_gets_a_bar_unless_plain_is_asked(monkeypatch: pytest.MonkeyPatch, plain: bool) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with Progress(2, quiet=False, plain=plain) as progress:
        progress.on_page(page("[red]a\x1b[2J.html"), 1, 2)
    shown = terminal.getvalue()
    assert "[red]a.html" in shown
    assert ("1/2" in shown, "\x1b[2J" in shown) == (True, False)
    assert ("━" in shown) is not plain
