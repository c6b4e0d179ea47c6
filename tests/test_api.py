"""The Python API: targets by name, and Playwright's own pages as they stand."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import playwright
import pytest
import pytest_asyncio
from playwright.async_api import Error as BrowserError
from playwright.async_api import Page, async_playwright
from playwright.sync_api import sync_playwright

import checker
from checker.capture.browser import find_browser
from checker.capture.open_page import Wanted, measured
from checker.capture.sessions import AsyncSessions
from checker.config import READERS, Settings
from checker.errors import ConfigError, UsageError
from checker.keywords import FOR_THE_COMMAND_LINE, Options, PageOptions, settings_from
from checker.model import Evidence, Unchecked
from checker.one_page import steady
from checker.page_check import PageCheck

WORDS = "<p>Gout makes a joint hurt. It can come on fast. See your doctor if the pain does not stop.</p>" * 8
PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Gout: signs and care</title><main><h1>Gout</h1>"
    "<button id=more onclick=\"document.querySelector('main').insertAdjacentHTML("
    f"'beforeend', '<h2>Opened</h2><img src=data:,x>')\">More</button>{WORDS}</main>"
)
OPEN = PAGE.replace("</main>", "<h2>Opened</h2><img src=data:,x></main>")
LAUNCH = {"executable_path": find_browser().path or None}


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def open_browser() -> AsyncIterator[Any]:
    """A browser of a test suite's own."""
    async with async_playwright() as running:
        browser = await running.chromium.launch(**LAUNCH)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(open_browser, tmp_path, monkeypatch) -> AsyncIterator[Page]:
    """A page of a test suite's own, in a folder without settings."""
    monkeypatch.chdir(tmp_path)
    opened = await open_browser.new_page(viewport={"width": 900, "height": 700})
    yield opened
    await opened.close()


async def in_a_thread(work: Callable[[], Any]) -> Any:
    """Run what wants a thread without an event loop."""
    with ThreadPoolExecutor(1) as pool:
        return await asyncio.get_running_loop().run_in_executor(pool, work)


def rules(check: PageCheck) -> list[str]:
    return [one.rule for one in check.findings]


# Pages as they stand


@pytest.mark.browser
async def test_a_page_is_checked_in_its_present_state_and_both_apis_say_the_same(server, page):
    address = server.page(PAGE)
    await page.goto(address)
    before = await checker.check_page_async(page)
    await page.click("#more")
    after = await checker.check_page_async(page)
    assert (before.ok, rules(before)) == (True, [])
    assert (after.ok, rules(after)) == (False, ["axe/image-alt"])

    def by_the_other_api() -> PageCheck:
        with sync_playwright() as running:
            browser = running.chromium.launch(**LAUNCH)
            page = browser.new_page(viewport={"width": 900, "height": 700})
            page.goto(address)
            page.click("#more")
            check = checker.check_page(page)
            browser.close()
        return check

    other = await in_a_thread(by_the_other_api)
    assert other.report.findings == after.report.findings
    assert other.report.checks == after.report.checks
    assert other.evidence.environment == after.evidence.environment


@pytest.mark.browser
async def test_a_page_that_was_clicked_into_shape_is_judged_like_one_that_loads_so(server, page, capture_at):
    await page.set_viewport_size({"width": 1280, "height": 800})
    await page.goto(server.page(PAGE))
    await page.click("#more")
    check = await checker.check_page_async(page)
    loaded = await capture_at(server.page(OPEN))
    assert isinstance(loaded, Evidence)
    assert isinstance(check.evidence, Evidence)
    assert check.evidence.states[0].axe.nodes == loaded.states[0].axe.nodes
    assert check.evidence.states[0].text == loaded.states[0].text


@pytest.mark.browser
async def test_evidence_tells_how_the_page_stood(server, open_browser, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    server.answers["/from"] = (302, "", {"location": "/to"})
    server.page(PAGE, "/to")
    context = await open_browser.new_context(
        viewport={"width": 640, "height": 480}, color_scheme="dark", reduced_motion="reduce", locale="de-DE"
    )
    page = await context.new_page()
    await page.goto(f"http://127.0.0.1:{server.port}/from")
    evidence = (await checker.check_page_async(page)).evidence
    await context.close()
    assert isinstance(evidence, Evidence)
    state = evidence.states[0].state
    assert (state.width, state.height, state.color_scheme, state.reduced_motion) == (640, 480, "dark", True)
    assert (evidence.response.status, evidence.response.content_type) == (200, "text/html")
    assert evidence.response.url == evidence.target.url == steady(f"http://127.0.0.1:{server.port}/to")
    assert evidence.environment.locale == "de-DE"
    assert evidence.environment.browser.startswith("Chromium 1")


LEFT = """() => ({
  html: document.documentElement.outerHTML, value: document.querySelector('input').value,
  scroll: [scrollX, scrollY, document.querySelector('#box').scrollTop], size: [innerWidth, innerHeight],
  globals: Object.keys(window).filter((name) => /axe|checker/i.test(name)), stored: localStorage.length,
  focus: document.activeElement.id, address: location.href, past: history.length, style: document.body.style.color,
})"""


@pytest.mark.browser
async def test_nothing_is_left_behind_in_the_page(server, page):
    tall = PAGE.replace(
        "</main>",
        "<p id=private style='color: black' title='Her name'>Jane Roe lives at 5 Main Street.</p>"
        "<label>Name <input id=name value=Jane></label><img alt='Map of her street' src=data:,x>"
        "<div id=box style='height:90px;overflow:auto;width:200px'><p>Gout. </p><div style='height:900px'></div></div>"
        "<div style='height:3000px'></div></main>",
    )
    await page.goto(server.page(tall))
    await page.fill("#name", "Mary")
    await page.focus("#name")
    await page.evaluate("() => { scrollTo(0, 321); document.querySelector('#box').scrollTop = 45; }")
    before = await page.evaluate(LEFT)
    sizes = "() => { window.sizes = []; addEventListener('resize', () => sizes.push([innerWidth, innerHeight])); }"
    await page.evaluate(sizes)
    redact = ("#private", "#name", "img")
    evidence, picture = await measured(
        page, AsyncSessions(page), Wanted(Settings(redact=redact), picture=True)
    )
    assert len(picture) > 1000
    assert await page.evaluate(LEFT) == before
    assert before["value"] == "Mary"
    # A picture of more than the window shows tells the page of a resize, as Playwright's own does: to its own
    # size, and in about one of twenty pictures Chromium makes the view one pixel small for a moment first.
    assert [size for size in await page.evaluate("() => sizes") if size not in ([900, 700], [1, 1])] == []
    told = repr(evidence)
    for private in ("Jane Roe", "Main Street", "Her name", "Mary", "Map of her"):
        assert private not in told, private
    assert await page.evaluate("() => 'checkerProbes' in window") is False


@pytest.mark.browser
async def test_frames_are_looked_into(server, page):
    inner = server.page("<!doctype html><html lang=en><title>In</title><img src=data:,x>")
    await page.goto(server.page(PAGE.replace("</main>", f"<iframe title=Map src={inner}></iframe></main>")))
    [one] = (await checker.check_page_async(page)).findings
    assert (one.rule, one.frame) == ("axe/image-alt", ("main > iframe",))


@pytest.mark.browser
async def test_an_error_page_is_not_the_page_meant_unless_the_test_says_so(server, page):
    lost = PAGE.replace("Gout: signs and care", "Page not found").replace("<h1>Gout", "<h1>Page not found")
    await page.goto(server.page((404, lost, {})))
    check = await checker.check_page_async(page)
    assert (check.ok, check.report.outcome, check.report.status) == (False, "untested", 404)
    assert "error status 404" in str(check)
    assert (await checker.check_page_async(page, expect="Page not found")).ok


@pytest.mark.browser
async def test_what_the_project_says_beside_counts_here_too(server, page, tmp_path):
    (tmp_path / "checker.toml").write_text(
        '[[waive]]\nrule = "axe/image-alt"\nselector = "main"\nreason = "old"\nuntil = 2999-01-01\n'
    )
    await page.goto(server.page(OPEN))
    waived = await checker.check_page_async(page)
    assert (waived.ok, [one.status for one in waived.report.findings if one.outcome == "failed"]) == (
        True,
        ["waived"],
    )
    strict = await checker.check_page_async(page, waive=[])
    assert rules(strict) == ["axe/image-alt"]
    assert (await checker.check_page_async(page, waive=[], max={"critical": 1})).ok
    assert (await checker.check_page_async(page, waive=[], profile="report-only")).ok


@pytest.mark.browser
async def test_a_page_whose_script_never_ends_is_given_up(open_browser, server, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    context = await open_browser.new_context()
    page = await context.new_page()
    await page.goto(server.page(PAGE))
    await page.evaluate("() => { setTimeout(() => { for (;;); }, 0); }")
    check = await checker.check_page_async(page, timeout=1)
    assert isinstance(check.evidence, Unchecked)
    assert check.evidence.kind == "timeout"
    assert (check.ok, check.verdict.outcome) == (False, "incomplete")
    assert "`timeout`" in str(check)


@pytest.mark.browser
async def test_a_secret_of_the_settings_is_masked_where_the_page_shows_it(server, page, tmp_path):
    (tmp_path / "checker.toml").write_text('header = ["X-Key: s3cr3t-value"]\n')
    await page.goto(server.page(PAGE.replace("<h1>Gout", "<h1>Key s3cr3t-value")))
    check = await checker.check_page_async(page)
    assert "s3cr3t" not in repr(check.evidence) + repr(check.run)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"profil": "strict"}, "There is no option `profil`. Did you mean profile?"),
        ({"viewport": "800x600"}, "The page is open already: `viewport` comes too late."),
        ({"verbose": True}, "`verbose` is for the command line only."),
        ({"profile": "stricd"}, "There is no profile called 'stricd'. Did you mean strict?"),
        ({"gate_impact": "hihg"}, 'gate_impact is "hihg". Write one of minor'),
        ({"include": "p["}, 'include is "p[", which is no CSS selector.'),
        ({"waive": [{"rule": "axe/image-alt", "until": "2999-01-01"}]}, "needs `reason`"),
        (
            {
                "waive": [
                    {"rule": "axe/image-alt", "until": "2999-01-01", "reason": "r", "selector": "#a >>> p["}
                ]
            },
            'selector of waive is "#a >>> p[", which is no CSS selector.',
        ),
    ],
)
async def test_a_wrong_option_is_one_clear_line(server, page, options, told):
    await page.goto(server.page(PAGE))
    with pytest.raises(UsageError) as fault:
        await checker.check_page_async(page, **options)
    assert told in str(fault.value)
    assert "--" not in str(fault.value)


@pytest.mark.browser
async def test_a_closed_page_is_a_fault_of_use(open_browser, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = await open_browser.new_page()
    await page.close()
    with pytest.raises(UsageError, match=r"The page is closed\."):
        await checker.check_page_async(page)


ONLY_CHROMIUM = "CDP session is only available in Chromium"
"""What Playwright's driver answers in Firefox and WebKit."""


class NoSessions:
    """What a page in Firefox gives."""

    async def open(self, of):
        raise BrowserError(f"BrowserContext.new_cdp_session: {ONLY_CHROMIUM}")

    async def end(self):
        """Nothing is open."""

    def limit(self, seconds):
        return asyncio.timeout(seconds)


@pytest.mark.browser
async def test_another_browser_is_refused_in_words(page):
    with pytest.raises(UsageError, match="checker needs Chromium, Chrome or Edge"):
        await measured(page, NoSessions(), Wanted(Settings()))


def test_the_driver_refuses_other_browsers_in_the_words_that_we_know():
    driver = Path(playwright.__file__).parent / "driver" / "package" / "lib"
    assert any(ONLY_CHROMIUM in file.read_text("utf-8", "replace") for file in driver.rglob("*.js"))


# The words


@pytest.mark.browser
async def test_a_message_names_place_cause_and_remedy_of_each_fault_worst_first(server, page):
    await page.goto(server.page(OPEN.replace("<html lang=en>", "<html>")))
    check = await checker.check_page_async(page)
    words = str(check)
    assert rules(check) == ["axe/image-alt", "axe/html-has-lang"]
    assert words.splitlines()[0].startswith(
        "FAIL: 2 faults on “Gout: signs and care” · http://127.0.0.1/page-"
    )
    for one in check.findings:
        assert one.rule in words
        assert one.message in words
        assert f"Do: {one.remedy}" in words
        assert one.selector in words
    assert words.index("image-alt") < words.index("html-has-lang")
    assert (bool(check), check.ok) == (False, False)
    assert repr(check) == f"<PageCheck fail: 2 faults on {check.report.url}>"


@pytest.mark.browser
async def test_many_faults_are_counted(server, page):
    await page.goto(server.page(PAGE.replace("</main>", "<img src=data:,x>" * 25 + "</main>")))
    check = await checker.check_page_async(page)
    assert len(check.findings) == 25
    assert str(check).endswith("and 15 more faults.")


@pytest.mark.browser
async def test_a_hostile_page_speaks_neither_to_the_terminal_nor_to_a_runner(server, page):
    title = "\x1b[2J::error::pwned\u202e" + "long " * 200
    hostile = OPEN.replace("Gout: signs and care", title).replace(
        "<h2>Opened", "<h2>\x1b]0;pwned\x07##[error]“pwned”"
    )
    await page.goto(server.page(hostile + "<button aria-label='&#10;::error::x'><img src=data:,x></button>"))
    check = await checker.check_page_async(page)
    assert not check.ok
    for words in (str(check), repr(check)):
        assert "\x1b" not in words
        assert "\u202e" not in words
        assert "##[" not in words
        assert not any(row.lstrip().startswith("::") for row in words.splitlines())
    assert len(repr(check)) < 240  # pytest cuts at that


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("http://127.0.0.1:43211/a?b#c", "http://127.0.0.1/a?b#c"),
        ("http://localhost:60000/", "http://localhost/"),
        ("http://[::1]:50000/x", "http://[::1]/x"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("http://example.org:43211/", "http://example.org:43211/"),
        ("about:blank", "about:blank"),
        ("http://localhost:99999999/", "http://localhost:99999999/"),
    ],
)
def test_a_port_that_was_given_out_by_chance_does_not_name_a_page(url, kept):
    assert steady(url) == kept


# Targets by name


@pytest.mark.browser
async def test_targets_are_checked_by_name_and_the_run_is_kept(server, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.html").write_text(PAGE)
    address = server.page(OPEN)

    def work() -> checker.Run:
        return checker.check(
            [Path("clean.html"), address], profile="wcag22-aa", screenshot=False, format="json=out/run.json"
        )

    run = await in_a_thread(work)
    assert [page.target for page in run.pages] == ["clean.html", address]
    assert (run.verdict.outcome, run.run.profile) == ("fail", "wcag22-aa")
    assert (tmp_path / ".checker/runs" / run.run.id / "run.json").is_file()
    assert f'"id": "{run.run.id}"' in (tmp_path / "out/run.json").read_text()


@pytest.mark.browser
async def test_the_synchronous_call_works_where_a_loop_runs_already(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.html").write_text(PAGE)
    assert checker.check("clean.html").verdict.outcome == "pass"


@pytest.mark.browser
async def test_a_password_in_an_address_opens_the_page_and_is_told_to_nobody(server, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def guarded(request) -> None:
        allowed = request.headers.get("authorization", "").startswith("Basic ")
        body = PAGE.encode() if allowed else b""
        request.send_response(200 if allowed else 401)
        request.send_header("content-type", "text/html")
        request.send_header("content-length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    address = server.page(guarded).replace("://", "://me:s3cr3t@")
    run = await checker.check_async(address)
    assert run.verdict.outcome == "pass"
    assert not any(b"s3cr3t" in file.read_bytes() for file in tmp_path.rglob("*.json"))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"format": "html"}, "`format` has no path for html."),
        ({"format": ["json=-"]}, "`format` has no path for json."),
        ({"format": "htlm=x"}, "Did you mean html?"),
        ({"jbos": 2}, "There is no option `jbos`. Did you mean jobs?"),
        ({"timeout": "soon"}, 'timeout is "soon". Write seconds from 1 to 3600.'),
        ({"out": "x"}, "`out` is for the command line only."),
    ],
)
async def test_a_wrong_option_of_a_run_is_one_clear_line(options, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as fault:
        await checker.check_async("page.html", **options)
    assert told in str(fault.value)


# What it costs, and what stands in it


def test_the_options_are_the_settings_by_name():
    assert {*Options.__annotations__} == {*READERS} - FOR_THE_COMMAND_LINE
    assert {*PageOptions.__annotations__} < {*Options.__annotations__}


def test_paths_may_be_path_objects(tmp_path):
    settings = settings_from({"runs": tmp_path / "runs", "baseline": Path("debt.toml")}, folder=tmp_path)
    assert settings.runs == str(tmp_path / "runs")
    assert settings.baseline.file == "debt.toml"
    with pytest.raises(ConfigError, match="runs is 3"):
        settings_from({"runs": 3})


def test_importing_checker_brings_nothing_with_it_and_all_its_names_are_there():
    code = "import sys, checker; print([name for name in sys.modules if name.startswith(('checker.', 'playwright'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert all(getattr(checker, name) for name in checker.__all__)
    assert {*checker.__all__} <= {*dir(checker)}
    with pytest.raises(AttributeError, match="chekc"):
        _ = checker.chekc
    assert (Path(checker.__file__).parent / "py.typed").is_file()
