"""The files that `checker init` writes: whole, loadable, and proof against names."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from hypothesis import given, seed, settings
from hypothesis import strategies as some

from checker import config
from checker.config import FILE_ONLY, READERS
from checker.errors import UsageError
from checker.project import look, plan
from checker.project.ci import SERVICES, Job, service
from checker.project.ci.yaml_text import quoted
from checker.project.settings_file import settings_file

ODD = [
    "a b.html",
    "quo\"te's.html",
    "#1.html",
    "$(id).html",
    "${{ github.token }}.html",
    "back\\slash.html",
    "ü €.html",
]
YAML = ("github", "gitlab", "azure")


def site(folder: Path, *names: str) -> Path:
    (folder / "site").mkdir(parents=True)
    for name in names:
        (folder / "site" / name).write_text("<p>text")
    return folder


def switched_on(text: str) -> str:
    """Return a settings file with every line on that is switched off."""
    return re.sub(r"^#(?=[\w\[])", "", text, flags=re.MULTILINE)


def test_the_settings_load_and_hold_every_name_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site(tmp_path, *ODD))
    (tmp_path / "checker.toml").write_text(settings_file(look(tmp_path)), "utf-8")
    loaded = config.load({})
    assert sorted(loaded.targets) == sorted(f"site/{name}" for name in ODD)
    assert not loaded.baseline.shrink_only


def test_what_git_must_tell_is_switched_on_in_git_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site(tmp_path, "index.html"))
    (tmp_path / ".git").mkdir()
    (tmp_path / "checker.toml").write_text(settings_file(look(tmp_path)), "utf-8")
    assert config.load({}).baseline.shrink_only


def test_every_line_that_is_off_can_be_switched_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site(tmp_path, "index.html"))
    text = switched_on(settings_file(look(tmp_path)))
    (tmp_path / "checker.toml").write_text(text, "utf-8")
    keys = {key.replace("-", "_") for key in tomllib.loads(text)}
    assert keys <= set(READERS)
    assert keys >= FILE_ONLY | {
        "baseline",
        "max",
        "cant_tell",
        "confirm",
        "reading_grade",
        "gate_impact",
        "gate_level",
    }
    assert config.load({}).waive[0].rule == "axe/color-contrast"


@pytest.mark.parametrize("files", [["manage.py"], ["hugo.toml"], []])
def test_the_settings_of_any_project_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in files:
        (tmp_path / name).write_text("django")
    text = settings_file(look(tmp_path))
    (tmp_path / "checker.toml").write_text(text, "utf-8")
    assert bool(config.load({}).targets) == bool(files)
    assert tomllib.loads(switched_on(text))["targets"]


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("folder", ["", "web", "Web Seiten/öffentlich"])
def test_each_file_names_the_folder_and_parses(tmp_path: Path, name: str, folder: str) -> None:
    (tmp_path / ".git").mkdir()
    place = tmp_path / folder
    place.mkdir(parents=True, exist_ok=True)
    (place / "package.json").write_text("{}")
    (place / "astro.config.mjs").write_text("")
    [_, file] = plan(look(place), [name])
    assert file.path.is_relative_to(tmp_path)
    assert (folder in file.text) == bool(folder) or not folder
    assert (
        file.text.index("npm install")
        < file.text.index("npm run build")
        < file.text.index("checker check --")
    )
    assert file.text.endswith("\n")
    if name in YAML:
        assert yaml.safe_load(file.text)


@pytest.mark.parametrize(
    "folder", ["a'b", 'a"b', "${{ secrets.X }}", "$(HOME)", "a\nb: c", "a;b", "a`b`", "a\\b", "%TEMP%"]
)
def test_a_folder_that_a_service_would_read_as_more_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / folder).mkdir()
    found = look(tmp_path / folder)
    assert len(plan(found, [])) == 1
    for name in SERVICES:
        with pytest.raises(UsageError, match="do not read as it is written"):
            plan(found, [name])


def test_no_file_goes_out_of_the_repository_by_a_link(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    (inside / ".git").mkdir(parents=True)
    outside.mkdir()
    (inside / ".github").symlink_to(outside)
    with pytest.raises(UsageError, match="link out of the repository"):
        plan(look(inside), ["github"])
    (inside / "checker.toml").symlink_to(outside / "checker.toml")
    with pytest.raises(UsageError, match="link out of the repository"):
        plan(look(inside), [])


def test_a_server_is_waited_for_and_its_lines_stand_in_one_script(tmp_path: Path) -> None:
    (tmp_path / "manage.py").write_text("django")
    for name in SERVICES:
        text = plan(look(tmp_path), [name])[1].text
        start, wait = text.index("runserver"), text.index("curl")
        assert start < wait < text.index("checker check --")
        assert "http://127.0.0.1:8000/" in text


@seed(5)
@settings(max_examples=200, deadline=None)
@given(text=some.text(some.characters(exclude_categories=("Cs",)), max_size=40))
def test_a_quoted_text_is_itself_again(text: str) -> None:
    assert "\n" not in quoted(text)
    assert yaml.safe_load(f"key: {quoted(text)}\n") == {"key": text}


@seed(7)
@settings(max_examples=100, deadline=None)
@given(folder=some.from_regex(r"[\w.,@+=()/ -]+", fullmatch=True))
def test_a_folder_cannot_leave_its_place_in_a_workflow(folder: str) -> None:
    job = Job(folder=folder)
    assert yaml.safe_load(service("github").write(job))["jobs"]["checker"]["defaults"]["run"] == {
        "working-directory": folder
    }
    assert yaml.safe_load(service("azure").write(job))["steps"][3]["workingDirectory"] == folder
