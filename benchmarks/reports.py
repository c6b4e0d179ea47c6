"""How long, and in how much memory, are all formats of a big run written?

    python benchmarks/reports.py                        # 1,000 pages, 50,000 findings, every format in turn
    python benchmarks/reports.py --pages 100 --only html --profile

The pages are made from a real one, the committed sample run of the fixture page. Each is read anew from its
JSON, so that no two share their text, as after a run. Findings are drawn from the real ones with a fixed
seed, impact and status are mixed. One process writes all formats: the peak is that of them all.
"""

import argparse
import cProfile
import pstats
import random
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import msgspec

from checker import rulebook
from checker.model import Debt, Finding, PageReport, Run, SourceMap, Verdict
from checker.report import FORMATS, Telling, load
from checker.report.write import write_report

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "reports" / "sample" / "run.json"
IMPACTS = ("minor", "moderate", "serious", "serious", "critical")
STATUSES = ("new", "new", "new", "known", "known", "moved", "waived", "new-rule", "unstable")
SECONDS, MEGABYTES = 20, 500
SEED = 20261122
PICTURE = 300_000
"""Bytes of a page's picture."""


def big_run(pages: int, findings: int) -> Run:
    """Return a run of `pages` pages with `findings` findings in all; one page in fifty was not checked."""
    chance = random.Random(SEED)
    mould = msgspec.json.decode(SAMPLE.read_bytes(), type=Run)
    page = msgspec.json.encode(mould.pages[0])
    checked = pages - pages // 50
    share, rest = divmod(findings, checked)
    made, count = [], 0
    for number in range(pages):
        if number % 50 == 49:
            made.append(lost(page, number))
            continue
        made.append(one_page(page, number, share + (count < rest), chance))
        count += 1
    fixed = tuple(debt for one in made for debt in one.fixed)
    reasons = (f"Checked {checked:,} of {pages:,} pages.", "Faults against WCAG 2.2 A/AA.")
    return msgspec.structs.replace(
        mould,
        run=msgspec.structs.replace(mould.run, targets=pages),
        pages=tuple(made),
        fixed=fixed,
        verdict=Verdict(outcome="fail", reasons=reasons, notes=("Some are fixed.",)),
    )


def one_page(mould: bytes, number: int, findings: int, chance: random.Random) -> PageReport:
    """Return a page of its own with so many findings."""
    page = msgspec.json.decode(mould, type=PageReport)
    place = f"https://clinic.example/section-{number % 17}/page-{number}.html"
    found = tuple(one_finding(chance.choice(page.findings), chance) for _ in range(findings))
    debt = Debt(
        rule=found[0].rule if found else "placeholder-link",
        page=place,
        where=f"link “Part {number}”, in “Help”",
        since=date(2026, 3, 1),
        fingerprint=f"{chance.getrandbits(64):016x}",
    )
    return msgspec.structs.replace(
        page,
        target=place,
        url=place,
        title=f"{page.title} {number}",
        findings=found,
        fixed=(debt,),
    )


def one_finding(like: Finding, chance: random.Random) -> Finding:
    """Return a finding like a real one, at a place, with an impact and with a status of its own."""
    status = chance.choice(STATUSES)
    other = msgspec.json.decode(msgspec.json.encode(like), type=Finding)
    return msgspec.structs.replace(
        other,
        impact=chance.choice(IMPACTS),
        status=status,
        gates=status == "new" and like.gates,
        selector=f"{like.selector} > i:nth-of-type({chance.randrange(1000)})",
        fingerprint=f"{chance.getrandbits(64):016x}",
        note="It was elsewhere before." if status == "moved" else "",
        line=chance.randrange(2000),
        column=chance.randrange(80),
    )


def lost(mould: bytes, number: int) -> PageReport:
    """Return a page that could not be checked."""
    page = msgspec.json.decode(mould, type=PageReport)
    place = f"https://clinic.example/lost/{number}"
    return msgspec.structs.replace(
        page, target=place, url=place, status=404, title="", outcome="untested", findings=(), checks=(),
        reading=None, blocks=(), excluded=(), screenshot=None, reason="The server answered 404 (not found).",
        remedy="Check the address.",
    )  # fmt: skip


def put_picture(run: Run, folder: Path) -> None:
    """Write something of the size of a page's picture where the pages say that theirs is."""
    picture = run.pages[0].screenshot
    assert picture
    place = folder / picture.file
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"\xff\xd8\xff" + random.Random(SEED).randbytes(PICTURE))


def peak() -> float:
    """Return the most memory that this process has had, in MB (10⁶ bytes)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 10**6 if sys.platform == "darwin" else most * 1024 / 10**6


def main() -> int:
    """Write the formats and print the table; return 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--findings", type=int, default=50_000)
    parser.add_argument("--only", nargs="*", default=list(FORMATS), metavar="FORMAT")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    asked = parser.parse_args()
    book = rulebook.load()
    bare = peak()
    run = big_run(asked.pages, asked.findings)
    print(f"{asked.pages:,} pages, {asked.findings:,} findings")
    print(f"{'':<22}{'seconds':>8}{'of CPU':>8}{'MB written':>12}{'peak MB':>9}")
    print(f"{'checker loaded':<22}{'':>28}{bare:>9.0f}\n{'and the run':<22}{'':>28}{peak():>9.0f}")
    total = busy = 0.0
    with tempfile.TemporaryDirectory() as into:
        put_picture(run, Path(into))
        telling = Telling(run, book, Path(into), (SourceMap(url="https://clinic.example/*", path="{1}"),))
        for name in asked.only:
            place = Path(into) / f"{name}{load(name).SUFFIX}"
            profiler = cProfile.Profile() if asked.profile else None
            start, start_busy = time.perf_counter(), time.process_time()
            if profiler:
                profiler.runcall(write_report, name, telling, place)
            else:
                write_report(name, telling, place)
            took, cpu = time.perf_counter() - start, time.process_time() - start_busy
            total, busy = total + took, busy + cpu
            size = place.stat().st_size / 10**6
            print(f"{name:<22}{took:>8.2f}{cpu:>8.2f}{size:>12.1f}{peak():>9.0f}", flush=True)
            if profiler:
                pstats.Stats(profiler).sort_stats("cumulative").print_stats(30)
    print(f"{'all':<22}{total:>8.2f}{busy:>8.2f}{'':>12}{peak():>9.0f}")
    met = total < SECONDS and peak() < MEGABYTES
    print(f"The bar, {SECONDS} s and {MEGABYTES} MB, is {'met' if met else 'missed'}.")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
