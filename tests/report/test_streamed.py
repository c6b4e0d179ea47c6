import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checker.errors import CheckerError, UsageError
from checker.report.streamed import streamed

FOLLOWED = """
import sys
from checker.report.streamed import streamed

with streamed(sys.argv[1]) as out:
    out.write("one\\ntwo\\nhalf of thr")
    print("ready", flush=True)
    sys.stdin.read()
"""


def part_of(place: Path) -> Path:
    return place.with_name(f"{place.name}.part")


@pytest.fixture
def small_disk():
    """No file may grow past 4 kB, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_lines_can_be_read_while_the_file_is_written(tmp_path: Path) -> None:
    place = tmp_path / "new" / "run.jsonl"
    with streamed(place) as out:
        out.write("one\ntw")
        assert part_of(place).read_text() == "one\n"
        out.write("o\nGröße")
        assert part_of(place).read_text() == "one\ntwo\n"
        assert not place.exists()
    assert place.read_text(encoding="utf-8") == "one\ntwo\nGröße"
    assert not part_of(place).exists()


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "run.jsonl"
    place.write_text("old\n")
    part_of(place).write_text("left by a run that crashed, and longer than what comes\n")
    with streamed(place) as out:
        out.write("new\n")
        assert place.read_text() == "old\n"
    assert place.read_text() == "new\n"


@pytest.mark.parametrize("fault", [KeyboardInterrupt, RuntimeError])
def test_a_fault_leaves_a_part_of_whole_lines(tmp_path: Path, fault: type[BaseException]) -> None:
    place = tmp_path / "run.jsonl"
    place.write_text("old\n")

    def run() -> None:
        with streamed(place) as out:
            out.write("one\ntwo\nhalf")
            raise fault

    with pytest.raises(fault):
        run()
    assert part_of(place).read_text() == "one\ntwo\n"
    assert place.read_text() == "old\n"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_ended_from_outside_leaves_a_part_of_whole_lines(tmp_path: Path, how: int) -> None:
    place = tmp_path / "run.jsonl"
    with subprocess.Popen(
        [sys.executable, "-c", FOLLOWED, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as run:
        assert run.stdout
        assert run.stdout.readline() == b"ready\n"
        run.send_signal(how)
        assert run.wait(timeout=60) != 0
    assert part_of(place).read_text() == "one\ntwo\n"
    assert not place.exists()


def test_a_full_disk_leaves_whole_lines(tmp_path: Path, small_disk) -> None:
    place = tmp_path / "run.jsonl"
    row = "x" * 999 + "\n"

    def run() -> None:
        with streamed(place) as out:
            for _ in range(10):
                out.write(row)

    with pytest.raises(CheckerError, match="no room left"):
        run()
    assert part_of(place).read_text() == row * 4


def test_two_places_are_written_side_by_side(tmp_path: Path) -> None:
    with streamed(tmp_path / "a.jsonl") as one, streamed(tmp_path / "b.jsonl") as other:
        one.write("one\n")
        other.write("other\n")
    assert (tmp_path / "a.jsonl").read_text() == "one\n"
    assert (tmp_path / "b.jsonl").read_text() == "other\n"
    assert len(list(tmp_path.iterdir())) == 2


def test_two_runs_cannot_write_to_one_file(tmp_path: Path) -> None:
    place = tmp_path / "run.jsonl"

    def second() -> None:
        with streamed(place) as out:
            out.write("second\n")

    with streamed(place) as out:
        out.write("first\n")
        with pytest.raises(UsageError, match="Another run is writing") as caught:
            second()
    assert caught.value.exit_code == 2
    assert place.read_text() == "first\n"


def test_a_dash_is_standard_output_and_comes_line_by_line(capfdbinary) -> None:
    with streamed("-") as out:
        out.write("Größe\nhalf")
        assert capfdbinary.readouterr().out == "Größe\n".encode()


def test_a_reader_that_goes_away_ends_nothing() -> None:
    script = (
        "from checker.report.streamed import streamed\n"
        "with streamed('-') as out:\n"
        "    for number in range(100_000):\n"
        "        out.write(f'{number}\\n')\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout
        assert run.stderr
        assert run.stdout.readline() == b"0\n"
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait(timeout=60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_device_is_written_to_and_not_replaced() -> None:
    def run() -> None:
        with streamed("/dev/full") as out:
            out.write("x\n")

    with pytest.raises(CheckerError, match="no room left"):
        run()
    assert not Path("/dev/full").is_file()
    with streamed(os.devnull) as out:
        out.write("x\n")
    assert not Path(f"{os.devnull}.part").exists()


def test_a_folder_or_a_file_in_the_way_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    def run(place: Path) -> None:
        with streamed(place) as out:
            out.write("x\n")

    for place in (tmp_path, tmp_path / "file" / "run.jsonl"):
        with pytest.raises(UsageError, match="cannot be written"):
            run(place)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("old\n")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    with streamed(tmp_path / "link.jsonl") as out:
        out.write("new\n")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_text() == "new\n"
