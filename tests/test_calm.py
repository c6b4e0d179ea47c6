"""Two runs of an unchanged page tell the same, byte for byte, apart from when they were made and how long it took."""

import json
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.config import Settings
from checker.targets import resolve

pytestmark = pytest.mark.browser

SITE = Path(__file__).parent.parent / "fixtures" / "net-disease-page"


def without_times(text: str) -> tuple[str, dict[str, Any]]:
    """Return a run.json without what may differ, as text of the same order, and what was taken out."""
    run = json.loads(text)
    taken: dict[str, Any] = {name: run["run"].pop(name) for name in ("id", "started", "finished")}
    steps = [step for page in run["pages"] for step in page["settled"]]
    taken["waited"] = [step.pop("waited") for step in steps]
    return json.dumps(run, indent=1, ensure_ascii=False), taken


async def kept(tmp_path: Path, name: str, **settings: Any) -> str:
    wanted = Settings(runs=str(tmp_path / name), timeout=60, **settings)
    targets = resolve([str(SITE / "index.html"), str(SITE / "improved.html")])
    _, folder = await pipeline.check(targets, wanted, on_page=lambda *_: None)
    return (folder / "run.json").read_text()


async def test_two_runs_of_unchanged_pages_tell_the_same_whatever_the_jobs(tmp_path: Path):
    texts = [await kept(tmp_path, "one"), await kept(tmp_path, "two"), await kept(tmp_path, "three", jobs=2)]
    told = [without_times(text) for text in texts]
    assert len(json.loads(texts[0])["pages"][0]["findings"]) > 50
    assert told[0][0] == told[1][0] == told[2][0]
    assert len({taken["id"] for _, taken in told}) == 3
    assert all(isinstance(waited, int) for _, taken in told for waited in taken["waited"])


async def test_no_name_of_this_run_or_moment_stands_anywhere_else(tmp_path: Path):
    text = await kept(tmp_path, "one", screenshot=False)
    told, taken = without_times(text)
    assert taken["id"] not in told
    assert taken["started"][:16] not in told
    assert "127.0.0.1:" not in told
    assert str(tmp_path) not in told
