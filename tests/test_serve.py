"""The server for local pages: right bytes, right types, and no way out of the folder."""

import io
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from checker.errors import TargetError
from checker.model import Target
from checker.serve import LocalSite
from checker.targets import resolve

LATIN = "<p>Müdigkeit".encode("latin-1")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {
        "secret.txt": b"secret", "site/index.html": b"<p>home", "site/a b.html": b"<p>\xc3\xbc",
        "site/.env": b"secret", "site/.well-known/x.txt": b"open", "site/sub/index.html": b"<p>sub",
        "site/latin.html": LATIN, "site/said.html": b"<meta charset='latin-1'>" + LATIN,
        "site/marked.html": b"\xff\xfe<\x00p\x00>\x00", "site/x.xhtml": b"<html/>", "site/s.js": b"1",
        "site/f.woff2": b"wOF2", "site/plain/x.txt": b"x", "site/binary.html": b"<p>\x00\x01",
        "site/p.html": b"%PDF-1.7 x",
    }  # fmt: skip
    for name, body in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    (tmp_path / "site/way-out.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "site/round").symlink_to("round")
    return tmp_path


def get(address: str, path: str = "", host: str = "", method: str = "GET") -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(address)
    connection = HTTPConnection("127.0.0.1", parts.port or 0, timeout=10)
    try:
        connection.request(method, path or parts.path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/", 200, b"<p>home"),
        ("/index.html?x=1", 200, b"<p>home"),
        ("/a%20b.html", 200, b"<p>\xc3\xbc"),
        ("/sub/", 200, b"<p>sub"),
        ("/sub", 301, b""),
        ("/.well-known/x.txt", 200, b"open"),
        ("/plain/", 404, b"Not found.\n"),
        ("/.env", 404, b"Not found.\n"),
        ("/../secret.txt", 404, b"Not found.\n"),
        ("/%2e%2e/secret.txt", 404, b"Not found.\n"),
        ("/..%2fsecret.txt", 404, b"Not found.\n"),
        ("/..%5csecret.txt", 404, b"Not found.\n"),
        ("/way-out.txt", 404, b"Not found.\n"),
        ("/round", 404, b"Not found.\n"),
        ("/index.html%00.txt", 404, b"Not found.\n"),
        ("//secret.txt", 404, b"Not found.\n"),
    ],
)
def test_only_what_lies_in_the_folder_is_served(site: Path, path: str, status: int, body: bytes) -> None:
    targets = resolve(["site"])
    with LocalSite(targets) as local:
        answer, got = get(local.address_of(targets[0]), path)
    assert (answer.status, got) == (status, body)


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a b.html", "text/html; charset=utf-8"),
        ("latin.html", "text/html"),
        ("said.html", "text/html"),
        ("marked.html", "text/html"),
        ("x.xhtml", "application/xhtml+xml"),
    ],
)
def test_the_page_decides_its_charset_where_it_says_one(site: Path, name: str, content_type: str) -> None:
    targets = resolve([f"site/{name}"])
    with LocalSite(targets) as local:
        answer, _ = get(local.address_of(targets[0]))
    assert answer.headers["Content-Type"] == content_type


@pytest.mark.parametrize(("path", "content_type"), [("/s.js", "text/javascript"), ("/f.woff2", "font/woff2")])
def test_types_do_not_depend_on_the_machine(site: Path, path: str, content_type: str) -> None:
    targets = resolve(["site"])
    with LocalSite(targets) as local:
        answer, _ = get(local.address_of(targets[0]), path)
    assert answer.headers["Content-Type"] == content_type


def test_another_host_name_gets_nothing(site: Path) -> None:
    targets = resolve(["site"])
    with LocalSite(targets) as local:
        answer, body = get(local.address_of(targets[0]), host="rebound.example")
    assert (answer.status, body) == (421, b"Wrong host.\n")


def test_head_has_no_body(site: Path) -> None:
    targets = resolve(["site"])
    with LocalSite(targets) as local:
        answer, body = get(local.address_of(targets[0]), method="HEAD")
    assert (answer.status, answer.headers["Content-Length"], body) == (200, "7", b"")


def test_reports_name_paths_and_not_ports(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    targets = resolve(["site", "site/a b.html", "https://example.org/x"])
    with LocalSite(targets) as local:
        addresses = [local.address_of(target) for target in targets]
        assert addresses[0].startswith("http://127.0.0.1:")
        assert addresses[1].endswith("/a%20b.html")
        assert [local.stable_url(address) for address in addresses] == [target.url for target in targets]
        assert local.stable_url(f"{addresses[0]}?q=1#top") == "site/index.html?q=1#top"
        longer_port = addresses[0].replace("/index.html", "0/index.html")
        assert local.stable_url(longer_port) == longer_port
    monkeypatch.chdir(site / "site")
    targets = resolve(["index.html"])
    with LocalSite(targets) as local:
        assert local.stable_url(local.address_of(targets[0])) == "index.html"


def test_a_link_that_the_user_named_is_followed(site: Path) -> None:
    (site / "elsewhere.html").write_text("<p>elsewhere")
    (site / "site/named.html").symlink_to(site / "elsewhere.html")
    targets = resolve(["site/named.html"])
    with LocalSite(targets) as local:
        _, body = get(local.address_of(targets[0]))
    assert body == b"<p>elsewhere"


@pytest.mark.parametrize("name", ["binary.html", "p.html"])
def test_binary_data_called_html_cannot_be_checked(site: Path, name: str) -> None:
    targets = resolve([f"site/{name}"])
    with LocalSite(targets) as local, pytest.raises(TargetError, match="not HTML"):
        local.address_of(targets[0])


def test_a_file_that_went_away_cannot_be_checked(site: Path) -> None:
    targets = resolve(["site/index.html"])
    (site / "site/index.html").unlink()
    with LocalSite(targets) as local, pytest.raises(TargetError, match="not a file"):
        local.address_of(targets[0])


def test_a_page_comes_from_standard_input() -> None:
    target = Target(given="-", url="standard input", kind="stdin")
    with LocalSite([target], io.BytesIO(b"<p>piped")) as local:
        address = local.address_of(target)
        _, body = get(address)
        other, _ = get(address, "/other")
        assert (body, other.status) == (b"<p>piped", 404)
        assert local.stable_url(address) == "standard input"


@pytest.mark.parametrize(("body", "says"), [(b" \n", "Nothing came in"), (b"\x89PNG\r\n\x00", "not HTML")])
def test_standard_input_without_a_page_is_said(body: bytes, says: str) -> None:
    target = Target(given="-", url="standard input", kind="stdin")
    with LocalSite([target], io.BytesIO(body)) as local, pytest.raises(TargetError, match=says):
        local.address_of(target)
