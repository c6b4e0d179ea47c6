"""checker init, called as a user calls it: what is written, what is left, what is said."""

import subprocess
from pathlib import Path

import pytest

from checker.cli import cli
from checker.cli.exits import run
from checker.config import load


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>text")
    return tmp_path


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("call", "written"),
    [
        ([], {"checker.toml"}),
        (["--ci", "github"], {"checker.toml", ".github/workflows/checker.yml"}),
        (["--ci", "gitlab", "--ci", "shell"], {"checker.toml", "checker.gitlab-ci.yml", "checker-ci.sh"}),
        (["--ci", "jenkins"], {"checker.toml", "checker.Jenkinsfile"}),
        (["--ci", "azure"], {"checker.toml", "checker.azure-pipelines.yml"}),
        (["--dry-run", "--ci", "github"], set()),
    ],
)
def test_what_is_written(
    project: Path, capsys: pytest.CaptureFixture[str], call: list[str], written: set[str]
) -> None:
    assert run(cli, ["init", *call]) == 0
    assert files(project) == {"site/index.html"} | written
    out = capsys.readouterr().out
    assert "1 page in site/" in out
    if written:
        assert load({}).targets == ("site/index.html",)
        assert out.endswith("Next:\n  checker check\n  checker baseline\n")
    else:
        assert "----- would write checker.toml\n" in out
        assert "fetch-depth: 0" in out


def test_the_ci_that_is_seen_gets_a_file_unless_none_is_wanted(project: Path) -> None:
    (project / ".gitlab-ci.yml").write_text("mine: true\n")
    assert run(cli, ["init", "--ci", "none"]) == 0
    assert not (project / "checker.gitlab-ci.yml").exists()
    assert run(cli, ["init"]) == 0
    assert (project / "checker.gitlab-ci.yml").exists()
    assert (project / ".gitlab-ci.yml").read_text() == "mine: true\n"


def test_what_is_there_is_named_and_left(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "checker.toml").write_text('profile = "strict"\n')
    assert run(cli, ["init", "--ci", "shell"]) == 0
    assert "checker.toml is there (--force writes it anew)" in capsys.readouterr().out
    assert (project / "checker.toml").read_text() == 'profile = "strict"\n'
    (project / "checker-ci.sh").write_text("mine\n")
    assert run(cli, ["init", "--ci", "shell"]) == 2
    out, err = capsys.readouterr()
    told = "checker: Nothing was written: checker.toml and checker-ci.sh are there already. Write anew with --force.\n"
    assert (out, err) == ("", told)
    assert (project / "checker-ci.sh").read_text() == "mine\n"
    assert run(cli, ["init", "--ci", "shell", "--force"]) == 0
    assert load({}).targets == ("site/index.html",)
    assert "checker check" in (project / "checker-ci.sh").read_text()


def test_settings_in_pyproject_are_settings(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "pyproject.toml").write_text('[tool.checker]\nprofile = "strict"\n')
    assert run(cli, ["init"]) == 2
    assert "checker.toml is there already" in capsys.readouterr().err
    assert files(project) == {"site/index.html", "pyproject.toml"}


def test_settings_above_are_named_when_they_hold_no_more(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "checker.toml").write_text('profile = "strict"\n')
    (project / "web").mkdir()
    assert run(cli, ["init", "web"]) == 0
    out = capsys.readouterr().out
    assert f"{project}/checker.toml held here before" in out
    assert "Next:\n  cd web\n  checker check\n" in out


def test_a_tool_whose_pages_are_not_there_is_told_first(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "hugo.toml").write_text("")
    assert run(cli, ["init"]) == 0
    out = capsys.readouterr().out
    assert "no pages yet in public/; this makes them: hugo" in out
    assert out.endswith("Next:\n  hugo\n  checker check\n")
    assert run(cli, ["check"]) == 2
    err = capsys.readouterr().err
    assert (
        f"There is no file or folder public. Look at the spelling, or write the whole path. It is one of the targets in {project}/checker.toml.\n"
        in err
    )


def test_no_baseline_without_pages(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "hugo.toml").write_text("")
    assert run(cli, ["init", "--baseline"]) == 3
    out, err = capsys.readouterr()
    assert "No baseline was made" in out
    assert "There is no file or folder public." in err
    assert files(project) == {"site/index.html", "hugo.toml", "checker.toml"}


def test_a_folder_that_cannot_be_entered_by_ci_stops_it_before_anything_is_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = project / "a'b$(id)"
    odd.mkdir()
    assert run(cli, ["init", odd.name, "--ci", "github"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert files(project) == {"site/index.html"}


def test_odd_names_cannot_steer_the_terminal(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = project / "a\x1b[31m\u202eb"
    odd.mkdir()
    assert run(cli, ["init", odd.name]) == 0
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().out)


@pytest.mark.browser
def test_a_first_baseline_is_made_and_left_the_next_time(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "site" / "index.html").write_text(
        '<!doctype html><html lang="en"><title>Gout</title><main><h1>Gout</h1><img src="a.png"></main></html>'
    )
    (project / ".git").rmdir()
    subprocess.run(["git", "init", "--quiet"], check=True)
    assert run(cli, ["init", "--baseline", "--ci", "none"]) == 0
    out = capsys.readouterr().out
    assert "Wrote checker-baseline.toml" in out
    assert "  git add checker.toml checker-baseline.toml\n  checker check\n" in out
    text = (project / "checker-baseline.toml").read_text("utf-8")
    assert 'rule = "axe/image-alt"' in text
    assert run(cli, ["check", "--quiet"]) == 0
    assert run(cli, ["init", "--baseline", "--force"]) == 0
    assert "checker-baseline.toml is there (renew it: checker baseline)" in capsys.readouterr().out
    assert (project / "checker-baseline.toml").read_text("utf-8") == text
