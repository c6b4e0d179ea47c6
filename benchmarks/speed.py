"""How fast is checker, against the least that any tool on axe-core has to do?

    python benchmarks/speed.py                # 40 copies of the fixture page
    python benchmarks/speed.py --pages 200 --memory

Everything comes from one run on one machine: the bare floor (goto, the same settling, axe-core, one tab,
same browser and options), checker over the same pages, and the start-up times.
"""

import argparse
import asyncio
import contextlib
import http.server
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from checker.capture.axe import axe_source, options
from checker.capture.launch import Browser
from checker.capture.port import AsyncPort
from checker.capture.settle import NetworkWatch, settle
from checker.capture.world import enter, main_frame, source
from checker.config import Settings
from checker.model import PageReport, Target
from checker.pipeline import check

ROOT = Path(__file__).parent.parent
FIXTURE = ROOT / "fixtures" / "net-disease-page"
CHECKER = Path(sys.executable).with_name("checker")


class Copies(http.server.SimpleHTTPRequestHandler):
    """Serves the fixture folder again under every /copy-N/."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, directory=str(FIXTURE), **kwargs)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Leave the number of the copy out."""
        return super().translate_path("/" + path.lstrip("/").partition("/")[2])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(page: str, count: int) -> Iterator[list[str]]:
    """Serve `count` copies of a fixture page on 127.0.0.1; give their addresses."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Copies) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield [f"http://127.0.0.1:{server.server_port}/copy-{n}/{page}" for n in range(count)]
        server.shutdown()


AXE_RUN = """(how) => axe.run(document, {...how, resultTypes: ['violations', 'incomplete']})
  .then((found) => JSON.stringify({violations: found.violations, incomplete: found.incomplete}))"""


async def floor(addresses: list[str], *, init_script: bool) -> tuple[float, float]:
    """The bare loop in one tab: milliseconds a page, and how many of them are settling."""
    settings = Settings()
    how = options(aaa=False)
    async with Browser(settings) as browser, browser.tab() as tab:
        width, height = settings.viewport
        assert tab.context.browser is not None
        context = await tab.context.browser.new_context(viewport={"width": width, "height": height})
        page = await context.new_page()
        port = AsyncPort(await context.new_cdp_session(page))
        await port.send("Page.enable")
        probes = source("", ("lib", "settle"))
        if init_script:
            script = {"source": axe_source(), "worldName": "floor"}
            await port.send("Page.addScriptToEvaluateOnNewDocument", script)
        settling: list[float] = []
        start = 0.0
        for number, address in enumerate([addresses[0], *addresses]):
            if number == 1:  # the first page warms the browser up, as it does for checker
                start, settling = time.perf_counter(), []
            with NetworkWatch(page) as network:
                await page.goto(address)
                before = time.perf_counter()
                world = await enter(port, await main_frame(port), probes)
                await settle(world, network)
                settling.append(time.perf_counter() - before)
            if init_script:
                frame = await main_frame(port)
                made = await port.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "floor"})
                await port.send(
                    "Runtime.callFunctionOn",
                    {
                        "functionDeclaration": AXE_RUN,
                        "executionContextId": made["executionContextId"],
                        "arguments": [{"value": how}],
                        "awaitPromise": True,
                        "returnByValue": True,
                    },
                )
            else:
                await page.evaluate(axe_source())
                await page.evaluate(AXE_RUN, how)
        return _ms(start, len(addresses)), statistics.mean(settling) * 1000


async def checked(
    addresses: list[str], *, jobs: int = 1, screenshot: bool = False
) -> tuple[float, list[int]]:
    """checker's pipeline over the pages: milliseconds a page once warm, and memory after each page (KiB)."""
    done: list[float] = []
    memory: list[int] = []

    def on_page(_: PageReport, _done: int, _total: int) -> None:
        done.append(time.perf_counter())
        memory.append(tree_memory())

    with tempfile.TemporaryDirectory() as runs:
        settings = Settings(runs=runs, screenshot=screenshot, jobs=jobs)
        targets = [Target(given=address, url=address) for address in addresses]
        await check(targets, settings, on_page=on_page)
    return (done[-1] - done[0]) / (len(done) - 1) * 1000, memory


def command_line(addresses: list[str]) -> float:
    """`checker check` as users run it, with screenshots and reports: milliseconds for each further page."""

    def wall(pages: list[str]) -> float:
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            subprocess.run(
                [CHECKER, "check", *pages, "--quiet"], cwd=folder, capture_output=True, check=False
            )
            return time.perf_counter() - start

    return (wall(addresses) - wall(addresses[:1])) / (len(addresses) - 1) * 1000


def start_up(*arguments: str, times: int = 9) -> float:
    """Median wall time of a command, milliseconds."""
    walls = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(arguments, capture_output=True, check=True)
        walls.append(time.perf_counter() - start)
    return statistics.median(walls) * 1000


SCORE = """
from checker.model import Block
from checker.text.scores import read
text = "Most people with gout feel better in two weeks. Ask your doctor about the tests you need. " * 90
assert read([Block(role="paragraph", text=text, selector="p", prose=True)], "en").words > 1400
"""


def tree_memory() -> int:
    """Resident memory of this process and all below it, KiB."""
    table = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True
    ).stdout
    rows = [tuple(map(int, line.split())) for line in table.splitlines()]
    wanted, total = {os.getpid()}, 0
    for pid, parent, size in sorted(rows):
        if pid in wanted or parent in wanted:
            wanted.add(pid)
            total += size
    return total


def _ms(start: float, pages: int) -> float:
    return (time.perf_counter() - start) / pages * 1000


def _row(what: str, value: float, floor_ms: float | None = None) -> None:
    times = f"   {value / floor_ms:5.2f} x floor" if floor_ms else ""
    print(f"{what:<58} {value:8.0f} ms{times}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=40, help="how many copies of the page")
    parser.add_argument("--page", default="index.html", help="which page of the fixture")
    parser.add_argument(
        "--memory", action="store_true", help="compare the memory of the first and last 20 pages"
    )
    given = parser.parse_args()
    with served(given.page, given.pages) as addresses:
        if given.memory:
            _, memory = asyncio.run(checked(addresses, screenshot=True))
            first, last = statistics.mean(memory[:20]), statistics.mean(memory[-20:])
            print(f"memory over {len(memory)} pages, processes together:")
            print(f"  first 20 pages {first / 1024:.0f} MiB, last 20 pages {last / 1024:.0f} MiB")
            return
        bare, settling = asyncio.run(floor(addresses, init_script=False))
        quick, _ = asyncio.run(floor(addresses, init_script=True))
        _row("floor: goto + settling + axe injected + axe.run", bare)
        _row("  of which settling", settling)
        _row("floor with axe by init script", quick)
        _row("checker: axe + snapshot + text + scores, one tab", asyncio.run(checked(addresses))[0], bare)
        _row("checker: the same, two tabs", asyncio.run(checked(addresses, jobs=2))[0], bare)
        _row("checker check: with screenshot and reports, one tab", command_line(addresses), bare)
    _row("start-up: checker --help", start_up(str(CHECKER), "--help"))
    _row("start-up: 1,500 words scored, no browser", start_up(sys.executable, "-c", SCORE))


if __name__ == "__main__":
    main()
