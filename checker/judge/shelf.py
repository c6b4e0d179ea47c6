"""A baseline, ready to be asked about one page after the other."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from posixpath import join, relpath
from typing import NamedTuple
from urllib.parse import urlsplit

from checker.lazy_pattern import lazy_pattern
from checker.model import Baseline, Debt

_ADDRESS = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ROUTE = ("/", "!")
"""How a fragment begins that names a page of its own, and not a place in one."""


class Folders(NamedTuple):
    """Where local pages are named from. Both are absolute paths, with slashes; empty leaves names alone."""

    baseline: str = ""
    """The folder of the baseline: from here a local page has its name in it."""
    working: str = ""
    """The folder that the paths of a run start from."""


NO_FOLDERS = Folders()


@dataclass(frozen=True)
class Shelf:
    """A baseline with its debts by page.

    The scheme does not tell pages apart. Nor do query and host where it is clear which page is meant: when
    the baseline has just one page with that path, which this run does not visit as it stands there, and the
    run visits just one page that can be it. So the baseline of the live site holds for a preview of it, and a
    page keeps its debts when its query changes.
    """

    baseline: Baseline
    folders: Folders
    debts: Mapping[str, tuple[Debt, ...]]
    """Key of a page → its debts."""
    contents: Mapping[str, str]
    names: Mapping[str, str]
    """Key of a page → what the baseline calls it."""
    aliases: Mapping[tuple[str, ...], str]
    """Parts of an address → the key of the one page that can be meant by them."""

    @classmethod
    def of(cls, baseline: Baseline, targets: Iterable[str] = (), folders: Folders = NO_FOLDERS) -> "Shelf":
        """Set a baseline up for a run of these targets, told by their addresses."""
        debts: dict[str, list[Debt]] = defaultdict(list)
        for debt in baseline.debts:
            debts[name_key(debt.page)].append(debt)
        called = sorted({*(debt.page for debt in baseline.debts), *(one.page for one in baseline.pages)})
        names = {name_key(page): page for page in reversed(called)}
        return cls(
            baseline=baseline,
            folders=folders,
            debts={key: tuple(ones) for key, ones in debts.items()},
            contents={name_key(one.page): one.content for one in baseline.pages},
            names=names,
            aliases=_aliases(names, {name_key(page_key(url, folders)) for url in targets}),
        )

    def debts_of(self, url: str) -> tuple[Debt, ...]:
        """Return the debts of a page."""
        return self.debts.get(self.key_of(url), ())

    def content_of(self, url: str) -> str:
        """Return the hash of what a page held when the baseline was made; empty for a page it has not."""
        return self.contents.get(self.key_of(url), "")

    def name_of(self, url: str) -> str:
        """Return what the baseline calls a page, or would call it."""
        return self.names.get(self.key_of(url)) or page_key(url, self.folders)

    def key_of(self, url: str) -> str:
        """Return what the page at an address is known by here; the same for two addresses of one page."""
        key = name_key(page_key(url, self.folders))
        if key in self.names:
            return key
        return next((self.aliases[parts] for parts in _parts(key) if parts in self.aliases), key)


def page_key(url: str, folders: Folders = NO_FOLDERS) -> str:
    """Return what a page is called in a baseline: its address without a place in it, or its path."""
    if "://" in url:
        parts = urlsplit(url)
        route = parts.fragment if parts.fragment.startswith(_ROUTE) else ""
        return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/", fragment=route).geturl()
    if not folders.baseline or not is_path(url):
        return url
    return relpath(join(folders.working, url), folders.baseline)


def is_path(name: str) -> bool:
    """Return whether a page's name is the path of a local file, and no address of any kind."""
    return not _ADDRESS.match(name)


def name_key(name: str) -> str:
    """Return what the page of a name in a baseline is known by: the scheme does not tell pages apart."""
    return f"//{name.partition('://')[2]}" if "://" in name else name


def _parts(key: str) -> tuple[tuple[str, ...], ...]:
    """Return the parts of an address that a page may be known by, the surest first; none of a local path."""
    if not key.startswith("//"):
        return ()
    at = urlsplit(key)
    return ("host", at.netloc, at.path), ("query", at.path, at.query, at.fragment), ("path", at.path)


def _aliases(names: Collection[str], visited: set[str]) -> dict[tuple[str, ...], str]:
    hosts = {urlsplit(key).netloc for key in visited if key.startswith("//")}
    candidates: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in names:
        for parts in _parts(key):
            if parts[0] == "host" or urlsplit(key).netloc not in hosts:
                candidates[parts].append(key)
    sole = {parts: keys[0] for parts, keys in candidates.items() if len(keys) == 1}
    found = {parts: key for parts, key in sole.items() if key not in visited}
    claimed = Counter(
        next((found[parts] for parts in _parts(key) if parts in found), "") for key in visited - set(names)
    )
    return {parts: key for parts, key in found.items() if claimed[key] < 2}
