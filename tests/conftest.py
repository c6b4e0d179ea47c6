"""What many tests share: a browser that lives as long as the session, and a server for small pages."""

import os
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec
import pytest
import pytest_asyncio

from checker.capture.launch import Browser
from checker.capture.page import capture
from checker.config import Settings
from checker.model import Evidence, Target, Unchecked

FIXTURES = Path(__file__).parent.parent / "fixtures"
OF_A_TAB = {"viewport", "locale", "timezone", "user_agent", "header", "cookie", "basic_auth", "storage_state"}
"""Settings that a tab has from its beginning: they want a browser of their own."""
Answer = tuple[int, str | bytes, dict[str, str]] | Callable[[BaseHTTPRequestHandler], None]
"""Status, body and headers; or what to do with the request."""


class PageServer:
    """Serves small pages on 127.0.0.1; a path's answer is HTML text or a function of the request."""

    def __init__(self) -> None:
        answers: dict[str, str | Answer] = {}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer = answers.get(self.path.partition("?")[0])
                if callable(answer):
                    answer(self)
                elif isinstance(answer, tuple):
                    send(self, *answer)
                elif answer is None:
                    send(self, 404, "<!doctype html><title>Not here</title>", None)
                else:
                    send(self, 200, answer)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self.answers = answers
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()
        self.port = self._server.server_port

    def page(self, answer: str | Answer, path: str = "") -> str:
        """Serve this answer; return its address."""
        path = path or f"/page-{len(self.answers)}.html"
        self.answers[path] = answer
        return f"http://127.0.0.1:{self.port}{path}"

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


def send(
    request: BaseHTTPRequestHandler, status: int, body: str | bytes, headers: dict[str, str] | None = None
) -> None:
    """Answer a request; HTML in UTF-8 unless the headers say otherwise."""
    data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    request.send_response(status)
    for name, value in ({"content-type": "text/html; charset=utf-8"} | (headers or {})).items():
        request.send_header(name, value)
    request.send_header("content-length", str(len(data)))
    request.end_headers()
    request.wfile.write(data)


@pytest.fixture(scope="session")
def server() -> Iterator[PageServer]:
    """A server for small pages."""
    pages = PageServer()
    yield pages
    pages.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all tests that need one."""
    async with Browser(Settings(timeout=30)) as running:
        yield running


@pytest.fixture
def capture_at(browser: Browser) -> Iterator[Callable[..., Any]]:
    """Capture an address: `await capture_at(url, timeout=5, …)` with any settings."""
    usual = browser.settings

    async def at(address: str, **settings: Any) -> Evidence | Unchecked:
        wanted = msgspec.structs.replace(usual, **settings)
        target = Target(given=address, url=address)
        if OF_A_TAB.isdisjoint(settings):
            browser.settings = wanted
            return (await capture(browser, target, address=address)).captured
        async with Browser(wanted) as another:
            return (await capture(another, target, address=address)).captured

    yield at
    browser.settings = usual


@pytest.fixture
def capture_html(server: PageServer, capture_at: Callable[..., Any]) -> Callable[..., Any]:
    """Capture a small page given as HTML: `await capture_html("<h1>…", **settings)`."""

    async def html(text: str, **settings: Any) -> Evidence | Unchecked:
        whole = text if "<html" in text.lower() or "<!doctype" in text.lower() else _whole(text)
        return await capture_at(server.page(whole), **settings)

    return html


def _whole(fragment: str) -> str:
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>A page about gout</title>{fragment}'


PROGRAMS = {
    "checker": 'exec "{python}" -m checker "$@"',
    # Stands in for the package index: what is to be installed must be what is under test.
    "python": """
if [ "$1 $2 $3" = "-m pip install" ]; then
  exec "{python}" -c 'import sys; from importlib.metadata import version
name, _, wanted = sys.argv[1].partition("==")
sys.exit(version(name) != wanted)' "$4"
elif [ "$1 $2" = "-m venv" ]; then
  mkdir -p "$3/bin" && : >"$3/bin/activate"
else
  exec "{python}" "$@"
fi""",
}


class Shell:
    """Runs shell as a CI service does, with the checker under test as `checker`."""

    def __init__(self, programs: Path) -> None:
        for name, text in (*PROGRAMS.items(), ("python3", PROGRAMS["python"])):
            program = programs / name
            program.write_text(f"#!/bin/sh\n{text.replace('{python}', sys.executable)}\n")
            program.chmod(0o755)
        foreign = ("GITHUB_", "CI_", "CHANGE_", "BITBUCKET_", "SYSTEM_")  # a real CI may run these tests
        own = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
        who = {
            f"GIT_{one}_{part}": "a@example.org"
            for one in ("AUTHOR", "COMMITTER")
            for part in ("NAME", "EMAIL")
        }
        self.environment = {**own, **who, "PATH": f"{programs}:{os.environ['PATH']}"}

    def __call__(self, script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script with bash until its first command that fails."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=folder, env={**self.environment, **environment}, capture_output=True, text=True, timeout=300,
            check=False,
        )  # fmt: skip


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """What runs shell scripts with the checker under test."""
    return Shell(tmp_path_factory.mktemp("programs"))
