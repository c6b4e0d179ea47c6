import os
import resource
from pathlib import Path

import pytest

from checker.errors import CheckerError, UsageError
from checker.report.write import opened, place_of


def write(text: str, place: Path | str) -> None:
    with opened(place) as out:
        out.write(text)


@pytest.fixture
def small_disk():
    """No file may grow past 4 kB, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_report_is_written_and_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "new" / "folder" / "report.html"
    write("Größe", place)
    write("Größe 2", place)
    assert place.read_text(encoding="utf-8") == "Größe 2"
    assert [file.name for file in place.parent.iterdir()] == ["report.html"]


def test_a_dash_is_standard_output(capfdbinary) -> None:
    write("Größe\n", "-")
    assert capfdbinary.readouterr().out == "Größe\n".encode()


def test_a_full_disk_leaves_the_old_report_and_nothing_half_written(tmp_path: Path, small_disk) -> None:
    place = tmp_path / "report.html"
    place.write_text("old")
    with pytest.raises(CheckerError, match="no room left") as caught:
        write("x" * 100_000, place)
    assert caught.value.exit_code == 4
    assert caught.value.remedy == "Free some space or give another place."
    assert place.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_device_is_written_to_and_not_replaced() -> None:
    with pytest.raises(CheckerError, match="no room left"):
        write("x", "/dev/full")
    assert not Path("/dev/full").is_file()


def test_a_folder_or_a_file_in_the_way_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path, tmp_path / "file" / "report.html"):
        with pytest.raises(UsageError, match="cannot be written"):
            write("x", place)
    assert (tmp_path / "file").read_text() == ""


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old")
    (tmp_path / "link.html").symlink_to(tmp_path / "real.html")
    write("new", tmp_path / "link.html")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text() == "new"


def test_the_users_own_file_permissions_hold(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write("x", tmp_path / "report.html")
    finally:
        os.umask(before)
    assert (tmp_path / "report.html").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("name", "called", "judged_again"),
    [
        ("html", "report.html", "report-b.html"),
        ("json", "run.json", "run-b.json"),
        ("jsonl", "findings.jsonl", "findings-b.jsonl"),
        ("csv", "findings.csv", "findings-b.csv"),
        ("sarif", "report.sarif", "report-b.sarif"),
        ("markdown", "report.md", "report-b.md"),
        ("github", "report.txt", "report-b.txt"),
        ("github-summary", "summary.md", "summary-b.md"),
        ("junit", "junit.xml", "junit-b.xml"),
        ("gitlab-accessibility", "gl-accessibility.json", "gl-accessibility-b.json"),
        ("gitlab-codequality", "gl-code-quality-report.json", "gl-code-quality-report-b.json"),
    ],
)
def test_two_formats_of_a_run_never_share_a_file(name, called, judged_again, tmp_path) -> None:
    places = (place_of(name, tmp_path), place_of(name, tmp_path, "b"))
    assert places == (tmp_path / called, tmp_path / judged_again)
