"""A run as a folder: `plan.json`, `evidence/000001.json.gz`, `pictures/000001.jpg`, `run.json` and reports.

Evidence is written the moment it exists, so that an interrupted run can still be judged.
"""

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from secrets import token_hex
from typing import NamedTuple, Self, TypeVar

import msgspec

from checker.errors import RunNotFound
from checker.files import told, whole_file, write_whole
from checker.model import Evidence, Run, RunPlan, Unchecked

T = TypeVar("T")
_PRIVATE = 0o700
_EVIDENCE = "evidence"
_PICTURES = "pictures"
_ENDING = ".json.gz"
_EVIDENCE_DECODER: msgspec.json.Decoder[Evidence | Unchecked] = msgspec.json.Decoder(Evidence | Unchecked)
_AGAIN = "-again-"
_COMPRESSION = 1
"""gzip's quickest: a seventh of the size for 3 ms a page."""


class Kept(NamedTuple):
    """The evidence of one target."""

    number: int
    """Its index in the plan, from 0."""
    captured: Evidence | Unchecked
    again: tuple[Evidence | Unchecked, ...] = ()
    """The same page, loaded again to confirm what was found."""


class RunFolder:
    """The folder of a run that is being made.

    Targets are told by their index in the plan, from 0; their files are numbered from 1.
    """

    def __init__(self, path: Path, plan: RunPlan) -> None:
        self.path = path
        self.plan = plan

    @classmethod
    def create(cls, runs: Path, plan: RunPlan, started: datetime) -> Self:
        """Make a new folder below `runs`; its name begins with the time and sorts by it.

        Raises:
            UsageError: the place cannot be written to.
            CheckerError: there is no room left.
        """
        name = f"{started:%Y%m%d-%H%M%S}-{token_hex(2)}"
        path = runs / name
        try:
            _private(runs)
            for folder in (path, path / _EVIDENCE, path / _PICTURES):
                folder.mkdir(mode=_PRIVATE)
        except OSError as fault:
            raise told(fault, f"“{path}”") from fault
        plan = msgspec.structs.replace(plan, id=name)
        write_whole(msgspec.json.format(msgspec.json.encode(plan), indent=2), path / "plan.json")
        return cls(path, plan)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Take up the folder of a run that ended early, to go on with it.

        Raises:
            RunNotFound: its plan is not there or cannot be read.
        """
        return cls(path, load_plan(path))

    def done(self) -> set[int]:
        """Return the indexes of the targets whose evidence is kept."""
        return {index for index, _ in evidence_files(self.path)}

    def keep(
        self,
        index: int,
        captured: Evidence | Unchecked,
        again: Sequence[Evidence | Unchecked] = (),
        picture: bytes | None = None,
    ) -> Evidence | Unchecked:
        """Keep the evidence of the target at `index`; that of its first look comes last and says: done.

        `picture` is a JPEG that the evidence has no file for yet. Returns the evidence as it is kept.

        Raises:
            UsageError: the place cannot be written to.
            CheckerError: there is no room left.
        """
        if picture is not None:
            captured, _ = _with_picture(captured, f"{_stem(index)}.jpg")
            write_whole(picture, self.path / _PICTURES / f"{_stem(index)}.jpg", sync=False)
        for number, one in reversed([*enumerate((captured, *again))]):
            data = gzip.compress(msgspec.json.encode(one), _COMPRESSION, mtime=0)
            more = f"{_AGAIN}{number}" if number else ""
            write_whole(data, self.path / _EVIDENCE / f"{_stem(index)}{more}{_ENDING}")
        return captured

    def take_over(self, other: Path, first: int) -> None:
        """Copy the evidence and pictures of another run; its targets are told by index from `first` on.

        Raises:
            RunNotFound: a file is broken.
        """
        for number, path in evidence_files(other):
            self.take(path, first + number)

    def take(self, evidence: Path, index: int) -> None:
        """Copy one file of evidence of another run, with its picture, as that of the target at `index`.

        Raises:
            RunNotFound: the file is broken.
        """
        first, again = read_evidence(evidence), map(read_evidence, _looks_again(evidence))
        captured, name = _with_picture(first, f"{_stem(index)}.jpg")
        place = evidence.parent.parent / _PICTURES / name
        self.keep(index, captured, tuple(again), place.read_bytes() if name and place.is_file() else None)

    def finish(self, run: Iterable[str]) -> None:
        """Keep the judged run, told as pieces of JSON."""
        with whole_file(self.path / "run.json") as file:
            file.writelines(piece.encode() for piece in run)


def load_run(folder: Path) -> Run:
    """Return the judged run of a folder.

    Raises:
        RunNotFound: it was never finished, or cannot be read.
    """
    path = folder / "run.json"
    if not path.is_file():
        raise RunNotFound(
            f"The run in {folder} was not finished.", f"Judge what is there: checker judge {folder}"
        )
    return _decoded(path.read_bytes(), msgspec.json.Decoder(Run), path)


def load_plan(folder: Path) -> RunPlan:
    """Return what a run set out to do.

    Raises:
        RunNotFound: it is not there or cannot be read.
    """
    path = folder / "plan.json"
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise RunNotFound(f"There is no run in {folder}: {fault.strerror}.", "Name another run.") from fault
    return _decoded(data, msgspec.json.Decoder(RunPlan), path)


def evidence_files(folder: Path) -> list[tuple[int, Path]]:
    """Return the index of each target that was reached and the file of its evidence, in order."""
    files = (folder / _EVIDENCE).glob(f"*{_ENDING}")
    numbered = ((path.name.removesuffix(_ENDING), path) for path in files)
    return sorted((int(stem) - 1, path) for stem, path in numbered if stem.isdecimal())


def load_evidence(folder: Path) -> Iterator[Kept]:
    """Yield the evidence of a run, target by target, one in memory at a time.

    Raises:
        RunNotFound: a file is broken.
    """
    for index, path in evidence_files(folder):
        yield Kept(index, read_evidence(path), tuple(map(read_evidence, _looks_again(path))))


def read_evidence(path: Path) -> Evidence | Unchecked:
    """Return the evidence in one file.

    Raises:
        RunNotFound: the file is broken.
    """
    try:
        data = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as fault:
        raise RunNotFound(f"{path} is broken: {fault}.", "Check the page again.") from fault
    return _decoded(data, _EVIDENCE_DECODER, path)


def _looks_again(evidence: Path) -> list[Path]:
    return sorted(evidence.parent.glob(f"{evidence.name.removesuffix(_ENDING)}{_AGAIN}*{_ENDING}"))


def _with_picture(captured: Evidence | Unchecked, name: str) -> tuple[Evidence | Unchecked, str]:
    """Return evidence whose picture is called `name`, and what it was called; empty when it has none."""
    if isinstance(captured, Unchecked) or captured.states[0].screenshot is None:
        return captured, ""
    first, *more = captured.states
    shot = captured.states[0].screenshot
    state = msgspec.structs.replace(
        first, screenshot=msgspec.structs.replace(shot, file=f"{_PICTURES}/{name}")
    )
    return msgspec.structs.replace(captured, states=(state, *more)), PurePosixPath(shot.file).name


def _stem(index: int) -> str:
    return f"{index + 1:06}"


def _decoded(data: bytes, decoder: msgspec.json.Decoder[T], path: Path) -> T:
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise RunNotFound(
            f"{path} cannot be read: {fault}.",
            "It may come from another version of checker: check the page again.",
        ) from fault


def _private(runs: Path) -> None:
    """Make the folder for runs; what is in it belongs to its owner and not into version control."""
    for folder in (*reversed(runs.parents), runs):
        if not folder.exists():
            folder.mkdir(mode=_PRIVATE)
            if folder.name == ".checker":
                (folder / ".gitignore").write_text("*\n")
    if not os.access(runs, os.W_OK):
        raise PermissionError(13, "Permission denied")
