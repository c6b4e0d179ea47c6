"""checker baseline, called as a user calls it, on runs that a browser made."""

import json
import os
import re
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

PLAIN = "<p>Rest when you need to. Ask a friend to help you shop. Tell your nurse if you feel worse.</p>" * 12
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Living with a rare tumour</title>'
    '<meta name="viewport" content="width=device-width"></head><body><main><h1>Living with a rare tumour</h1>'
)
NURSE, DOCTOR = '<p><img src="nurse.png"></p>', '<p><img src="doctor.png"></p>'


def html(*faults: str) -> str:
    return f"{HEAD}{PLAIN}{''.join(faults)}</main></body></html>"


def checker(folder: Path, *call: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *call],
        cwd=folder, capture_output=True, text=True, timeout=300, check=False, env=os.environ | more,
    )  # fmt: skip


def told(done: subprocess.CompletedProcess[str], code: int) -> str:
    """Return the one line of a fault, which is all that was said."""
    assert done.returncode == code, done.stderr + done.stdout
    [line] = done.stderr.splitlines()
    assert "Traceback" not in line
    return line


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Runs of the same two pages: one fault on a.html; another beside it; the first put right; b.html lost."""
    folder = tmp_path_factory.mktemp("site")
    made = {}
    for name, first, second in (
        ("one", html(NURSE), html()),
        ("two", html(NURSE, DOCTOR), html()),
        ("fixed", html(), html()),
        ("part", html(NURSE), None),
    ):
        (folder / "a.html").write_text(first)
        if second:
            (folder / "b.html").write_text(second)
        else:
            (folder / "b.html").write_bytes(b"\0\1")
        done = checker(
            folder, "check", "a.html", "b.html", "--no-screenshot", "--quiet", "--runs", f"runs/{name}"
        )
        assert done.returncode in (0, 1), done.stderr
        [made[name]] = (folder / "runs" / name).iterdir()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def debts(folder: Path, name: str = "checker-baseline.toml") -> list[dict]:
    return tomllib.loads((folder / name).read_text()).get("debt", [])


def test_from_that_day_no_new_fault_gets_in(folder: Path, runs: dict[str, Path]):
    made = checker(folder, "baseline", str(runs["one"]))
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == "Wrote checker-baseline.toml: 1 place on 1 page.\n  new in it: 1\n"
    [debt] = debts(folder)
    assert (debt["page"], debt["rule"]) == ("a.html", "axe/image-alt")
    for name, code, said in (
        ("one", 0, "found no new fault that decides"),
        ("two", 1, "1 new fault against WCAG 2.2 A/AA on 1 page."),
        ("fixed", 0, "1 place in the baseline is fixed."),
    ):
        judged = checker(folder, "judge", str(runs[name]), "--format", "console")
        assert judged.returncode == code, judged.stdout
        assert said in " ".join(judged.stdout.split())
    again = checker(folder, "judge", str(runs["one"]), "--baseline", "none", "--quiet")
    assert again.returncode == 1


def test_what_is_fixed_stays_until_it_is_pruned(folder: Path, runs: dict[str, Path]):
    checker(folder, "baseline", str(runs["two"]))
    kept = checker(folder, "baseline", str(runs["one"]))
    assert "fixed, and still in it: 1 (take them out: checker baseline --prune)" in kept.stdout
    assert len(debts(folder)) == 2
    pruned = checker(folder, "baseline", str(runs["one"]), "--prune")
    assert "fixed, and taken out: 1" in pruned.stdout
    assert len(debts(folder)) == 1
    before = (folder / "checker-baseline.toml").read_bytes()
    nothing_new = checker(folder, "baseline", str(runs["two"]), "--prune", "--quiet")
    assert (nothing_new.returncode, nothing_new.stdout) == (0, "")
    assert (folder / "checker-baseline.toml").read_bytes() == before


def test_pages_that_were_not_checked_keep_their_debts(folder: Path, runs: dict[str, Path]):
    (folder / "checker-baseline.toml").write_text(
        'version = 1\nmade = 2026-01-01\nchecker = "0"\naxe = "0"\nrules = ["axe/list"]\n[[debt]]\n'
        'page = "b.html"\nrule = "axe/image-alt"\nwhere = "w"\nsince = 2026-01-01\nfingerprint = "1"\n'
    )
    done = checker(folder, "baseline", str(runs["part"]), "--prune")
    assert "on pages that this run did not check, and kept: 1" in done.stdout
    assert "not checked, so nothing of it went in: 1 page" in done.stdout
    done = checker(folder, "baseline", str(runs["part"]))
    assert "Rules that are new stay new until a run covers every page of the baseline." in done.stdout
    assert "Take out pages that are gone: checker baseline --gone PATTERN" in done.stdout
    assert [debt["page"] for debt in debts(folder)] == ["a.html", "b.html"]
    assert tomllib.loads((folder / "checker-baseline.toml").read_text())["rules"] == ["axe/list"]


DEBT = '\n[[debt]]\npage = "{}"\nrule = "axe/list"\nwhere = "w"\nsince = 2026-01-01\nfingerprint = "1"\n'


def test_pages_that_are_gone_go_out(folder: Path, runs: dict[str, Path]):
    pages = ("gone.html", "not-built/x.html", "https://example.org/news/a", "https://example.org/b")
    (folder / "checker-baseline.toml").write_text(
        'version = 1\nmade = 2026-01-01\nchecker = "0"\naxe = "0"\nrules = ["axe/list"]\n'
        + "".join(map(DEBT.format, pages))
    )
    (folder / "a.html").write_text(html(NURSE))
    wrong = told(checker(folder, "baseline", str(runs["one"]), "--gone", "/nwes/*"), 2)
    assert "No page of the baseline fits --gone /nwes/*." in wrong
    done = checker(folder, "baseline", str(runs["one"]), "--prune", "--gone", "/news/*")
    assert "gone, and taken out: 2 pages" in done.stdout
    assert [debt["page"] for debt in debts(folder)] == ["https://example.org/b", "not-built/x.html"]
    done = checker(
        folder, "baseline", str(runs["one"]), "--gone", "https://example.org/*", "--gone", "not-built/*"
    )
    assert "stay new" not in done.stdout
    assert [debt["page"] for debt in debts(folder)] == ["a.html"]
    assert "axe/image-alt" in tomllib.loads((folder / "checker-baseline.toml").read_text())["rules"]


def test_one_that_may_only_shrink_does_not_grow_and_stays_as_it_was(folder: Path, runs: dict[str, Path]):
    (folder / "checker.toml").write_text('baseline = "shrink-only"\n')
    assert checker(folder, "baseline", str(runs["one"])).returncode == 0  # the first may be of any size
    before = (folder / "checker-baseline.toml").read_bytes()
    refused = checker(folder, "baseline", str(runs["two"]))
    assert (refused.returncode, refused.stdout) == (1, "")
    first, place, way_out = refused.stderr.splitlines()
    assert first == "checker: The baseline may only shrink, and 1 place would be new in it:"
    assert re.fullmatch(r"  axe/image-alt: picture.* on a.html", place)
    assert "checker baseline --prune" in way_out
    assert (folder / "checker-baseline.toml").read_bytes() == before
    assert checker(folder, "baseline", str(runs["fixed"]), "--prune").returncode == 0
    assert debts(folder) == []


def test_in_git_a_baseline_that_grew_fails_the_run(folder: Path, runs: dict[str, Path]):
    def git(*call: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *call], cwd=folder, check=True, capture_output=True, timeout=60)

    ci = dict.fromkeys(("GITHUB_BASE_REF", "CHANGE_TARGET", "BITBUCKET_PR_DESTINATION_BRANCH"), "")
    (folder / "checker.toml").write_text('baseline = "shrink-only"\n')
    checker(folder, "baseline", str(runs["one"]))
    git("init", "-q")
    git("add", "checker-baseline.toml")
    git("commit", "-qm", "baseline")
    judge = ("judge", str(runs["two"]), "--format", "json=-", "--quiet")
    (folder / "checker.toml").write_text("")
    checker(folder, "baseline", str(runs["two"]))
    assert checker(folder, *judge, **ci).returncode == 0
    (folder / "checker.toml").write_text('baseline = "shrink-only"\n')
    done = checker(folder, *judge, **ci)
    assert done.returncode == 1
    grown = "The baseline may only shrink, and has grown by 1 place since HEAD."
    assert grown in json.loads(done.stdout)["verdict"]["reasons"]


def test_one_named_in_the_settings_is_made_where_they_say(folder: Path, runs: dict[str, Path]):
    (folder / "checker.toml").write_text('[baseline]\nfile = "kept/debt.toml"\n')
    missing = told(checker(folder, "judge", str(runs["one"])), 2)
    assert "debt.toml cannot be read: No such file or directory. Name another, or make it" in missing
    done = checker(folder, "baseline", str(runs["one"]))
    assert done.stdout.startswith("Wrote kept/debt.toml: 1 place on 1 page.")
    assert [debt["page"] for debt in debts(folder, "kept/debt.toml")] == ["../a.html"]
    assert checker(folder, "judge", str(runs["one"]), "--quiet").returncode == 0


def test_a_baseline_holds_from_whatever_folder_checker_is_called(folder: Path):
    (folder / "docs").mkdir()
    (folder / "docs" / "a.html").write_text(html(NURSE))
    (folder / "checker.toml").write_text("screenshot = false\n")
    assert checker(folder, "check", "docs/a.html", "--quiet").returncode == 1
    checker(folder, "baseline")
    for here, page in (
        (folder, "docs/a.html"),
        (folder / "docs", "a.html"),
        (folder, str(folder / "docs/a.html")),
    ):
        done = checker(here, "check", page, "--quiet")
        assert done.returncode == 0, (here, page, done.stdout)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty."),
        (b"<<<<<<< HEAD\nversion = 1\n=======\n", "has conflict marks of a merge."),
        (b"version = 7\n", "is of version 7; this checker reads 1."),
        (b"version = ", "is broken: "),
        (b"a = 1", "it has no version."),
        (b"version = 1 # \xff", "is not text in UTF-8."),
    ],
)
def test_a_broken_one_stops_every_command_with_one_line_and_is_not_touched(folder, runs, content, says):
    place = folder / "checker-baseline.toml"
    place.write_bytes(content)
    run = str(runs["one"])
    commands = ["baseline", "judge", "merge"] if b"<<<" in content else ["baseline"]
    for command in commands:
        assert says in told(checker(folder, command, run), 2)
    assert place.read_bytes() == content
    assert not (folder / ".checker").exists()


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["baseline"], "No run is kept in"),
        (["baseline", "nothing-such"], "There is no run nothing-such"),
        (["baseline", "{one}", "--prune"], "There is no baseline"),
        (["baseline", "{one}", "--baseline", "none"], "The settings say that there is no baseline."),
        (["baseline", "{one}", "--baseline", "."], "cannot be read: Is a directory."),
        (["baseline", "{one}", "--baseline", "/proc/no/x.toml"], "It cannot be written to"),
    ],
)
def test_a_call_that_makes_no_sense_is_told_in_one_line(folder: Path, runs: dict[str, Path], call, says):
    assert says in told(checker(folder, *(part.format(**runs) for part in call)), 2)
    assert list(folder.iterdir()) == []


def test_nothing_is_accepted_from_a_run_that_checked_nothing(folder: Path):
    (folder / "lost.html").write_bytes(b"\0\1")
    assert checker(folder, "check", "lost.html", "--quiet").returncode == 3
    assert "checked no page, so nothing can be accepted from it." in told(checker(folder, "baseline"), 2)


def test_two_writers_leave_a_whole_file(folder: Path, runs: dict[str, Path]):
    done: list[subprocess.CompletedProcess[str]] = []
    threads = [
        threading.Thread(target=lambda name=name: done.append(checker(folder, "baseline", str(runs[name]))))
        for name in ("one", "two", "one", "two")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.returncode for one in done] == [0] * 4, [one.stderr for one in done]
    assert len(debts(folder)) in (1, 2)
    assert [path.name for path in folder.iterdir()] == ["checker-baseline.toml"]
