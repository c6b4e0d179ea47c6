"""Every example on a rule page gives its outcome; text examples flag exactly what is marked."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from checker.judge.answers import Facts
from checker.judge.asking import answer_rule
from checker.judge.facts import gather, read_by_patient
from checker.model import (
    Block,
    Check,
    Evidence,
    Finding,
    NotCaptured,
    Outcome,
    ReaderText,
    State,
    StateEvidence,
)
from checker.rulebook import Example, Rule, load

BOOK = load()
PROFILE = BOOK.profile("patient")
TODAY = date(2026, 1, 1)
OWN = [rule for rule in BOOK.rules.values() if rule.family != "axe"]
ALL = [(rule, example) for rule in OWN for example in rule.examples]
HTML = [case for case in ALL if case[1].lang == "html"]
TEXT = [case for case in ALL if case[1].lang == "text"]


def named(cases: list[tuple[Rule, Example]]) -> list[str]:
    return [f"{rule.id}: {example.label or example.outcome}" for rule, example in cases]


def text_facts(source: str) -> Facts:
    """Make a page of the blank-line-separated blocks of a text example; `# ` begins a heading."""
    parts = [part.strip() for part in source.replace("==", "").split("\n\n") if part.strip()]
    blocks = tuple(_blocks(parts))
    bare = NotCaptured(reason="a text example")
    state = StateEvidence(state=State(), snapshot=bare, text=bare, axe=bare)
    return gather(state, ReaderText(blocks=blocks), BOOK, PROFILE, TODAY)


def _blocks(parts: list[str]) -> Iterator[Block]:
    section = ""
    for number, part in enumerate(parts, start=1):
        heading = part.startswith("# ")
        text = " ".join(part.removeprefix("# ").split())
        section = text if heading else section
        yield Block(
            role="heading" if heading else "paragraph",
            text=text,
            selector=f"p:nth-of-type({number})",
            prose=not heading,
            section=section,
            level=2 if heading else 0,
        )


def flagged_words(findings: list[Finding]) -> list[str]:
    return sorted(one.text.quote for one in findings if one.text)


def shown(check: Check) -> Outcome:
    """Return what the rule page calls the outcome: a page with nothing to look at has passed."""
    return "passed" if check.outcome == "inapplicable" else check.outcome


@pytest.mark.parametrize(("rule", "example"), TEXT, ids=named(TEXT))
def test_text_example_gives_its_outcome(rule: Rule, example: Example) -> None:
    findings, check = answer_rule(rule, text_facts(example.source), "first")
    assert shown(check) == example.outcome, findings
    marked = sorted(" ".join(words.split()) for words in re.findall(r"==(.+?)==", example.source, re.DOTALL))
    assert flagged_words(findings) == marked


@pytest.mark.browser
@pytest.mark.parametrize(("rule", "example"), HTML, ids=named(HTML))
async def test_html_example_gives_its_outcome(rule: Rule, example: Example, capture_html) -> None:
    captured = await capture_html(example.source)
    assert isinstance(captured, Evidence), captured
    first = captured.states[0]
    findings, check = answer_rule(rule, gather(first, read_by_patient(first), BOOK, PROFILE, TODAY), "first")
    assert shown(check) == example.outcome, findings
    assert all(one.selector for one in findings)
