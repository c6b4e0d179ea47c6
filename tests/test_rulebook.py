"""The rulebook is whole, and a faulty file says what is wrong with it."""

import re
import string
from pathlib import Path

import pytest

from checker.errors import ConfigError
from checker.judge.answers import FUNCTIONS
from checker.judge.declared import KINDS
from checker.judge.rule_modules import RULE_MODULES
from checker.rulebook import Rule, load, load_from

BOOK = load()
RULES = list(BOOK.rules.values())
OWN = [rule for rule in RULES if rule.family != "axe"]
PARTS = {"axe", "snapshot", "text", "layout"}
ASKED_FOR = {
    "placeholder-link", "same-words-different-targets", "generic-link-text", "new-window-unannounced",
    "alt-is-file-name", "alt-repeats-caption", "alt-says-image-of", "title-lacks-subject",
    "heading-only-by-look", "citation-without-reference", "reference-without-date-or-link",
    "acronym-not-explained", "long-sentence", "long-paragraph", "reading-grade", "language-of-text",
}  # fmt: skip


def own(test):
    return pytest.mark.parametrize("rule", OWN, ids=[rule.id for rule in OWN])(test)


def every(test):
    return pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])(test)


def test_the_first_sixteen_rules_are_there():
    assert {rule.id for rule in OWN} >= ASKED_FOR


@every
def test_every_rule_page_is_whole(rule: Rule):
    assert rule.title
    assert rule.asks.endswith("?")
    assert len(rule.why.split()) >= 10
    assert len(rule.first_remedy.split()) >= 3
    assert set(rule.needs) <= PARTS
    assert rule.needs
    assert rule.sources
    assert set(rule.criteria) <= set(BOOK.criteria) | {"4.1.1"}


@every
def test_messages_are_sentences_for_an_outcome(rule: Rule):
    assert rule.messages
    for key, message in rule.messages.items():
        assert re.fullmatch(r"(failed|cantTell)(\.[a-z-]+)?", key)
        assert message.endswith((".", "”.", "?", " {why}"))


@every
def test_what_a_machine_cannot_tell_comes_with_a_question(rule: Rule):
    asks = any(key.startswith("cantTell") for key in rule.messages)
    assert not asks or "?" in rule.question


@own
def test_every_own_rule_has_a_function_or_a_declared_kind(rule: Rule):
    assert RULE_MODULES
    assert (rule.id in FUNCTIONS) == (rule.kind == "function")
    assert rule.kind == "function" or rule.kind in KINDS


def test_every_function_has_a_page():
    assert set(FUNCTIONS) <= {rule.id for rule in OWN}


@own
def test_every_own_rule_has_one_flagged_and_two_passed_examples_one_a_near_miss(rule: Rule):
    assert len(rule.failed) >= 1
    assert len(rule.passed) >= 2
    assert any(example.label.startswith("Near miss") for example in rule.passed)


SAID_BY_SETTING = {"section-grade": {"cantTell"}}
"""Outcomes that take another profile than the one of the examples; the tests of the rules show them."""


@own
def test_every_outcome_a_rule_has_words_for_has_an_example(rule: Rule):
    said = {key.split(".")[0] for key in rule.messages} - SAID_BY_SETTING.get(rule.id, set())
    assert said == {example.outcome for example in rule.failed}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.family == "axe"], ids=lambda rule: rule.id)
def test_words_for_axe_rules_name_only_values_they_get(rule: Rule):
    words = (*rule.messages.values(), rule.question)
    names = {name for text in words for _, name, _, _ in string.Formatter().parse(text) if name}
    assert names <= {"name", "role", "axe", "help"}


def test_wcag_has_its_86_criteria():
    levels = [criterion.level for criterion in BOOK.criteria.values()]
    assert (levels.count("A"), levels.count("AA"), levels.count("AAA")) == (31, 24, 31)
    assert BOOK.criteria["2.4.11"].understanding.endswith("/focus-not-obscured-minimum")
    assert "4.1.1" not in BOOK.criteria


def test_profiles():
    patient, strict = BOOK.profile("patient"), BOOK.profile("strict")
    assert (patient.gates.level, patient.reading.grade, patient.gates.reading_grade) == ("AA", 8, True)
    assert (strict.reading.grade, strict.gates.text, strict.gates.best_practice) == (6, True, True)
    assert set(BOOK.profiles) == {
        "patient", "strict", "wcag22-aa", "wcag22-aaa", "plain-words", "report-only",
    }  # fmt: skip


def test_unknown_profile_names_the_known_ones():
    with pytest.raises(ConfigError, match="patient"):
        BOOK.profile("patients")


@pytest.mark.parametrize(
    ("lang", "entry", "there"),
    [("en", "click here", True), ("de-CH", "mehr erfahren", True), ("de", "click here", False),
     ("xx", "click here", True)],
)  # fmt: skip
def test_word_lists_go_by_language(lang: str, entry: str, there: bool):
    assert (entry in BOOK.entries("generic-link-text", lang)) is there


GOOD = """---
id: a-rule
asks: Is it so?
criteria: []
impact: minor
messages: {failed: "It is not so."}
since: 0.1
---
# It is so
"""


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            GOOD.replace("impact: minor", "impact: bad"),
            ["rules/page/a-rule.md", "bad", "impact", "docs/rules.md"],
        ),
        (GOOD.replace("asks:", "ask:"), ["rules/page/a-rule.md", "`ask`", "Did you mean asks?"]),
        (GOOD.replace("id: a-rule", "id: b-rule"), ["rules/page/a-rule.md", "b-rule", "the same"]),
        (GOOD.replace("Is it so?", "Is: it so?"), ["rules/page/a-rule.md", "YAML", "quotes"]),
        ("# no front matter\n", ["rules/page/a-rule.md", "no front matter"]),
    ],
    ids=["wrong value", "unknown key", "wrong id", "broken YAML", "no front matter"],
)
def test_a_faulty_rule_page_names_file_key_and_remedy(tmp_path: Path, page: str, said: list[str]):
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "a-rule.md").write_text(page)
    with pytest.raises(ConfigError) as fault:
        load_from(tmp_path).rules["a-rule"]
    assert all(words in str(fault.value) for words in said), str(fault.value)


def test_a_faulty_profile_names_file_and_key(tmp_path: Path):
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "mine.toml").write_text('title = "x"\nabout = "y"\n[gates]\nlevle = "AA"\n')
    with pytest.raises(ConfigError, match=r"profiles/mine\.toml.*levle.*Did you mean level\?"):
        load_from(tmp_path)


def test_rule_pages_are_read_only_when_asked_for(tmp_path: Path):
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "broken.md").write_text("nothing")
    (tmp_path / "page" / "a-rule.md").write_text(GOOD)
    book = load_from(tmp_path)
    assert book.rules["a-rule"].title == "It is so"
    assert list(book.rules) == ["a-rule", "broken"]


def test_headings_inside_examples_do_not_end_them(tmp_path: Path):
    (tmp_path / "text").mkdir()
    failed = "## Failed\n```text Two\n# Title\n## Not a section\nWords\n```\n"
    page = GOOD + "Why.\n" + failed + "## Passed\n```text\nFine\n```\n"
    (tmp_path / "text" / "a-rule.md").write_text(page)
    rule = load_from(tmp_path).rules["a-rule"]
    assert [(one.label, one.outcome) for one in rule.examples] == [("Two", "failed"), ("", "passed")]
    assert "## Not a section" in rule.failed[0].source
