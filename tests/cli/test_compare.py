"""checker compare, called as a user calls it: what it says, where, and its exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

PLAIN = "<p>Rest when you need to. Ask a friend to help you shop. Tell your nurse if you feel worse.</p>" * 12
HARD = (
    "<p>Functional neuroendocrine neoplasms characteristically secrete bioactive substances precipitating "
    "episodic flushing, secretory diarrhoea, bronchospasm and progressive right-sided valvular disease, "
    "necessitating multidisciplinary evaluation prior to interventional procedures.</p>"
) * 6
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Living with a rare tumour</title>'
    '<meta name="viewport" content="width=device-width"></head><body><main><h1>Living with a rare tumour</h1>'
)
NURSE, DOCTOR = '<p><img src="nurse.png"></p>', '<p><img src="doctor.png"></p>'
WAIVE = '[[waive]]\nrule = "axe/image-alt"\nselector = "img[src*=doctor]"\nreason = "r"\nuntil = 2999-01-01\n'


def checker(folder: Path, *call: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *call],
        cwd=folder, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs of the same page: `old` with one fault, `new` with another beside it, `hard` with harder words."""
    folder = tmp_path_factory.mktemp("compare")
    pages = {"old": (NURSE,), "new": (NURSE, DOCTOR), "hard": (NURSE, HARD), "waived": (NURSE, DOCTOR)}
    for run, parts in pages.items():
        (folder / "a.html").write_text(f"{HEAD}{PLAIN}{''.join(parts)}</main></body></html>")
        (folder / "checker.toml").write_text(WAIVE if run == "waived" else "")
        call = ("check", "a.html", "--quiet", "--no-screenshot", "--runs", f"made/{run}")
        assert checker(folder, *call).returncode == 1
        next((folder / "made" / run).iterdir()).rename(folder / run)
    (folder / "checker.toml").unlink()
    (folder / "a.html").write_bytes(b"\0\1")
    (folder / "b.html").write_text(f"{HEAD}{PLAIN}</main></body></html>")
    for run, page, code in (("lost", "a.html", 3), ("other", "b.html", 0)):
        call = ("check", page, "--quiet", "--no-screenshot", "--runs", f"made/{run}")
        assert checker(folder, *call).returncode == code
        next((folder / "made" / run).iterdir()).rename(folder / run)
    return folder


@pytest.mark.parametrize(
    ("before", "after", "code", "says"),
    [
        ("old", "old", 0, "0 new faults, 0 fixed, 1 unchanged"),
        ("old", "new", 1, "1 new fault, 0 fixed, 1 unchanged"),
        ("new", "old", 0, "0 new faults, 1 fixed, 1 unchanged"),
        ("old", "waived", 0, "0 new faults, 0 fixed, 1 unchanged, 1 waived or not seen each time"),
        ("waived", "new", 0, "0 new faults, 0 fixed, 2 unchanged"),
        ("old", "lost", 3, "0 new faults, 0 fixed, 0 unchanged, 1 page not checked any more"),
        ("lost", "old", 0, "0 new faults, 0 fixed, 0 unchanged"),
        ("old", "other", 0, "0 new faults, 0 fixed, 0 unchanged"),
    ],
)
def test_what_changed_and_the_exit_code(folder: Path, before: str, after: str, code: int, says: str):
    done = checker(folder, "compare", before, after)
    assert (done.returncode, done.stderr) == (code, "")
    assert done.stdout.splitlines()[0] == says


def test_every_format_goes_where_it_was_sent(folder: Path, tmp_path: Path):
    files = {name: tmp_path / f"told.{name}" for name in ("markdown", "json", "console")}
    formats = [part for name, path in files.items() for part in ("--format", f"{name}={path}")]
    done = checker(folder, "compare", "old", "new", *formats)
    assert (done.returncode, done.stdout) == (1, "")
    assert files["markdown"].read_text().startswith("## checker: 1 new fault, 0 fixed, 1 unchanged\n")
    assert files["console"].read_text().startswith("1 new fault, 0 fixed, 1 unchanged\n")
    told = json.loads(files["json"].read_text())
    [page] = told["pages"]
    assert (page["page"], page["state"], page["unchanged"]) == ("a.html", "both", 1)
    assert [one["html"] for one in page["new"]] == ['<img src="doctor.png">']
    stdout = checker(folder, "compare", "old", "new", "--format", "json").stdout
    assert json.loads(stdout) == told


def test_a_grade_that_went_up_is_told(folder: Path):
    done = checker(folder, "compare", "old", "hard")
    assert done.returncode == 1
    assert "harder to read." in done.stdout
    back = checker(folder, "compare", "hard", "old")
    assert back.returncode == 0
    assert "easier to read." in back.stdout


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["old", "nowhere"], "There is no run nowhere in"),
        (["old", "a.html"], "a.html is a page, not a saved run."),
        (["old", "new", "--format", "html"], "A comparison has no format 'html'. Known are: console, markdown, json."),
        (["old", "new", "--format", "markdwn"], "There is no format called 'markdwn'. Did you mean markdown?"),
        (["old", "new", "--format", "json=."], "names a folder."),
        (["old", "new", "--format", "json", "--format", "console=-"], "cannot both go to standard output."),
        (["old", "new", "--format", "json=-", "--format", "markdown=-"], "cannot both go to standard output."),
        (["old"], "Missing argument 'AFTER'."),
    ],
)  # fmt: skip
def test_a_call_that_makes_no_sense_is_told_in_one_line(folder: Path, call: list[str], says: str):
    done = checker(folder, "compare", *call)
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert says in line
    assert done.stdout == ""


def test_a_run_that_was_not_finished_cannot_be_compared(folder: Path, tmp_path: Path):
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "plan.json").write_bytes((folder / "old" / "plan.json").read_bytes())
    done = checker(folder, "compare", str(tmp_path / "half"), "new")
    assert done.returncode == 2
    assert "was not finished. Judge what is there: checker judge" in done.stderr
