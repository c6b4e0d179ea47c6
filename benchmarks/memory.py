"""How much memory checker, its browser driver and its browser take."""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator


def tree_memory() -> Counter[str]:
    """Resident memory of this process and all below it, KiB, by kind of process."""
    table = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,rss=,args="], capture_output=True, text=True, check=True
    ).stdout
    sizes: Counter[str] = Counter()
    wanted = {os.getpid()}
    for pid, parent, size, args in sorted((*map(int, row[:3]), row[3]) for row in _rows(table)):
        if (pid in wanted or parent in wanted) and not args.startswith("ps "):
            wanted.add(pid)
            kind = re.search(r"--type=([a-z]+)", args)
            own = "checker" if pid == os.getpid() else "driver" if "/node " in args else "browser"
            sizes[kind[1] if kind else own] += size
    return sizes


def _rows(table: str) -> Iterator[list[str]]:
    return (line.split(maxsplit=3) for line in table.splitlines())


def tell_memory(memory: list[Counter[str]]) -> None:
    """Print the mean of the first and the last 20 pages, MiB."""
    print(f"resident memory over {len(memory)} pages, MiB{'first 20':>12}{'last 20':>10}")
    sums = [sum(part, Counter()) for part in (memory[:20], memory[-20:])]
    for kind in sorted(sums[0] | sums[1]):
        print(f"  {kind:<34}" + "".join(f"{one[kind] / 20 / 1024:10.0f}" for one in sums))
    print(f"  {'all together':<34}" + "".join(f"{one.total() / 20 / 1024:10.0f}" for one in sums))
