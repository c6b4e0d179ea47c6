"""Which selectors of waivers match a place or something around it, frames and shadow roots included."""

from datetime import date

import pytest

from checker import rulebook
from checker.capture.launch import Browser
from checker.config import Settings
from checker.errors import ConfigError
from checker.judge import judge_page
from checker.model import Evidence, Waiver

pytestmark = pytest.mark.browser


def waivers(*selectors: str) -> tuple[Waiver, ...]:
    return tuple(
        Waiver(rule="axe/image-alt", reason="r", until=date(2030, 1, 1), selector=selector)
        for selector in selectors
    )


def shadow(inside: str, host: str = "host") -> str:
    return f"<script>document.getElementById('{host}').attachShadow({{mode: 'open'}}).innerHTML = `{inside}`</script>"


FRAME = "<iframe title=f srcdoc='<div class=inner><img src=x></div>'></iframe>"
CASES = {
    "none": ("<img src=x>", ["#map"], []),
    "nothing was asked": ("<div id=map><img src=x></div>", [], []),
    "itself": ("<img id=map src=x>", ["#map"], ["#map"]),
    "something around it": ("<div id=map><p><img src=x></p></div>", ["#map"], ["#map"]),
    "beside it": ("<div id=map></div><img src=x>", ["#map"], []),
    "below it": ("<div id=map><img src=x></div>", ["#map .below"], []),
    "several, in their order": (
        "<main class=a><div id=map><img src=x></div></main>",
        ["img", "#map", ".a", "#other", "#map"],
        ["#map", ".a", "img"],
    ),
    "a list of selectors": ("<div id=map><img src=x></div>", ["#other, #map"], ["#other, #map"]),
    "around the host": (
        "<main id=map><div id=host></div></main>" + shadow("<img src=x>"),
        ["#map"],
        ["#map"],
    ),
    "in a shadow root": ("<div id=host></div>" + shadow("<p class=in><img src=x></p>"), [".in"], [".in"]),
    "stepping into it": (
        "<div id=host></div>" + shadow("<p class=in><img src=x></p>"),
        ["#host >>> .in", "#other >>> .in", "#host >>> img"],
        ["#host >>> .in", "#host >>> img"],
    ),
    "put into a slot": (
        "<div id=host><img src=x></div>" + shadow("<p class=in><slot></slot></p>"),
        ["#host", ".in"],
        ["#host"],
    ),
    "around the frame": (f"<div id=map>{FRAME}</div>", ["#map"], ["#map"]),
    "the frame itself": (FRAME, ["iframe"], ["iframe"]),
    "in the frame": (FRAME, [".inner", "#map"], [".inner"]),
    "both": (f"<div id=map>{FRAME}</div>", [".inner", "#map"], ["#map", ".inner"]),
    "a frame in a frame": (
        '<div id=map><iframe title=f srcdoc="<div class=mid>' + FRAME + '</div>"></iframe></div>',
        [".inner", "#map", ".mid", ".none"],
        ["#map", ".inner", ".mid"],
    ),
    "a frame in a shadow root": (
        "<div id=host></div>" + shadow(f"<p class=in>{FRAME}</p>"),
        [".in", ".inner", "#host"],
        ["#host", ".in", ".inner"],
    ),
}


@pytest.mark.parametrize(("html", "asked", "within"), CASES.values(), ids=CASES)
async def test_a_place_tells_what_it_stands_within(capture_html, html, asked, within):
    evidence = await capture_html(f"<body>{html}", waive=waivers(*asked))
    assert isinstance(evidence, Evidence)
    (state,) = evidence.states
    assert [one.place.within for one in state.snapshot.images] == [tuple(sorted(within))]
    assert {node.place.within for node in state.axe.nodes if node.rule == "image-alt"} == {
        tuple(sorted(within))
    }


async def test_text_tells_it_too(capture_html):
    page = "<main id=map><p>One</p></main><p>Two</p><iframe title=f srcdoc='<p>Three'></iframe>"
    evidence = await capture_html(page, waive=waivers("#map", "iframe"))
    (state,) = evidence.states
    assert {unit.text: unit.within for unit in state.text.units} == {
        "One": ("#map",), "Two": (), "Three": ("iframe",),
    }  # fmt: skip


async def test_a_page_that_nests_very_deep_is_no_trouble(capture_html):
    deep = 400  # the parser of a browser goes no deeper than 512
    evidence = await capture_html(f"<body>{'<div>' * deep}<img src=x>", waive=waivers("body", "div"))
    assert [one.place.within for one in evidence.states[0].snapshot.images] == [("body", "div")]


@pytest.mark.parametrize("selector", ["##", "#map >>> ", "a[", ".a >>> ##"])
async def test_a_selector_that_is_none_is_named_before_any_page_is_opened(tmp_path, monkeypatch, selector):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checker.toml").write_text(
        f'[[waive]]\nrule = "axe/image-alt"\nreason = "r"\nuntil = 2030-01-01\nselector = "{selector}"\n'
    )
    with pytest.raises(ConfigError) as told:
        async with Browser(Settings(waive=waivers("#map", selector))):
            pass
    place = f"selector of waive in {tmp_path}/checker.toml"
    assert told.value.cause == f'{place} is "{selector}", which is no CSS selector.'


async def test_findings_carry_it(capture_html):
    page = "<main id=map><h1>Tumours</h1><p>Ask the MDT about it.</p><div><a href='/x'>Click here</a></div><img src=x></main>"
    evidence = await capture_html(page, waive=waivers("#map"))
    book = rulebook.load()
    found = judge_page(evidence, book, book.profiles["patient"], date(2026, 1, 1)).findings
    within = {one.rule: one.within for one in found}
    for rule in ("acronym-not-explained", "generic-link-text", "axe/image-alt"):
        assert within[rule] == ("#map",)
