"""Every page in fixtures/hostile ends as its README says: measured, or untested with the reason. Never a pass."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from checker import rulebook
from checker.errors import TargetError
from checker.judge import judge_page
from checker.model import Evidence, PageReport, Target, Unchecked
from checker.serve import LocalSite

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parent.parent.parent / "fixtures" / "hostile"
NO_ALT, NO_NAME = "axe/image-alt", "axe/button-name"


@dataclass(frozen=True)
class Ends:
    """How a page must end."""

    outcome: str = "checked"
    finds: tuple[str, ...] = ()
    event: str = ""
    unreached: str = ""
    timeout: float = 60


UNTESTED = Ends("untested")
PAGES = {
    "html-breakout.html": Ends(finds=(NO_ALT, NO_NAME)),
    "terminal.html": Ends(finds=("alt-says-image-of",)),
    "json.html": Ends(finds=(NO_ALT,)),
    "paths.html": Ends(),
    "markdown.html": Ends(),
    "broken-globals.html": Ends(finds=(NO_ALT, NO_NAME)),
    "clobber.html": UNTESTED,  # axe-core itself stumbles over a field called nodeName, and the reason says so
    "csp.html": Ends(finds=(NO_ALT,)),
    "while-true.html": Ends("untested", timeout=5),
    "alert-storm.html": Ends(event="dialog"),
    "popups.html": Ends(event="popup"),
    "endless-scroll.html": Ends(unreached="DOM quiet"),
    "mutating.html": Ends(unreached="DOM quiet"),
    "service-worker.html": Ends(),
    "meta-refresh.html": Ends(),
    "moving-on.html": Ends("untested", timeout=20),
    "login-wall.html": UNTESTED,
    "bot-check.html": UNTESTED,
    "app-shell.html": UNTESTED,
    "soft-404.html": UNTESTED,
    "empty.html": UNTESTED,
    "zero-bytes.html": UNTESTED,
    "binary.html": UNTESTED,
    "wrong-encoding.html": Ends(),
    "deep.html": Ends(),
    "cross-frame/index.html": Ends(finds=(NO_ALT,)),
    "shadow.html": Ends(finds=(NO_ALT,)),
    "download.html": Ends(event="download"),
    "lazy.html": Ends(finds=(NO_ALT,)),
}
ELSEWHERE = {"huge-dom.html", "cross-frame/middle.html", "cross-frame/inner.html"}
"""Two are parts of another page; the huge one takes half a minute (see test_budget.py)."""


@pytest.mark.parametrize(("name", "ends"), PAGES.items())
async def test_a_hostile_page_ends_as_it_must(capture_file, name, ends):
    captured, report = await capture_file(FOLDER / name, timeout=ends.timeout)
    assert report.outcome == ends.outcome, (report.reason, captured)
    assert bool(report.reason) == (ends.outcome == "untested")
    assert set(ends.finds) <= {one.rule for one in report.findings}
    assert not ends.event or ends.event in {one.kind for one in captured.events}
    if ends.unreached:
        assert ends.unreached in {step.name for step in report.settled if not step.reached}


def test_every_hostile_page_is_in_the_table():
    pages = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html")}
    assert pages == set(PAGES) | ELSEWHERE


@pytest.fixture
def capture_file(browser, capture_at):
    """Capture and judge a local file, as `checker check FILE` does."""
    book = rulebook.load()

    async def at(path: Path, **settings) -> tuple[Evidence | Unchecked, PageReport]:
        target = Target(given=path.name, url=path.name, kind="file", path=str(path))
        with LocalSite([target]) as site:
            try:
                captured = await capture_at(site.address_of(target), **settings)
            except TargetError as error:
                captured = Unchecked(target=target, captured="", kind=error.kind, reason=error.cause)
        return captured, judge_page(captured, book, book.profiles["patient"], date(2026, 11, 22))

    return at
