"""What the user names, and what becomes of it."""

import io
from pathlib import Path

import pytest

from checker.errors import UsageError
from checker.targets import credentials, resolve, without_user_info


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("site/index.html", "site/other.html", "loose/b.html", "loose/a.HTM", "loose/notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<p>text")
    (tmp_path / "empty").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://example.org/page?q=1#part", [("https://example.org/page?q=1#part", "url", "")]),
        ("https://user:word@example.org/", [("https://example.org/", "url", "")]),
        ("HTTP://localhost:8000", [("HTTP://localhost:8000", "url", "")]),
        ("site/index.html", [("site/index.html", "file", "site/index.html")]),
        ("./site/../site/other.html", [("site/other.html", "file", "site/other.html")]),
        ("site", [("site/index.html", "folder", "site/index.html")]),
        ("site/", [("site/index.html", "folder", "site/index.html")]),
        ("loose", [("loose/a.HTM", "folder", "loose/a.HTM"), ("loose/b.html", "folder", "loose/b.html")]),
        ("-", [("standard input", "stdin", "")]),
    ],
)
def test_what_is_named_becomes_targets(
    folder: Path, given: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [(target.url, target.kind, target.path) for target in resolve([given])] == expected


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("example.org/page", "https://example.org/page"),
        ("localhost:3000", "http://localhost:3000"),
        ("missing.html", "no file or folder missing.html"),
        ("site/missing", "no file or folder site/missing"),
        ("loose/notes.txt", "not a web page"),
        ("empty", "no HTML page in the folder empty"),
        ("ftp://example.org/x", "not ftp"),
        ("https://", "no valid host"),
        ("https://example.org:99999/", "no valid host"),
        ("https://[::1/", "no valid host"),
        ("https://exa mple.org/", "space"),
        ("", "empty"),
    ],
)
def test_what_cannot_be_opened_is_said_before_a_browser_starts(folder: Path, given: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        resolve([given])
    assert says in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "given", ["https://me:hunter2@[::1/", "https://me:hunt#er2@x.org/", "me:hunter2@example.org/x", "ftp://me:hunter2@x.org"]
)  # fmt: skip
def test_a_faulty_address_does_not_give_its_password_away(given: str) -> None:
    with pytest.raises(UsageError) as caught:
        resolve([given])
    assert "er2" not in str(caught.value)


def test_standard_input_has_one_name() -> None:
    [target] = resolve(["-"])
    assert (target.given, target.url) == ("standard input", "standard input")


def test_nothing_named_is_a_fault() -> None:
    with pytest.raises(UsageError, match="Nothing to check"):
        resolve([])


def test_each_target_is_checked_once(folder: Path) -> None:
    assert [target.given for target in resolve(["site", "site/index.html", "site/"])] == ["site"]


def test_a_list_has_comments_and_keeps_fragments(folder: Path) -> None:
    listed = "# pages\n\nhttps://a.org/#top  # the first\n  site/other.html\n"
    (folder / "list.txt").write_text(listed)
    expected = ["https://a.org/#top", "site/other.html"]
    assert [target.url for target in resolve([], "list.txt")] == expected
    assert [target.url for target in resolve([], "-", io.StringIO(listed))] == expected


def test_an_empty_list_is_not_a_clean_run(folder: Path) -> None:
    with pytest.raises(UsageError, match="Nothing to check"):
        resolve([], "-", io.StringIO("# nothing yet\n"))


@pytest.mark.parametrize("name", ["missing.txt", "site", "binary.txt"])
def test_a_list_that_cannot_be_read_is_a_fault(folder: Path, name: str) -> None:
    (folder / "binary.txt").write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(UsageError, match="The list"):
        resolve([], name)


def test_standard_input_serves_one_purpose() -> None:
    with pytest.raises(UsageError, match="Standard input"):
        resolve(["-"], "-")


def test_user_info_is_taken_off_and_handed_on() -> None:
    assert without_user_info("https://a:b@c.org/d@e") == "https://c.org/d@e"
    assert without_user_info("https://c.org/?mail=a:b@c") == "https://c.org/?mail=a:b@c"
    assert credentials(["https://a%40x:b%3A@c.org/", "page.html"]) == "a@x:b:"
    assert credentials(["https://a@c.org/"]) == "a:"
    assert credentials(["https://c.org/"]) == ""
    with pytest.raises(UsageError, match="different"):
        credentials(["https://a:b@c.org/", "https://d:e@c.org/"])
