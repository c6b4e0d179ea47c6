"""The examples of the docs of the Python API and of the pytest plugin, run as a reader would run them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.store import find_run, load_run

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.browser

DOCS = Path(__file__).parent.parent / "docs"
PAGE = """<!doctype html><html lang=en><meta charset=utf-8><title>Gout: signs</title><main><h1>Gout</h1>
<button id=more onclick="document.querySelector('main').insertAdjacentHTML('beforeend',
  '<h2>Opened</h2><img src=data:,x>')">More</button>
<p>Gout makes a joint hurt. It can come on fast. See your doctor if the pain does not stop.</p></main>
"""
"""The page that the examples speak of."""
THE_BROWSER_HERE = """
from functools import partialmethod
from playwright import async_api, sync_api
from checker.capture.browser import find_browser

for api in (async_api, sync_api):
    api.BrowserType.launch = partialmethod(api.BrowserType.launch, executable_path=find_browser().path or None)
"""
"""Lets `chromium.launch()` start the browser of this machine, also where Playwright has none of its own."""


def blocks(page: str, kind: str) -> list[str]:
    """Return the fenced blocks of a page of the docs."""
    return re.findall(rf"^```{kind}\n(.*?)^```", (DOCS / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def lay_out(folder: Path) -> None:
    """Put the files there that the examples speak of."""
    (folder / "page.html").write_text(PAGE)
    (folder / "old.html").write_text(PAGE.replace("<h1>", "<img src=data:,x><h1>"))
    (folder / "draft.md").write_text(
        "# Gout\n\nA person who suffers from gout has pain in a joint. It can come on fast, and it goes away again.\n"
    )
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text(PAGE)


def in_python(code: str, folder: Path) -> str:
    """Return what an example prints."""
    (folder / "here.py").write_text(THE_BROWSER_HERE)
    (folder / "example.py").write_text(code)
    call = [sys.executable, "-c", "import here, runpy; runpy.run_path('example.py', run_name='__main__')"]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_examples_of_the_api_print_what_the_docs_say(tmp_path):
    lay_out(tmp_path)
    by_name, drafts, as_it_stands, asynchronous, slip = blocks("python.md", "python")
    assert in_python(by_name, tmp_path).splitlines()[:2] == ["pass", "Checked 2 of 2 pages."]
    assert "<title>" in (tmp_path / "report.html").read_text("utf-8")
    assert load_run(find_run("last", tmp_path / ".checker/runs")).run.profile == "wcag22-aa"
    verdict, score, *findings = in_python(drafts, tmp_path).splitlines()
    assert (verdict, "EstimatedLevel" in score) == ("fail", True)
    assert any(row.startswith("fail 3 ") and "suffers from" in row for row in findings)
    [shown] = blocks("python.md", "text")
    assert in_python(as_it_stands, tmp_path) == shown
    assert in_python(asynchronous, tmp_path) == ""
    assert in_python(slip, tmp_path).splitlines() == re.findall(r"# (.+)", slip)


def test_the_examples_for_pytest_go_as_the_docs_say(pytester):
    lay_out(pytester.path)
    pytester.makeconftest(THE_BROWSER_HERE)
    for code in blocks("pytest.md", "python"):
        name = re.match(r"# (test_\w+\.py)\n", code)
        assert name
        (pytester.path / name[1]).write_text(code)
    done = pytester.runpytest_subprocess("-o", "asyncio_default_fixture_loop_scope=function")
    done.assert_outcomes(passed=6, failed=1)
    message, summary, _ = blocks("pytest.md", "text")
    assert [row for row in message.splitlines() if row not in done.stdout.lines] == []
    [said] = [row for row in done.stdout.lines if row.startswith("checker: ")]
    assert without_run(said) == without_run(summary.strip())


def without_run(row: str) -> str:
    return re.sub(r"\d{8}-\d{6}-[0-9a-f]{4}", "RUN", row)


def test_the_steps_for_old_faults_lead_to_a_green_run(pytester):
    lay_out(pytester.path)
    pytester.makepyfile("def test_old(check_page):\n    assert check_page('old.html').ok")
    *_, steps = blocks("pytest.md", "text")
    codes = []
    for row in steps.splitlines():
        program, *arguments = row.partition("#")[0].split()
        call = [sys.executable, "-m", program, *arguments]
        if program == "pytest":
            call += ["-p", "no:playwright"]
        codes.append(subprocess.run(call, cwd=pytester.path, capture_output=True, check=False).returncode)
    assert codes == [1, 0, 0]
