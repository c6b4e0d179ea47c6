"""A project says what its rules weigh, which words it allows, and adds rules of its own without code."""

from pathlib import Path

import pytest

from checker.config import load
from checker.draft_targets import resolve_drafts
from checker.drafts import read
from checker.errors import ConfigError
from checker.model import Finding

DRAFT = """# Care at home

We exacerbate a widget each day. In order to rest, you lie down for an hour.
"""
PAGE = """---
id: no-widget
asks: Is a widget called a device?
criteria: []
impact: minor
needs: [text]
kind: substitution
severity: {severity}
swap: {{widget: device}}
messages:
  failed: "Our house says ‘{{better}}’ for “{{words}}”."
since: 1
---
# A widget is a device
Our readers know the word device.

## How to put it right
Write device.

## Failed
```text One
Take the ==widget==.
```

## Passed
```text Another
Take the device.
```
"""


OURS = 'about = "Ours."\n[entries]\n"lie down" = "rest"\n'
OF_A_LIST = (
    PAGE.format(severity="warn")
    .replace("substitution", "phrases")
    .replace("swap: {widget: device}", "lists: [our]")
)


def pattern(expression: str, says: str = "{words}") -> str:
    """Return a rule page that looks for a regular expression."""
    page = PAGE.format(severity="warn").replace("substitution", "pattern")
    page = page.replace("Our house says ‘{better}’ for “{words}”.", says)
    return page.replace("swap: {widget: device}", f"patterns: ['{expression}']")


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")

    def read_with(settings: str, **files: str) -> dict[str, Finding]:
        (tmp_path / "checker.toml").write_text(settings, encoding="utf-8")
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        run, _ = read(resolve_drafts(["draft.md"]), load({"profile": "plain-words"}), on_page=lambda *_: None)
        return {
            f"{one.rule} {one.text.quote if one.text else ''}".strip(): one for one in run.pages[0].findings
        }

    return read_with


def test_a_rule_page_of_the_project_flags_its_words_at_their_place(found) -> None:
    one = found('house_style = "style"', **{"style__no-widget.md": PAGE.format(severity="warn")})[
        "no-widget widget"
    ]
    assert (one.severity, one.line, one.column) == ("warn", 3, 17)
    assert one.message == "Our house says ‘device’ for “widget”."
    assert not one.gates


@pytest.mark.parametrize(
    ("settings", "severity"),
    [("", "warn"), ('[rules]\nno-widget = "fail"', "fail"), ('[rules]\nno-widget = "off"', None),
     ('[rules]\nno-widget = "info"', None), ('notes = true\n[rules]\nno-widget = "info"', "info"),
     ('[words]\nallow = ["Widget"]', None)],
)  # fmt: skip
def test_the_settings_say_how_much_a_rule_counts(found, settings: str, severity: str | None) -> None:
    findings = found(
        f'house_style = "style"\n{settings}', **{"style__no-widget.md": PAGE.format(severity="warn")}
    )
    one = findings.get("no-widget widget")
    assert (one.severity if one else None) == severity
    assert one is None or one.gates == (severity == "fail")


def test_a_word_list_of_the_project_joins_the_list_of_that_name(found) -> None:
    listed = 'about = "Ours."\n[entries]\n"lie down" = "rest"\n'
    findings = found('house_style = "style"\nnotes = true', **{"style__words__en__plain-words.toml": listed})
    assert findings["wordy-phrase lie down"].instead == ("rest",)
    assert "plain-word exacerbate" in findings


def test_a_rule_page_of_the_project_reads_a_list_of_its_own(found) -> None:
    findings = found(
        'house_style = "style"', **{"style__no-widget.md": OF_A_LIST, "style__words__en__our.toml": OURS}
    )
    assert "no-widget lie down" in findings


def test_files_of_other_programs_beside_a_house_style_are_left_alone(found) -> None:
    files = {
        "style__no-widget.md": PAGE.format(severity="warn"),
        "style__pyproject.toml": '[project]\nname = "x"\n',
        "style__README.md": "# Our words\n",
    }
    assert "no-widget widget" in found('house_style = "style"', **files)


@pytest.mark.parametrize(
    ("settings", "files", "says"),
    [
        ('house_style = "nowhere"', {}, "There is no such folder."),
        ('[rules]\nno-such-rule = "off"', {}, "there is no rule called 'no-such-rule'"),
        ('[rules]\nlong-sentence = "loud"', {}, "write one of fail, warn, info, off"),
        ('[words]\nalow = ["x"]', {}, "Did you mean allow?"),
        ('house_style = "style"', {"style__long-sentence.md": PAGE}, "one of checker's own rules"),
        (
            'house_style = "style"',
            {"style__no-widget.md": PAGE.format(severity="warn").replace("substitution", "function")},
            "kind pattern, substitution or phrases, not function",
        ),
        ('house_style = "style"', {"style__words__en__x.toml": "about = 3"}, "style/words/en/x.toml"),
        ('house_style = "style"', {"style__words__en__our.toml": OURS}, "No rule reads"),
        ('house_style = "style"', {"style__words__en__our.toml": OURS}, "`lists: [our]`"),
        ('house_style = "style"', {"style__words__en__our.toml": OURS}, "plain-words"),
        ('house_style = "style"', {"style__words__de__idioms.toml": OURS}, "No rule reads"),
        ('house_style = "style"', {"style__words__it__our.toml": OURS}, "Add a rule page of kind phrases"),
        ('house_style = "style"', {"style__words__our.toml": OURS}, "style/words/<language>/<name>.toml"),
        ('house_style = "style"', {"style__en__plain-words.toml": OURS}, "lies where no word list is read"),
        ('house_style = "style"', {"style__plain-words.toml": OURS}, "lies where no word list is read"),
        ('house_style = "style"', {"style__x.md": "# No head"}, "style/x.md has no front matter"),
        ('house_style = "style"', {"style__no-widget.md": pattern("[(a")}, "'[(a' is no regular expression"),
        ('house_style = "style"', {"style__no-widget.md": pattern("")}, "needs `patterns`"),
        ('house_style = "style"', {"style__no-widget.md": pattern("widget", "{bettr}")}, "fills {bettr}"),
        ('house_style = "style"', {"style__no-widget.md": pattern("widget", "{words")}, "cannot be read"),
        ('house_style = "style"', {"style__no-widget.md": OF_A_LIST}, "names the word list 'our'"),
    ],
)
def test_what_is_wrong_with_a_house_style_is_said(
    found, settings: str, files: dict[str, str], says: str
) -> None:
    with pytest.raises(ConfigError) as told:
        found(settings, **files)
    assert says in str(told.value)
