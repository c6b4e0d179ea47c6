"""Pages that misbehave, and addresses that lead nowhere: each has a defined end, and the browser lives on."""

import pytest

from checker.capture import look as module
from checker.model import Evidence, Snapshot, Unchecked

pytestmark = pytest.mark.browser


def hang(request):
    """Keep the line open until the browser goes away."""
    while request.connection.recv(1024):
        pass


ANSWERS = {
    "404": ((404, "<h1>Gone</h1>", {}), "http", "404"),
    "500": ((500, "<h1>Oops</h1>", {}), "http", "500"),
    "pdf": ((200, b"%PDF-1.4", {"content-type": "application/pdf"}), "content-type", ""),
    "json": ((200, b"{}", {"content-type": "application/json"}), "content-type", "application/json"),
    "download": (
        (200, b"x", {"content-disposition": "attachment; filename=a.zip"}),
        "content-type",
        "download",
    ),
    "redirect loop": ((302, "", {"location": "?again"}), "redirects", "circle"),
}


@pytest.mark.parametrize(("answer", "kind", "words"), ANSWERS.values(), ids=ANSWERS)
async def test_what_is_not_a_page_is_unchecked_with_its_reason(server, capture_at, answer, kind, words):
    captured = await capture_at(server.page(answer))
    assert isinstance(captured, Unchecked)
    assert captured.kind == kind
    assert words in captured.reason
    assert captured.remedy


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("http://nowhere.invalid/", "dns"),
        ("http://127.0.0.1:9/", "target"),
        ("http://127.0.0.1:64999/", "refused"),
    ],
)
async def test_an_address_that_leads_nowhere_is_unchecked(capture_at, address, kind):
    captured = await capture_at(address)
    assert isinstance(captured, Unchecked)
    assert captured.kind == kind


async def test_a_server_that_never_answers_runs_into_the_limit(server, capture_at):
    captured = await capture_at(server.page(hang), timeout=2)
    assert isinstance(captured, Unchecked)
    assert captured.kind == "timeout"
    assert captured.reason == "The page was not done after 2 seconds; the time ran out while loading it."


async def test_a_script_that_never_ends_costs_its_page_only(server, capture_at, capture_html):
    captured = await capture_html(
        "<h1>T</h1><script>addEventListener('load', () => { while (true); })</script>", timeout=4
    )
    assert isinstance(captured, Unchecked)
    assert captured.kind == "timeout"
    assert "while loading it" in captured.reason
    after = await capture_html("<h1>Still here</h1>")
    assert isinstance(after, Evidence)


async def test_a_crashed_tab_is_tried_again(browser, server, capture_at, monkeypatch):
    """The renderer is killed under the first try; the second one gets a new tab."""
    crashes = iter([True])
    settle = module.settle

    async def crash_once(world, network):
        if next(crashes, False):
            await world.port.send("Page.crash")
        return await settle(world, network)

    monkeypatch.setattr(module, "settle", crash_once)
    captured = await capture_at(server.page("<!doctype html><title>T</title><h1>T</h1>"))
    assert isinstance(captured, Evidence)


QUIRKS = {
    "alert": ("<script>alert('hi'); confirm('?'); prompt('?')</script>", "dialog"),
    "beforeunload": ("<script>onbeforeunload = (e) => e.preventDefault()</script>", ""),
    "popup": ("<script>open('about:blank'); open('about:blank')</script>", "popup"),
    "download by script": (
        "<a id=d download=x.txt href='data:text/plain,x'>d</a><script>onload = () => d.click()</script>",
        "download",
    ),
    "service worker": ("<script>navigator.serviceWorker?.register('/sw.js').catch(() => 0)</script>", ""),
    "broken markup": ("<table><tr><p></table></div></p><svg><p>", ""),
    "no doctype, no html": ("<p>Just words", ""),
}


@pytest.mark.parametrize(("markup", "event"), QUIRKS.values(), ids=QUIRKS)
async def test_quirks_are_noted_and_do_not_stop_the_audit(capture_html, markup, event):
    captured = await capture_html(f"<main><h1>T</h1><p>Words.</p></main>{markup}")
    assert isinstance(captured, Evidence), captured
    assert not event or event in {one.kind for one in captured.events}


async def test_a_page_that_changes_for_ever_is_measured_and_says_so(capture_html):
    captured = await capture_html(
        "<h1 id=h>T</h1><script>setInterval(() => { h.textContent = Math.random() }, 20)</script>"
    )
    assert isinstance(captured, Evidence)
    assert {step.name: step.reached for step in captured.settled}["DOM quiet"] is False


async def test_a_page_that_grows_for_ever_is_scrolled_to_a_limit(capture_html):
    captured = await capture_html(
        "<main id=m><h1>T</h1></main><script>const more = () => { m.insertAdjacentHTML('beforeend', "
        "'<p style=\"height:900px\">More</p>') }; more(); more(); addEventListener('scroll', more)</script>"
    )
    assert isinstance(captured, Evidence)
    assert {step.name: step.reached for step in captured.settled}["scrolled through"] is False


async def test_lazy_content_is_brought_in(capture_html):
    captured = await capture_html(
        "<main><h1>T</h1><div style='height:4000px'></div><section id=s style='min-height:50px'></section></main>"
        "<script>new IntersectionObserver((es, o) => { if (es[0].isIntersecting) { o.disconnect(); "
        "s.innerHTML = '<h2>Late</h2>' } }).observe(s)</script>"
    )
    assert isinstance(captured, Evidence)
    snapshot = captured.states[0].snapshot
    assert isinstance(snapshot, Snapshot)
    assert "Late" in [heading.text for heading in snapshot.headings]


async def test_a_page_that_goes_elsewhere_is_measured_where_it_ends(server, capture_html):
    end = server.page("<!doctype html><html lang=en><title>End</title><h1>End</h1>")
    captured = await capture_html(
        f"<h1>Start</h1><script>setTimeout(() => {{ location = '{end}' }}, 100)</script>"
    )
    assert isinstance(captured, Evidence)
    snapshot = captured.states[0].snapshot
    assert isinstance(snapshot, Snapshot)
    assert snapshot.title == "End"


async def test_a_page_that_keeps_going_elsewhere_ends_unchecked(server, capture_at):
    address = server.page(
        "<!doctype html><title>T</title><h1>T</h1><script>setTimeout(() => "
        "{ location = location.pathname + '?' + Math.random() }, 150)</script>"
    )
    captured = await capture_at(address, timeout=20)
    assert isinstance(captured, Unchecked)
    assert captured.kind in {"moves", "timeout"}


async def test_a_dead_browser_is_started_again(browser, capture_html):
    assert isinstance(await capture_html("<h1>One</h1>"), Evidence)
    assert browser._browser is not None
    await browser._browser.close()
    assert isinstance(await capture_html("<h1>Two</h1>"), Evidence)


async def test_what_is_waited_for_and_expected_is_told(capture_html):
    late = "<main><h1>T</h1></main><script>setTimeout(() => { document.body.insertAdjacentHTML('beforeend', '<p id=late>Late</p>') }, 600)</script>"
    captured = await capture_html(late, wait_for="#late", expect=("#late", "Late"))
    assert isinstance(captured, Evidence)
    assert captured.expected_found is True
    missing = await capture_html("<h1>T</h1>", expect=("Dose table",))
    assert isinstance(missing, Evidence)
    assert missing.expected_found is False
