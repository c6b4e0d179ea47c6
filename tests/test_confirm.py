"""A fault that comes and goes is told as unstable; one that is there each time stays one."""

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.config import Settings
from checker.model import Run, Target
from checker.store import load_evidence

pytestmark = pytest.mark.browser

PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Gout: signs and care</title><main><h1>Gout</h1>"
    + "<p>Gout makes a joint hurt. It can come on fast. See your doctor if the pain does not stop.</p>" * 12
    + "{}</main>"
)
NURSE, DOCTOR = '<img src="data:image/gif;nurse">', '<img src="data:image/gif;doctor">'
LINK = '<a href="/care"></a>'


def by_turn(*answers: str | int) -> Callable[[Any], None]:
    """Answer each request with the next page, or the next status; the last one again and again."""
    turns = count()

    def answer(request: Any) -> None:
        one = answers[min(next(turns), len(answers) - 1)]
        text = one if isinstance(one, str) else "<title>Sorry</title>"
        send(request, 200 if isinstance(one, str) else one, text)

    return answer


def send(request: Any, status: int, text: str) -> None:
    data = text.encode()
    request.send_response(status)
    request.send_header("content-type", "text/html; charset=utf-8")
    request.send_header("content-length", str(len(data)))
    request.end_headers()
    request.wfile.write(data)


async def checked(address: str, tmp_path: Path, confirm: int) -> tuple[Run, Path]:
    settings = Settings(runs=str(tmp_path / "runs"), timeout=30, screenshot=False, confirm=confirm)
    target = Target(given=address, url=address)
    return await pipeline.check([target], settings, on_page=lambda *_: None)


def brief(run: Run) -> list[tuple[str, str, bool]]:
    return [(one.rule, one.status, one.gates) for one in run.pages[0].findings if one.outcome == "failed"]


STAYS = ("axe/image-alt", "new", True)
COMES_AND_GOES = ("axe/link-name", "unstable", False)
FAULTY, HALF, GOOD = PAGE.format(NURSE + LINK), PAGE.format(NURSE), PAGE.format("")
OTHER_NAME = PAGE.format(DOCTOR)


@pytest.mark.parametrize(
    ("turns", "confirm", "found", "outcome", "looks"),
    [
        ((FAULTY, HALF), 0, [STAYS, ("axe/link-name", "new", True)], "fail", 0),
        ((FAULTY, HALF), 1, [STAYS, COMES_AND_GOES], "fail", 1),
        ((FAULTY, FAULTY, HALF), 2, [STAYS, COMES_AND_GOES], "fail", 2),
        ((FAULTY, FAULTY, FAULTY), 2, [STAYS, ("axe/link-name", "new", True)], "fail", 2),
        ((PAGE.format(LINK), GOOD), 1, [COMES_AND_GOES], "pass", 1),
        ((HALF, 503), 2, [STAYS], "fail", 2),
        ((HALF, 503, GOOD), 2, [("axe/image-alt", "unstable", False)], "pass", 2),
        ((GOOD, FAULTY), 2, [], "pass", 0),
        ((HALF, OTHER_NAME), 1, [STAYS], "fail", 1),
    ],
    ids=["not asked for", "one goes", "one goes the second time", "both stay", "the only one goes",
         "reloads fail", "one reload fails", "nothing to confirm", "another name each time"],
)  # fmt: skip
async def test_a_page_is_loaded_again_before_a_new_fault_counts(
    server, tmp_path, *, turns, confirm, found, outcome, looks
):
    address = server.page(by_turn(*turns))
    run, folder = await checked(address, tmp_path, confirm)
    assert (brief(run), run.verdict.outcome) == (found, outcome)
    [kept] = load_evidence(folder)
    assert len(kept.again) == looks
    again = pipeline.judge_again(folder, Settings(), date.fromisoformat(run.run.started[:10]))
    assert (again.pages, again.verdict) == (run.pages, run.verdict)
    merged, _ = pipeline.merge([folder], Settings(runs=str(tmp_path / "merged")))
    assert (merged.pages, merged.verdict) == (run.pages, run.verdict)


async def test_what_was_not_seen_each_time_is_told(server, tmp_path):
    run, _ = await checked(server.page(by_turn(FAULTY, HALF)), tmp_path, 1)
    [unstable] = [one for one in run.pages[0].findings if one.status == "unstable"]
    assert unstable.note == "It was not there each time that the page was loaded."
    assert (
        "1 finding was not seen each time that the page was loaded: such findings decide nothing."
        in run.verdict.notes
    )
