"""A page keeps its old debt while a build changes all that is generated on it; what is new still shows."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.config import BaselineUse, Settings
from checker.judge.renewal import renewed
from checker.model import Run, Target, Waiver
from checker.report.words.place_words import in_words
from checker.store import load_evidence
from checker.store.baselines import write_baseline

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gout: signs and care</title>
<style>.{c}-pale {{ color: #aaa }}</style><meta name="build" content="{hash}"></head>
<body id="root-{hash}"><main class="{c}-main"><h1 id="{id}1">Gout</h1>
<section class="{c}-box" aria-label="{label}"><h2 class="{c}-h" id=":{id}:">{heading}</h2>
{words}
<p class="{c}-pale">Ask your nurse about the cream.</p>
<img class="{c}-img" id="{id}7" src="/img/nurse.{hash}.png?{id}">
<div class="{c}-row"><a class="{c}-a" href="/maria?s={id}"><i class="{c}-icon"></i></a>
<button id="close-menu" class="{c}-b" data-v-{hash}></button><input id="{id}3" class="{c}-in" name="mail">
<a class="{c}-a" href="/more/{page}">Read more</a></div></section>
<iframe title="Film" id="{id}f" srcdoc="<main><h1>Film</h1><img src=film.{hash}.png></main>"></iframe>
{extra}</main></body></html>"""
WORDS = "<p>Gout makes a joint hurt. It can come on fast. See your doctor if the pain stays.</p>" * 10
FIRST = {"c": "css-1x2y3z", "hash": "3f9ab2c1d4", "id": "ember12"}
SECOND = {"c": "sc-kQwErT", "hash": "0a1b2c3d4e", "id": "radix-9"}
USUAL = {"label": "Signs", "heading": "Signs", "words": WORDS, "page": "maria", "extra": ""}
TODAY = date(2026, 3, 1)
BEFORE_THE_WAIVER = "This run was made before a waiver named section; to know what lies within, check again."


def html(generated: dict[str, str], **more: str) -> str:
    return PAGE.format(**(USUAL | generated | more))


@pytest.fixture
def seen(server: Any, tmp_path: Path):
    """Check a page at a path; the first time its faults become the baseline."""
    place = tmp_path / "checker-baseline.toml"
    pages = iter(range(1000))

    async def check(text: str, path: str = "", **settings: Any) -> Run:
        address = server.page(text, path or f"/debt-{next(pages)}.html")
        usual = {"runs": str(tmp_path / "runs"), "timeout": 30, "screenshot": False}
        wanted = Settings(**(usual | {"baseline": BaselineUse(file=str(place))} | settings))
        run, _ = await pipeline.check([Target(given=address, url=address)], wanted, on_page=lambda *_: None)
        if not place.exists():
            write_baseline(renewed(run, None, TODAY, in_words).baseline, place)
        return run

    return check


def failed(run: Run) -> list[tuple[str, str]]:
    return sorted((one.status, one.rule) for one in run.pages[0].findings if one.outcome == "failed")


async def test_generated_classes_ids_and_build_hashes_make_nothing_new(seen: Any):
    before = await seen(html(FIRST), "/gout-a.html")
    faults = [rule for _, rule in failed(before)]
    assert {"axe/image-alt", "axe/color-contrast", "axe/link-name", "axe/button-name", "axe/label"} <= set(
        faults
    )
    assert faults.count("axe/image-alt") == 2
    after = await seen(html(SECOND), "/gout-a.html")
    assert failed(after) == sorted(("known", rule) for rule in faults)
    assert after.fixed == ()
    assert after.verdict.outcome == "pass"
    assert {one.selector for one in before.pages[0].findings} != {
        one.selector for one in after.pages[0].findings
    }


async def test_what_is_new_and_what_is_fixed_still_show(seen: Any):
    await seen(html(FIRST), "/gout-b.html")
    after = await seen(html(SECOND, extra='<img src="doctor.png">').replace("#aaa", "#222"), "/gout-b.html")
    assert [one for one in failed(after) if one[0] != "known"] == [("new", "axe/image-alt")]
    assert [debt.rule for debt in after.fixed] == ["axe/color-contrast"]
    assert after.verdict.outcome == "fail"


async def test_faults_below_a_heading_with_another_name_have_moved(seen: Any):
    await seen(html(FIRST), "/gout-c.html")
    after = await seen(html(SECOND, heading="What to look for", label="Look"), "/gout-c.html")
    statuses = [status for status, _ in failed(after)]
    assert set(statuses) == {"known", "moved"}
    moved = {one.rule: one.note for one in after.pages[0].findings if one.status == "moved"}
    assert moved["axe/color-contrast"].startswith("It was here: ")
    assert after.fixed == ()
    assert after.verdict.outcome == "pass"


async def test_one_rule_is_waived_on_one_element_and_all_within(seen: Any):
    waiver = Waiver(rule="axe/image-alt", reason="supplier", until=date(2999, 1, 1), selector="section")
    run = await seen(html(FIRST), waive=(waiver,))
    waived = [(one.rule, one.frame) for one in run.pages[0].findings if one.status == "waived"]
    assert waived == [("axe/image-alt", ())]
    assert any(one.rule == "axe/image-alt" and one.gates for one in run.pages[0].findings)


async def test_a_run_made_before_the_waiver_does_not_know_what_lies_within_and_says_so(seen: Any, tmp_path):
    await seen(html(FIRST), baseline=BaselineUse())
    [folder] = (tmp_path / "runs").iterdir()
    waiver = Waiver(rule="axe/image-alt", reason="supplier", until=date(2999, 1, 1), selector="section")
    judged = pipeline.judge_again(folder, Settings(waive=(waiver,)))
    assert judged.verdict.outcome == "fail"
    assert BEFORE_THE_WAIVER in judged.verdict.notes


async def test_a_merged_run_says_so_too_however_new_its_plan_is(seen: Any, tmp_path):
    await seen(html(FIRST), baseline=BaselineUse())
    [folder] = (tmp_path / "runs").iterdir()
    waiver = Waiver(rule="axe/image-alt", reason="supplier", until=date(2999, 1, 1), selector="section")
    settings = Settings(waive=(waiver,), runs=str(tmp_path / "merged"))
    merged, path = pipeline.merge([folder], settings)
    assert BEFORE_THE_WAIVER in merged.verdict.notes
    assert BEFORE_THE_WAIVER in pipeline.judge_again(path, settings).verdict.notes


async def test_a_run_made_with_the_waiver_knows_what_lies_within(seen: Any, tmp_path):
    waiver = Waiver(rule="axe/image-alt", reason="supplier", until=date(2999, 1, 1), selector="section")
    await seen(html(FIRST), waive=(waiver,))
    [folder] = (tmp_path / "runs").iterdir()
    assert next(iter(load_evidence(folder))).captured.selectors == ("section",)
    judged = pipeline.judge_again(folder, Settings(waive=(waiver,)))
    assert BEFORE_THE_WAIVER not in judged.verdict.notes
    assert "waived" in {one.status for one in judged.pages[0].findings}
