import pytest

from checker.patterns import fits

PAGE = "https://example.org/news/2026/a.html?from=b#top"


@pytest.mark.parametrize(
    ("pattern", "url", "groups"),
    [
        ("/news/*", PAGE, ("2026/a.html",)),
        ("/news/*/*.html", PAGE, ("2026", "a")),
        ("https://example.org/*", PAGE, ("news/2026/a.html",)),
        ("*/a.html", PAGE, ("https://example.org/news/2026",)),
        ("/news/*?from=*", "https://example.org/news/x?from=b", ("x", "b")),
        ("/", "https://example.org", ()),
        ("*", PAGE, ("https://example.org/news/2026/a.html",)),
        ("/site/*", "site/a.html", ("a.html",)),
        ("site/*.html", "site/a.html", ("a",)),
        ("/srv/site/*", "/srv/site/a.html", ("a.html",)),
        ("/a.b", "https://example.org/a.b", ()),
    ],
)
def test_what_fits_a_pattern(pattern: str, url: str, groups: tuple[str, ...]) -> None:
    found = fits(pattern, url)
    assert found is not None
    assert found.groups() == groups


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("/news", PAGE),
        ("/a.b", "https://example.org/axb"),
        ("news/*", PAGE),
        ("/news/*?from=c", PAGE),
        ("https://example.org/", PAGE),
        ("", PAGE),
        ("site/*", "other/site/a.html"),
    ],
)
def test_what_does_not_fit(pattern: str, url: str) -> None:
    assert fits(pattern, url) is None
