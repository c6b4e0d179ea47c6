"""Targets that stand in the settings file: checked when a call names nothing, and their secrets kept."""

import base64
import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

PAGE = '<!doctype html><html lang="en"><title>{0}</title><main><h1>{0}</h1><p>Drink some water.</p></main></html>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    for name in ("one", "two"):
        (tmp_path / f"site/{name}.html").write_text(PAGE.format(name))
    (tmp_path / "checker.toml").write_text('targets = ["site/one.html"]\nruns = ".checker/runs"\n')
    return tmp_path


def checked(folder: Path, *call: str) -> tuple[list[str], str]:
    """Return the addresses of the pages that were checked, and all that was printed."""
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", *call, "--no-screenshot", "--format", "json=-"],
        cwd=folder, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    pages = json.loads(done.stdout)["pages"]
    assert {page["outcome"] for page in pages} == {"checked"}, done.stderr
    return [page["url"] for page in pages], done.stdout + done.stderr


@pytest.mark.parametrize(
    ("within", "call", "pages"),
    [
        ("", [], ["site/one.html"]),
        ("site", [], ["one.html"]),
        ("", ["site/two.html"], ["site/two.html"]),
        ("", ["--targets-from", "list.txt"], ["site/two.html"]),
    ],
)
def test_a_call_that_names_nothing_takes_the_targets_of_the_settings(
    folder: Path, within: str, call: list[str], pages: list[str]
) -> None:
    (folder / "list.txt").write_text("site/two.html\n")
    assert checked(folder / within, *call)[0] == pages


def test_user_and_password_in_a_target_are_used_and_told_nowhere(folder: Path, server: Any) -> None:
    asked = []

    def guarded(request: BaseHTTPRequestHandler) -> None:
        given = request.headers.get("Authorization", "")
        asked.append(given)
        body = PAGE.format("guarded").encode()
        request.send_response(200 if given else 401)
        request.send_header("WWW-Authenticate", 'Basic realm="x"')
        request.send_header("content-type", "text/html")
        request.send_header("content-length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    address = server.page(guarded, "/guarded")
    secret = address.replace("http://", "http://me:hunter2@")
    (folder / "checker.toml").write_text(f'targets = ["{secret}"]\n')
    pages, printed = checked(folder, "--verbose")
    assert pages == [address]
    assert f"Basic {base64.b64encode(b'me:hunter2').decode()}" in asked
    assert "hunter2" not in printed
    kept = [path for path in (folder / ".checker").rglob("*") if path.is_file()]
    assert kept
    assert [path for path in kept if b"hunter2" in path.read_bytes()] == []
