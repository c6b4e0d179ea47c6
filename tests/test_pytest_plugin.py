"""The pytest plugin, in real runs of pytest with real pages."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from checker.model import Run
from checker.store import load_run

pytest_plugins = ["pytester"]

CONFTEST = """
import pytest
from checker.capture.browser import find_browser

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": find_browser().path or None}
"""
INI = "[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\n"
PAGE = """<!doctype html><html lang=en><meta charset=utf-8><title>Gout: signs</title><main><h1>Gout</h1>
<button id=more onclick="document.querySelector('main').insertAdjacentHTML('beforeend',
  '<h2>Opened</h2><img src=data:,x>')">More</button>
<p>Gout makes a joint hurt. It can come on fast. See your doctor if the pain does not stop.</p></main>
"""
FAULTY = PAGE.replace("<h1>", "<img src=data:,x><h1>")


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A scratch project with two pages and a browser that pytest-playwright finds."""
    for name in [name for name in os.environ if name.startswith("PYTEST_XDIST")]:
        monkeypatch.delenv(name)  # the suite is on its own, however our own tests are spread
    pytester.makeconftest(CONFTEST)
    (pytester.path / "pytest.ini").write_text(INI)
    (pytester.path / "page.html").write_text(PAGE)
    (pytester.path / "faulty.html").write_text(FAULTY)
    return pytester


def last_run(suite: pytest.Pytester) -> Run:
    """The newest run that is kept; nothing but runs may be left."""
    assert [path.name for path in (suite.path / ".checker").iterdir() if path.is_dir()] == ["runs"]
    return load_run(sorted((suite.path / ".checker/runs").iterdir())[-1])


def properties(junit: Path) -> dict[str, list[tuple[str, str]]]:
    cases = ElementTree.parse(junit).getroot().iter("testcase")
    return {
        str(case.get("name")): [
            (str(one.get("name")), str(one.get("value"))) for one in case.iter("property")
        ]
        for case in cases
    }


KINDS = """
from pathlib import Path
HTML = Path("page.html").read_text()

def test_as_it_loads(page, check_page):
    page.set_content(HTML)
    assert check_page(page).ok

def test_clicked(page, check_page):
    page.set_content(HTML)
    page.click("#more")
    assert check_page(page).ok

def test_not_asserted_at_once(page, check_page):
    page.set_content(HTML)
    page.click("#more")
    ok = check_page(page).ok
    assert ok

def test_path(check_page):
    assert check_page(Path("page.html")).ok

def test_html(check_page):
    assert check_page(HTML).ok
    assert not check_page(HTML.replace(" lang=en", "")).ok

def test_scrap(check_page):
    assert check_page("<p>Hi \\x1b[2J")

def test_not_a_page(check_page):
    check_page(None)
"""


@pytest.mark.browser
def test_pages_in_each_form_and_what_pytest_shows_of_them(suite):
    suite.makepyfile(test_kinds=KINDS)
    done = suite.runpytest_subprocess(
        "--junitxml=junit.xml", "--checker-report=sarif=out/x.sarif", "--checker-report", "jsonl"
    )
    done.assert_outcomes(passed=3, failed=4)
    done.stdout.fnmatch_lines(
        [
            ">       assert check_page(page).ok",
            "E       AssertionError: FAIL: 1 fault on “Gout: signs” · test_kinds.py::test_clicked*",
            "E       1. critical · axe/image-alt: This picture has no alternative text*",
            "E          Where: picture, in “Opened” · main > img",
            "E          Do: Write an alternative text*",
            "E        +  where False = <PageCheck fail: 1 fault on test_kinds.py::test_clicked*>.ok",
            "E        +*= check_page(<Page url='about:blank'>)",
            ">       assert ok",
            "E       FAIL: 1 fault on “Gout: signs” · test_kinds.py::test_not_asserted_at_once*",
            "E       AssertionError: NOT DECIDED: could not check test_kinds.py::test_scrap",
            "E*Only a few words are on the page*",
            "E           Do: Check the address.*name its words with `expect=`.",
            "E *checker.errors.UsageError: check_page() cannot check what is of the type NoneType.*",
            "checker: 6 pages checked, 3 with new faults, 1 could not be checked; verdict: fail; "
            "report: .checker/runs/*/report.html",
            "checker: wrote out/x.sarif",
            "checker: wrote .checker/runs/*/findings.jsonl",
        ]
    )
    told = properties(suite.path / "junit.xml")
    [(_, verdict), (name, finding)] = told["test_clicked[chromium]"]
    assert verdict == "fail: 1 fault on test_kinds.py::test_clicked[chromium]"
    assert name == "checker-finding"
    for part in ("critical axe/image-alt", "Where: picture, in “Opened”.", "Do: Write an alternative text"):
        assert part in finding
    assert [value[:4] for _, value in told["test_html"]] == ["pass", "fail", "seri"]
    run = last_run(suite)
    named = [page.url for page in run.pages if "::" in page.url]
    assert named == sorted(named)
    assert {page.url.partition("::")[2].partition("[")[0] for page in run.pages if "::" in page.url} == {
        "test_as_it_loads", "test_clicked", "test_html", "test_html (2)", "test_not_asserted_at_once", "test_scrap",
    }  # fmt: skip
    assert json.loads((suite.path / "out/x.sarif").read_text())["version"] == "2.1.0"
    again = subprocess.run(
        [sys.executable, "-m", "checker", "report", "last"],
        check=False,
        cwd=suite.path,
        capture_output=True,
        text=True,
    )
    assert again.stdout.startswith("FAIL\n")


ASYNC = """
import asyncio, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
import pytest
from playwright.async_api import async_playwright
from checker.capture.browser import find_browser

HTML = Path("page.html").read_text()

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(HTML.encode())
    def log_message(self, *given):
        pass

@pytest.fixture(scope="module")
def address():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/gout?day=1"
    server.shutdown()
    server.server_close()

async def test_async_page(check_page, address):
    async with async_playwright() as running:
        browser = await running.chromium.launch(executable_path=find_browser().path or None)
        page = await browser.new_page()
        await page.goto(address)
        assert (await check_page(page)).ok
        await page.click("#more")
        opened = await check_page(page)
        assert [one.rule for one in opened.findings] == ["axe/image-alt"]
        await browser.close()

async def test_by_name_beside_one_another(check_page, address):
    by_name, as_html, local = await asyncio.gather(
        check_page(address), check_page(HTML), check_page("page.html")
    )
    assert by_name.ok and as_html.ok and local.ok
    assert by_name.report.url == "http://127.0.0.1/gout?day=1"

def test_by_name(check_page, address):
    assert check_page(address).ok
    with pytest.raises(Exception, match="no address with a password"):
        check_page(address.replace("://", "://me:s3cr3t@"))
"""


@pytest.mark.browser
def test_asynchronous_tests_and_the_states_of_one_page(suite):
    suite.makepyfile(test_async=ASYNC)
    done = suite.runpytest_subprocess("-p", "no:playwright", "-p", "no:cacheprovider", "-W", "error")
    done.assert_outcomes(passed=3)
    done.stdout.fnmatch_lines(["checker: 3 pages checked, 1 with new faults; verdict: fail; *"])
    pages = {page.url: page for page in last_run(suite).pages}
    at = pages["http://127.0.0.1/gout?day=1"]
    # The same address in four checks is one page in four states: its fault is one, and says where it showed.
    [fault] = [one for one in at.findings if one.outcome == "failed"]
    assert fault.states == ("test_async.py::test_async_page (2)",)
    assert "s3cr3t" not in done.stdout.str() + done.stderr.str()


MANY = """
import os
import pytest
HTML = open("page.html").read()

@pytest.mark.parametrize("number", range(6))
def test_page(number, check_page):
    assert check_page(HTML.replace("Gout", f"Gout {number}", 1)).ok

def test_faulty(check_page):
    assert not check_page("faulty.html").ok

def test_dies(check_page):
    check_page(HTML)
    if os.environ.get("PYTEST_XDIST_WORKER"):
        os._exit(1)
"""


@pytest.mark.browser
def test_under_xdist_the_parts_of_all_workers_become_the_same_run(suite):
    suite.makepyfile(test_many=MANY)
    alone = suite.runpytest_subprocess("-p", "no:xdist", "-p", "no:playwright")
    alone.assert_outcomes(passed=8)
    one = last_run(suite)
    spread = suite.runpytest_subprocess("-n", "2", "-p", "no:playwright", "--checker-report", "json=run.json")
    spread.assert_outcomes(passed=7, failed=1)  # the worker that died failed its test, not its page
    spread.stdout.fnmatch_lines(["checker: 8 pages checked, 1 with new faults; verdict: fail; report: *"])
    two = last_run(suite)
    assert [page.url for page in two.pages] == [page.url for page in one.pages]
    assert [page.findings for page in two.pages] == [page.findings for page in one.pages]
    assert [page.checks for page in two.pages] == [page.checks for page in one.pages]
    assert two.verdict == one.verdict
    assert json.loads((suite.path / "run.json").read_text())["run"]["id"] == two.run.id


@pytest.mark.browser
def test_old_faults_are_let_through_by_a_baseline_made_from_a_run_of_the_suite(suite):
    suite.makepyfile(
        test_old="""
        def test_old(check_page):
            assert check_page("faulty.html").ok

        def test_other(check_page):
            assert check_page("page.html").ok
        """
    )
    suite.runpytest_subprocess("-p", "no:playwright").assert_outcomes(passed=1, failed=1)
    made = subprocess.run(
        [sys.executable, "-m", "checker", "baseline", "--baseline", "debt.toml"],
        check=False, cwd=suite.path, capture_output=True, text=True,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    (suite.path / "pytest.ini").write_text(
        f"{INI}checker_baseline = debt.toml\nchecker_report =\n  junit=checks.xml\n"
    )
    done = suite.runpytest_subprocess("-p", "no:playwright", "-k", "old")
    done.assert_outcomes(passed=2)  # both names hold “old”: the file's
    done.stdout.fnmatch_lines(["checker: 2 pages checked, 0 with new faults; verdict: pass; *"])
    assert "axe/image-alt" in (suite.path / "checks.xml").read_text()
    assert [
        one.status for page in last_run(suite).pages for one in page.findings if one.outcome == "failed"
    ] == ["known"]
    without = suite.runpytest_subprocess("-p", "no:playwright", "--checker-baseline=none", "-k", "test_other")
    without.assert_outcomes(passed=1, deselected=1)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("--checker-report=htlm", "There is no format called 'htlm'. Did you mean html?"),
        ("--checker-report=json=-", "standard output belongs to pytest"),
        ("--checker-profile=stricd", "There is no profile called 'stricd'. Did you mean strict?"),
        ("--checker-baseline=none.toml", "none.toml"),
    ],
)
def test_a_slip_in_the_options_ends_the_session_in_one_line(pytester, given, told):
    pytester.makepyfile("def test_one():\n    pass")
    done = pytester.runpytest_subprocess("-p", "no:playwright", given)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    [row] = [row for row in done.stderr.lines if row.startswith("ERROR: checker: ")]
    assert told in row
    assert "Traceback" not in done.stderr.str()


AGAIN = """
from _pytest.runner import runtestprotocol

def pytest_runtest_protocol(item, nextitem):
    runtestprotocol(item, nextitem=nextitem, log=False)
    item._initrequest()
"""
"""Runs each test once more, as plugins for unstable tests do."""


@pytest.mark.browser
def test_a_test_that_is_run_again_counts_as_it_went_the_last_time(suite):
    suite.makeconftest(AGAIN)
    suite.makepyfile(
        """
        PAGES = iter(["faulty.html", "page.html"])
        def test_once(check_page):
            assert check_page(open(next(PAGES)).read()).ok
        """
    )
    done = suite.runpytest_subprocess("-p", "no:playwright")
    done.assert_outcomes(passed=1)
    done.stdout.fnmatch_lines(["checker: 1 page checked, 0 with new faults; verdict: pass; *"])


def test_paths_in_the_ini_file_start_there(pytester, monkeypatch):
    pytester.makeini("[pytest]\nchecker_baseline = debt.toml\n")
    monkeypatch.chdir(pytester.mkdir("deep"))
    call = [sys.executable, "-m", "pytest", "-p", "no:playwright", ".."]
    done = subprocess.run(call, check=False, capture_output=True, text=True)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"The baseline {pytester.path}/debt.toml cannot be read" in done.stderr


NO_BROWSER = """
def test_opened_here(check_page):
    check_page("<h1>Gout</h1>")
"""


def test_without_a_browser_a_test_says_so_in_one_line(pytester):
    (pytester.path / "program").write_text("#!/bin/sh\nexit 3\n")
    (pytester.path / "program").chmod(0o700)
    (pytester.path / "checker.toml").write_text('browser = "./program"\n')
    pytester.makepyfile(NO_BROWSER)
    done = pytester.runpytest_subprocess("-p", "no:playwright")
    done.assert_outcomes(failed=1)
    [told] = [row for row in done.stdout.lines if row.startswith("E  ")]
    assert "checker.errors.BrowserMissing: The browser" in told
    assert "playwright install chromium" in told
    assert "own_browser.py" not in done.stdout.str()
    assert [path.name for path in (pytester.path / ".checker").iterdir()] == [".gitignore"]


@pytest.mark.browser
def test_a_report_that_cannot_be_written_fails_the_session_and_loses_nothing(suite):
    suite.makepyfile("def test_one(check_page):\n    assert check_page('page.html').ok")
    (suite.path / "busy").mkdir()
    done = suite.runpytest_subprocess("-p", "no:playwright", "--checker-report=json=busy")
    done.assert_outcomes(passed=1)
    assert done.ret == pytest.ExitCode.INTERNAL_ERROR
    done.stdout.fnmatch_lines(["checker: It cannot be written to *busy*What was checked is kept in *parts-*"])
    [kept] = (suite.path / ".checker").glob("parts-*/*/*/run.json")
    assert load_run(kept.parent).verdict.outcome == "pass"


def test_who_does_not_use_it_pays_nothing_and_sees_nothing(pytester):
    pytester.makepyfile(
        """
        import sys
        def test_one():
            ours = {name for name in sys.modules if name.split(".")[0] in ("checker", "playwright", "msgspec")}
            assert ours == {"checker", "checker.pytest_plugin"}
        """
    )
    done = pytester.runpytest_subprocess("-p", "no:playwright")
    done.assert_outcomes(passed=1)
    assert "checker:" not in done.stdout.str()
    assert not (pytester.path / ".checker").exists()
