"""One page → Evidence, in a real browser."""

import msgspec
import pytest
from playwright.async_api import Error as BrowserError

from checker.capture import look as look_module
from checker.capture.asked import Extent
from checker.capture.evidence_of import Taken
from checker.capture.page import capture
from checker.model import AxeEvidence, Evidence, PageText, Snapshot, Target

pytestmark = pytest.mark.browser

FAULTY = """<main><h1>Gout</h1><img src="/none.png"><p style="color:#bbb">Pale words that few can read.</p></main>"""


def parts(evidence: object) -> tuple[Snapshot, PageText, AxeEvidence]:
    """The three measurements of the first state."""
    assert isinstance(evidence, Evidence), evidence
    state = evidence.states[0]
    assert isinstance(state.snapshot, Snapshot)
    assert isinstance(state.text, PageText)
    assert isinstance(state.axe, AxeEvidence)
    return state.snapshot, state.text, state.axe


def violations(axe: AxeEvidence) -> set[tuple[str, str, tuple[str, ...]]]:
    return {
        (node.rule, node.place.selector, node.place.frame)
        for node in axe.nodes
        if node.outcome == "violation"
    }


async def test_axe_finds_what_is_wrong_and_says_where(capture_html):
    _, _, axe = parts(await capture_html(FAULTY))
    assert {("image-alt", "main > img", ()), ("color-contrast", "main > p", ())} <= violations(axe)
    contrast = next(node for node in axe.nodes if node.rule == "color-contrast")
    assert contrast.place.path == ("main", "heading Gout")
    assert contrast.place.box is not None
    assert "contrast" in contrast.messages[0]
    assert contrast.place.html.startswith('<p style="color:#bbb">')


async def test_axe_counts_what_passed_and_what_was_not_there(capture_html):
    _, _, axe = parts(await capture_html("<main><h1>A</h1><p>One</p><p>Two</p></main>"))
    rules = {rule.id: rule for rule in axe.rules}
    assert rules["color-contrast"].passes == 3
    assert rules["image-alt"].violations == rules["image-alt"].passes == 0
    assert "target-size" in rules


async def test_frames_are_looked_into_whatever_their_origin(server, capture_html):
    inner = server.page(
        "<!doctype html><html lang=en><title>In</title><main><h1>In</h1><img src=/x.png></main>"
    )
    foreign = inner.replace("127.0.0.1", "localhost")
    snapshot, _, axe = parts(
        await capture_html(
            f"<main><h1>Out</h1><iframe id=same title=Same src='{inner}'></iframe>"
            f"<iframe id=foreign title=Foreign src='{foreign}'></iframe>"
            '<iframe id=outer title=Nested srcdoc="<main><h1>N</h1><iframe id=deep title=Deep '
            "srcdoc='<html lang=en><title>D</title><img src=/y.png>'></iframe></main>\"></iframe></main>"
        )
    )
    found = violations(axe)
    assert ("image-alt", "main > img", ("#same",)) in found
    assert ("image-alt", "main > img", ("#foreign",)) in found
    assert ("image-alt", "body > img", ("#outer", "#deep")) in found
    assert axe.frames == 5
    assert all(frame.reached for frame in snapshot.frames)


async def test_a_place_in_a_frame_is_given_where_the_page_shows_it(capture_html):
    _, _, axe = parts(
        await capture_html(
            "<style>body{margin:0}</style><main><h1 style='margin:0;height:100px'>T</h1>"
            "<iframe title=F style='display:block;margin-left:50px;border:10px solid' "
            "srcdoc='<html lang=en><style>body{margin:0}</style><title>F</title>"
            '<img src=/x.png style="display:block;width:20px;height:20px">\'></iframe></main>'
        )
    )
    box = next(node.place.box for node in axe.nodes if node.rule == "image-alt")
    assert box is not None
    assert (box.x, box.y) == (60, 110)


@pytest.mark.parametrize(
    "script",
    [
        "window.axe = { run: () => ({violations: []}), runPartial: () => ({results: []}) }",
        "Array.prototype.map = () => { throw 1 }; window.Set = 1; JSON.stringify = () => '[]'; window.Promise = null",
        "Element.prototype.getAttribute = () => 'x'; Element.prototype.querySelectorAll = () => []",
        "Object.prototype.selector = 'x'; Object.defineProperty(Object.prototype, 'target', {get(){ throw 1 }})",
    ],
)
async def test_a_page_cannot_spoil_or_fake_the_audit(capture_html, script):
    _, _, axe = parts(await capture_html(f"<script>{script}</script>{FAULTY}"))
    assert ("image-alt", "main > img", ()) in violations(axe)


async def test_content_security_policy_does_not_stop_the_audit(capture_html):
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src 'none'\">"
    _, _, axe = parts(await capture_html(policy + FAULTY))
    assert ("image-alt", "main > img", ()) in violations(axe)


async def test_open_shadow_roots_are_part_of_the_page(capture_html):
    _, text, axe = parts(
        await capture_html(
            "<main><h1>T</h1><div id=host></div></main><script>document.querySelector('#host')"
            ".attachShadow({mode:'open'}).innerHTML = '<p>Words in the shade.</p><img src=/x.png>'</script>"
        )
    )
    assert ("image-alt", "#host >>> img", ()) in violations(axe)
    assert "Words in the shade." in [unit.text for unit in text.units]


async def test_names_come_from_the_accessibility_tree(capture_html):
    snapshot, _, _ = parts(
        await capture_html(
            "<main><h1>T</h1><span id=a>Book</span><a href=/b aria-labelledby='a b'>x<span id=b>a visit</span></a>"
            "<label>Year of birth <input id=year></label><img src=/x.png alt='A foot'></main>"
        )
    )
    assert [link.place.name for link in snapshot.links] == ["Book a visit"]
    assert [(control.place.name, control.labels) for control in snapshot.controls] == [
        ("Year of birth", ("Year of birth",))
    ]
    assert [(image.alt, image.place.name) for image in snapshot.images] == [("A foot", "A foot")]


async def test_links_tell_whether_their_target_is_on_the_page(capture_html):
    snapshot, _, _ = parts(
        await capture_html(
            "<main><h1>T</h1><p id=ref><a href=#ref>a</a><a href=#none>b</a><a href=/x>c</a></main>"
        )
    )
    assert [link.fragment_found for link in snapshot.links] == [True, False, None]


async def test_links_and_pictures_in_headings_are_seen(capture_html):
    snapshot, _, axe = parts(
        await capture_html("<main><h1>T</h1><h2>A <a href=#>link</a></h2><h3><img src=/x.png></h3></main>")
    )
    assert [link.text for link in snapshot.links] == ["link"]
    assert len(snapshot.images) == 1
    assert next(node for node in axe.nodes if node.rule == "image-alt").place.path[0] == "main"


@pytest.mark.parametrize(
    ("expected", "there"),
    [("main", True), ("nav", False), ("#dose", True), ("Take one pill", True), ("remain", True), ("Never said", False),
     ("hidden words", False), ("Ask: when?", True)],
)  # fmt: skip
async def test_what_is_expected_is_a_selector_or_text_that_can_be_seen(capture_html, expected, there):
    evidence = await capture_html(
        "<main><h1>T</h1><p id=dose>Take one pill. Ask: when? Some remain.</p><p hidden>hidden words</p></main>",
        expect=(expected,),
    )
    assert isinstance(evidence, Evidence)
    assert evidence.expected_found is there


async def test_a_page_without_its_picture_is_still_measured(server, browser, monkeypatch):
    async def refuses(port):
        raise BrowserError("out of memory")

    monkeypatch.setattr(look_module, "screenshot", refuses)
    address = server.page(f"<!doctype html><html lang=en><title>T</title>{FAULTY}")
    evidence, picture = await capture(
        browser, Target(given=address, url=address), address=address, extent=Extent(picture=True)
    )
    _, _, axe = parts(evidence)
    assert ("image-alt", "main > img", ()) in violations(axe)
    assert [event.kind for event in evidence.events] == ["no picture"]
    assert (evidence.states[0].screenshot, picture) == (None, None)


async def test_redaction_reaches_frames_and_shadow_roots(capture_html):
    evidence = await capture_html(
        "<title class=name>Ann Person</title><main><h1>T</h1><div id=h></div>"
        "<iframe title=F srcdoc='<html lang=en><title>F</title><p class=name>Ann Person</p>'></iframe></main>"
        "<script>h.attachShadow({mode: 'open'}).innerHTML = '<p class=name>Ann Person</p>'</script>",
        redact=(".name",),
    )
    assert isinstance(evidence, Evidence)
    words = " ".join(unit.text for unit in parts(evidence)[1].units)
    assert "Ann" not in words + parts(evidence)[0].title
    assert words.count("███ ██████") == 2


async def test_two_captures_of_a_page_give_the_same_evidence(server, capture_at):
    address = server.page(f"<!doctype html><html lang=en><title>T</title>{FAULTY}<a href=#x>Go</a>")
    one, two = await capture_at(address), await capture_at(address)
    assert parts(one) == parts(two)


async def test_pages_leave_nothing_behind_for_the_next_one(server, capture_at):
    page = (
        "<!doctype html><html lang=en><title>T</title><h1 id=h></h1><script>"
        "const seen = [localStorage.getItem('k'), sessionStorage.getItem('k'), document.cookie, window.name];"
        "document.querySelector('#h').textContent = 'seen: ' + seen.map(String).join('|');"
        "localStorage.setItem('k', '1'); sessionStorage.setItem('k', '1'); document.cookie = 'k=1';"
        "window.name = 'k'</script>"
    )
    address = server.page(page)
    texts = [parts(await capture_at(address))[0].headings[0].text for _ in range(2)]
    assert texts == ["seen: null|null||"] * 2


async def test_redacted_text_is_in_no_part_of_the_evidence(capture_html, tmp_path):
    evidence = await capture_html(
        "<main><h1>Hello</h1><p class=name title='Ann Person'>Ann Person, born 1970 <a href='/ann'>Ann's page</a></p>"
        "<label>Name <input class=name value='Ann Person'></label></main>",
        redact=(".name",),
    )
    _, text, _ = parts(evidence)
    assert "███ ██████" in " ".join(unit.text for unit in text.units)
    assert b"Ann" not in msgspec.json.encode(evidence)


async def test_a_picture_of_the_whole_page_comes_beside_the_evidence_and_lies_on_no_disk(server, browser):
    address = server.page(
        "<!doctype html><html lang=en><title>T</title><h1>T</h1><p style='height:3000px'>Tall"
    )
    evidence, picture = await capture(
        browser, Target(given=address, url=address), address=address, extent=Extent(picture=True)
    )
    assert isinstance(evidence, Evidence)
    shot = evidence.states[0].screenshot
    assert shot is not None
    assert shot.file == ""
    assert shot.height > 3000
    assert picture.startswith(b"\xff\xd8\xff")
    shipped = msgspec.msgpack.encode(Taken(evidence, picture))
    assert msgspec.msgpack.decode(shipped, type=Taken) == (evidence, picture)


async def test_a_name_that_holds_a_select_without_options_does_not_cost_the_page(capture_html):
    """axe-core throws on it when it works out the name; the name is then not known, the page is measured."""
    captured = await capture_html(
        "<!doctype html><html lang=en><title>T</title><main><h1>Ask us</h1>"
        "<button>Ask about <select></select></button><a href=#x>Call us</a></main>"
    )
    assert isinstance(captured, Evidence), captured
    snapshot = captured.states[0].snapshot
    assert isinstance(snapshot, Snapshot)
    assert [link.place.name for link in snapshot.links] == ["Call us"]
