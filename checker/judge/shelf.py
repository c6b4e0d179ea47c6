"""A baseline, ready to be asked about one page after the other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from posixpath import normpath
from urllib.parse import urlsplit

from checker.model import Baseline, Debt, PageContent


@dataclass(frozen=True)
class Shelf:
    """A baseline with its debts by page.

    Scheme, query and fragment do not tell pages apart. Nor does the host of a baseline's page that none of
    the targets is on, so that the baseline of the live site holds for a preview of it too.
    """

    baseline: Baseline
    debts: Mapping[str, tuple[Debt, ...]]
    contents: Mapping[str, str]
    elsewhere: Mapping[str, tuple[str, ...]]
    """Path → the pages with that path on hosts that this run does not visit."""
    start: str
    """Path from the baseline's folder to the one that local pages are named from."""

    @classmethod
    def of(cls, baseline: Baseline, targets: Iterable[str] = (), start: str = "") -> "Shelf":
        """Set a baseline up for a run of these targets, told by their addresses."""
        debts: dict[str, list[Debt]] = defaultdict(list)
        for debt in baseline.debts:
            debts[_same(debt.page)].append(debt)
        contents = {_same(one.page): one.content for one in baseline.pages}
        visited = {_host(url) for url in targets}
        elsewhere: dict[str, list[str]] = defaultdict(list)
        for key in {**debts, **contents}:
            if key.startswith("//") and _host(key) not in visited:
                elsewhere[urlsplit(key).path].append(key)
        return cls(
            baseline,
            {key: tuple(ones) for key, ones in debts.items()},
            contents,
            {path: tuple(sorted(keys)) for path, keys in elsewhere.items()},
            start,
        )

    def debts_of(self, url: str) -> tuple[Debt, ...]:
        """Return the debts of a page."""
        return tuple(debt for key in self._keys(url) for debt in self.debts.get(key, ()))

    def content_of(self, url: str) -> str:
        """Return the hash of what a page held when the baseline was made; empty for a page it has not."""
        return next((self.contents[key] for key in self._keys(url) if key in self.contents), "")

    def _keys(self, url: str) -> tuple[str, ...]:
        key = _same(page_key(url, self.start))
        if not key.startswith("//") or key in self.debts or key in self.contents:
            return (key,)
        return (key, *self.elsewhere.get(urlsplit(key).path, ()))


def page_key(url: str, start: str = "") -> str:
    """Return what a page is called in a baseline: its address without query and fragment, or its path."""
    if "://" in url:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc}{parts.path or '/'}"
    return normpath(f"{start}/{url}") if start and not url.startswith("/") else url


def contents_of(pages: Iterable[tuple[str, str]], start: str = "") -> tuple[PageContent, ...]:
    """Return what pages hold, told by address and hash, as a baseline keeps it."""
    by_key = {page_key(url, start): content for url, content in pages}
    return tuple(PageContent(page=key, content=by_key[key]) for key in sorted(by_key))


def _same(key: str) -> str:
    return f"//{key.partition('://')[2]}" if "://" in key else key


def _host(url: str) -> str:
    return urlsplit(_same(url)).netloc if "//" in url else ""
