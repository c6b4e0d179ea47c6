"""The GitHub Action: its steps are run as the runner runs them, on a page of its own."""

import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
PLAIN = "Rest when you need to. Ask a friend to help you shop. Tell your nurse if you feel worse. " * 12
GOOD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Living with gout</title></head>'
    f"<body><main><h1>Living with gout</h1><p>{PLAIN}</p></main></body></html>"
)
FAULTY = GOOD.replace("</main>", '<p><img src="a.png"></p></main>')


class Runner:
    """As much of GitHub's runner as the action uses: values in the environment, outputs by file."""

    def __init__(self, folder: Path, **inputs: str) -> None:
        usual = {name: one.get("default", "") for name, one in ACTION["inputs"].items()}
        self.values = {f"inputs.{name}": value for name, value in {**usual, **inputs}.items()}
        self.folder = folder / "work"
        self.folder.mkdir(exist_ok=True)
        self.temp = folder / "temp"
        self.summary = folder / "summary.md"
        self._files = folder

    def step(self, name: str) -> subprocess.CompletedProcess[str]:
        """Run one step's script, and take in its outputs."""
        step = next(one for one in STEPS if one["id"] == name)
        output = self._files / f"{name}.output"
        output.touch()
        environment = {
            **os.environ,
            **{key: self._filled(value) for key, value in step["env"].items()},
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
        }
        if "PLAYWRIGHT_BROWSERS_PATH" in step["env"]:  # here the machine's own browser, wherever it is
            environment.pop("PLAYWRIGHT_BROWSERS_PATH")
            environment |= {k: v for k, v in os.environ.items() if k == "PLAYWRIGHT_BROWSERS_PATH"}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.folder, env=environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        self.values |= {f"steps.{name}.outputs.{key}": value for key, value in read(output).items()}
        return done

    def outputs(self) -> Mapping[str, str]:
        """Return the outputs of the action."""
        return {name: self._filled(one["value"]) for name, one in ACTION["outputs"].items()}

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: self.values.get(found[1], ""), text)


def read(file: Path) -> dict[str, str]:
    """Read outputs as the runner does: NAME=VALUE, or NAME<<MARK … MARK."""
    found, lines = {}, iter(file.read_text("utf-8").splitlines())
    for line in lines:
        name, sign, mark = re.split("(<<|=)", line, maxsplit=1)
        if sign == "=":
            found[name] = mark
        else:
            found[name] = "\n".join(iter(lambda mark=mark: next(lines), mark))  # type: ignore[misc]
    return found


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner whose install step is done: checker is the one under test."""
    made = Runner(tmp_path, browser="installed", targets="page.html")
    home = made.temp / "checker"
    programs = home / "venv" / "bin"
    programs.mkdir(parents=True)
    for name, call in {"python": "", "checker": " -m checker"}.items():
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{call} "$@"\n')
        (programs / name).chmod(0o755)
    made.values["steps.install.outputs.home"] = str(home)
    (made.folder / "page.html").write_text(GOOD)
    return made


def test_no_value_is_put_into_a_script() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) == 3
    assert [script for script in scripts if "${{" in script or "eval" in script] == []
    assert all(step["shell"] == "bash" for step in STEPS if "run" in step)


def test_every_input_is_used_and_every_value_is_one_that_is_there() -> None:
    told = (ROOT / "action.yml").read_text("utf-8").split("\nruns:", 1)[1]
    assert set(re.findall(r"inputs\.([a-z-]+)", told)) == set(ACTION["inputs"])
    ids = {step["id"] for step in STEPS}
    whole = json.dumps(ACTION)
    assert set(re.findall(r"steps\.([a-z]+)\.", whole)) <= ids
    assert all(one["description"] for one in (*ACTION["inputs"].values(), *ACTION["outputs"].values()))


def test_the_docs_name_every_input_and_output() -> None:
    docs = (ROOT / "docs/ci.md").read_text("utf-8")
    assert [name for name in (*ACTION["inputs"], *ACTION["outputs"]) if f"`{name}`" not in docs] == []


def test_the_browser_is_kept_by_the_version_of_playwright() -> None:
    cache, fetch = (next(step for step in STEPS if step["id"] == name) for name in ("cache", "fetch"))
    assert "steps.install.outputs.playwright" in cache["with"]["key"]
    assert cache["with"]["path"] == fetch["env"]["PLAYWRIGHT_BROWSERS_PATH"]
    assert "cache-hit != 'true'" in fetch["if"]


def test_the_install_step_makes_an_environment_of_the_actions_own_path(tmp_path: Path) -> None:
    """The step is run with a Python that writes down what is asked of it: a real install needs the index."""
    runner = Runner(tmp_path)
    spy = tmp_path / "python"
    spy.write_text(
        f'#!/bin/sh\necho "$@" >>"{tmp_path}/calls"\n'
        'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\n'
        'if [ "$1" = -c ]; then echo 1.2.3; fi\n'
    )
    spy.chmod(0o755)
    runner.values["steps.python.outputs.python-path"] = str(spy)
    done = runner.step("install")
    assert done.returncode == 0, done.stderr
    home = runner.temp / "checker"
    assert runner.values["steps.install.outputs.home"] == str(home)
    assert runner.values["steps.install.outputs.playwright"] == "1.2.3"
    calls = (tmp_path / "calls").read_text().splitlines()
    assert calls[0] == f"-m venv {home}/venv"
    assert calls[1].startswith("-m pip install ")
    assert calls[1].endswith(f" {ROOT}")


@pytest.mark.browser
def test_a_good_page_passes_and_all_outputs_are_there(runner: Runner) -> None:
    done = runner.step("check")
    assert done.returncode == 0, done.stderr
    outputs = runner.outputs()
    assert (outputs["outcome"], outputs["exit-code"]) == ("pass", "0")
    assert (Path(outputs["run"]) / "run.json").is_file()
    assert json.loads(Path(outputs["sarif"]).read_text("utf-8"))["version"] == "2.1.0"
    assert "<html" in Path(outputs["report"]).read_text("utf-8")
    assert "PASS" in runner.summary.read_text("utf-8").upper()


@pytest.mark.browser
@pytest.mark.parametrize(("fail_on", "code"), [("any", 1), ("fail", 1), ("never", 0)])
def test_a_faulty_page_fails_as_asked(runner: Runner, fail_on: str, code: int) -> None:
    (runner.folder / "page.html").write_text(FAULTY)
    runner.values["inputs.fail-on"] = fail_on
    done = runner.step("check")
    assert done.returncode == code, done.stderr
    assert "::error file=page.html,line=" in done.stdout
    assert (runner.outputs()["outcome"], runner.outputs()["exit-code"]) == ("fail", "1")


@pytest.mark.browser
@pytest.mark.parametrize(("fail_on", "code"), [("any", 3), ("fail", 0), ("never", 0)])
def test_a_page_that_could_not_be_checked_fails_as_asked(runner: Runner, fail_on: str, code: int) -> None:
    runner.values |= {"inputs.fail-on": fail_on, "inputs.args": "--expect\n#not-there\n"}
    assert runner.step("check").returncode == code
    assert (runner.outputs()["outcome"], runner.outputs()["exit-code"]) == ("incomplete", "3")


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"targets": "none.html", "fail-on": "never"}, 2),
        ({"profile": "none", "fail-on": "never"}, 2),
        ({"fail-on": "sometimes"}, 2),
        ({"targets": "--verbose"}, 2),
    ],
)
def test_wrong_use_always_fails(runner: Runner, inputs: dict[str, str], code: int) -> None:
    runner.values |= {f"inputs.{name}": value for name, value in inputs.items()}
    assert runner.step("check").returncode == code
    assert runner.outputs()["outcome"] == ""


@pytest.mark.browser
def test_no_input_is_run_as_shell_and_none_makes_an_output(runner: Runner) -> None:
    odd = "$(touch owned) `touch owned`; touch owned #.html"
    (runner.folder / odd).write_text(GOOD)
    runner.values |= {
        "inputs.targets": f"{odd}\n\n  page.html  \n",
        "inputs.report": "a b\"$(touch owned)'.html",
        "inputs.sarif": "",
        "inputs.args": "--no-screenshot\n",
    }
    done = runner.step("check")
    assert done.returncode == 0, done.stderr
    assert not (runner.folder / "owned").exists()
    assert runner.outputs()["report"] == f"{runner.folder}/a b\"$(touch owned)'.html"
    assert Path(runner.outputs()["report"]).is_file()
    assert runner.outputs()["sarif"] == ""


def test_a_value_of_many_lines_stays_one_output(tmp_path: Path) -> None:
    entry = runpy.run_path(str(ROOT / "script/action.py"))["entry"]
    file = tmp_path / "output"
    file.write_text(
        entry("report", "a\noutcome=pass\noutcome<<x\npass\nx") + entry("outcome", "fail"), "utf-8"
    )
    assert read(file) == {"report": "a\noutcome=pass\noutcome<<x\npass\nx", "outcome": "fail"}
