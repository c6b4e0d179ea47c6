"""What decides is set by the project: each threshold through the command line, with its exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Living with a rare tumour</title>'
    '<meta name="viewport" content="width=device-width"></head><body><main><h1>Living with a rare tumour</h1>'
    + "<p>Rest when you need to. Ask a friend to help you shop. Tell your nurse if you feel worse.</p>" * 12
    + "{}</main></body></html>"
)
FAULTS = '<p><img src="a.png"></p><p style="color:#999">Call us at any time of the day.</p>'
"""One critical fault of level A, one serious one of level AA."""
HARD = (
    "<p>Functional neuroendocrine neoplasms characteristically secrete bioactive substances precipitating "
    "episodic flushing, secretory diarrhoea, bronchospasm and progressive right-sided valvular disease, "
    "necessitating multidisciplinary evaluation prior to interventional procedures.</p>"
) * 8


def checker(folder: Path, *call: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *call],
        cwd=folder, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("thresholds")
    for name, parts in {"faulty": FAULTS, "open": "<p>The GEP-NET team is here.</p>", "hard": HARD}.items():
        (folder / name).mkdir()
        (folder / name / "a.html").write_text(PAGE.format(parts))
        checker(folder, "check", f"{name}/a.html", "--quiet", "--no-screenshot", "--runs", f"made/{name}")
        next((folder / "made" / name).iterdir()).rename(folder / f"run-{name}")
    return folder


ONE = "1 fault against WCAG 2.2 A/AA."


@pytest.mark.parametrize(
    ("run", "options", "code", "says"),
    [
        ("faulty", [], 1, "2 faults against WCAG 2.2 A/AA."),
        ("faulty", ["--gate-impact", "critical"], 1, ONE),
        ("faulty", ["--gate-level", "A"], 1, "1 fault against WCAG 2.2 A."),
        ("faulty", ["--gate-level", "A", "--max", "critical=1"], 0, "found no fault that decides"),
        ("faulty", ["--max", "serious=1"], 1, ONE),
        ("faulty", ["--max", "serious=1", "--max", "critical=1"], 0, "found no fault that decides"),
        ("faulty", ["--profile", "report-only"], 0, "only reports: it cannot fail."),
        ("open", ["--cant-tell", "off"], 0, "found no fault that decides"),
        ("open", ["--profile", "strict", "--reading-grade", "9", "--cant-tell", "fail"], 1,
         "must be answered by a person first."),
        ("hard", [], 1, "is over 8."),
        ("hard", ["--reading-grade", "5"], 1, "is over 5."),
        ("hard", ["--max", "moderate=9", "--max", "serious=9"], 1, "is over 8."),
        ("open", ["--reading-grade", "2"], 0, "found no fault that decides"),
    ],
)  # fmt: skip
def test_the_exit_code_of_each_threshold(runs: Path, tmp_path: Path, *, run, options, code, says):
    done = checker(tmp_path, "judge", str(runs / f"run-{run}"), *options, "--format", "console")
    assert done.returncode == code, done.stdout + done.stderr
    assert says in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[[page]]\nurl = "/faulty/*"\nprofile = "report-only"\n', 0),
        ('[[page]]\nurl = "/other/*"\nprofile = "report-only"\n', 1),
        (
            '[[page]]\nurl = "/*"\nprofile = "report-only"\n[[page]]\nurl = "*a.html"\nprofile = "wcag22-aa"\n',
            1,
        ),
        ("[max]\ncritical = 1\nserious = 1\n", 0),
        ('gate-impact = "critical"\ngate-level = "AA"\n[max]\ncritical = 1\n', 0),
    ],
)
def test_thresholds_in_the_settings(runs: Path, tmp_path: Path, text: str, code: int):
    (tmp_path / "checker.toml").write_text(text)
    assert checker(tmp_path, "judge", str(runs / "run-faulty"), "--quiet").returncode == code


def waiver(**more: str) -> str:
    keys = {"rule": "axe/image-alt", "reason": "supplier", "until": "2999-12-31"} | more
    return "[[waive]]\n" + "".join(f'{key} = "{value}"\n' for key, value in keys.items())


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (waiver() + waiver(rule="axe/color-contrast"), 0, "2 places are waived for now."),
        (waiver(), 1, ONE),
        (waiver(url="/other/*"), 1, "2 faults against WCAG 2.2 A/AA."),
        (waiver(until="2020-01-01"), 1, "expired on 2020-01-01: 1 finding counts again."),
        (waiver(rule="axe/list"), 1, "matches nothing on the pages checked."),
    ],
)
def test_waivers_in_the_settings(runs: Path, tmp_path: Path, text: str, code: int, says: str):
    (tmp_path / "checker.toml").write_text(text)
    done = checker(tmp_path, "judge", str(runs / "run-faulty"), "--format", "console")
    assert done.returncode == code
    assert says in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            waiver(rule="axe/image-atl"),
            "there is no rule called 'axe/image-atl'. Did you mean axe/image-alt?",
        ),
        (waiver(until=""), "[[waive]] number 1 needs `until`"),
        (waiver(reason=""), "[[waive]] number 1 needs `reason`"),
        (waiver(selektor=".x"), 'there is no key "selektor". Did you mean selector?'),
        ('[[page]]\nurl = "*"\nprofile = "strikt"\n', "Did you mean strict?"),
        ("[max]\nsevere = 1\n", 'there is no key "severe".'),
        ('gate-impact = "high"\n', "Write one of minor, moderate, serious, critical."),
    ],
)
def test_a_slip_in_the_settings_is_one_line_before_anything_is_done(runs, tmp_path, text, says):
    (tmp_path / "checker.toml").write_text(text)
    done = checker(tmp_path, "check", str(runs / "faulty" / "a.html"))
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert says in line
    assert [path.name for path in tmp_path.iterdir()] == ["checker.toml"]
