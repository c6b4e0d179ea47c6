"""The tables of the settings file: what is read, and the one line that says what is wrong."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.config import BASELINE_NAME, BaselineUse, load
from checker.errors import ConfigError
from checker.model import Limits, PagePolicy, SourceMap, Waiver


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(folder: Path, text: str, **given: Any) -> Any:
    (folder / "checker.toml").write_text(text, "utf-8")
    return load(given)


WAIVE = '[[waive]]\nrule = "axe/list"\nreason = "supplier"\nuntil = 2027-03-31\n'
WAIVER = Waiver(rule="axe/list", reason="supplier", until=date(2027, 3, 31))


@pytest.mark.parametrize(
    "text",
    [
        WAIVE,
        WAIVE.replace("2027-03-31", '"2027-03-31"'),
        WAIVE.replace("2027-03-31", "2027-03-31T23:00:00Z"),
        'waive = [{ rule = "axe/list", reason = "supplier", until = 2027-03-31 }]',
    ],
    ids=["date", "text", "time", "inline"],
)
def test_a_waiver(folder: Path, text: str):
    assert settings(folder, text).waive == (WAIVER,)


def test_every_key_of_every_table(folder: Path):
    read = settings(
        folder,
        f'{WAIVE}owner = "Ada"\nselector = ".widget"\nurl = "/news/*"\nfingerprint = "f00"\n\n{WAIVE}'
        '[[page]]\nurl = "/kids/*"\nprofile = "strict"\nreading_grade = 5\n'
        '[[page]]\nurl = "/staff/*"\nreading-grade = 12.5\n'
        '[[source]]\nurl = "/docs/*"\npath = "docs/{1}.md"\n[max]\nmoderate = 10\nminor = 3\n',
    )
    assert (read.waive[0].owner, read.waive[0].selector, read.waive[0].url, read.waive[0].fingerprint) == (
        "Ada", ".widget", "/news/*", "f00",
    )  # fmt: skip
    assert read.waive[1] == WAIVER
    assert read.page == (
        PagePolicy(url="/kids/*", profile="strict", reading_grade=5),
        PagePolicy(url="/staff/*", reading_grade=12.5),
    )
    assert [(one.url, one.path) for one in read.source] == [("/docs/*", "docs/{1}.md")]
    assert isinstance(read.source[0], SourceMap)
    assert read.max == Limits(moderate=10, minor=3)


@pytest.mark.parametrize(
    ("given", "limits"),
    [
        (("moderate=10",), Limits(moderate=10)),
        (("moderate=10", " minor = 2"), Limits(moderate=10, minor=2)),
        ("critical=0", Limits()),
    ],
)
def test_limits_from_the_command_line_go_before_those_of_the_file(folder: Path, given: Any, limits: Limits):
    assert settings(folder, "[max]\nserious = 9\n", max=given).max == limits


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("", {"file": BASELINE_NAME}),
        ('baseline = "debt.toml"', {"file": "debt.toml", "named": True}),
        ('baseline = "shrink-only"', {"file": BASELINE_NAME, "shrink_only": True}),
        ('baseline = "none"', None),
        ('[baseline]\nfile = "debt.toml"', {"file": "debt.toml", "named": True}),
        ('[baseline]\nmode = "shrink-only"', {"file": BASELINE_NAME, "shrink_only": True}),
        ('[baseline]\nfile = "a/b.toml"\nmode = "shrink-only"\nagainst = "origin/main"',
         {"file": "a/b.toml", "named": True, "shrink_only": True, "against": "origin/main"}),
    ],
)  # fmt: skip
def test_a_baseline_lies_beside_the_settings_wherever_checker_is_called(folder, monkeypatch, text, use):
    (folder / "checker.toml").write_text(text)
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    wanted = BaselineUse(**(use | {"file": str(folder / use["file"])})) if use else BaselineUse()
    assert load({}).baseline == wanted
    assert load({"baseline": "mine.toml"}).baseline == BaselineUse(file="mine.toml", named=True)


NOT_A_TABLE = "[[waive]] number 1: write a table of keys and values."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[waive]]\nrule = "axe/list"\nreason = "r"', "[[waive]] number 1 needs `until`: the last day on which"),
        ('[[waive]]\nrule = "axe/list"\nuntil = 2027-01-01', "[[waive]] number 1 needs `reason`: why"),
        (WAIVE.replace('"supplier"', '" "'), "[[waive]] number 1 needs `reason`"),
        (WAIVE.replace('rule = "axe/list"\n', ""), "[[waive]] number 1 needs `rule`: which rule"),
        (WAIVE + WAIVE.replace("until", "untill"), '[[waive]] number 2: there is no key "untill". Did you mean until?'),
        (WAIVE.replace("2027-03-31", '"31.3.2027"'), 'until is "31.3.2027". Write a day, such as until = 2027-03-31.'),
        (WAIVE.replace("2027-03-31", "2027"), "until is 2027. Write a day"),
        (WAIVE.replace("2027-03-31", "12:30:00"), 'until is "12:30:00". Write a day'),
        (f"{WAIVE}owner = 3", "owner: expected `str`, got `int`."),
        (f"{WAIVE}selector = ['a']", "selector: expected `str`, got `array`."),
        ('waive = "axe/list"', "Write it as a table [[waive]]."),
        ("waive = 3", "Write it as a table [[waive]]."),
        ("waive = [3]", NOT_A_TABLE),
        ("[waive]\nrule = 'x'", "Write it as a table [[waive]]."),
        ('[[page]]\nprofile = "strict"', "[[page]] number 1 needs `url`: a pattern of addresses"),
        ('[[page]]\nurl = "/a"\nreading_grade = "easy"', "reading_grade: expected `float | null`, got `str`."),
        ('[[page]]\nurl = "/a"\nreading_grade = 80', "[[page]] number 1: reading_grade: Write a school grade from 1 to 20"),
        ('[[page]]\nurl = "/a"\nreading_grade = nan', "[[page]] number 1: reading_grade: Write a school grade"),
        ('[[page]]\nurl = "/a"\nprofil = "strict"', 'there is no key "profil". Did you mean profile?'),
        ('[[source]]\nurl = "/a"', "[[source]] number 1 needs `path`: where the file lies"),
        ("max = 10", "max: write a table of keys and values."),
        ("[max]\nmoderat = 10", 'max: there is no key "moderat". Did you mean moderate?'),
        ("[max]\nmoderate = -1", "Write numbers from 0."),
        ("[max]\nmoderate = true", "max: moderate: expected `int`, got `bool`."),
        ("[max]\nmoderate = 1.5", "max: moderate: expected `int`, got `float`."),
        ('max = ["moderate"]', "Write IMPACT=NUMBER, such as moderate=10."),
        (f'max = ["moderate={"9" * 5000}"]', "Write IMPACT=NUMBER"),
        ('max = ["moderate=-1"]', "Write IMPACT=NUMBER"),
        ('baseline = ""', "Write the path of a baseline"),
        ("baseline = 3", "Write the path of a baseline"),
        ('baseline = "~nobody-such/x.toml"', "There is no home folder for ~nobody-such."),
        ('out = "~nobody-such/x"', "There is no home folder for ~nobody-such."),
        ('[baseline]\nmode = "shrink"', 'mode = "shrink-only" }.'),
        ('[baseline]\nfil = "x"', "Write the path of a baseline"),
        ("[baseline]\nfile = 3", "Write the path of a baseline"),
        ('[baseline]\nmode = "shrink-only"\nagainst = "--output=x"', "against names a git revision"),
        ('[baseline]\nagainst = "main"', 'against names a git revision, beside mode = "shrink-only".'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_line(folder: Path, text: str, says: str):
    with pytest.raises(ConfigError) as caught:
        settings(folder, text)
    assert says in str(caught.value)
    assert str(folder / "checker.toml") in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("given", [("moderate",), ("moderate=x",), ("moderat=1",), ("=1",)])
def test_a_wrong_limit_is_named_as_it_was_typed(folder: Path, given: tuple):
    with pytest.raises(ConfigError, match=r"^--max is "):
        load({"max": given})
