"""Runs kept in folders: whole, private, found again."""

import errno
import gzip
import stat
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from checker.errors import CheckerError, RunNotFound, UsageError
from checker.model import (
    Environment,
    Evidence,
    NotCaptured,
    Response,
    RunPlan,
    Screenshot,
    State,
    StateEvidence,
    Target,
    Unchecked,
)
from checker.store import RunFolder, find_run, load_evidence, load_plan, load_run

PLAN = RunPlan(started="2026-11-22T10:00:00+00:00", profile="patient", targets=())
GONE = Unchecked(
    target=Target(given="a", url="a"), captured="2026-11-22T10:00:00+00:00", kind="dns", reason="No."
)


def made(runs: Path, second: int = 0) -> RunFolder:
    return RunFolder.create(runs, PLAN, datetime(2026, 11, 22, 10, 0, second, tzinfo=UTC))


def test_a_run_is_readable_by_its_owner_only(tmp_path):
    folder = made(tmp_path / ".checker" / "runs")
    for path in (folder.path, folder.path.parent, folder.path.parent.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert (tmp_path / ".checker" / ".gitignore").read_text() == "*\n"


def test_what_is_kept_is_read_back_in_order(tmp_path):
    folder = made(tmp_path)
    indexes = [999_999, 1_000_000, 9_999, 10_000, 1, 0]
    for index in indexes:
        folder.keep(index, msgspec.structs.replace(GONE, captured=str(index)))
    read = [(one.number, one.captured.captured) for one in load_evidence(folder.path)]
    assert read == [(index, str(index)) for index in sorted(indexes)]
    assert load_plan(folder.path).id == folder.path.name


def test_a_run_that_ended_early_is_taken_up_again(tmp_path):
    folder = made(tmp_path)
    folder.keep(4, GONE)
    (folder.path / "evidence" / "notes.json.gz").write_bytes(b"not ours")
    again = RunFolder.open(folder.path)
    assert again.plan == folder.plan
    assert again.done() == {4}
    again.keep(0, GONE)
    assert folder.done() == {0, 4}


def test_the_evidence_of_an_older_run_keeps_its_place(tmp_path):
    folder = made(tmp_path)
    folder.keep(0, GONE)
    (old,) = (folder.path / "evidence").iterdir()
    old.rename(old.with_name("0012.json.gz"))
    assert [one.number for one in load_evidence(folder.path)] == [11]


def test_what_was_loaded_again_is_kept_beside_the_first_look(tmp_path):
    folder = made(tmp_path)
    looks = [msgspec.structs.replace(GONE, captured=str(number)) for number in range(3)]
    folder.keep(7, looks[0], looks[1:])
    (kept,) = load_evidence(folder.path)
    assert (kept.number, kept.captured, list(kept.again)) == (7, looks[0], looks[1:])
    assert folder.done() == {7}


def test_a_folder_without_a_plan_is_told(tmp_path):
    with pytest.raises(RunNotFound, match="There is no run"):
        RunFolder.open(tmp_path)


def test_runs_are_found_by_last_id_beginning_and_path(tmp_path):
    first, second = made(tmp_path, 1), made(tmp_path, 2)
    assert find_run("last", tmp_path) == second.path
    assert find_run(first.path.name, tmp_path) == first.path
    assert find_run(first.path.name[:15], tmp_path) == first.path
    assert find_run(str(first.path), Path("elsewhere")) == first.path


def seen(picture: str | None) -> Evidence:
    """Evidence of a page whose picture is called so; None: it has none."""
    nothing = NotCaptured(reason="No.")
    shot = Screenshot(file=picture, width=4, height=3) if picture is not None else None
    return Evidence(
        target=GONE.target,
        captured=GONE.captured,
        response=Response(url="a", status=200),
        environment=Environment(checker="0", browser="b", axe="1"),
        settled=(),
        states=(StateEvidence(state=State(), snapshot=nothing, text=nothing, axe=nothing, screenshot=shot),),
    )


def test_a_picture_gets_its_name_when_it_is_kept(tmp_path):
    folder = made(tmp_path)
    kept = folder.keep(11, seen(""), picture=b"jpeg")
    assert kept == seen("pictures/000012.jpg") == next(load_evidence(folder.path)).captured
    assert (folder.path / "pictures/000012.jpg").read_bytes() == b"jpeg"


@pytest.mark.parametrize("captured", [seen(None), GONE], ids=["no picture was taken", "unchecked"])
def test_without_a_picture_no_file_is_made(tmp_path, captured):
    folder = made(tmp_path)
    assert folder.keep(0, captured) == captured
    assert list((folder.path / "pictures").iterdir()) == []


def test_evidence_from_another_run_brings_its_picture_under_its_new_number(tmp_path):
    one, two = made(tmp_path / "one"), made(tmp_path / "two")
    one.keep(0, seen(""), picture=b"jpeg")
    two.take_over(one.path, 6)
    assert next(load_evidence(two.path)).captured == seen("pictures/000007.jpg")
    assert (two.path / "pictures/000007.jpg").read_bytes() == b"jpeg"


@pytest.mark.parametrize("name", ["20261122", "nothing", "../.."])
def test_a_run_that_is_not_there_or_not_clear_is_told(tmp_path, name):
    made(tmp_path, 1)
    made(tmp_path, 2)
    with pytest.raises(RunNotFound) as told:
        find_run(name, tmp_path)
    assert told.value.remedy


def test_no_run_at_all_is_told(tmp_path):
    with pytest.raises(RunNotFound, match="No run is kept"):
        find_run("last", tmp_path / "none")


def test_an_unfinished_run_says_how_to_judge_it(tmp_path):
    with pytest.raises(RunNotFound, match="checker judge"):
        load_run(made(tmp_path).path)


@pytest.mark.parametrize(
    "data", [b"", b"junk", b"\x1f\x8bjunk", gzip.compress(b"{}" * 99, mtime=0)[:-12] + b"broken" * 2]
)
def test_broken_evidence_is_told(tmp_path, data):
    folder = made(tmp_path)
    (folder.path / "evidence" / "0001.json.gz").write_bytes(data)
    with pytest.raises(RunNotFound):
        list(load_evidence(folder.path))


def test_evidence_of_another_shape_is_refused(tmp_path):
    folder = made(tmp_path)
    folder.keep(0, GONE)
    (file,) = (folder.path / "evidence").iterdir()
    data = gzip.decompress(file.read_bytes())
    assert b"checker-evidence-1" in data
    file.write_bytes(gzip.compress(data.replace(b"checker-evidence-1", b"checker-evidence-9")))
    with pytest.raises(RunNotFound, match="another version"):
        list(load_evidence(folder.path))


def test_a_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch):
    folder = made(tmp_path)

    def full(self, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CheckerError, match="no room left") as told:
        folder.keep(0, GONE)
    assert told.value.remedy
    assert list((folder.path / "evidence").iterdir()) == []


def test_a_place_that_is_a_file_is_told(tmp_path):
    (tmp_path / "runs").write_text("")
    with pytest.raises(UsageError):
        made(tmp_path / "runs" / "below")
