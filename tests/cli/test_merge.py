"""checker merge: shards become one run with one verdict, each page once, with its pictures."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

PLAIN = "<p>Rest when you need to. Ask a friend to help you shop. Tell your nurse if you feel worse.</p>" * 12
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Living with a rare tumour</title>'
    '<meta name="viewport" content="width=device-width"></head><body><main><h1>Living with a rare tumour</h1>'
)
FAULT = '<p><img src="nurse.png"></p>'


def html(*parts: str) -> str:
    return f"{HEAD}{PLAIN}{''.join(parts)}</main></body></html>"


def checker(folder: Path, *call: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *call],
        cwd=folder, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs of the pages of a site: `one` of a and b, `two` of b and c, `lost` of b as it cannot be read."""
    folder = tmp_path_factory.mktemp("site")
    pages = {"a": html(FAULT), "b": html("<p>Page b.</p>"), "c": html("<p>The third.</p>")}
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text)
    for run, names in (("one", "ab"), ("two", "bc"), ("lost", "b")):
        if run == "lost":
            (folder / "b.html").write_bytes(b"\0\1")
        call = [f"{name}.html" for name in names]
        done = checker(folder, "check", *call, "--quiet", "--runs", f"made/{run}")
        assert done.returncode in (0, 1, 3), done.stderr
        [made] = (folder / "made" / run).iterdir()
        made.rename(folder / run)
    (folder / "b.html").write_text(html(FAULT, FAULT))
    checker(folder, "check", "b.html", "--quiet", "--runs", "made/new", "--no-screenshot")
    next((folder / "made" / "new").iterdir()).rename(folder / "new")
    return folder


def merged(folder: Path, *runs: str, code: int) -> tuple[dict, Path]:
    shutil.rmtree(folder / "kept", ignore_errors=True)
    done = checker(folder, "merge", *runs, "--runs", "kept", "--format", "json=-")
    assert done.returncode == code, done.stderr
    [made] = (folder / "kept").iterdir()
    told = json.loads(done.stdout)
    assert json.loads((made / "run.json").read_text()) == told
    assert (made / "report.html").is_file()
    return told, made


def brief(run: dict) -> list[tuple[str, str]]:
    return [(page["target"], page["outcome"]) for page in run["pages"]]


A, B, C = (("a.html", "checked"), ("b.html", "checked"), ("c.html", "checked"))


def test_shards_become_one_run_with_one_verdict_and_each_page_once(site: Path):
    run, made = merged(site, "one", "two", code=1)
    assert brief(run) == [A, B, C]
    assert run["verdict"]["outcome"] == "fail"
    assert run["verdict"]["reasons"][:2] == [
        "Checked 3 of 3 pages.",
        "1 fault against WCAG 2.2 A/AA on 1 page.",
    ]
    assert run["run"]["id"] == made.name
    assert json.loads((made / "plan.json").read_text())["id"] == made.name


def test_each_page_keeps_its_own_picture(site: Path):
    run, made = merged(site, "one", "two", code=1)

    def digest(path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest()

    pictures = [page["screenshot"]["file"] for page in run["pages"]]
    assert pictures == [f"pictures/{number:06}.jpg" for number in (1, 2, 3)]
    wanted = [
        site / "one/pictures/000001.jpg",
        site / "one/pictures/000002.jpg",
        site / "two/pictures/000002.jpg",
    ]
    assert [digest(made / one) for one in pictures] == [digest(one) for one in wanted]
    assert len({digest(one) for one in wanted}) == 3


def test_one_run_alone_stays_what_it_is(site: Path):
    run, _ = merged(site, "one", code=1)
    alone = json.loads((site / "one" / "run.json").read_text())
    assert run["pages"] == alone["pages"]
    assert run["verdict"] == alone["verdict"]
    assert merged(site, "one", "one", code=1)[0]["pages"] == alone["pages"]


@pytest.mark.parametrize("order", [("one", "lost"), ("lost", "one")])
def test_what_one_run_could_not_check_and_another_did_is_checked(site: Path, order: tuple[str, str]):
    run, _ = merged(site, *order, code=1)
    assert sorted(brief(run)) == [A, B]
    lost = "1 page could not be checked in one of the runs, and was in another: b.html."
    assert lost in run["verdict"]["notes"]
    assert not any("could not" in note for note in merged(site, "one", "two", code=1)[0]["verdict"]["notes"])


def test_a_page_that_no_run_could_check_is_told_once(site: Path):
    run, _ = merged(site, "lost", "lost", code=3)
    assert brief(run) == [("b.html", "untested")]
    assert run["verdict"]["outcome"] == "incomplete"


def test_looks_at_a_page_that_differ_all_count(site: Path):
    run, _ = merged(site, "one", "new", code=1)
    assert brief(run) == [A, B, B]
    assert run["verdict"]["reasons"][1] == "3 faults against WCAG 2.2 A/AA on 2 pages."


def test_a_run_that_was_stopped_leaves_its_gap_unless_another_fills_it(site: Path):
    shutil.copytree(site / "one", site / "stopped", dirs_exist_ok=True)
    (site / "stopped" / "evidence" / "000002.json.gz").unlink()
    (site / "stopped" / "run.json").unlink()
    run, _ = merged(site, "stopped", code=1)
    assert brief(run) == [A, ("b.html", "untested")]
    assert (run["run"]["interrupted"], run["run"]["targets"]) == (True, 2)
    filled, _ = merged(site, "stopped", "two", code=1)
    assert brief(filled) == [A, B, C]
    assert filled["run"]["interrupted"] is False


def test_the_runs_that_were_merged_stay_as_they_were(site: Path):
    def files() -> dict[str, bytes]:
        return {
            str(path): path.read_bytes() for name in ("one", "two") for path in (site / name).rglob("*.*")
        }

    before = files()
    merged(site, "one", "two", code=1)
    assert files() == before


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("000002.json.gz", "000002.json.gz is broken: "),
        ("plan.json", "plan.json cannot be read: "),
        ("", "There is no run nowhere in"),
    ],
)
def test_a_broken_run_is_told_in_one_line_and_leaves_nothing_behind(site: Path, tmp_path: Path, broken, says):
    if broken:
        shutil.copytree(site / "two", tmp_path / "two")
        [place] = (tmp_path / "two").rglob(broken)
        place.write_bytes(place.read_bytes()[:50])
    second = str(tmp_path / "two") if broken else "nowhere"
    done = checker(site, "merge", "one", second, "--runs", str(tmp_path / "kept"))
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert says in line
    assert not (tmp_path / "kept").exists() or not list((tmp_path / "kept").iterdir())


def test_the_policy_of_the_call_holds_for_all(site: Path):
    done = checker(site, "merge", "one", "two", "--runs", "kept2", "--profile", "report-only", "--quiet")
    assert done.returncode == 0
