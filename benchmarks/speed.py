"""How fast is checker, against the least that any tool on axe-core has to do?

    python benchmarks/speed.py                # in turns, 3 rounds of 10 copies of the fixture page
    python benchmarks/speed.py --pages 200 --memory

Everything comes from one run on one machine: the bare floor (goto, the same settling, axe-core, one tab,
same browser and options), checker over the same pages, and the start-up times. The first page of each turn
warms the browser up and does not count. CPU time counts all processes, the start of the browser included.
"""

import argparse
import asyncio
import contextlib
import http.server
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

from memory import tell_memory, tree_memory
from playwright.async_api import Page

from checker.capture.axe import axe_source, options
from checker.capture.launch import Browser
from checker.capture.port import AsyncPort
from checker.capture.settle import NetworkWatch, settle
from checker.capture.world import enter, main_frame, source
from checker.cli.deliver import keep
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
    settling: list[float] = []
    start = 0.0
    async with Bare.opened(init_script=init_script) as bare:
        for number, address in enumerate([addresses[0], *addresses]):
            if number == 1:  # the first page warms the browser up, as it does for checker
                start, settling = time.perf_counter(), []
            settling.append(await bare.audit(address))
        return _ms(start, len(addresses)), statistics.mean(settling) * 1000


async def floor_once(address: str) -> None:
    """The bare audit of one page, the start of the browser included."""
    async with Bare.opened(init_script=False) as bare:
        await bare.audit(address)


@dataclass
class Bare:
    """One tab without anything of checker but its settling."""

    page: Page
    port: AsyncPort
    init_script: bool

    @classmethod
    @contextlib.asynccontextmanager
    async def opened(cls, *, init_script: bool) -> AsyncIterator["Bare"]:
        """Start the browser that checker would start, and open a tab."""
        settings = Settings()
        width, height = settings.viewport
        async with Browser(settings) as browser, browser.tab() as tab:
            assert tab.context.browser is not None
            context = await tab.context.browser.new_context(viewport={"width": width, "height": height})
            page = await context.new_page()
            port = AsyncPort(await context.new_cdp_session(page))
            await port.send("Page.enable")
            if init_script:
                script = {"source": axe_source(), "worldName": "floor"}
                await port.send("Page.addScriptToEvaluateOnNewDocument", script)
            yield cls(page, port, init_script)

    async def audit(self, address: str) -> float:
        """Open a page, let it settle, run axe-core; return how many seconds it settled."""
        with NetworkWatch(self.page) as network:
            await self.page.goto(address)
            before = time.perf_counter()
            world = await enter(self.port, await main_frame(self.port), source("", ("lib", "settle")))
            await settle(world, network)
            settled = time.perf_counter() - before
        how = options(aaa=False)
        if not self.init_script:
            await self.page.evaluate(axe_source())
            await self.page.evaluate(AXE_RUN, how)
            return settled
        frame = await main_frame(self.port)
        made = await self.port.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "floor"})
        await self.port.send(
            "Runtime.callFunctionOn",
            {
                "functionDeclaration": AXE_RUN,
                "executionContextId": made["executionContextId"],
                "arguments": [{"value": how}],
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        return settled


async def checked(
    addresses: list[str], *, jobs: int = 1, screenshot: bool = False, reports: bool = False
) -> tuple[float, list[Counter[str]]]:
    """checker's pipeline over the pages: milliseconds a page once warm, and memory after each page."""
    done: list[float] = []
    memory: list[Counter[str]] = []

    def on_page(_: PageReport, _done: int, _total: int) -> None:
        done.append(time.perf_counter())
        memory.append(tree_memory() if screenshot and not reports else Counter())

    with tempfile.TemporaryDirectory() as runs:
        settings = Settings(runs=runs, screenshot=screenshot, jobs=jobs)
        targets = [Target(given=address, url=address) for address in addresses]
        run, folder = await check(targets, settings, on_page=on_page)
        page = (done[-1] - done[0]) / (len(done) - 1) * 1000
        if reports:
            start = time.perf_counter()
            keep(run, folder)
            page += _ms(start, len(addresses))
    return page, memory


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


def _ms(start: float, pages: int) -> float:
    return (time.perf_counter() - start) / pages * 1000


CONTENDERS = {
    "floor: goto + settling + axe injected + axe.run": lambda pages: floor(pages, init_script=False),
    "floor with axe by init script": lambda pages: floor(pages, init_script=True),
    "checker: axe + snapshot + text + scores, one tab": checked,
    "checker: with screenshot and reports, one tab": lambda pages: checked(
        pages, screenshot=True, reports=True
    ),
    "checker: axe + snapshot + text + scores, two tabs": lambda pages: checked(pages, jobs=2),
}


def race(addresses: list[str], rounds: int) -> None:
    """Run all contenders in turns, so that a slow minute of the machine hits them alike; print medians."""
    walls: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    cpus: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    settling: list[float] = []
    for _ in range(rounds):
        for name, contender in CONTENDERS.items():
            before = cpu_seconds()
            wall, more = asyncio.run(contender(addresses))
            walls[name].append(wall)
            cpus[name].append((cpu_seconds() - before) / len(addresses) * 1000)
            if isinstance(more, float):
                settling.append(more)
    base_wall, base_cpu = (statistics.median(times[next(iter(CONTENDERS))]) for times in (walls, cpus))
    print(f"median of {rounds} rounds of {len(addresses)} pages each; milliseconds a page")
    print(f"{'':<52}{'wall':>8}{'x floor':>9}{'CPU':>8}{'x floor':>9}")
    for name in CONTENDERS:
        wall, cpu = statistics.median(walls[name]), statistics.median(cpus[name])
        print(f"{name:<52}{wall:8.0f}{wall / base_wall:9.2f}{cpu:8.0f}{cpu / base_cpu:9.2f}")
    print(f"{'of each, settling takes (wall)':<52}{statistics.median(settling):8.0f}")


def cpu_seconds() -> float:
    """CPU time of this process and of all its children that have ended."""
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=10, help="how many copies of the page a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--page", default="index.html", help="which page of the fixture")
    parser.add_argument(
        "--memory", action="store_true", help="compare the memory of the first and last 20 pages"
    )
    given = parser.parse_args()
    with served(given.page, given.pages) as addresses:
        if given.memory:
            _, memory = asyncio.run(checked(addresses, screenshot=True))
            tell_memory(memory)
            return
        race(addresses, given.rounds)
    print(f"start-up: checker --help {start_up(str(CHECKER), '--help'):.0f} ms")
    print(f"start-up: 1,500 words scored, no browser {start_up(sys.executable, '-c', SCORE):.0f} ms")


if __name__ == "__main__":
    main()
