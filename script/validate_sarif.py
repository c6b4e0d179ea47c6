#!/usr/bin/env python
"""Run Microsoft's SARIF validator and read what it wrote: it ends with 0 whatever it finds."""

import gzip
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

VERSION = "5.7.0"
PACKAGE = f"sarif-multitool-{'darwin' if platform.system() == 'Darwin' else 'linux'}"
MOST_PACKED = 10_000_000
"""Bytes that GitHub takes, packed with gzip."""


class NoToolError(Exception):
    """The validator is not to be had, or did not do its work."""


def main(names: list[str]) -> int:
    """Return 0 when every file is valid, 1 when one is not, 2 when that could not be found out."""
    if not names:
        print("Usage: script/validate-sarif FILE…", file=sys.stderr)
        return 2
    try:
        tool = _tool()
        return max(_told(Path(name), tool) for name in names)
    except (NoToolError, OSError) as fault:
        print(f"Could not validate: {fault}", file=sys.stderr)
        return 2


def _told(file: Path, tool: Path) -> int:
    """Print what is wrong with a file; return 1 when an error is among it."""
    found = _findings(file, tool)
    if not found:
        _must_be_awake(file, tool)
    for level, text in found:
        print(f"{level}: {text}")
    errors = sum(level == "error" for level, _ in found)
    packed = len(gzip.compress(file.read_bytes()))
    if packed > MOST_PACKED:
        print(f"error: {packed:,} bytes when packed; GitHub takes {MOST_PACKED:,}")
        errors += 1
    print(f"{file}: {errors} errors, {len(found)} findings of the validator, {packed:,} bytes packed")
    return 1 if errors else 0


def _findings(file: Path, tool: Path) -> list[tuple[str, str]]:
    """Return level and text of each fault that the validator found. Raises NoToolError if it did not end."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "found.sarif"
        kinds = ["--rule-kind", "GHAS;Sarif", "--level", "Error;Warning", "--max-file-size-in-kb", "1000000"]
        ran = subprocess.run(
            [tool, "validate", file.resolve(), *kinds, "--output", out],
            env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode or not out.is_file():
            last = (ran.stdout + ran.stderr).strip().splitlines() or ["it said nothing"]
            raise NoToolError(f"the validator failed on {file}: {last[-1]}")
        (run,) = json.loads(out.read_text(encoding="utf-8-sig"))["runs"]
    faults = [(one.get("level", "warning"), _text(one, run)) for one in run.get("results", [])]
    return sorted(faults, key=lambda fault: ("error", "warning").index(fault[0]))


def _must_be_awake(file: Path, tool: Path) -> None:
    """Raise NoToolError unless it finds a planted fault: some addresses make it give up without a word."""
    log = json.loads(file.read_text(encoding="utf-8-sig"))
    log["runs"] = [*log.get("runs", []), {"tool": {"driver": {"name": "planted"}}, "results": [{}]}]
    with tempfile.TemporaryDirectory() as folder:
        planted = Path(folder) / "planted.sarif"
        planted.write_text(json.dumps(log), encoding="utf-8")
        if not _findings(planted, tool):
            raise NoToolError(f"the validator gave up on {file} without a word")


def _text(one: dict[str, Any], run: dict[str, Any]) -> str:
    """Return what a result of the validator says, with its line."""
    message, line = one["message"], 0
    for place in one.get("locations", [])[:1]:
        line = place.get("physicalLocation", {}).get("region", {}).get("startLine", 0)
    text = message.get("text", "")
    if not text:
        rules = {rule["id"]: rule for rule in run["tool"]["driver"].get("rules", [])}
        text = rules[one["ruleId"]]["messageStrings"][message["id"]]["text"]
        for at, argument in enumerate(message.get("arguments", [])):
            text = text.replace(f"{{{at}}}", argument)
    return f"{one['ruleId']}, line {line}: {text}"


def _tool() -> Path:
    """Return the validator, fetched where it is not there yet. Raises NoToolError when it cannot be had."""
    if named := os.environ.get("SARIF_MULTITOOL"):
        return Path(named)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "patient-page-checker"
    home = cache / f"{PACKAGE}-{VERSION}"
    tool = home / "node_modules" / "@microsoft" / PACKAGE / "Sarif.Multitool"
    if not tool.is_file():
        home.mkdir(parents=True, exist_ok=True)
        fetch = ["npm", "install", "--prefix", str(home), "--no-save", "--ignore-scripts"]
        try:
            ran = subprocess.run(
                [*fetch, f"@microsoft/{PACKAGE}@{VERSION}"], capture_output=True, text=True, check=False
            )
        except FileNotFoundError:
            raise NoToolError("npm is not here; get Node.js, or name the tool in SARIF_MULTITOOL") from None
        if ran.returncode or not tool.is_file():
            raise NoToolError(f"npm could not fetch {PACKAGE}; name the tool in SARIF_MULTITOOL")
    tool.chmod(0o755)  # its own installer does only this
    return tool


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
