from pathlib import Path

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from checker.model import SourceMap
from checker.report.words.source_files import file_of, is_local

DOCS = SourceMap(url="https://example.org/docs/*", path="docs/{1}.md")


@pytest.mark.parametrize(
    ("url", "source", "file"),
    [
        ("https://example.org/docs/pain", DOCS, "docs/pain.md"),
        ("https://example.org/docs/pain/", DOCS, "docs/pain.md"),
        ("https://example.org/docs/a/b?from=mail#top", DOCS, "docs/a/b.md"),
        ("https://example.org/docs/caf%C3%A9%20au%20lait", DOCS, "docs/café au lait.md"),
        ("https://example.org/docs/", DOCS, ""),
        ("https://example.org/other/pain", DOCS, ""),
        (
            "https://example.org/de/news/x",
            SourceMap(url="/*/news/*", path="content/{2}.{1}.md"),
            "content/x.de.md",
        ),
        ("https://example.org/", SourceMap(url="/", path="./content//index.md"), "content/index.md"),
        ("https://example.org/pain/", SourceMap(url="/*", path="{1}/index.html"), "pain/index.html"),
        ("https://example.org/", SourceMap(url="/*", path="{1}/index.html"), ""),
        ("https://example.org/a", SourceMap(url="/*", path=".site/{1}.md"), ".site/a.md"),
        ("https://example.org/?id=3#top", SourceMap(url="/?id=*", path="pages/{1}.html"), "pages/3.html"),
        ("https://example.org/a", SourceMap(url="/*", path="{2}.md"), ""),
        ("public/a%20b.html", SourceMap(url="public/*.html", path="content/{1}.md"), "content/a%20b.md"),
    ],
)
def test_a_mapping_leads_from_the_address_to_the_file(url, source, file, samples) -> None:
    assert file_of(samples.page(url=url), (source,)) == file


@pytest.mark.parametrize(
    ("target", "url", "file"),
    [
        ("site/", "site/index.html", "site/index.html"),
        ("./a.html", "a.html", "a.html"),
        ("a#b.html", "a#b.html", "a#b.html"),
        ("-", "standard input", ""),
        ("-", "standard.input", ""),
        ("https://example.org/a.html", "https://example.org/a.html", ""),
        ("x", "data:text/html,a.html", ""),
        ("x", "javascript:alert(1)//a.html", ""),
        ("x", "about:blank", ""),
        ("../a.html", "../a.html", ""),
        ("/etc/a.html", "/etc/a.html", ""),
        ("draft.md", "draft.md", "draft.md"),
    ],
)
def test_a_local_page_is_its_own_file_when_it_lies_in_the_repository(target, url, file, samples) -> None:
    assert file_of(samples.page(target=target, url=url), (DOCS,)) == file


def test_a_whole_path_into_the_working_directory_is_told_from_there(samples, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    inside = (Path.cwd() / "site" / "a.html").as_posix()
    beside = f"{Path.cwd().as_posix()}-two/a.html"
    assert file_of(samples.page(url=inside), ()) == "site/a.html"
    assert file_of(samples.page(url=beside), ()) == ""
    assert is_local(samples.page(url=beside))


def test_a_mapping_wins_over_the_local_file_and_the_first_that_fits_over_later_ones(samples) -> None:
    sources = (
        SourceMap(url="/blog/*", path="blog/{1}.md"),
        SourceMap(url="/site/*.html", path="content/{1}.md"),
        SourceMap(url="*", path="other.md"),
    )
    assert file_of(samples.page(url="site/pain.html"), sources) == "content/pain.md"


def test_where_an_unsafe_or_empty_match_leads_nowhere_the_next_mapping_is_tried(samples) -> None:
    sources = (DOCS, SourceMap(url="https://example.org/docs/*", path="docs/index.md"))
    assert file_of(samples.page(url="https://example.org/docs/"), sources) == "docs/index.md"
    assert file_of(samples.page(url="https://example.org/docs/..%2F..%2Fx"), sources) == "docs/index.md"


@pytest.mark.parametrize(
    "tail",
    [
        "../secret", "a/../../secret", "%2e%2e/%2e%2e/secret", "..%2f..%2fsecret", "%2E%2E%2Fx",
        "..%5C..%5Csecret", "a%00b", "a%0Ab", "%1b[2J", "..", "%2e%2e", "a/..", "%e2%80%aex",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["docs/{1}", "docs/{1}.md", "{1}"])
def test_a_hostile_address_cannot_climb_out_of_the_repository(tail, path, samples) -> None:
    file = file_of(
        samples.page(url=f"https://example.org/docs/{tail}"), (SourceMap(url=DOCS.url, path=path),)
    )
    assert ".." not in file.split("/")
    assert not file or (tail in ("..", "%2e%2e", "a/..") and path == "docs/{1}.md")


@pytest.mark.parametrize("path", ["/etc/{1}", "C:/{1}", "../{1}", "docs/../../{1}"])
def test_a_template_that_leaves_the_repository_is_not_followed(path, samples) -> None:
    page = samples.page(url="https://example.org/docs/a")
    assert file_of(page, (SourceMap(url=DOCS.url, path=path),)) == ""


def test_a_match_that_looks_like_a_drive_or_a_scheme_is_not_followed(samples) -> None:
    for tail in ("C:/windows/x", "C%3A/x", "javascript:alert(1)", "https://evil.example/x"):
        page = samples.page(url=f"https://example.org/docs/{tail}")
        assert file_of(page, (SourceMap(url=DOCS.url, path="{1}"),)) == ""


@seed(7)
@given(
    tail=st.text(alphabet="./\\%2eEfFcC:a\0\n", max_size=24),
    path=st.sampled_from(["{1}", "docs/{1}", "{1}/x.md"]),
)
def test_whatever_the_address_the_file_stays_inside(samples, tail: str, path: str) -> None:
    page = samples.page(url=f"https://example.org/docs/{tail}")
    file = file_of(page, (SourceMap(url=DOCS.url, path=path),))
    assert ".." not in file.split("/")
    assert not file.startswith("/")
    assert "\\" not in file
    assert file.isprintable()
