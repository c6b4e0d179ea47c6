"""What a baseline was before, asked of real git repositories as CI leaves them."""

import os
import subprocess
from pathlib import Path

import pytest

from checker.store.growth import earlier

HEAD = 'version = 1\nmade = 2026-01-01\nchecker = "0"\naxe = "0"\nrules = []\n'
CI = (
    "GITHUB_BASE_REF", "CHANGE_TARGET", "BITBUCKET_PR_DESTINATION_BRANCH", "SYSTEM_PULLREQUEST_TARGETBRANCH",
    "CI_MERGE_REQUEST_DIFF_BASE_SHA",
)  # fmt: skip
FETCH = "Fetch the whole history, or name a revision: against, in the settings."


def text(places: int) -> str:
    debts = (
        f'\n[[debt]]\npage = "a.html"\nrule = "r"\nwhere = "w"\nsince = 2026-01-01\nfingerprint = "{number}"\n'
        for number in range(places)
    )
    return HEAD + "".join(debts)


class Repository:
    """A git repository with a baseline in it."""

    def __init__(self, folder: Path, file: str = "checker-baseline.toml") -> None:
        self.folder, self.file = folder, folder / file
        folder.mkdir(parents=True, exist_ok=True)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        return git(self.folder, *arguments)

    def commit(self, places: int | None) -> str:
        """Commit a baseline of so many places, or without one; return the commit."""
        if places is None:
            (self.folder / "page.html").write_text(f"{os.urandom(4).hex()}\n")
        else:
            self.file.write_text(text(places))
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "work")
        return self.git("rev-parse", "HEAD")


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
    done = subprocess.run(
        ["git", *who, "-C", str(folder), *arguments], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in CI:
        monkeypatch.delenv(name, raising=False)
    return Repository(tmp_path / "site")


def seen(file: Path, against: str = "") -> tuple[str, int | None, str]:
    found = earlier(file, against)
    return found.since, None if found.baseline is None else len(found.baseline.debts), found.unknown


def test_it_is_held_against_the_commit_before_the_one_that_holds_it(repository: Repository):
    repository.commit(2)
    repository.commit(3)
    assert seen(repository.file) == ("HEAD^", 2, "")


def test_what_is_not_committed_yet_is_held_against_the_last_commit(repository: Repository):
    repository.commit(2)
    repository.commit(3)
    repository.file.write_text(text(9))
    assert seen(repository.file) == ("HEAD", 3, "")
    repository.git("add", "-A")
    assert seen(repository.file) == ("HEAD", 3, "")


def test_a_named_revision(repository: Repository):
    first = repository.commit(1)
    repository.commit(2)
    repository.git("tag", "v1")
    repository.commit(3)
    assert seen(repository.file, first) == (first, 1, "")
    assert seen(repository.file, "v1") == ("v1", 2, "")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("GITHUB_BASE_REF", "main"),
        ("CHANGE_TARGET", "main"),
        ("BITBUCKET_PR_DESTINATION_BRANCH", "main"),
        ("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main"),
        ("SYSTEM_PULLREQUEST_TARGETBRANCH", "main"),
        ("CI_MERGE_REQUEST_DIFF_BASE_SHA", ""),
    ],
)
def test_in_ci_it_is_held_against_where_the_change_goes(repository, tmp_path, monkeypatch, variable, value):
    base = repository.commit(2)
    git(tmp_path, "clone", "-q", str(repository.folder), "clone")
    clone = Repository(tmp_path / "clone")
    clone.git("switch", "-q", "-c", "change")
    clone.commit(3)
    clone.commit(4)
    monkeypatch.setenv(variable, value or base)
    assert seen(clone.file) == (f"origin/{'main'}" if value else base, 2, "")


def test_what_left_the_target_branch_meanwhile_is_no_growth_of_the_change(repository, tmp_path, monkeypatch):
    repository.commit(5)
    git(tmp_path, "clone", "-q", str(repository.folder), "clone")
    clone = Repository(tmp_path / "clone")
    clone.git("switch", "-q", "-c", "change")
    clone.commit(None)
    repository.commit(1)
    clone.git("fetch", "-q")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert seen(clone.file) == ("origin/main", 5, "")


def shallow(repository: Repository, folder: Path) -> Path:
    git(folder, "clone", "-q", "--depth", "1", f"file://{repository.folder}", "shallow")
    return folder / "shallow" / repository.file.name


@pytest.mark.parametrize(
    ("variable", "against", "since"),
    [("", "", "HEAD^"), ("", "v1", "v1"), ("GITHUB_BASE_REF", "", "origin/trunk"),
     ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "", "trunk")],
)  # fmt: skip
def test_a_history_cut_off_is_told_and_not_taken_for_no_growth(
    repository, tmp_path, monkeypatch, *, variable, against, since
):
    repository.commit(1)
    repository.commit(2)
    file = shallow(repository, tmp_path)
    if variable:
        monkeypatch.setenv(variable, "trunk")
    unknown = f"the revision {since} is not in this checkout. {FETCH}"
    assert seen(file, against) == ("", None, unknown)


def test_a_first_baseline_has_none_before_it(repository: Repository):
    repository.commit(None)
    repository.commit(3)
    assert seen(repository.file) == ("HEAD^", None, "")


def test_nor_has_one_in_the_first_commit_or_before_any(repository: Repository):
    repository.file.write_text(text(3))
    assert seen(repository.file) == ("", None, "")
    repository.commit(3)
    assert seen(repository.file) == ("", None, "")


def test_one_under_another_name_is_held_against_what_was_deleted(repository: Repository):
    other = repository.folder / "other.toml"
    other.write_text(text(2).replace("rules = []", 'rules = ["axe/list"]'))
    repository.commit(3)
    (repository.folder / "unrelated.toml").write_text("made = 1\n")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "more")
    new = repository.folder / "kept" / "debt.toml"
    new.parent.mkdir()
    new.write_text(text(9))
    assert seen(new) == ("HEAD", None, "")  # nothing was deleted: it is a first one
    for gone in (repository.file, other, repository.folder / "unrelated.toml"):
        gone.unlink()
    for since in ("HEAD", "HEAD^"):
        found = earlier(new)
        assert (found.since, found.baseline is not None) == (since, True)
        assert len(found.baseline.debts) == 5
        assert {debt.page for debt in found.baseline.debts} == {"../a.html"}
        assert found.baseline.rules == ("axe/list",)
        repository.git("add", "-A")
        repository.git("commit", "-q", "--allow-empty", "-m", "renamed")


def test_a_baseline_in_a_subfolder_and_by_a_link(tmp_path: Path, repository: Repository):
    deep = Repository(tmp_path / "deep", "a b/[x]*.toml")
    deep.commit(1)
    deep.commit(2)
    assert seen(deep.file) == ("HEAD^", 1, "")
    link = tmp_path / "link.toml"
    link.symlink_to(deep.file)
    assert seen(link) == ("HEAD^", 1, "")


def test_without_a_repository_it_is_not_known(tmp_path: Path):
    file = tmp_path / "checker-baseline.toml"
    file.write_text(text(1))
    assert seen(file) == ("", None, "it lies in no git repository. Without one nobody can tell.")


def test_a_repository_that_git_does_not_read_is_not_taken_for_none(repository: Repository):
    repository.commit(1)
    (repository.folder / ".git" / "HEAD").write_text("broken")
    assert seen(repository.file)[2].startswith("git does not read the repository. Try: git -C ")


def test_without_git_it_is_not_known(repository: Repository, monkeypatch: pytest.MonkeyPatch):
    repository.commit(1)
    monkeypatch.setenv("PATH", "")
    assert seen(repository.file)[2].startswith("git does not read the repository.")


def test_a_revision_is_never_an_option(repository: Repository, tmp_path: Path, monkeypatch):
    repository.commit(1)
    repository.commit(2)
    for option in ("--output=stolen", "-h", "--all"):
        assert seen(repository.file, option)[2] == f"the revision {option} is not in this checkout. {FETCH}"
        monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", option)
        assert seen(repository.file)[2].startswith("the revision -")
        monkeypatch.delenv("CI_MERGE_REQUEST_DIFF_BASE_SHA")
    assert not list(tmp_path.rglob("stolen*"))


def test_a_baseline_that_was_broken_then_is_told(repository: Repository):
    repository.file.write_text("version = 9\n")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "later")
    repository.commit(2)
    unknown = f"the baseline of HEAD^ is of version 9; this checker reads 1. {FETCH}"
    assert seen(repository.file) == ("", None, unknown)


def test_bytes_that_are_no_text_are_no_first_baseline(repository: Repository):
    repository.file.write_bytes(b"version = 1 # \xff\n")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "bytes")
    repository.commit(2)
    assert "is not text in UTF-8" in seen(repository.file)[2]


def test_inside_a_git_hook_the_folder_of_the_baseline_still_counts(repository, tmp_path, monkeypatch):
    other = Repository(tmp_path / "other")
    other.commit(7)
    repository.commit(1)
    repository.commit(2)
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git" / "index"))
    assert seen(repository.file) == ("HEAD^", 1, "")
