"""What the user named → targets: addresses, files, folders, lists of them, standard input."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, TextIO
from urllib.parse import unquote, urlsplit

from checker.errors import UsageError
from checker.model import Target

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".xht")
DRAFT_SUFFIXES = (".md", ".markdown", ".docx", ".pdf", ".txt")
"""What `checker read` takes and a browser does not show as a page."""
INDEX_NAMES = ("index.html", "index.htm", "index.xhtml")
STANDARD_INPUT = "-"
_ITS_NAME = "standard input"
"""What the page that comes in there is called in every output."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_LIKE_A_HOST = re.compile(r"(localhost|[\w-]+(\.[\w-]+)*\.[^\W\d_]{2,}|\d+(\.\d+){3})(:\d+)?([/?#].*)?")
_USER_INFO = re.compile(r"^((?:[A-Za-z][A-Za-z0-9+.-]*:)?//|(?=[^/@]*:[^/@]*@))([^/?#\\]*@)")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f]")


def resolve(given: Iterable[str], targets_from: str = "", stdin: TextIO | None = None) -> list[Target]:
    """Return the targets that were named, each once, in the order in which they were named.

    `targets_from` is a file with one target a line and `#` comments, or `-` for standard input (`stdin`).
    Raises UsageError when one of them cannot be opened at all, or when nothing was named.
    """
    named = list(given)
    if STANDARD_INPUT in named and targets_from == STANDARD_INPUT:
        raise UsageError(
            "Standard input cannot be the page and the list of targets at once.",
            "Save one of the two as a file.",
        )
    named.extend(_listed(targets_from, stdin or sys.stdin) if targets_from else ())
    targets: dict[str, Target] = {}
    for target in (target for one in named for target in _of(one)):
        targets.setdefault(target.url, target)
    if not targets:
        raise UsageError(
            "Nothing to check was named.",
            "Name a page, a file or a folder: checker check page.html; or let checker init look for some.",
        )
    return list(targets.values())


def credentials(given: Iterable[str]) -> str:
    """Return the `user:password` that stands in the addresses, empty when none does.

    Raises UsageError when two addresses carry different ones.
    """
    found = {pair for one in given if _SCHEME.match(one) and (pair := _user_info(one))}
    if len(found) > 1:
        raise UsageError("Two addresses carry different user names or passwords.", "Check them one by one.")
    return found.pop() if found else ""


def without_user_info(url: str) -> str:
    """Return the address without user name and password."""
    return _USER_INFO.sub(r"\1", url, count=1)


def _user_info(url: str) -> str:
    found = _USER_INFO.match(url)
    if not found:
        return ""
    user, _, password = found[2].rpartition("@")[0].partition(":")
    return f"{unquote(user)}:{unquote(password)}"


def _listed(name: str, stdin: TextIO) -> Iterator[str]:
    try:
        text = stdin.read() if name == STANDARD_INPUT else Path(name).read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"The list {name} is not text in UTF-8.", "Save it as UTF-8.") from None
    except OSError as fault:
        raise UsageError(f"The list {name} cannot be read: {fault.strerror}.", "Name another file.") from None
    lines = (re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip() for line in text.splitlines())
    return (line for line in lines if line)


def _of(one: str) -> Sequence[Target]:
    if one == STANDARD_INPUT:
        return (Target(given=_ITS_NAME, url=_ITS_NAME, kind="stdin"),)
    scheme = _SCHEME.match(one)
    if scheme and scheme[1].lower() == "file":
        return _local(unquote(urlsplit(one).path), one)
    if scheme:
        return (_remote(one, scheme[1].lower()),)
    return _local(one, one)


def _remote(url: str, scheme: str) -> Target:
    shown = re.sub("//.*@", "//", url)  # in a faulty address nobody knows where the password ends
    if scheme not in {"http", "https"}:
        raise UsageError(f"{shown}: checker opens http and https, not {scheme}.", "Save the page as a file.")
    if _UNSEEN.search(url):
        raise UsageError(f"{shown}: there is a space or an unseen character in the address.", "Take it out.")
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port or an IPv6 address that is none
        named = False
    if not named:
        raise UsageError(
            f"{shown}: the address has no valid host.", "Write it like https://example.org/page."
        )
    plain = without_user_info(url)
    return Target(given=plain, url=plain)


def _local(path: str, given: str) -> Sequence[Target]:
    if not path or "\0" in path:
        raise UsageError("One of the targets is empty.", "Name a page, a file or a folder.")
    place = Path(path).expanduser()
    if place.is_dir():
        return _folder(place, given)
    if not place.exists():
        raise _missing(path)
    if place.suffix.lower() not in PAGE_SUFFIXES:
        read = f"To read it for its words: checker read {path}"
        opens = f"checker check opens files that end in {', '.join(PAGE_SUFFIXES)}."
        is_draft = place.suffix.lower() in DRAFT_SUFFIXES
        raise UsageError(f"{path} is not a web page.", read if is_draft else opens)
    return (_target(place, given, "file"),)


def _missing(path: str) -> UsageError:
    path = without_user_info(path)
    looks_like_page = path.lower().endswith(PAGE_SUFFIXES) and "/" not in path
    if not looks_like_page and _LIKE_A_HOST.fullmatch(path):
        scheme = "http" if re.match(r"localhost|\d", path) else "https"
        return UsageError(
            f"There is no file {path} here, and an address needs its scheme.",
            f"If you mean the web page, write {scheme}://{path}",
        )
    return UsageError(f"There is no file or folder {path}.", "Look at the spelling, or write the whole path.")


def _folder(place: Path, given: str) -> Sequence[Target]:
    """Return the folder's index page, or every page that lies directly in it when it has none."""
    try:
        inside = sorted(child for child in place.iterdir() if child.is_file())
    except OSError as fault:
        raise UsageError(f"{given} cannot be read: {fault.strerror}.", "Name another folder.") from None
    index = [child for name in INDEX_NAMES for child in inside if child.name.lower() == name]
    pages = index[:1] or [child for child in inside if child.suffix.lower() in PAGE_SUFFIXES]
    if not pages:
        raise UsageError(
            f"There is no HTML page in the folder {given}.",
            "Name the folder that holds index.html, or the pages themselves.",
        )
    return tuple(_target(page, given, "folder") for page in pages)


def _target(place: Path, given: str, kind: Literal["file", "folder"]) -> Target:
    path = Path(os.path.normpath(place)).as_posix()
    return Target(given=given, url=path, kind=kind, path=path)
