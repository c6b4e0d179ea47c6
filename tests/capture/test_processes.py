"""Frames in processes of their own: what is in them comes out as if they were in the page's own."""

from collections.abc import AsyncIterator

import msgspec
import pytest
import pytest_asyncio

from checker.capture import launch
from checker.capture.asked import Extent
from checker.capture.launch import Browser
from checker.capture.page import capture
from checker.config import Settings
from checker.model import AxeEvidence, Evidence, PageText, Snapshot, Target

pytestmark = pytest.mark.browser


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def isolating() -> AsyncIterator[Browser]:
    """A browser that gives each site a process, as Chrome does; 127.0.0.1 and localhost are two sites."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(launch, "_ARGUMENTS", [*launch._ARGUMENTS, "--site-per-process"])
        async with Browser(Settings(timeout=30)) as running:
            yield running


def whole(title: str, inside: str) -> str:
    return (
        f"<!doctype html><html lang=en><title>{title}</title><style>body {{ margin: 0 }}</style>"
        f"<main><h1>{title}</h1>{inside}</main>"
    )


FAULT = "<img src='/none.png'><p style='color:#bbb'>Pale words of {}.</p>"


@pytest.fixture
def nested(server) -> str:
    """A page with a frame of another site, in which are a frame of ours, a srcdoc frame, and a frame in that."""
    ours, other = f"http://127.0.0.1:{server.port}", f"http://localhost:{server.port}"
    server.page(whole("Deep", FAULT.format("deep")), "/deep.html")
    server.page(whole("Deepest", FAULT.format("deepest")), "/deepest.html")
    server.page(
        whole(
            "Inner",
            FAULT.format("inner")
            + f"<iframe id=ours title=Ours src={ours}/deep.html></iframe>"
            + '<iframe id=same title=Same srcdoc="<html lang=en><title>S</title><main><h1>S</h1>'
            + f'<img src=/same.png><iframe id=last title=Last src={ours}/deepest.html></iframe></main>"></iframe>',
        ),
        "/inner.html",
    )
    frame = (
        f"<iframe id=foreign title=Foreign style='border:0;margin-left:50px' src={other}/inner.html></iframe>"
    )
    return server.page(whole("Top", frame), "/top.html")


async def look_at(browser: Browser, address: str, *, picture: bool = False, **settings: object) -> Evidence:
    usual = browser.settings
    browser.settings = msgspec.structs.replace(usual, **settings)
    try:
        target = Target(given=address, url=address)
        captured, _ = await capture(browser, target, address=address, extent=Extent(picture=picture))
    finally:
        browser.settings = usual
    assert isinstance(captured, Evidence), captured
    return captured


FRAMES = {("#foreign",), ("#foreign", "#ours"), ("#foreign", "#same"), ("#foreign", "#same", "#last")}


async def test_the_frames_of_the_test_really_are_in_other_processes(isolating, nested):
    """Without this, the tests here would say nothing: the page's own session would see every frame."""
    async with isolating.tab() as tab:
        await tab.page.goto(nested)
        tree = await tab.port.send("Page.getFrameTree")
        assert len(tab.page.frames) == 5
        assert "childFrames" not in tree["frameTree"]


async def test_faults_and_facts_come_out_of_other_processes_with_their_frame_path(isolating, nested):
    state = (await look_at(isolating, nested)).states[0]
    assert isinstance(state.axe, AxeEvidence)
    assert isinstance(state.snapshot, Snapshot)
    assert isinstance(state.text, PageText)
    found = {(node.rule, node.place.frame) for node in state.axe.nodes if node.outcome == "violation"}
    assert {("image-alt", path) for path in FRAMES} <= found
    assert {("color-contrast", path) for path in FRAMES - {("#foreign", "#same")}} <= found
    assert state.axe.frames == 5
    assert not state.axe.unreached_frames
    assert all(frame.reached for frame in state.snapshot.frames)
    assert {heading.place.frame: heading.text for heading in state.snapshot.headings} == {
        (): "Top", ("#foreign",): "Inner", ("#foreign", "#ours"): "Deep", ("#foreign", "#same"): "S",
        ("#foreign", "#same", "#last"): "Deepest",
    }  # fmt: skip
    words = {
        state.text.regions[unit.region].frame: unit.text for unit in state.text.units if "Pale" in unit.text
    }
    assert words[("#foreign", "#ours")] == "Pale words of deep."
    assert words[("#foreign", "#same", "#last")] == "Pale words of deepest."


async def test_the_evidence_is_the_same_with_and_without_processes_for_each_site(isolating, browser, nested):
    apart, together = await look_at(isolating, nested), await look_at(browser, nested)
    assert apart.states == together.states


async def test_redaction_reaches_other_processes(isolating, nested):
    evidence = await look_at(isolating, nested, redact=("p",))
    assert b"Pale" not in msgspec.json.encode(evidence)
    assert msgspec.json.encode(evidence).count("████ █████ ██".encode()) > 3


async def test_a_frame_that_comes_while_the_page_is_scrolled_is_looked_into(isolating, server, nested):
    address = server.page(
        whole(
            "Lazy",
            "<div style='height:6000px'></div><iframe id=late title=Late loading=lazy "
            f"src=http://localhost:{server.port}/deep.html></iframe>",
        )
    )
    state = (await look_at(isolating, address)).states[0]
    assert isinstance(state.axe, AxeEvidence)
    assert ("image-alt", ("#late",)) in {(node.rule, node.place.frame) for node in state.axe.nodes}


async def test_a_frame_that_goes_to_another_site_and_back_is_looked_into(isolating, server, nested):
    """Its process changes twice while the page settles; what was known of the first must not be used."""
    there, back = f"http://localhost:{server.port}/inner.html", f"http://127.0.0.1:{server.port}/deep.html"
    address = server.page(
        whole(
            "Moves",
            f"<iframe id=f title=F src={there}></iframe><script>let moves = 0; f.onload = () => "
            f"{{ moves += 1; if (moves < 3) f.src = moves % 2 ? '{back}' : '{there}' }}</script>",
        )
    )
    state = (await look_at(isolating, address)).states[0]
    assert isinstance(state.snapshot, Snapshot)
    assert {heading.text for heading in state.snapshot.headings} == {"Moves", "Inner", "Deep", "S", "Deepest"}


LOOP = "setTimeout(() => { while (true); }, 0)"
HANGS = {
    "as soon as it is there": (f"<script>addEventListener('load', () => {LOOP})</script>", ""),
    "once we talk with it": (
        f"<script>addEventListener('message', () => {LOOP})</script>",
        "<script>addEventListener('load', () => setTimeout(() => f.contentWindow.postMessage('', '*'), 200))</script>",
    ),
}


@pytest.mark.parametrize(("inside", "around"), HANGS.values(), ids=HANGS)
async def test_a_frame_that_hangs_in_a_process_of_its_own_costs_itself_only(
    isolating, server, inside, around
):
    server.page(whole("Hangs", inside), "/hangs.html")
    address = server.page(
        whole(
            "Top",
            f"<img src=/x.png><iframe id=f title=F src=http://localhost:{server.port}/hangs.html></iframe>{around}",
        )
    )
    state = (await look_at(isolating, address, picture=True, timeout=15)).states[0]
    assert isinstance(state.axe, AxeEvidence)
    assert "image-alt" in {node.rule for node in state.axe.nodes}
    assert state.axe.unreached_frames == ("#f",)
    assert state.screenshot is not None
