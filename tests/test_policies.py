"""From settings to what judges a run: the baseline that is meant, and what must be known."""

import os
from datetime import date
from pathlib import Path
from subprocess import run

import pytest

from checker import policies, rulebook
from checker.config import load
from checker.errors import ConfigError
from checker.judge.shelf import Folders
from checker.policies import baseline_of, folders_of, judge_for, must_be_known

TODAY = date(2026, 3, 1)
HEAD = 'version = 1\nmade = 2026-01-01\nchecker = "0"\naxe = "0"\nrules = ["axe/list"]\n'
DEBT = '\n[[debt]]\npage = "docs/a.html"\nrule = "axe/list"\nwhere = "list"\nsince = 2026-01-01\nfingerprint = "{}"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in list(os.environ):
        if name in ("GITHUB_BASE_REF", "CHANGE_TARGET") or name.startswith(("CI_", "SYSTEM_", "BITBUCKET_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def judge(text: str = "", **given: object) -> policies.Judge:
    Path("checker.toml").write_text(text)
    return judge_for(load(given), ["docs/a.html"], TODAY)


def test_without_a_baseline_there_is_none_and_a_named_one_must_be_there(folder: Path):
    assert judge().policy.baseline is None
    assert judge('baseline = "shrink-only"').policy.baseline is None
    with pytest.raises(ConfigError, match=r"debt.toml cannot be read: No such file") as caught:
        judge('baseline = "debt.toml"')
    assert "checker baseline" in caught.value.remedy


def test_the_usual_one_is_taken_when_it_is_there_and_none_when_none_is_wanted(folder: Path):
    (folder / "checker-baseline.toml").write_text(HEAD + DEBT.format(1))
    shelf = judge().policy.baseline
    assert shelf is not None
    assert [debt.rule for debt in shelf.debts_of("docs/a.html")] == ["axe/list"]
    assert judge('baseline = "none"').policy.baseline is None
    assert baseline_of(load({"baseline": "none"}).baseline) is None


@pytest.mark.parametrize("broken", ["folder", "link to itself", "broken"])
def test_a_usual_one_that_cannot_be_read_is_no_reason_to_do_without(folder: Path, broken: str):
    place = folder / "checker-baseline.toml"
    if broken == "folder":
        place.mkdir()
    elif broken == "link to itself":
        place.symlink_to(place)
    else:
        place.write_text("version = ")
    with pytest.raises(ConfigError, match="checker-baseline"):
        judge()


def test_local_pages_are_found_from_another_working_folder(folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "checker-baseline.toml").write_text(HEAD + DEBT.format(1))
    (folder / "docs" / "deep").mkdir(parents=True)
    monkeypatch.chdir(folder / "docs" / "deep")
    use = load({"baseline": "../../checker-baseline.toml"}).baseline
    assert folders_of(use) == Folders(str(folder), str(folder / "docs" / "deep"))
    shelf = judge_for(load({"baseline": use.file}), ["../a.html"], TODAY).policy.baseline
    assert shelf is not None
    for url in ("../a.html", str(folder / "docs" / "a.html")):
        assert len(shelf.debts_of(url)) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('profile = "patiant"', "There is no profile called 'patiant'. Did you mean patient?"),
        ('[[page]]\nurl = "*"\nprofile = "strikt"', "There is no profile called 'strikt'. Did you mean strict?"),
        ('[[waive]]\nrule = "axe/image-atl"\nreason = "r"\nuntil = 2027-01-01',
         "[[waive]]: there is no rule called 'axe/image-atl'. Did you mean axe/image-alt?"),
        ('[[waive]]\nrule = "colour"\nreason = "r"\nuntil = 2027-01-01', "there is no rule called 'colour'."),
    ],
)  # fmt: skip
def test_a_name_that_does_not_exist_is_told_with_the_nearest(folder: Path, text: str, says: str):
    (folder / "checker.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        must_be_known(load({}), rulebook.load())
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_threshold_of_the_settings_is_in_the_policy(folder: Path):
    policy = judge(
        'gate-impact = "serious"\ngate-level = "A"\nreading-grade = 7\ncant-tell = "fail"\n'
        'gate-new-rules = true\n[max]\nminor = 2\n[[page]]\nurl = "*"\nreading_grade = 6\n'
        '[[waive]]\nrule = "axe/list"\nreason = "r"\nuntil = 2027-01-01\n'
    ).policy
    assert (policy.impact, policy.level, policy.reading_grade, policy.cant_tell) == (
        "serious",
        "A",
        7,
        "fail",
    )
    assert (policy.new_rules, policy.limits.minor, policy.today) == (True, 2, TODAY)
    assert (len(policy.waivers), len(policy.pages)) == (1, 1)
    assert policy.of("docs/a.html").reading.grade == 6


def grown(folder: Path, before: int | None, now: int, mode: str = "shrink-only") -> policies.Judge:
    """Judge with a baseline that had so many places in the last commit, and has so many now."""
    place = folder / "checker-baseline.toml"
    if before is not None:
        place.write_text(HEAD + "".join(map(DEBT.format, range(before))))
    who = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for call in (["init", "-q"], ["add", "-A"], ["commit", "-q", "--allow-empty", "-m", "w"]):
        run([*who, *call], cwd=folder, check=True, capture_output=True, timeout=60)
    place.write_text(HEAD + "".join(map(DEBT.format, range(now))))
    return judge(f'[baseline]\nmode = "{mode}"\n' if mode else "")


@pytest.mark.parametrize(
    ("before", "now", "mode", "against", "notes"),
    [
        (2, 2, "shrink-only", (), ()),
        (2, 1, "shrink-only", (), ()),
        (2, 3, "shrink-only", ("The baseline may only shrink, and has grown by 1 place since HEAD.",), ()),
        (2, 9, "shrink-only", ("The baseline may only shrink, and has grown by 7 places since HEAD.",), ()),
        (2, 9, "", (), ()),
        (
            None,
            9,
            "shrink-only",
            (),
            ("The baseline was not there at HEAD: a first one may be of any size.",),
        ),
    ],
)
def test_a_baseline_that_may_only_shrink(folder: Path, *, before, now, mode, against, notes):
    found = grown(folder, before, now, mode)
    assert (tuple(found.against), found.unknown, tuple(found.notes)) == (against, (), notes)


def test_nor_may_it_forget_rules_or_take_another_name(folder: Path):
    place = folder / "checker-baseline.toml"
    held = HEAD.replace('"axe/list"', '"axe/a", "axe/b", "axe/c", "axe/d", "axe/list"')
    place.write_text(held)
    assert grown(folder, None, 0).against == [
        "The baseline may not forget rules, and has lost 4 rules since HEAD: axe/a, axe/b, axe/c and 1 more. "
        "Put them back under rules."
    ]
    place.unlink()
    (folder / "debt.toml").write_text(held + DEBT.format(1))
    found = judge('[baseline]\nfile = "debt.toml"\nmode = "shrink-only"\n')
    assert found.against == ["The baseline may only shrink, and has grown by 1 place since HEAD."]
    assert found.notes == ()


def test_that_growth_is_not_known_fails_nothing_and_lets_nothing_pass(folder: Path):
    (folder / "checker-baseline.toml").write_text(HEAD)
    found = judge('[baseline]\nmode = "shrink-only"\n')
    assert (found.against, found.notes) == ((), ())
    assert found.unknown == [
        "Whether the baseline has grown is not known: "
        "it lies in no git repository. Without one nobody can tell.",
    ]
