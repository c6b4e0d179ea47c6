"""Settings: what is read, from where, and what is said about what is wrong."""

from pathlib import Path
from typing import Any

import pytest

from checker.config import BASELINE_NAME, READERS, SECRET, BaselineUse, Settings, called, find, load
from checker.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "steps.py").write_text("async def before(page): ...")
    return tmp_path


def write(folder: Path, text: str, name: str = "checker.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    assert load({}) == Settings(baseline=BaselineUse(file=str(folder / BASELINE_NAME)))


def test_every_setting_has_a_reader() -> None:
    assert list(READERS) == list(Settings.__struct_fields__)
    assert set(READERS) >= SECRET


def test_the_command_line_overrules_the_file_and_the_file_the_defaults(folder: Path) -> None:
    write(folder, 'profile = "strict"\njobs = 3\nexclude = [".a", ".b"]\n')
    settings = load({"jobs": "2", "exclude": (".c",)})
    assert (settings.profile, settings.jobs, settings.exclude) == ("strict", 2, (".c",))
    assert settings.timeout == Settings().timeout


@pytest.mark.parametrize("key", ["wait-for", "wait_for"])
def test_keys_are_written_either_way(folder: Path, key: str) -> None:
    write(folder, f'{key} = "#content"\n')
    assert load({}).wait_for == "#content"


def test_the_nearest_file_upwards_counts_alone(folder: Path) -> None:
    write(folder, 'profile = "strict"\nlocale = "de"\n')
    deep = folder / "a" / "b"
    write(folder / "a", '[tool.checker]\nprofile = "wcag22-aa"\n', "pyproject.toml")
    write(deep, '[tool.other]\nkey = "no table for us"\n', "pyproject.toml")
    settings = load({}, deep)
    assert (settings.profile, settings.locale) == ("wcag22-aa", "")
    assert load({}, folder).profile == "strict"
    write(folder / "a", 'profile = "patient"\n')
    found = find(deep)
    assert found is not None
    assert found.path == folder / "a" / "checker.toml"


def test_paths_in_the_file_start_at_the_file_and_others_in_the_working_folder(folder: Path) -> None:
    write(
        folder,
        'before = "steps.py"\nout = "reports"\nruns = "/var/runs"\n'
        'format = ["json", "html=told/x.html", "console=-"]\n',
    )
    below = folder / "below"
    below.mkdir()
    settings = load({}, below)
    assert settings.before == str(folder / "steps.py")
    assert (settings.out, settings.runs) == (str(folder / "reports"), "/var/runs")
    assert settings.format == ("json", f"html={folder}/told/x.html", "console=-")
    assert load({"out": "reports", "format": ("html=x.html",)}, below).out == "reports"
    assert load({"format": ("html=x.html",)}, below).format == ("html=x.html",)


@pytest.mark.parametrize(
    ("field", "raw", "expected"),
    [
        ("viewport", "320X256", (320, 256)),
        ("viewport", [1024, 768], (1024, 768)),
        ("timeout", "2.5", 2.5),
        ("timeout", 90, 90.0),
        ("jobs", 64, 64),
        ("locale", "zh-Hant-TW", "zh-Hant-TW"),
        ("timezone", "UTC", "UTC"),
        ("redact", ".name", (".name",)),
        ("header", ["X-A: b", "X-Empty:"], ("X-A: b", "X-Empty:")),
        ("cookie", ("consent=all=yes",), ("consent=all=yes",)),
        ("basic_auth", "user:pass:word", "user:pass:word"),
        ("browser", "msedge", "msedge"),
        ("browser", "wss://grid.example/x", "wss://grid.example/x"),
        ("quiet", True, True),
    ],
)
def test_good_values_are_read(folder: Path, field: str, raw: Any, expected: Any) -> None:
    assert getattr(load({field: raw}), field) == expected


def test_a_browser_beside_us_is_not_looked_for_on_the_search_path(folder: Path) -> None:
    assert load({"browser": "./steps.py"}).browser == str(folder / "steps.py")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('viewprot = "1280x800"', ["viewprot", "Did you mean viewport?"]),
        ('proflie = "strict"', ["proflie", "Did you mean profile?"]),
        ("zzz = 1", ["zzz", "Known are:", "profile"]),
        ('viewport = "big"', ["viewport", '"big"', "1280x800"]),
        ("viewport = [10, 800]", ["viewport", "[10, 800]", "100 to 10000"]),
        ("viewport = [1280, 800, 1]", ["viewport", "WIDTHxHEIGHT"]),
        ("viewport = [1280.5, 800]", ["viewport", "WIDTHxHEIGHT"]),
        ("jobs = 0", ["jobs", "is 0", "1 to 64"]),
        ("jobs = true", ["jobs", "is true", "1 to 64"]),
        ("jobs = 1.5", ["jobs", "1.5", "whole number"]),
        ("timeout = -1", ["timeout", "-1", "seconds from 1 to 3600"]),
        ("timeout = nan", ["timeout", "seconds"]),
        ('timeout = "soon"', ["timeout", '"soon"', "seconds"]),
        ('quiet = "yes"', ["quiet", '"yes"', "true or false"]),
        ("profile = 1", ["profile", "the name of a profile"]),
        ('locale = "de_DE"', ["locale", "de_DE", "en-GB"]),
        ('timezone = "Europe/Berln"', ["timezone", "Europe/Berln", "Europe/Berlin"]),
        ('redact = [1]', ["redact", "CSS selectors"]),
        ('redact = [""]', ["redact", "CSS selectors"]),
        ('redact = {a = 1}', ["redact", "CSS selectors"]),
        ('format = "HTML report"', ["format", "NAME or NAME=PATH"]),
        ('before = "missing.py"', ["before", "missing.py", "no such file"]),
        ('before = "."', ["before", "not a file"]),
        ('runs = "checker.toml"', ["runs", "This is a file"]),
        ('browser = "crome"', ["browser", "crome", "Did you mean chrome?"]),
        ('browser = "./missing"', ["browser", "no such file"]),
        ("[viewport]\nwidth = 1", ["viewport", "WIDTHxHEIGHT"]),
        ('[checker]\nprofile = "strict"', ["at the top level of checker.toml, without [checker]."]),
        ("[checker]", ["at the top level of checker.toml, without [checker]."]),
        ("[tool.checker]\njobs = 2", ["at the top level of checker.toml, without [tool.checker]."]),
        ("[settings]\njobs = 2", ["no table [settings]", "without [settings]."]),
        ("[checks]\nimage-alt = false", ["no table [checks]", "Settings are keys; tables are [[waive]]"]),
        ("[tool.ruff]\nfix = true", ["no table [tool]", "tables are"]),
        ('[[waiver]]\nrule = "x"', ["no table [waiver]", "Did you mean [[waive]]?"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_what_is_allowed(folder: Path, line: str, says: list[str]) -> None:
    path = write(folder, f"{line}\n")
    with pytest.raises(ConfigError) as caught:
        load({})
    told = str(caught.value)
    assert str(path) in told
    assert [part for part in says if part not in told] == []
    assert "\n" not in told


def test_a_table_too_deep_in_pyproject_is_called_by_its_whole_name(folder: Path) -> None:
    write(folder, "[tool.checker.options]\njobs = 2\n", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"right under \[tool.checker\], without \[tool.checker.options\]"):
        load({})


@pytest.mark.parametrize(
    ("field", "value", "in_file"),
    [
        ("exclude", ".a", True),
        ("exclude", ".c", False),
        ("wait_for", "#x", True),
        ("wait_for", "#y", False),
        ("before", None, False),
        ("redact", ".gone", False),
        ("profile", None, True),
    ],
)
def test_a_setting_is_called_as_it_stands_where_the_user_wrote_it(
    folder: Path, field: str, value: str | None, in_file: bool
) -> None:
    path = write(folder, 'exclude = [".a", ".b"]\nwait-for = "#x"\nprofile = "strict"\nbefore = "gone.py"\n')
    option = f"--{field.replace('_', '-')}"
    assert called(field, value) == (f"{field.replace('_', '-')} in {path}" if in_file else option)


def test_a_wrong_option_is_named_as_it_was_typed(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"^--wait-for is 3"):
        load({"wait_for": 3})


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        ("header", "Bearer hunter2"),
        ("header", ["X: ok", "X: hunter2\r\nY: z"]),
        ("cookie", "hunter2"),
        ("basic_auth", "hunter2"),
        ("basic_auth", ":hunter2"),
    ],
)
def test_a_wrong_secret_is_not_shown(folder: Path, field: str, raw: Any) -> None:
    with pytest.raises(ConfigError) as caught:
        load({field: raw})
    assert "hunter2" not in str(caught.value)
    assert "Write" in caught.value.remedy


def test_a_key_that_stands_there_twice_is_refused(folder: Path) -> None:
    write(folder, 'wait-for = "a"\nwait_for = "b"\n')
    with pytest.raises(ConfigError, match="twice"):
        load({})


@pytest.mark.parametrize("body", [b"profile = \n", b'profile = "\xff"\n'])
def test_a_broken_file_is_named(folder: Path, body: bytes) -> None:
    (folder / "checker.toml").write_bytes(body)
    with pytest.raises(ConfigError, match="not valid TOML"):
        load({})


def test_targets_of_the_file_start_at_the_file_wherever_the_call_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, f'targets = ["site/a.html", "https://example.org/x", "{folder}/b.html"]\n')
    assert load({}).targets == ("site/a.html", "https://example.org/x", "b.html")
    (folder / "site").mkdir()
    monkeypatch.chdir(folder / "site")
    assert load({}).targets == ("a.html", "https://example.org/x", "../b.html")


@pytest.mark.parametrize("value", ["3", '[""]', '["-"]', "[3]"])
def test_targets_that_are_none_are_refused_and_not_shown(folder: Path, value: str) -> None:
    write(folder, f"targets = {value}\n")
    with pytest.raises(ConfigError, match=r"targets in .*is a wrong value \(not shown"):
        load({})
