"""The whole sentence: targets in, a kept run out; stopped, broken and judged again."""

import asyncio
from datetime import date

import msgspec
import pytest

from checker import pipeline
from checker.config import Settings
from checker.errors import BrowserMissing, CheckerError
from checker.model import Evidence, Run, Target
from checker.store import load_evidence, load_run

pytestmark = pytest.mark.browser

PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Gout: signs and care</title><main><h1>Gout</h1>"
    + "<p>Gout makes a joint hurt. It can come on fast. See your doctor if the pain does not stop.</p>" * 12
    + "</main>"
)
FAULTY = PAGE.replace("<h1>", "<img src=data:,x><h1>")


def targets(*addresses: str) -> list[Target]:
    return [Target(given=address, url=address) for address in addresses]


async def checked(addresses: list[str], tmp_path, on_page=lambda *_: None, **settings) -> tuple[Run, object]:
    wanted = Settings(runs=str(tmp_path / "runs"), timeout=30, **settings)
    return await pipeline.check(targets(*addresses), wanted, on_page=on_page)


async def test_a_run_is_kept_whole_and_pages_stand_in_the_order_named(server, tmp_path):
    seen = []
    addresses = [server.page(FAULTY), server.page(PAGE), f"http://127.0.0.1:{server.port}/none"]
    run, folder = await checked(
        addresses, tmp_path, lambda page, done, total: seen.append((done, total)), jobs=2
    )
    assert [page.target for page in run.pages] == addresses
    assert [page.outcome for page in run.pages] == ["checked", "checked", "untested"]
    assert sorted(seen) == [(1, 3), (2, 3), (3, 3)]
    assert run.verdict.outcome == "fail"
    assert load_run(folder) == run
    for page in run.pages[:2]:
        assert page.screenshot is not None
        assert (folder / page.screenshot.file).is_file()


async def test_judging_again_gives_the_same_findings_without_a_browser(server, tmp_path, monkeypatch):
    run, folder = await checked([server.page(FAULTY)], tmp_path)
    monkeypatch.setattr(pipeline, "Browser", None)
    settings = Settings(runs=str(tmp_path / "runs"))
    again = pipeline.judge_again(folder, settings, date.fromisoformat(run.run.started[:10]))
    assert again.pages == run.pages
    assert again.verdict == run.verdict
    strict = pipeline.judge_again(folder, msgspec.structs.replace(settings, profile="report-only"))
    assert strict.verdict.outcome == "pass"


async def test_a_page_that_cannot_be_checked_is_never_a_pass(server, tmp_path):
    run, _ = await checked([server.page(PAGE), f"http://127.0.0.1:{server.port}/none"], tmp_path)
    assert run.verdict.outcome == "incomplete"


async def test_when_it_is_stopped_what_is_done_is_kept(server, tmp_path):
    release = asyncio.Event()
    addresses = [server.page(PAGE), server.page("<title>x</title><script>for (;;);</script>")]
    work = asyncio.ensure_future(checked(addresses, tmp_path, lambda *_: release.set()))
    await release.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    (folder,) = (tmp_path / "runs").iterdir()
    run = load_run(folder)
    assert run.run.interrupted
    assert run.run.targets == 2
    assert [page.outcome for page in run.pages] == ["checked"]
    assert run.verdict.outcome == "incomplete"
    assert isinstance(load_evidence(folder)[0], Evidence)


async def test_without_a_browser_nothing_is_left_behind(tmp_path):
    with pytest.raises(BrowserMissing) as told:
        await checked(["http://127.0.0.1/"], tmp_path, browser=str(tmp_path / "none"))
    assert told.value.remedy
    assert not (tmp_path / "runs").exists()


async def test_a_full_disk_ends_the_run_with_its_cause(server, tmp_path, monkeypatch):
    def full(self, index, captured):
        raise CheckerError("There is no room left.", "Free some space.")

    monkeypatch.setattr(pipeline.RunFolder, "keep", full)
    with pytest.raises(CheckerError, match="no room left"):
        await checked([server.page(PAGE)], tmp_path)
