"""What a folder tells about itself: the tool, the pages, the CI."""

import os
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as some

from checker.errors import UsageError
from checker.project import look
from checker.project.look import NAMED
from checker.project.pages import DEEPEST, MOST_ENTRIES, pages_in

NEXT_EXPORT = "module.exports = { output: 'export' }"


def made(folder: Path, files: dict[str, str] | list[str]) -> Path:
    texts = files if isinstance(files, dict) else dict.fromkeys(files, "<p>text")
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("files", "name", "targets", "prepare"),
    [
        (["hugo.toml"], "Hugo", ("public",), ()),
        (["config.toml", "content/a.md"], "Hugo", ("public",), ()),
        (["config.toml"], None, (), ()),
        (["hugo.toml", "public/index.html"], "Hugo", ("public/index.html",), ()),
        (["next.config.mjs", "package-lock.json"], "Next", ("http://127.0.0.1:3000/",), ("npm ci",)),
        ({"next.config.js": NEXT_EXPORT, "package.json": "{}"}, "Next", ("out",), ("npm install",)),
        (["astro.config.mjs", "vite.config.js"], "Astro", ("dist",), ()),
        ([".eleventy.js", "yarn.lock"], "Eleventy", ("_site",), ("corepack enable && yarn install --immutable",)),
        (["_config.yml", "Gemfile"], "Jekyll", ("_site",), ("bundle install",)),
        (["_config.yml"], None, (), ()),
        (
            {"manage.py": "import django", "requirements.txt": "", "vite.config.js": "", "docs/conf.py": ""},
            "Django", ("http://127.0.0.1:8000/",), ("python -m pip install -r requirements.txt",),
        ),
        ({"manage.py": "print(1)"}, None, (), ()),
        (["mkdocs.yml"], "MkDocs", ("site",), ()),
        (["docs/conf.py"], "Sphinx", ("docs/_build/html",), ()),
        (["docs/conf.py", "docs/_build/html/index.html"], "Sphinx", ("docs/_build/html/index.html",), ()),
        ({"package.json": '{"react-scripts": 1}'}, "Create React App", ("build",), ("npm install",)),
        (["index.html", "about/index.html"], None, ("index.html", "about/index.html"), ()),
        (["site/b.html", "site/index.html"], None, ("site/index.html", "site/b.html"), ()),
        (["dist/a.html", "out/index.html"], None, ("out/index.html",), ()),
        (["readme.md"], None, (), ()),
        ({"hugo.toml": 'title = "x"\npublishDir = "docs"\n'}, "Hugo", ("docs",), ()),
        ({"hugo.yaml": "publishdir: ./web/\n", "web/index.html": ""}, "Hugo", ("web/index.html",), ()),
        ({"hugo.toml": 'publishDir = "../outside"'}, "Hugo", ("public",), ()),
        ({"hugo.toml": 'publishDir = "/srv/www"'}, "Hugo", ("public",), ()),
        ({"mkdocs.yml": "site_name: x\nsite_dir: 'public'\n"}, "MkDocs", ("public",), ()),
        ({"astro.config.mjs": "export default { outDir: './out' }"}, "Astro", ("out",), ()),
        ({"_config.yml": "destination: ./_built\n", "Gemfile": ""}, "Jekyll", ("_built",), ("bundle install",)),
    ],
)  # fmt: skip
def test_the_tool_and_its_pages(
    tmp_path: Path,
    files: dict[str, str] | list[str],
    name: str | None,
    targets: tuple[str, ...],
    prepare: tuple[str, ...],
) -> None:
    found = look(made(tmp_path, files))
    assert (found.kind and found.kind.name, found.targets, found.prepare) == (name, targets, prepare)


@pytest.mark.parametrize(
    ("sign", "ci"),
    [
        (".github/dependabot.yml", ("github",)),
        (".gitlab-ci.yml", ("gitlab",)),
        ("Jenkinsfile", ("jenkins",)),
        ("azure-pipelines.yml", ("azure",)),
        ("readme.md", ()),
    ],
)
def test_the_ci_is_seen_at_the_top_of_the_repository(tmp_path: Path, sign: str, ci: tuple[str, ...]) -> None:
    made(tmp_path, [".git/HEAD", sign, "web/public/index.html"])
    found = look(tmp_path / "web")
    assert (found.ci, found.top, found.targets) == (ci, tmp_path, ("public/index.html",))


def test_what_is_no_page_of_the_project_is_passed_by(tmp_path: Path) -> None:
    pages = ["index.html", "a/index.htm", "Ärzte und Pflege.html", "a b.html"]
    others = [
        "node_modules/x/index.html", ".venv/lib/a.html", "templates/base.html", "404.html", ".hidden.html",
        "~old.html", "line\nbreak.html", "notes.txt", "/".join("d" * (DEEPEST + 1)) + "/deep.html",
    ]  # fmt: skip
    assert sorted(look(made(tmp_path, pages + others)).targets) == sorted(pages)


def test_a_name_that_is_no_text_is_passed_by(tmp_path: Path) -> None:
    made(tmp_path, ["index.html"])
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.html")).write_text("x")
    except OSError:
        pytest.skip("this disk takes no such name")
    assert look(tmp_path).targets == ("index.html",)


def test_links_are_not_followed_out_of_the_project_nor_in_a_ring(tmp_path: Path) -> None:
    outside = made(tmp_path / "outside", ["index.html"])
    inside = made(tmp_path / "inside", ["site/index.html"])
    (inside / "public").symlink_to(outside)
    (inside / "site" / "ring").symlink_to(inside / "site")
    (inside / "site" / "other.html").symlink_to(outside / "index.html")
    assert look(inside).targets == ("site/index.html",)


def test_a_huge_folder_is_looked_at_in_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.project.pages.MOST_ENTRIES", 50)
    made(tmp_path, [f"p{number:03}.html" for number in range(60)])
    pages = pages_in(tmp_path)
    assert (len(pages.files), pages.cut) == (50, True)
    assert MOST_ENTRIES > 1000


def test_many_pages_are_cut_and_those_of_the_sitemap_come_first(tmp_path: Path) -> None:
    place = "<url><loc>https://example.org/{}</loc></url>"
    sitemap = "".join(
        place.format(path) for path in ("p30/?a=1&amp;b=2", "", "p7.html", "gone/", "../../etc/passwd")
    )
    made(tmp_path, [f"site/p{number}/index.html" for number in range(40)])
    made(
        tmp_path,
        {"site/index.html": "x", "site/p7.html": "x", "site/sitemap.xml": f"<urlset>{sitemap}</urlset>"},
    )
    found = look(tmp_path)
    assert found.targets[:3] == ("site/p30/index.html", "site/index.html", "site/p7.html")
    assert (len(found.targets), found.more, found.pages.sitemap) == (NAMED, 42 - NAMED, 5)


def test_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no folder"):
        look(tmp_path / "none")


@seed(3)
@settings(max_examples=60, deadline=None)
@given(
    text=some.one_of(
        some.binary(max_size=300),
        some.text(max_size=200).map(lambda t: f"<loc>{t}</loc>".encode("utf-8", "replace")),
    )
)
def test_no_sitemap_stops_the_search(tmp_path_factory: pytest.TempPathFactory, text: bytes) -> None:
    folder = made(tmp_path_factory.mktemp("map"), ["index.html"])
    (folder / "sitemap.xml").write_bytes(text)
    assert pages_in(folder).files == ("index.html",)
