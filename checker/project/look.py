"""What kind of project a folder holds, where its pages are, and which CI it uses."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from checker.errors import UsageError
from checker.project.kinds import KINDS, PREPARE, PREPARE_OTHER, STATIC, Kind
from checker.project.pages import Pages, is_page, pages_in
from checker.targets import INDEX_NAMES

NAMED = 20
"""How many pages are named as targets; a person chooses from more."""
_ON_NODE = ("npm ", "npx ")
_SIGN_BYTES = 200_000

CI_SIGNS = {
    "github": (".github",),
    "gitlab": (".gitlab-ci.yml", ".gitlab-ci.yaml"),
    "jenkins": ("Jenkinsfile",),
    "azure": ("azure-pipelines.yml", "azure-pipelines.yaml", ".azure-pipelines"),
}
"""CI service → what it leaves at the top of a repository."""


_NONE = Pages()


@dataclass(frozen=True)
class Found:
    """What a project is made with, where its pages are, and which CI it uses."""

    folder: Path
    top: Path
    """The top of the repository that the folder lies in; the folder itself outside of git."""
    kinds: tuple[Kind, ...] = ()
    """The tools that were known; the first one makes the pages."""
    site: str = ""
    """Folder of the pages, from `folder`; empty where they are served, or lie at its top."""
    pages: Pages = _NONE
    prepare: tuple[str, ...] = ()
    """What installs the needs of the tool that makes the pages."""
    ci: tuple[str, ...] = ()

    @property
    def in_git(self) -> bool:
        """Whether the folder lies in a git repository."""
        return (self.top / ".git").exists()

    @property
    def kind(self) -> Kind | None:
        """The tool that makes the pages."""
        return self.kinds[0] if self.kinds else None

    @property
    def address(self) -> str:
        """Where the pages are served; empty where they are files."""
        return self.kind.address if self.kind else ""

    @property
    def targets(self) -> tuple[str, ...]:
        """What to check: an address, the pages, or the folder where they will be."""
        if self.address:
            return (self.address,)
        if not self.pages.files:
            return (self.site,) if self.site else ()
        within = PurePosixPath(self.site)
        return tuple(str(within / page) for page in self.pages.files[:NAMED])

    @property
    def more(self) -> int:
        """How many pages were found and are no targets."""
        return 0 if self.address else max(0, len(self.pages.files) - NAMED)


def look(folder: Path) -> Found:
    """Return what the project in a folder is. Reads only; nothing in it is run.

    Raises UsageError when there is no such folder.
    """
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.", "Name the folder of the project.")
    folder = folder.resolve()
    top = _top(folder)
    kinds = tuple({kind.name: kind for kind in reversed(KINDS) if _fits(kind, folder)}.values())[::-1]
    site, pages = _site(folder, kinds)
    return Found(
        folder=folder,
        top=top,
        kinds=kinds,
        site=site,
        pages=pages,
        prepare=tuple(_prepare(folder, kinds)),
        ci=tuple(name for name, signs in CI_SIGNS.items() if any((top / sign).exists() for sign in signs)),
    )


def _top(folder: Path) -> Path:
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)


def _fits(kind: Kind, folder: Path) -> bool:
    wanted = not kind.wants or any((folder / name).exists() for name in kind.wants)
    return wanted and any(_has(folder, sign) for sign in kind.signs)


def _has(folder: Path, sign: str) -> bool:
    name, _, words = sign.partition(":")
    path = folder / name
    return path.is_file() and (not words or words in _beginning(path))


def _beginning(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_SIGN_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def _site(folder: Path, kinds: tuple[Kind, ...]) -> tuple[str, Pages]:
    """Return the folder of the pages and what is in it; the folder may not be there yet."""
    if kinds:
        site = _named_site(kinds[0], folder) or kinds[0].site
        return site, pages_in(folder / site) if site and _inside(folder / site, folder) else _NONE
    places = [name for name in STATIC if _inside(folder / name, folder)]
    for name in places:
        if any((folder / name / index).is_file() for index in INDEX_NAMES):
            return name, pages_in(folder / name)
    if _pages_at_the_top(folder):
        return "", pages_in(folder)
    found = ((name, pages_in(folder / name)) for name in places)
    return next(((name, pages) for name, pages in found if pages.files), ("", _NONE))


def _named_site(kind: Kind, folder: Path) -> str:
    """Return the folder of the pages where the tool's own settings name another than usual."""
    texts = (_beginning(folder / sign.partition(":")[0]) for sign in kind.signs)
    found = (re.search(kind.says, text, re.MULTILINE) for text in texts if kind.says and text)
    named = next((PurePosixPath(one[1]) for one in found if one), PurePosixPath())
    return "" if named.is_absolute() or ".." in named.parts or named == PurePosixPath() else str(named)


def _inside(place: Path, folder: Path) -> bool:
    """Return whether a folder is there and lies in the project, where its name is a link too."""
    return place.is_dir() and place.resolve().is_relative_to(folder)


def _pages_at_the_top(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(is_page(entry.name) and entry.is_file(follow_symlinks=False) for entry in entries)
    except OSError:
        return False


def _prepare(folder: Path, kinds: tuple[Kind, ...]) -> Iterator[str]:
    """Yield what installs the needs of the tool that makes the pages, as far as files tell."""
    if not kinds:
        return
    if any(line.startswith(_ON_NODE) for line in kinds[0].build.splitlines()):
        fitting = (how for names, how in PREPARE if any((folder / name).is_file() for name in names))
        yield from islice(fitting, 1)
        return
    yield from (how for name, how in PREPARE_OTHER if (folder / name).is_file())
