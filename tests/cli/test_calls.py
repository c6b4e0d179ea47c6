"""Calls that end before a browser is needed: exit code, one clear line, nothing else."""

from pathlib import Path

import pytest

from checker import rulebook
from checker.cli import COMMANDS, cli
from checker.cli.exits import run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<p>text")
    (tmp_path / "notes.txt").write_text("text")
    (tmp_path / "empty").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ("chek page.html", "There is no command 'chek'. Did you mean check?"),
        ("page.html", "To check a page, write: checker check page.html"),
        ("--colour", "No such option '--colour'. See checker --help."),
        ("check", "Nothing to check was named."),
        ("check missing.html", "There is no file or folder missing.html."),
        ("check empty", "There is no HTML page in the folder empty."),
        ("check notes.txt", "notes.txt is not a web page."),
        ("check example.org", "write https://example.org"),
        ("check page.html --viewprot 1x1", "--viewport"),
        ("check page.html --viewport big", '--viewport is "big". Write WIDTHxHEIGHT'),
        ("check page.html --jobs none", '--jobs is "none". Write a whole number'),
        ("check page.html --timeout", "requires an argument"),
        ("check page.html --header hunter2", "not shown"),
        ("check page.html --profile stric", "There is no profile called 'stric'. Did you mean strict?"),
        ("check page.html --format htlm", "There is no format called 'htlm'. Did you mean html?"),
        ("check page.html --format html=- --format json=-", "Two formats cannot both"),
        ("check page.html --quiet --verbose", "contradict"),
        ("check page.html --storage-state none.json", "There is no such file."),
        ("check - --targets-from -", "Standard input cannot be"),
        ("check --targets-from none.txt", "The list none.txt cannot be read"),
        ("judge", "Missing argument 'RUN'. See checker judge --help."),
        ("judge last", "No run is kept in .checker/runs."),
        ("judge 2020", "There is no run 2020"),
        ("report last", "No run is kept"),
        (
            "report ../page.html",
            "../page.html is a page, not a saved run. To check it, write: checker check ../",
        ),
        ("judge https://me:hunter2@example.org/", "To check it, write: checker check https://example.org/"),
        ("report last --profile strict", "No such option '--profile'"),
        ("explain", "Missing argument 'RULE'."),
        ("explain placeholder-lnk", "Did you mean placeholder-link?"),
        ("explain colour-contrast", "Did you mean axe/color-contrast?"),
        ("explain zzzzzzzz", "See all of them with: checker rules"),
        ("rules --family none", "'none' is not one of 'page', 'text', 'axe'"),
        ("doctor --viewport 1x1", "No such option"),
    ],
)
def test_wrong_use_gives_one_line_and_2(
    folder: Path, capsys: pytest.CaptureFixture[str], call: str, says: str
) -> None:
    code = run(cli, call.split())
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert says in err
    assert err.startswith("checker: ")
    assert err.count("\n") == 1
    assert "hunter2" not in err
    assert not (folder / ".checker").exists()


def test_a_wrong_settings_file_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "checker.toml").write_text("viewprot = 1\n")
    assert run(cli, ["check", "page.html"]) == 2
    assert 'checker.toml: there is no setting "viewprot". Did you mean viewport?' in capsys.readouterr().err


def test_a_hostile_name_cannot_steer_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["check", "a\x1b]0;owned\x07\u202eb\x9b31m.html"]) == 2
    err = capsys.readouterr().err
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(err)


@pytest.mark.parametrize("call", [[], ["-h"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_at_hand_everywhere(capsys: pytest.CaptureFixture[str], call: list[str]) -> None:
    code = run(cli, call)
    out, err = capsys.readouterr()
    assert code == (0 if call else 2)
    assert "Usage: checker" in (out if call else err)


def test_explain_shows_the_whole_page(capsys: pytest.CaptureFixture[str]) -> None:
    for key, rule in rulebook.load().rules.items():
        assert run(cli, ["explain", key]) == 0
        out = capsys.readouterr().out
        assert out.startswith(f"# {rule.title}\n")
        assert [part for part in (rule.asks, rule.why, rule.remedy, f"`{key}`") if part not in out] == []


def test_explain_heads_each_example_with_its_label(capsys: pytest.CaptureFixture[str]) -> None:
    for key, rule in rulebook.load().rules.items():
        assert run(cli, ["explain", key]) == 0
        out = capsys.readouterr().out
        for example in rule.examples:
            head = f"### {example.label}\n\n" if example.label else ""
            assert f"{head}```{example.lang}\n{example.source}```" in out


def test_explain_finds_axe_rules_by_their_own_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["explain", "color-contrast"]) == 0
    assert "`axe/color-contrast`" in capsys.readouterr().out


def test_rules_lists_every_rule_once(capsys: pytest.CaptureFixture[str]) -> None:
    book = rulebook.load()
    assert run(cli, ["rules"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert sorted(row[0] for row in rows) == sorted(book.rules)
    assert all(row[1:] == [rule.asks, ", ".join(rule.criteria), rule.impact]
               for row in rows for rule in [book.rules[row[0]]])  # fmt: skip
    assert run(cli, ["rules", "--family", "text"]) == 0
    listed = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == sorted(key for key, rule in book.rules.items() if rule.family == "text")
