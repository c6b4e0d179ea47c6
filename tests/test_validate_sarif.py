"""The script that validates SARIF reads what the validator wrote, for its exit code says nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "report" / "golden" / "sarif.sarif"
TOOL = os.environ.get("SARIF_MULTITOOL", "")
RULES = [{"id": "S1", "messageStrings": {"default": {"text": "{0}: there is no {1}."}}}]


def result(level: str) -> dict:
    place = {"physicalLocation": {"region": {"startLine": 7}}}
    message = {"id": "default", "arguments": ["runs[0]", "tool"]}
    return {"ruleId": "S1", "level": level, "message": message, "locations": [place]}


@pytest.fixture
def validate(tmp_path: Path):
    """Run the script on a file, with a stand-in for the validator that finds `results` and ends with `rc`."""

    def made(results: list | None, rc: int = 0, planted: bool = True) -> subprocess.CompletedProcess:
        found = tmp_path / "found.json"
        found.write_text(json.dumps({"runs": [{"tool": {"driver": {"rules": RULES}}, "results": results}]}))
        tool = tmp_path / "tool"
        seen = 'grep -q planted "$2"' if planted else "false"
        fault = json.dumps({"runs": [{"tool": {"driver": {"rules": RULES}}, "results": [result("error")]}]})
        write = "" if results is None else f'cat {found} > "${{@: -1}}"'
        tool.write_text(
            f"#!/usr/bin/env bash\nif {seen}; then cat > \"${{@: -1}}\" <<'END'\n{fault}\nEND\n"
            f"else {write or ':'}\nfi\nexit {rc}\n"
        )
        tool.chmod(0o755)
        return run(GOLDEN, tool)

    return made


def run(file: Path, tool: Path | str) -> subprocess.CompletedProcess:
    script = [sys.executable, ROOT / "script" / "validate_sarif.py", file]
    return subprocess.run(
        script, env={**os.environ, "SARIF_MULTITOOL": str(tool)}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("levels", "code"), [(["warning"], 0), (["warning", "error"], 1), ([], 0)])
def test_errors_decide_and_warnings_are_told(levels, code, validate) -> None:
    done = validate([result(level) for level in levels])
    assert done.returncode == code, done.stderr
    for level in levels:
        assert f"{level}: S1, line 7: runs[0]: there is no tool." in done.stdout


@pytest.mark.parametrize(
    ("results", "rc", "planted", "why"),
    [
        ([], 1, True, "the validator failed"),
        (None, 0, True, "the validator failed"),
        ([], 0, False, "gave up on"),
    ],
)
def test_a_validator_that_did_not_do_its_work_is_no_all_clear(results, rc, planted, why, validate) -> None:
    done = validate(results, rc, planted)
    assert done.returncode == 2
    assert why in done.stderr


def test_without_a_validator_it_says_so(tmp_path: Path) -> None:
    done = run(GOLDEN, tmp_path / "none")
    assert done.returncode == 2
    assert done.stderr.startswith("Could not validate: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not TOOL, reason="SARIF_MULTITOOL names no validator")
def test_the_validator_finds_no_error_in_the_sample_run(tmp_path: Path) -> None:
    assert run(GOLDEN, TOOL).returncode == 0
    broken = tmp_path / "broken.sarif"
    broken.write_text(GOLDEN.read_text(encoding="utf-8").replace('"ruleIndex":0', '"ruleIndex":99'))
    assert run(broken, TOOL).returncode == 1
