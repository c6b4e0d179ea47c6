"""Which page of a baseline an address means: the same page stays itself, and no page answers for another."""

from datetime import date

import pytest

from checker.judge.shelf import NO_FOLDERS, Folders, Shelf, page_key
from checker.model import Baseline, Debt, PageContent

TODAY = date(2026, 3, 1)


def shelf(*pages: str, targets: tuple[str, ...] = (), folders: Folders = NO_FOLDERS) -> Shelf:
    """Make a baseline with one debt on each page, told by the page's name."""
    debts = tuple(
        Debt(rule="axe/list", page=page, where=page, since=TODAY, fingerprint=page) for page in pages
    )
    contents = tuple(PageContent(page=page, content=f"content of {page}") for page in pages)
    made = Baseline(made=TODAY, checker="0", axe="0", rules=(), pages=contents, debts=debts)
    return Shelf.of(made, targets, folders)


LIVE = "https://example.org/gout"


@pytest.mark.parametrize(
    ("held", "url", "targets", "means"),
    [
        ([LIVE], LIVE, [LIVE], LIVE),
        ([LIVE], f"{LIVE}#signs", [LIVE], LIVE),
        ([LIVE], f"{LIVE}?from=mail", [f"{LIVE}?from=mail"], LIVE),
        ([f"{LIVE}?v=1"], f"{LIVE}?v=2", [f"{LIVE}?v=2"], f"{LIVE}?v=1"),
        ([f"{LIVE}?v=1"], LIVE, [LIVE], f"{LIVE}?v=1"),
        ([LIVE], "http://example.org/gout", ["http://example.org/gout"], LIVE),
        ([LIVE], "https://EXAMPLE.org/gout", ["https://EXAMPLE.org/gout"], LIVE),
        ([LIVE], "https://pr-7.preview.test/gout", ["https://pr-7.preview.test/gout"], LIVE),
        ([LIVE], "http://127.0.0.1:8000/gout?x=1", ["http://127.0.0.1:8000/gout?x=1"], LIVE),
        # Told apart by the query: no page answers for another.
        ([f"{LIVE}?id=1", f"{LIVE}?id=2"], f"{LIVE}?id=2", [f"{LIVE}?id=2"], f"{LIVE}?id=2"),
        ([f"{LIVE}?id=1", f"{LIVE}?id=2"], f"{LIVE}?id=3", [f"{LIVE}?id=3"], None),
        ([f"{LIVE}?id=1"], f"{LIVE}?id=2", [f"{LIVE}?id=1", f"{LIVE}?id=2"], None),
        ([f"{LIVE}?id=1", f"{LIVE}?id=2"], "https://pr.test/gout?id=2", ["https://pr.test/gout?id=2"],
         f"{LIVE}?id=2"),
        # One entry serves one page: of two that may be meant, neither is.
        ([f"{LIVE}?id=1"], f"{LIVE}?id=2", [f"{LIVE}?id=2", f"{LIVE}?id=3"], None),
        ([f"{LIVE}?id=1"], f"{LIVE}?id=3", [f"{LIVE}?id=2", f"{LIVE}?id=3"], None),
        ([f"{LIVE}?id=1"], f"{LIVE}?id=2", [f"{LIVE}?id=2", f"{LIVE}?id=2#signs"], f"{LIVE}?id=1"),
        ([LIVE], "https://a.test/gout", ["https://a.test/gout", "https://b.test/gout"], None),
        # Routes in the fragment are pages, places are not.
        (["https://a.org/#/gout", "https://a.org/#/care"], "https://a.org/#/care", [], "https://a.org/#/care"),
        (["https://a.org/#/gout", "https://a.org/#/care"], "https://a.org/#/new", [], None),
        # A host that is visited is itself.
        ([LIVE], "https://other.org/gout", [LIVE, "https://other.org/gout"], None),
        ([LIVE, "https://b.org/gout"], "https://pr.test/gout", ["https://pr.test/gout"], None),
        ([LIVE], "https://example.org/care", ["https://example.org/care"], None),
        # Local pages.
        (["docs/a.html"], "docs/a.html", ["docs/a.html"], "docs/a.html"),
        (["docs/a.html"], "a.html", ["a.html"], None),
        (["docs/a.html"], "https://example.org/docs/a.html", ["https://example.org/docs/a.html"], None),
    ],
)  # fmt: skip
def test_which_page_is_meant(held: list[str], url: str, targets: list[str], means: str | None):
    found = shelf(*held, targets=tuple(targets))
    assert [debt.page for debt in found.debts_of(url)] == ([means] if means else [])
    assert found.content_of(url) == (f"content of {means}" if means else "")
    assert found.name_of(url) == (means or page_key(url))


@pytest.mark.parametrize(
    ("url", "working", "name"),
    [
        ("a.html", "/site", "a.html"),
        ("../a.html", "/site/docs", "a.html"),
        ("a.html", "/site/docs", "docs/a.html"),
        ("/site/docs/a.html", "/tmp", "docs/a.html"),
        ("/tmp/a.html", "/site", "../tmp/a.html"),
        ("about:blank", "/tmp", "about:blank"),
        ("https://example.org/a?b=c#d", "/tmp", "https://example.org/a?b=c"),
    ],
)
def test_a_local_page_is_called_by_its_path_from_the_baseline_wherever_checker_was_called(url, working, name):
    folders = Folders("/site", working)
    assert page_key(url, folders) == name
    assert [debt.page for debt in shelf(name, folders=folders).debts_of(url)] == [name]


def test_a_page_that_stands_there_with_both_schemes_has_the_debts_of_both():
    both = shelf(LIVE, "http://example.org/gout", targets=(LIVE,))
    assert len(both.debts_of(LIVE)) == 2


def test_a_page_without_debts_does_not_take_those_of_a_preview():
    clean = Baseline(
        made=TODAY, checker="0", axe="0", rules=(),
        pages=(PageContent(page="https://pr.test/gout", content="1"),),
        debts=shelf(LIVE).baseline.debts,
    )  # fmt: skip
    assert Shelf.of(clean, ["https://pr.test/gout"]).debts_of("https://pr.test/gout") == ()
