"""Why a browser or a tab did not start, in words for those who did not write it."""

from pathlib import Path

import pytest

from checker.capture.browser import BrowserChoice
from checker.capture.launch import Browser
from checker.capture.start_faults import not_started, refused
from checker.config import Settings
from checker.errors import CheckerError, ConfigError

LOG = "BrowserType.launch: Target page, context or browser has been closed\nBrowser logs:\n\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("kind", "message", "code", "says"),
    [
        ("path", f"{LOG}[pid=1] <process did exit: exitCode=0, signal=null>", 2,
         "--browser is /b, and that ended at once when it was started: it is no browser."),
        ("path", f"{LOG}[pid=1][err] no libnss3.so\n[pid=1] <process did exit: exitCode=127, signal=null>", 3,
         "The browser /b does not start: it ended with exit code 127, saying: no libnss3.so."),
        ("path", "BrowserType.launch: spawn EACCES\nlogs", 3, "The browser /b does not start: spawn EACCES."),
        ("cdp", "BrowserType.connect_over_cdp: connect ECONNREFUSED\nlogs", 3,
         "The browser at /b cannot be reached: connect ECONNREFUSED."),
    ],
)  # fmt: skip
def test_why_a_browser_does_not_start(kind, message: str, code: int, says: str) -> None:
    choice = BrowserChoice(kind, path="/b")
    fault = not_started(choice, Settings(browser="/b"), message)
    assert (fault.exit_code, fault.cause) == (code, says)


def test_a_browser_that_nobody_named_is_not_called_a_wrong_setting() -> None:
    message = f"{LOG}[pid=1] <process did exit: exitCode=0, signal=null>"
    fault = not_started(BrowserChoice("path", path="/b"), Settings(), message)
    assert (fault.exit_code, fault.cause) == (3, "The browser /b does not start: it ended with exit code 0.")


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("Error reading storage state from s.json:\nExpecting value: line 1", "it is not JSON (Expecting value: line 1)."),
        ("storage_state: expected object, got object", "it is not a JSON object."),
        ("Browser.new_context: storageState.cookies: expected array, got number", "cookies: expected array, got number."),
    ],
)  # fmt: skip
def test_why_a_log_in_state_is_refused(message: str, says: str) -> None:
    fault = refused(Settings(storage_state="s.json"), message)
    assert fault.cause == f"--storage-state is s.json, and that is no log-in state: {says}"
    assert fault.remedy


def test_other_settings_that_are_refused_keep_the_reason() -> None:
    fault = refused(Settings(storage_state="s.json"), "Browser.new_context: Invalid locale:\nmore")
    assert fault.cause == "The browser does not take these settings: Invalid locale."


@pytest.mark.browser
@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (Settings(browser="/bin/true"), "no browser"),
        (Settings(storage_state="broken.json"), "it is not JSON"),
        (Settings(storage_state="list.json"), "it is not a JSON object"),
        (Settings(storage_state="number.json"), "cookies: expected array"),
        (Settings(include=("#a", "##")), '--include is "##", which is no CSS selector.'),
        (Settings(wait_for="##"), "wait-for in {folder}/checker.toml is \"##\", which is no CSS selector."),
    ],
)  # fmt: skip
async def test_real_browsers_tell_it_so(folder: Path, settings: Settings, says: str) -> None:
    (folder / "checker.toml").write_text('wait-for = "##"\n')
    (folder / "broken.json").write_text('{"cookies": 3')
    (folder / "list.json").write_text("[]")
    (folder / "number.json").write_text('{"cookies": 3}')
    with pytest.raises(CheckerError) as caught:
        async with Browser(settings):
            pass
    assert isinstance(caught.value, ConfigError)
    assert says.format(folder=folder) in caught.value.cause
    assert caught.value.remedy
