"""Run `checker check` as the last step of the GitHub Action (action.yml), and tell GitHub what came of it.

All comes by the environment, as action.yml sets it. Nothing of it is run by a shell, and what goes to
GITHUB_OUTPUT cannot begin a line of its own there.
"""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

FAILING = {"any": (1, 3), "fail": (1,), "never": ()}
"""What the user asked to fail on → the exit codes of a verdict that do; all other codes above 0 always do."""
VERDICTS = (0, 1, 3)


def main(environment: Mapping[str, str]) -> int:
    """Check, write the outputs, and return the exit code of the step."""
    fail_on = environment["CHECKER_FAIL_ON"]
    if fail_on not in FAILING:
        print(f"::error title=checker::fail-on must be one of {', '.join(FAILING)}.")
        return 2
    home = Path(environment["CHECKER_HOME"])
    told = home / "run.json"
    told.unlink(missing_ok=True)
    checker = str(home / "venv" / "bin" / "checker")
    code = subprocess.run([checker, *words(environment, told, home / "runs")], check=False).returncode
    outputs = {"exit-code": str(code), **written(environment, told, home / "runs")}
    with Path(environment["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as out:
        out.write("".join(map(entry, outputs, outputs.values())))
    return 0 if code in VERDICTS and code not in FAILING[fail_on] else code


def words(environment: Mapping[str, str], told: Path, runs: Path) -> list[str]:
    """Return the words of the call."""
    call = ["check", "--runs", str(runs), "--format", "github", "--format", f"json={told}"]
    for name, format_name in (("CHECKER_SARIF", "sarif"), ("CHECKER_REPORT", "html")):
        if environment[name]:
            call += ["--format", f"{format_name}={environment[name]}"]
    for name, option in (("CHECKER_PROFILE", "--profile"), ("CHECKER_BASELINE", "--baseline")):
        if environment[name]:
            call += [option, environment[name]]
    return [*call, *lines(environment["CHECKER_ARGS"]), "--", *lines(environment["CHECKER_TARGETS"])]


def lines(text: str) -> Iterator[str]:
    """Yield the lines of an input that say something."""
    return (line.strip() for line in text.splitlines() if line.strip())


def written(environment: Mapping[str, str], told: Path, runs: Path) -> dict[str, str]:
    """Return the outputs that a run gives; empty ones when there was none."""
    empty = dict.fromkeys(("outcome", "run", "sarif", "report"), "")
    if not told.is_file():
        return empty
    run = json.loads(told.read_text("utf-8"))
    return {
        "outcome": run["verdict"]["outcome"],
        "run": str(runs / run["run"]["id"]),
        "sarif": _whole(environment["CHECKER_SARIF"]),
        "report": _whole(environment["CHECKER_REPORT"]),
    }


def _whole(path: str) -> str:
    """Return a path that holds in later steps too, which work in another folder."""
    return str(Path(path).absolute()) if path else ""


def entry(name: str, value: str) -> str:
    """Return one output as GitHub reads it, between marks that a value cannot guess."""
    mark = secrets.token_hex(16)
    return f"{name}<<{mark}\n{value}\n{mark}\n"


if __name__ == "__main__":
    sys.exit(main(os.environ))
