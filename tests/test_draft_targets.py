"""What a writer may name, and what is said of what cannot be read."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker import draft_targets
from checker.draft_targets import resolve_drafts
from checker.errors import UsageError


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.docx", "sub/c.PDF", "sub/deep/d.txt", ".hidden/e.md", "~$b.docx",
                 "node_modules/f.md", "picture.png", "empty/x.png"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["a.md"], ["document a.md"]),
        (["a.md", "./a.md"], ["document a.md"]),
        (["."], ["document a.md", "document b.docx", "document sub/c.PDF", "document sub/deep/d.txt"]),
        (["sub"], ["document sub/c.PDF", "document sub/deep/d.txt"]),
        (["-"], ["document standard input"]),
        (["https://example.org/page", "a.md"], ["url https://example.org/page", "document a.md"]),
    ],
)
def test_targets_of_a_call(here: Path, given: list[str], expected: list[str]) -> None:
    assert [f"{one.kind} {one.url}" for one in resolve_drafts(given)] == expected


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([], "Nothing to read was named."),
        (["gone.md"], "There is no file or folder gone.md."),
        (["picture.png"], "picture.png is no document that checker reads. It reads .md,"),
        (["empty"], "There is no document in empty."),
        (["ftp://example.org/a.md"], "not ftp"),
        ([""], "One of the targets is empty."),
        (["a.md", ""], "One of the targets is empty."),
        (["a\0.md"], "One of the targets is empty."),
        (["file://"], "One of the targets is empty."),
        (["~nobody-is-called-so/a.md"], "There is no file or folder ~nobody-is-called-so/a.md."),
        (["a.md/b.md"], "There is no file or folder a.md/b.md."),
    ],
)
def test_what_cannot_be_read_is_said_with_a_way_out(here: Path, given: list[str], says: str) -> None:
    with pytest.raises(UsageError) as told:
        resolve_drafts(given)
    assert says in str(told.value)


def test_a_folder_with_far_too_many_documents_is_a_mistake(here: Path, monkeypatch) -> None:
    monkeypatch.setattr(draft_targets, "_MOST", 2)
    with pytest.raises(UsageError, match="more than 2 documents"):
        resolve_drafts(["."])


@pytest.fixture
def closed(here: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Close a folder, also to root, whom no permission stops: what lists folders is refused there."""

    def close(folder: Path) -> None:
        listed = os.scandir

        def refused(place: str = ".") -> Iterator[os.DirEntry[str]]:
            if Path(place).resolve() == folder.resolve():
                raise PermissionError(13, "Permission denied", os.fspath(place))
            return listed(place)

        monkeypatch.setattr(os, "scandir", refused)

    return close


def test_a_folder_that_cannot_be_opened_stands_for_what_is_in_it(
    here: Path, closed: Callable[[Path], None]
) -> None:
    closed(here / "sub")
    assert [one.url for one in resolve_drafts(["."])] == ["a.md", "b.docx", "sub"]


def test_a_named_folder_that_cannot_be_opened_is_said(here: Path, closed: Callable[[Path], None]) -> None:
    closed(here / "sub")
    with pytest.raises(UsageError, match="sub cannot be opened: permission denied"):
        resolve_drafts(["sub"])


def test_links_that_lead_to_themselves_end(here: Path) -> None:
    (here / "sub" / "up").symlink_to(here, target_is_directory=True)
    (here / "sub" / "self.md").symlink_to("self.md")
    assert [one.url for one in resolve_drafts(["sub"])] == ["sub/c.PDF", "sub/self.md", "sub/deep/d.txt"]
    with pytest.raises(UsageError, match=r"self\.md cannot be opened: too many levels"):
        resolve_drafts(["sub/self.md"])
