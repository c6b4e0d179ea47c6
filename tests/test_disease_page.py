"""The disease page: every planted fault is found where it is, and none of them on the page put right."""

import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio

from checker import rulebook
from checker.capture.page import capture
from checker.judge import Policy, decided, judge_page, verdict
from checker.model import Finding, PageReport, Run, Target
from checker.serve import LocalSite

pytestmark = pytest.mark.browser

SAMPLE = Path(__file__).parent.parent / "reports" / "sample"
FOLDER = Path(__file__).parent.parent / "fixtures" / "net-disease-page"
LOOKED_AT = {"axe", "snapshot", "text"}
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))["fault"]
FAULTS = [fault for fault in EXPECTED if fault["needs"] in LOOKED_AT]
TODAY = date(2026, 11, 22)

# Whether the element of a finding is the one named, or stands inside it.
_INSIDE = """([place, found]) => {
  const outer = document.querySelector(place);
  const inner = found.split(' >>> ').reduce((root, step) => (root.shadowRoot ?? root).querySelector(step), document);
  return Boolean(outer && inner && outer.contains(inner));
}"""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def reports(browser) -> dict[str, PageReport]:
    """Both pages, captured and judged under the default profile, with what only tells."""
    policy = _policy()
    telling = msgspec.structs.replace(policy.profile, notes=True)
    judged = {}
    for name in ("index.html", "improved.html"):
        target = Target(given=name, url=name, kind="file", path=str(FOLDER / name))
        with LocalSite([target]) as site:
            captured, _ = await capture(browser, target, address=site.address_of(target))
        judged[name] = decided(judge_page(captured, policy.book, telling, TODAY), policy)
    return judged


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def stands_inside(browser):
    """`await stands_inside(place, selector)` on index.html as a browser builds it."""
    target = Target(given="index.html", url="index.html", kind="file", path=str(FOLDER / "index.html"))
    with LocalSite([target]) as site:
        async with browser.tab() as tab:
            await tab.page.goto(site.address_of(target))

            async def ask(place: str, found: str) -> bool:
                return await tab.page.evaluate(_INSIDE, [place, found])

            yield ask


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["id"] for fault in FAULTS])
async def test_a_planted_fault_is_found_at_its_place(reports, stands_inside, fault):
    same_rule = [one for one in reports["index.html"].findings if one.rule == fault["rule"]]
    assert fault["outcome"] in {one.outcome for one in same_rule}, f"no such finding of {fault['rule']}"
    for one in same_rule:
        if one.outcome == fault["outcome"] and await _at(stands_inside, fault, one):
            return
    pytest.fail(f"{fault['rule']} found only {[(one.frame, one.selector) for one in same_rule]}")


def _policy() -> Policy:
    book = rulebook.load()
    return Policy(book, book.profiles["patient"])


async def _at(stands_inside, fault: dict[str, str], one: Finding) -> bool:
    if "inside" in fault:
        return bool(one.frame) and await stands_inside(fault["place"], one.frame[0])
    return not one.frame and await stands_inside(fault["place"], one.selector)


def test_no_planted_fault_is_on_the_page_put_right(reports):
    rules = {fault["rule"] for fault in FAULTS}
    assert [
        (one.rule, one.outcome, one.selector)
        for one in reports["improved.html"].findings
        if one.rule in rules
    ] == []


def test_the_page_put_right_passes_and_the_other_fails(reports):
    answers = {name: verdict([page], 1, _policy()).outcome for name, page in reports.items()}
    assert answers == {"index.html": "fail", "improved.html": "pass"}


def test_the_page_put_right_reads_at_grade_eight_or_lower(reports):
    reading = reports["improved.html"].reading
    assert reading is not None
    assert reading.interval is not None
    assert reading.interval[1] <= 8


def test_the_committed_sample_is_up_to_date(reports):
    """Rule, outcome and place; not pixels, times or numbers that differ between browsers."""
    sample = msgspec.json.decode((SAMPLE / "run.json").read_bytes(), type=Run)
    (page,) = sample.pages
    assert _places(page) == _places(reports["index.html"]), "run script/sample"
    assert (SAMPLE / "report.html").is_file()


def _places(page: PageReport) -> set[tuple[object, ...]]:
    return {
        (one.rule, one.outcome, one.frame, one.selector) for one in page.findings if one.severity != "info"
    }


def test_enough_faults_of_each_kind_are_planted():
    kinds = [fault["needs"] for fault in EXPECTED]
    assert kinds.count("axe") >= 15
    assert kinds.count("snapshot") + kinds.count("text") >= 15
    assert len(kinds) - len(FAULTS) >= 10
