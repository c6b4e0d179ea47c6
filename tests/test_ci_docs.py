"""docs/ci.md and the files that `checker init` writes: their shell runs, and their YAML parses."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from socket import create_server
from typing import Any, NamedTuple

import pytest
import yaml

from checker import config
from checker.project import look, plan
from checker.project.ci import SERVICES

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/ci.md").read_text("utf-8")
SMALL = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
    "<body><main><h1>{title}</h1><p>Drink a glass of water with each meal.</p>{more}</main></body></html>"
)


class Block(NamedTuple):
    """A fenced block: its language, what else stands behind the fence, and its text."""

    language: str
    rest: str
    text: str


BLOCKS = [
    Block(*found) for found in re.findall(r"^```(\w+)([^\n]*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
]
YAML = [yaml.safe_load(block.text) for block in BLOCKS if block.language == "yaml"]


def scripts(document: Any) -> Iterator[str]:
    """Yield the shell in a document of a CI service, in its order."""
    if isinstance(document, dict):
        for key, value in document.items():
            if key in ("run", "script") and isinstance(value, str):
                yield value
            elif key == "script":
                yield "\n".join(value)
            else:
                yield from scripts(value)
    elif isinstance(document, list):
        for one in document:
            yield from scripts(one)


def steps_of(name: str, text: str) -> list[str]:
    """Return the scripts in the file of a CI service."""
    if name == "jenkins":
        return [re.sub(r"\\(.)", r"\1", found) for found in re.findall(r"sh '''\n(.*?)'''", text, re.DOTALL)]
    return [text] if name == "shell" else list(scripts(yaml.safe_load(text)))


@pytest.fixture
def project(tmp_path: Path, shell: Callable[..., Any]) -> Path:
    """A repository with a site of two small pages, one of them with a fault, and its first commit."""
    folder = tmp_path / "project"
    (folder / "site").mkdir(parents=True)
    (folder / "site/index.html").write_text(SMALL.format(title="Gout", more='<p><img src="a.png"></p>'))
    (folder / "site/improved.html").write_text(SMALL.format(title="Better", more=""))
    start = "git init -q -b main . && git add . && git commit -qm one && git update-ref refs/remotes/origin/main HEAD"
    assert shell(start, folder).returncode == 0
    return folder


def test_every_block_is_of_a_kind_that_is_tried() -> None:
    kinds = {block.language for block in BLOCKS}
    assert kinds == {"shell", "yaml", "toml", "groovy", "sh"}
    assert len(BLOCKS) == len(re.findall(r"^```\w", PAGE, re.MULTILINE))


@pytest.mark.browser
def test_the_shell_of_the_docs_does_what_the_docs_say(project: Path, shell: Callable[..., Any]) -> None:
    for block in (block for block in BLOCKS if block.language == "shell"):
        expected = int(block.rest.partition("exit=")[2] or 0)
        done = shell(block.text, project)
        assert (done.returncode, block.text) == (expected, block.text), done.stdout + done.stderr
    assert "<testsuites" in (project / "checker-junit.xml").read_text("utf-8")


@pytest.mark.browser
def test_the_comment_on_a_pull_request_is_written(
    project: Path, shell: Callable[..., Any], tmp_path: Path
) -> None:
    [script] = [text for text in scripts(YAML) if "gh pr comment" in text]
    assert shell("checker init && git add . && git commit -qm two", project).returncode == 0
    assert shell("git update-ref refs/remotes/origin/main HEAD", project).returncode == 0
    page = project / "site/improved.html"
    page.write_text(SMALL.format(title="Better", more='<p><a href="x.html"></a></p>'))
    programs = tmp_path / "gh-only"
    programs.mkdir()
    (programs / "gh").write_text('#!/bin/sh\necho "$@"\n')
    (programs / "gh").chmod(0o755)
    path = f"{programs}:{shell.environment['PATH']}"
    done = shell(script, project, GITHUB_BASE_REF="main", PULL_REQUEST="7", PATH=path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "pr comment 7 --edit-last --create-if-none --body-file comment.md"
    comment = (project / "comment.md").read_text("utf-8")
    assert "1 new fault, 0 fixed, 1 unchanged" in comment
    assert "where it leads" in comment


@pytest.mark.browser
@pytest.mark.parametrize("name", SERVICES)
def test_the_file_of_each_service_gives_the_verdict(
    project: Path, shell: Callable[..., Any], name: str
) -> None:
    made = shell(f"checker init --ci {name}", project)
    assert made.returncode == 0, made.stderr
    file = plan(look(project), [name])[1].path
    steps = steps_of(name, file.read_text("utf-8"))
    assert steps
    codes = [shell(step, project).returncode for step in steps]
    if name == "shell":  # the script goes to its own folder
        codes = [shell("sh ./checker-ci.sh", project).returncode]
    assert codes == [0] * (len(codes) - 1) + [1]
    assert (project / "checker-report.html").is_file()


@pytest.mark.browser
def test_a_project_in_a_folder_of_its_own_is_checked_there(project: Path, shell: Callable[..., Any]) -> None:
    (project / "Web seiten").mkdir()
    shutil.move(project / "site", project / "Web seiten" / "site")
    assert shell("checker init 'Web seiten' --ci gitlab", project).returncode == 0
    [script] = steps_of("gitlab", (project / "checker.gitlab-ci.yml").read_text("utf-8"))
    assert shell(script, project).returncode == 1
    job = yaml.safe_load((project / "checker.gitlab-ci.yml").read_text("utf-8"))["checker"]
    reports = [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]
    assert [path for path in reports if not (project / path).is_file()] == []


def test_no_workflow_puts_a_value_into_a_script() -> None:
    found = list(scripts(YAML))
    assert len(found) >= 5
    assert [script for script in found if "${{" in script] == []


def test_the_settings_in_the_docs_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for block in (block for block in BLOCKS if block.language == "toml"):
        (tmp_path / "checker.toml").write_text(block.text, "utf-8")
        assert config.load({}) != config.Settings()


@pytest.mark.browser
def test_a_server_is_started_and_waited_for(project: Path, shell: Callable[..., Any]) -> None:
    """A stand-in for Django: the file is known by its word, and serves the pages of the site."""
    (project / "manage.py").write_text(
        "# django\nimport sys\nfrom functools import partial\n"
        "from http.server import HTTPServer, SimpleHTTPRequestHandler as Handler\n"
        "host, port = sys.argv[-1].split(':')\n"
        "HTTPServer((host, int(port)), partial(Handler, directory='site')).serve_forever()\n"
    )
    assert shell("checker init --ci shell", project).returncode == 0
    with create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    settings = project / "checker.toml"
    settings.write_text(settings.read_text("utf-8").replace("8000", port), "utf-8")
    script = (project / "checker-ci.sh").read_text("utf-8").replace("8000", port)
    stop = "trap 'kill $!' EXIT\n"
    done = shell(
        script.replace("set -e\n", f"set -e\n{stop}", 1).replace('cd "$(dirname "$0")"\n', ""), project
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "image-alt" in (project / "checker-junit.xml").read_text("utf-8")
