"""The whole sentence: targets in, a kept run out; stopped, broken and judged again."""

import asyncio
import gc
import threading
import weakref
from datetime import date

import msgspec
import pytest

from checker import judging, pipeline, work
from checker.capture.evidence_of import Taken
from checker.config import SECRET, Settings
from checker.errors import BrowserMissing, CheckerError
from checker.model import Evidence, Run, Target
from checker.store import load_evidence, load_plan, load_run

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
    running = asyncio.ensure_future(checked(addresses, tmp_path, lambda *_: release.set()))
    await release.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    (folder,) = (tmp_path / "runs").iterdir()
    run = load_run(folder)
    assert run.run.interrupted
    assert run.run.targets == 2
    assert [page.outcome for page in run.pages] == ["checked", "untested"]
    assert "stopped before this page" in run.pages[1].reason
    assert run.verdict.outcome == "incomplete"
    [(index, captured, _)] = load_evidence(folder)
    assert (index, type(captured)) == (0, Evidence)


async def test_without_a_browser_nothing_is_left_behind(tmp_path):
    with pytest.raises(BrowserMissing) as told:
        await checked(["http://127.0.0.1/"], tmp_path, browser=str(tmp_path / "none"))
    assert told.value.remedy
    assert not (tmp_path / "runs").exists()


async def test_a_full_disk_ends_the_run_with_its_cause_and_names_what_is_kept(server, tmp_path, monkeypatch):
    keep = pipeline.RunFolder.keep

    def full(self, index, *captured):
        if index:
            raise CheckerError("There is no room left.", "Free some space.")
        return keep(self, index, *captured)

    monkeypatch.setattr(pipeline.RunFolder, "keep", full)
    with pytest.raises(CheckerError, match="no room left") as told:
        await checked([server.page(PAGE)] * 3, tmp_path)
    (folder,) = (tmp_path / "runs").iterdir()
    [note] = told.value.__notes__
    assert note.startswith("Pages done: 1 of 3,")
    assert f"checker report {folder}" in note
    run = load_run(folder)
    assert (run.run.interrupted, run.run.targets) == (True, 3)
    assert [page.outcome for page in run.pages] == ["checked", "untested", "untested"]


async def test_a_disk_too_full_for_the_run_itself_leaves_the_evidence(server, tmp_path, monkeypatch):
    def full(self, run):
        raise CheckerError("There is no room left.", "Free some space.")

    monkeypatch.setattr(pipeline.RunFolder, "finish", full)
    with pytest.raises(CheckerError, match="no room left") as told:
        await checked([server.page(PAGE)], tmp_path)
    (folder,) = (tmp_path / "runs").iterdir()
    assert f"checker judge {folder}" in told.value.__notes__[0]
    assert len(pipeline.judge_again(folder, Settings()).pages) == 1


async def test_when_the_browser_is_lost_what_was_captured_is_judged_and_kept(server, tmp_path, monkeypatch):
    capture, judge = work.capture, judging.judge_page
    lost = threading.Event()

    async def until_lost(browser, target, **how):
        if target.given.endswith("?2"):
            lost.set()
            raise BrowserMissing("The browser is gone.", "Start it.")
        return await capture(browser, target, **how)

    def after_the_loss(*evidence):
        lost.wait(60)
        return judge(*evidence)

    monkeypatch.setattr(work, "capture", until_lost)
    monkeypatch.setattr(judging, "judge_page", after_the_loss)
    address = server.page(PAGE)
    with pytest.raises(BrowserMissing) as told:
        await checked([f"{address}?{number}" for number in range(4)], tmp_path)
    (folder,) = (tmp_path / "runs").iterdir()
    assert str(folder) in told.value.__notes__[0]
    pages = [(page.target[-2:], page.outcome) for page in load_run(folder).pages]
    assert pages == [("?0", "checked"), ("?1", "checked"), ("?2", "untested"), ("?3", "untested")]


async def test_a_run_is_gone_on_with_where_it_ended(server, tmp_path):
    address = server.page(FAULTY)
    run, folder = await checked([f"{address}?{number}" for number in range(3)], tmp_path)
    for number in (1, 3):
        (folder / "evidence" / f"{number:06}.json.gz").unlink()
    kept = (folder / "evidence" / "000002.json.gz").stat().st_mtime_ns
    seen = []
    again, same = await pipeline.check(
        (), Settings(), on_page=lambda page, done, total: seen.append((done, total)), into=folder
    )
    assert same == folder
    assert [page.target for page in again.pages] == [page.target for page in run.pages]
    assert (again.verdict, again.run.interrupted) == (run.verdict, False)
    assert sorted(seen) == [(1, 3), (2, 3), (3, 3)]
    assert (folder / "evidence" / "000002.json.gz").stat().st_mtime_ns == kept


async def test_the_plan_keeps_the_settings_without_secrets(server, tmp_path):
    secrets = {"header": ("A: s3cret",), "cookie": ("a=s3cret",), "basic_auth": "me:s3cret"}
    _, folder = await checked([server.page(PAGE)], tmp_path, screenshot=False, **secrets)
    settings = load_plan(folder).settings
    assert (settings["screenshot"], settings["timeout"], settings["viewport"]) == (False, 30, [1280, 800])
    assert not settings.keys() & SECRET
    assert "s3cret" not in (folder / "plan.json").read_text()


async def test_evidence_is_not_held_until_the_end(server, tmp_path, monkeypatch):
    alive, most = weakref.WeakValueDictionary(), []
    capture = work.capture

    class Kept(Evidence, tag="evidence", weakref=True):
        """Evidence that can be watched."""

    async def watched(*what, **how):
        captured = (await capture(*what, **how)).captured
        fields = {name: getattr(captured, name) for name in captured.__struct_fields__}
        alive[captured.target.given] = made = Kept(**fields)
        gc.collect()
        most.append(len(alive))
        return Taken(made)

    monkeypatch.setattr(work, "capture", watched)
    address = server.page(PAGE)
    run, _ = await checked([f"{address}?{number}" for number in range(8)], tmp_path, screenshot=False)
    assert len(run.pages) == 8
    assert max(most) <= 5


async def test_a_picture_is_let_go_once_it_is_written(server, tmp_path, monkeypatch):
    capture, judge = work.capture, judging.judge_page
    taken, gone, when_judged = [], [], []

    class Picture(bytes):
        """A picture that tells when it is let go."""

        def __del__(self):
            gone.append(1)

    async def watched(*what, **how):
        captured, picture = await capture(*what, **how)
        taken.append(len(picture))
        return Taken(captured, Picture(picture))

    def after_it(*evidence):
        gc.collect()
        when_judged.append(len(gone))
        return judge(*evidence)

    monkeypatch.setattr(work, "capture", watched)
    monkeypatch.setattr(judging, "judge_page", after_it)
    run, folder = await checked([server.page(PAGE)], tmp_path)
    assert (len(taken), when_judged) == (1, [1])
    assert (folder / run.pages[0].screenshot.file).stat().st_size == taken[0]
