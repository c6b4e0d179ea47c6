"""The site generators and web frameworks that are known by the files they leave in a project."""

from collections.abc import Sequence
from typing import NamedTuple


class Kind(NamedTuple):
    """How one tool is known, and where its pages are."""

    name: str
    signs: tuple[str, ...]
    """Files of which one is there; `NAME:WORDS` wants the words in it too."""
    site: str = ""
    """Folder that the built pages go to; empty: the pages have to be served."""
    build: str = ""
    """What makes the folder, or starts the server."""
    address: str = ""
    """Where the pages are served by that."""
    says: str = ""
    """How the file of the sign names another folder than `site`: a pattern whose group is the folder."""
    wants: tuple[str, ...] = ()
    """Files or folders of which one must be there too, where the sign alone may mean another tool."""


def _configs(stem: str, *suffixes: str) -> tuple[str, ...]:
    return tuple(f"{stem}.{suffix}" for suffix in suffixes or ("js", "mjs", "cjs", "ts", "mts"))


_RUN = "npm run build"
_FOLDER = r"""\s*[:=]\s*["']?([\w.-][\w./-]*)"""
_PUBLISH = rf"(?i)^publishDir{_FOLDER}"
_OUT = rf"""\boutDir{_FOLDER}"""

KINDS: Sequence[Kind] = (
    Kind(
        "Django", ("manage.py:django",), "", "python manage.py runserver --noreload 127.0.0.1:8000",
        "http://127.0.0.1:8000/",
    ),
    Kind(
        "Rails", ("config/application.rb",), "", "bin/rails server --port 3000", "http://127.0.0.1:3000/",
        wants=("bin/rails",),
    ),
    Kind("Laravel", ("artisan",), "", "php artisan serve --port 8000", "http://127.0.0.1:8000/"),
    Kind("Hugo", _configs("hugo", "toml", "yaml", "yml", "json"), "public", "hugo", says=_PUBLISH),
    Kind(
        "Hugo", ("config/_default/hugo.toml", "config/_default/config.toml"), "public", "hugo",
        says=_PUBLISH,
    ),
    Kind(
        "Hugo", _configs("config", "toml", "yaml", "json"), "public", "hugo",
        says=_PUBLISH, wants=("archetypes", "layouts", "content", "themes"),
    ),
    Kind("Next", tuple(f"{name}:export" for name in _configs("next.config")), "out", _RUN),
    Kind(
        "Next", _configs("next.config"), "", f"{_RUN}\nnpm start -- --port 3000",
        "http://127.0.0.1:3000/",
    ),
    Kind("Astro", _configs("astro.config"), "dist", _RUN, says=_OUT),
    Kind(
        "Eleventy", (".eleventy.js", *_configs("eleventy.config")), "_site", "npx @11ty/eleventy",
        says=rf"\boutput{_FOLDER}",
    ),
    Kind("Gatsby", _configs("gatsby-config"), "public", _RUN),
    Kind("Docusaurus", _configs("docusaurus.config"), "build", _RUN),
    Kind("Nuxt", _configs("nuxt.config"), ".output/public", "npx nuxt generate"),
    Kind("SvelteKit", _configs("svelte.config"), "build", _RUN),
    Kind("Vite", _configs("vite.config"), "dist", _RUN, says=_OUT),
    Kind("Create React App", ("package.json:react-scripts",), "build", _RUN),
    Kind(
        "Jekyll", ("_config.yml", "_config.yaml"), "_site", "bundle exec jekyll build",
        says=rf"^destination{_FOLDER}", wants=("Gemfile", "_posts", "_layouts"),
    ),
    Kind("MkDocs", ("mkdocs.yml", "mkdocs.yaml"), "site", "mkdocs build", says=rf"^site_dir{_FOLDER}"),
    Kind("Sphinx", ("docs/conf.py",), "docs/_build/html", "sphinx-build -b html docs docs/_build/html"),
    Kind(
        "Sphinx", ("docs/source/conf.py",), "docs/build/html",
        "sphinx-build -b html docs/source docs/build/html",
    ),
    Kind("Pelican", ("pelicanconf.py",), "output", "pelican content", says=rf"^OUTPUT_PATH{_FOLDER}"),
    Kind("mdBook", ("book.toml",), "book", "mdbook build", says=rf"^build-dir{_FOLDER}"),
)  # fmt: skip
"""Of several that fit, the first one makes the pages: a web framework often has one of the others for its
scripts, and a site generator may have Sphinx for its docs."""

STATIC = (
    "public", "_site", "dist", "build", "out", "site", "www", "htdocs", "html", "docs/_build/html",
    "docs/build/html", "docs",
)  # fmt: skip
"""Folders in which built pages often lie, where no tool is known."""

PREPARE: Sequence[tuple[tuple[str, ...], str]] = (
    (("pnpm-lock.yaml",), "corepack enable && pnpm install --frozen-lockfile"),
    (("yarn.lock",), "corepack enable && yarn install --immutable"),
    (("package-lock.json", "npm-shrinkwrap.json"), "npm ci"),
    (("package.json",), "npm install"),
)
"""What installs the needs of a tool that runs on Node: the first whose file is there."""
PREPARE_OTHER: Sequence[tuple[str, str]] = (
    ("Gemfile", "bundle install"),
    ("requirements.txt", "python -m pip install -r requirements.txt"),
    ("docs/requirements.txt", "python -m pip install -r docs/requirements.txt"),
    ("composer.json", "composer install"),
)
"""The same for other tools: each whose file is there."""
