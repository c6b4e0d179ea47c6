"""What the user hands over goes to the page's own site only, and comes out nowhere."""

from base64 import b64encode

import msgspec
import pytest

from checker.capture.scrub import MASK, scrubbed, secrets_of
from checker.config import Settings
from checker.model import (
    Environment,
    Evidence,
    InlineMark,
    NotCaptured,
    PageText,
    Response,
    Snapshot,
    State,
    StateEvidence,
    Target,
    TextUnit,
)

TEXT = PageText(
    units=(
        TextUnit(role="heading", text="T", region=-1, selector="h1"),
        TextUnit(
            role="link", text="L", region=-1, selector="a", marks=(InlineMark(start=0, end=1, kind="link"),)
        ),
    )
)
NO_AXE = NotCaptured(reason="not asked for")
PLAIN = Evidence(
    target=Target(given="a", url="a"),
    captured="2026-11-22T10:00:00+00:00",
    response=Response(url="a", status=200),
    environment=Environment(checker="0", browser="b", axe="a"),
    settled=(),
    states=(),
)
SECRETS = {
    "header": ("Authorization: Bearer s3cret-token", "s3cret-token"),
    "cookie": ("session=s3cret-cookie", "s3cret-cookie"),
}


@pytest.mark.browser
@pytest.mark.parametrize(("option", "given", "secret"), [(o, g, s) for o, (g, s) in SECRETS.items()])
async def test_secrets_reach_the_site_and_no_output(server, capture_at, option, given, secret):
    """The page repeats every header it got, in text, title, link and attribute."""
    seen: list[str] = []

    def echo(request):
        told = str(request.headers)
        seen.append(told)
        from_headers = told.replace("\r", " ").replace("\n", " ").replace("<", "").replace('"', "")
        body = f"<!doctype html><html lang=en><title>{from_headers}</title><h1>{from_headers}</h1>"
        body += f'<a href="/?{from_headers}">x</a><img alt="{from_headers}" src="/x.png">'
        data = body.encode()
        request.send_response(200)
        request.send_header("content-type", "text/html; charset=utf-8")
        request.send_header("content-length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    evidence = await capture_at(server.page(echo), **{option: (given,)})
    assert secret in seen[0]
    assert isinstance(evidence, Evidence), evidence
    text = msgspec.json.encode(evidence).decode()
    assert secret not in text
    assert MASK in text


@pytest.mark.browser
async def test_headers_go_to_no_other_site(server, capture_at):
    elsewhere: list[str] = []

    def picture(request):
        elsewhere.append(str(request.headers.get("x-key")))
        request.send_response(204)
        request.end_headers()

    foreign = server.page(picture).replace("127.0.0.1", "localhost")
    page = server.page(f"<!doctype html><html lang=en><title>T</title><h1>T</h1><img alt='' src='{foreign}'>")
    assert isinstance(await capture_at(page, header=("X-Key: s3cret-key",)), Evidence)
    assert set(elsewhere) == {"None"}


@pytest.mark.browser
async def test_a_redirect_to_another_site_takes_no_secret_along(server, capture_at):
    heard: list[tuple[str, str]] = []

    def listen(request):
        heard.append((request.headers["host"].partition(":")[0], str(request.headers.get("x-key"))))
        data = b"<!doctype html><html lang=en><title>T</title><h1>Elsewhere</h1>"
        request.send_response(200)
        request.send_header("content-type", "text/html")
        request.send_header("content-length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    same = server.page(listen)
    foreign = same.replace("127.0.0.1", "localhost")
    near, far = server.page((302, "", {"location": same})), server.page((302, "", {"location": foreign}))
    for address in (near, far):
        assert isinstance(await capture_at(address, header=("X-Key: s3cret-key",)), Evidence)
    assert heard == [("127.0.0.1", "s3cret-key"), ("localhost", "None")]


@pytest.mark.parametrize(
    "given",
    [
        {"cookie": ("theme=light",)},
        {"header": ("Accept-Language: de-DE",)},
        {"cookie": ("a=link", "b=heading")},
    ],
)
def test_ordinary_values_change_none_of_our_own_words(given):
    state = StateEvidence(
        state=State(), snapshot=Snapshot(title="T", lang="de-DE", url="/"), text=TEXT, axe=NO_AXE
    )
    evidence = msgspec.structs.replace(PLAIN, states=(state,))
    again = scrubbed(evidence, secrets_of(Settings(**given), "http://a.example/"), {})
    assert again.states[0].state.color_scheme == "light"
    assert again.states[0].snapshot.lang == "de-DE"
    assert [unit.role for unit in again.states[0].text.units] == ["heading", "link"]


@pytest.mark.browser
@pytest.mark.parametrize("how", ["user info in the address", "--basic-auth"])
async def test_basic_log_in(server, capture_at, how):
    wanted = "Basic " + b64encode(b"ann:pass word").decode()

    def locked(request):
        right = request.headers.get("authorization") == wanted
        data = b"<!doctype html><html lang=en><title>T</title><h1>In</h1>" if right else b"no"
        request.send_response(200 if right else 401)
        request.send_header("content-type", "text/html")
        request.send_header("content-length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    address = server.page(locked)
    if how == "--basic-auth":
        evidence = await capture_at(address, basic_auth="ann:pass word")
    else:
        evidence = await capture_at(address.replace("//", "//ann:pass%20word@"))
    assert isinstance(evidence, Evidence), evidence
    assert "pass" not in msgspec.json.encode(evidence.response).decode()


def test_every_form_of_a_secret_is_known():
    settings = Settings(header=("X: Bearer abc123",), cookie=("a=b/c d",), basic_auth="ann:p@ss")
    found = secrets_of(settings, "https://bob:qwerty%21@example.org/")
    assert {
        "Bearer abc123",
        "abc123",
        "b/c d",
        "b/c%20d",
        "b%2Fc%20d",
        "p@ss",
        "p%40ss",
        "qwerty!",
        "qwerty%21",
    } <= set(found)


@pytest.mark.browser
async def test_a_script_of_the_users_runs_before_the_page_is_measured(server, capture_at, tmp_path):
    script = tmp_path / "before.py"
    script.write_text("async def before(page):\n    await page.click('#accept')\n")
    page = server.page(
        "<!doctype html><html lang=en><title>T</title><h1>T</h1>"
        "<button id=accept onclick=\"this.remove(); h.textContent = 'Accepted'\">OK</button><h2 id=h>Cookies?</h2>"
    )
    evidence = await capture_at(page, before=str(script))
    assert isinstance(evidence, Evidence)
    snapshot = evidence.states[0].snapshot
    assert isinstance(snapshot, Snapshot)
    assert [heading.text for heading in snapshot.headings] == ["T", "Accepted"]


@pytest.mark.browser
async def test_a_script_that_logs_in_elsewhere_comes_back(server, capture_at, tmp_path):
    login = server.page("<!doctype html><html lang=en><title>Log in</title><h1>Log in</h1>")
    script = tmp_path / "login.py"
    script.write_text(
        f"async def before(page):\n    await page.goto({login!r})\n"
        "    await page.evaluate(\"document.cookie = 'in=yes; path=/'\")\n"
    )
    page = server.page(
        "<!doctype html><html lang=en><title>T</title><h1 id=h></h1>"
        "<script>h.textContent = document.cookie.includes('in=yes') ? 'Welcome' : 'Stranger'</script>"
    )
    evidence = await capture_at(page, before=str(script))
    assert isinstance(evidence, Evidence), evidence
    snapshot = evidence.states[0].snapshot
    assert isinstance(snapshot, Snapshot)
    assert [heading.text for heading in snapshot.headings] == ["Welcome"]
