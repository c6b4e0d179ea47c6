"""What a page asked for and did not get is in the evidence, and nothing else is."""

from typing import Any

import pytest

pytestmark = pytest.mark.browser

PAGE = (
    '<!doctype html><html lang="en"><head><title>Care at home</title>{}</head><body><h1>Care at home</h1>{}'
)
NOWHERE = "http://127.0.0.1:2"
"""Nobody listens there."""
CSS, JS = {"content-type": "text/css"}, {"content-type": "text/javascript"}


@pytest.fixture
def site(server: Any) -> Any:
    server.page((200, "h1 { color: navy }", CSS), "/lost/ok.css")
    server.page((302, "", {"location": "/lost/ok.css"}), "/lost/moved.css")
    server.page((200, "let a = 1", JS), "/lost/ok.js")
    server.page((503, "", JS), "/lost/broken.js")
    server.page("<!doctype html><title>Front page</title><p>Not a sheet.", "/lost/soft-404.css")
    server.page("<!doctype html><title>Map</title><p>Where we are.", "/lost/map")
    return server


@pytest.mark.parametrize(
    ("head", "body", "lost"),
    [
        (
            '<link rel="stylesheet" href="gone.css?key=s3cret">',
            "",
            ["stylesheet gone.css status 404 main own"],
        ),
        (
            '<link rel="stylesheet" href="soft-404.css">',
            "",
            ["stylesheet soft-404.css it is text/html main own"],
        ),
        ("<style>@import url(gone.css)</style>", "", ["stylesheet gone.css status 404 main own"]),
        (
            f'<link rel="stylesheet" href="{NOWHERE}/a.css">',
            "",
            ["stylesheet a.css ERR_CONNECTION_REFUSED main"],
        ),
        ('<script src="gone.js"></script>', "", ["script gone.js status 404 main own"]),
        ('<script src="broken.js"></script>', "", ["script broken.js status 503 main own"]),
        (
            "",
            f'<iframe src="{NOWHERE}/map" title="Map"></iframe>',
            ["document map ERR_CONNECTION_REFUSED seen"],
        ),
        ("", '<iframe src="no-map" title="Map"></iframe>', ["document no-map status 404 own seen"]),
        ("", '<iframe src="no-map" hidden></iframe>', ["document no-map status 404 own"]),
        (
            "",
            "<iframe title=\"Map\" srcdoc=\"<link rel='stylesheet' href='/lost/gone.css'>\"></iframe>",
            ["stylesheet gone.css status 404 own"],
        ),
    ],
)
async def test_what_did_not_come(site: Any, capture_at: Any, head: str, body: str, lost: list[str]):
    captured = await capture_at(site.page(PAGE.format(head, body), "/lost/page.html"))
    assert [_told(one) for one in captured.lost] == lost
    assert "s3cret" not in str(captured.lost)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<link rel="stylesheet" href="ok.css"><link rel="stylesheet" href="moved.css">', ""),
        ('<link rel="stylesheet" href="data:text/css,h1{}"><script src="data:text/javascript,1"></script>', ""),
        ('<script src="ok.js"></script><script type="module" src="ok.js"></script>', ""),
        ("", '<iframe src="map" title="Map"></iframe><iframe srcdoc="<p>Hi" title="Hi"></iframe>'),
        ("", '<iframe title="Nothing"></iframe><iframe src="about:blank" title="Nothing"></iframe>'),
        ("", '<img src="gone.png" alt=""><script>fetch("gone.json"); new Image().src = "gone.gif"</script>'),
        ('<style>@font-face { font-family: a; src: url(gone.woff2) } h1 { font-family: a }</style>', ""),
        ("", "<script>const f = document.createElement('iframe'); f.src = 'no-map';"
             "document.body.append(f); f.remove()</script>"),
        (f"<meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'self'\">"
         f'<link rel="stylesheet" href="{NOWHERE}/a.css">', ""),
    ],
)  # fmt: skip
async def test_what_came_or_is_not_missed(site: Any, capture_at: Any, head: str, body: str):
    captured = await capture_at(site.page(PAGE.format(head, body), "/lost/page.html"))
    assert captured.lost == ()


async def test_what_an_earlier_document_missed_is_forgotten(site: Any, capture_at: Any):
    end = site.page(PAGE.format("", ""), "/lost/end.html")
    head = '<link rel="stylesheet" href="gone.css"><script>location = "end.html?from=here"</script>'
    captured = await capture_at(site.page(PAGE.format(head, ""), "/lost/start.html"))
    assert captured.lost == ()
    assert [event.detail for event in captured.events if event.kind == "moved"] == [f"{end}?from=here"]


async def test_a_page_that_stays_has_not_moved(site: Any, capture_at: Any):
    body = '<script>location.hash = "#symptoms"</script>'
    captured = await capture_at(site.page(PAGE.format("", body), "/lost/stays.html"))
    assert captured.events == ()


async def test_at_most_fifty_are_kept_in_a_settled_order(site: Any, capture_at: Any):
    head = "".join(f'<link rel="stylesheet" href="gone-{number:02}.css">' for number in reversed(range(60)))
    captured = await capture_at(site.page(PAGE.format(head, ""), "/lost/many.html"))
    assert [one.url.rpartition("-")[2] for one in captured.lost] == [
        f"{number:02}.css" for number in range(50)
    ]


def _told(one: Any) -> str:
    words = [one.kind, one.url.rpartition("/")[2], one.why]
    words += ["main"] * one.main + ["own"] * one.own + ["seen"] * (one.width > 0)
    return " ".join(words)
