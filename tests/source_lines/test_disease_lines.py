"""On the disease page each planted fault gets the line that a plain search of the file gives too."""

import re
import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio

from checker import rulebook
from checker.capture.page import capture
from checker.judge import judge_page
from checker.model import Finding, Target
from checker.serve import LocalSite
from checker.source_lines import with_lines

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parent.parent.parent / "fixtures" / "net-disease-page"
SOURCE = (FOLDER / "index.html").read_text("utf-8")
FAULTS = [
    fault
    for fault in tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))["fault"]
    if fault["needs"] in ("axe", "snapshot", "text") and "inside" not in fault
]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def findings(browser) -> tuple[Finding, ...]:
    file = FOLDER / "index.html"
    target = Target(given="index.html", url="index.html", kind="file", path=str(file))
    with LocalSite([target]) as site:
        captured, _ = await capture(browser, target, address=site.address_of(target))
    book = rulebook.load()
    profile = msgspec.structs.replace(book.profiles["patient"], notes=True)
    return judge_page(with_lines(captured, file), book, profile, date(2026, 11, 22)).findings


def position(at: int) -> tuple[int, int]:
    return SOURCE.count("\n", 0, at) + 1, at - SOURCE.rfind("\n", 0, at)


def expected(found: Finding) -> set[tuple[int, int]]:
    """Where the file has the finding's element: by its id, else its own tag, else its text."""
    if named := re.fullmatch(r"#([\w-]+)", found.selector):
        (at,) = (match.start() for match in re.finditer(rf'<\w+[^>]*\sid="{named[1]}"', SOURCE))
        return {position(at)}
    if found.selector in ("html", "title"):
        return {position(SOURCE.index(f"<{found.selector}"))}
    tag = re.match(r'<(?:[^">]|"[^"]*")*>', found.html)
    if tag:
        return {position(match.start()) for match in re.finditer(re.escape(tag.group()), SOURCE)}
    return {
        position(match.start())
        for match in re.finditer(r"<\w", SOURCE)
        if " ".join(re.sub("<[^>]*>", "", SOURCE[match.start() :][:2000]).split()).startswith(found.name[:40])
    }


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["id"] for fault in FAULTS])
def test_findings_of_a_planted_fault_have_the_line_of_their_element(findings, fault):
    about = [one for one in findings if one.rule == fault["rule"] and not one.frame]
    assert about
    for one in about:
        assert (one.line, one.column) in expected(one), (one.selector, one.html, one.name)


def test_an_element_with_an_id_has_one_line_and_no_other(findings):
    lines: dict[str, set[tuple[int, int]]] = {}
    for one in findings:
        lines.setdefault(f"{one.frame}{one.selector}", set()).add((one.line, one.column))
    assert {place: found for place, found in lines.items() if len(found) > 1} == {}


def test_what_stands_in_a_frame_has_no_line(findings):
    framed = [one for one in findings if one.frame]
    assert framed
    assert {(one.line, one.column) for one in framed} == {(0, 0)}
