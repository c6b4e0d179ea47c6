"""Evidence made by hand: each test names only what it is about."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from checker.judge.answers import Facts
from checker.judge.facts import gather, read_by_patient
from checker.judge.page_judge import answer_rule
from checker.model import (
    AxeEvidence,
    AxeNode,
    AxeRule,
    Environment,
    Evidence,
    Heading,
    PageText,
    Place,
    Region,
    Response,
    Snapshot,
    State,
    StateEvidence,
    Target,
    TextUnit,
)
from checker.rulebook import Rulebook, load

PROSE = (
    "A neuroendocrine tumour is a rare kind of cancer. It starts in cells that make hormones.",
    "Most often the tumour grows in the gut, the lungs or the pancreas. It grows slowly.",
    "Many people feel well for years. Some have pain in the belly. Some turn red in the face.",
    "Your doctor can test your blood and look for the tumour with a scan. A scan does not hurt.",
    "You can bring a friend with you. Write down what you want to ask. Call us if you want to talk.",
    "There is help for you and for those who care for you. We are here each day from nine to five.",
    "The nurse can tell you what to eat and what to leave. You can go home on the same day.",
)


def unit(text: str, number: int = 1, **more: Any) -> TextUnit:
    """Make a visible paragraph in the main part."""
    return msgspec.structs.replace(
        TextUnit(role="paragraph", text=text, region=0, selector=f"p:nth-of-type({number})", font_size=16),
        **more,
    )


def page_text(*texts: str | TextUnit) -> PageText:
    """Make the text of a page whose main part holds these paragraphs."""
    units = tuple(
        one if isinstance(one, TextUnit) else unit(one, number) for number, one in enumerate(texts, start=1)
    )
    return PageText(regions=(Region(parent=-1, tag="main", role="main"),), units=units)


def snapshot(**more: Any) -> Snapshot:
    """Make the DOM facts of an ordinary page about tumours."""
    heading = Heading(place=Place(selector="h1", role="heading", name="Tumours"), level=1, text="Tumours")
    usual = {
        "title": "Tumours – Zebra Health",
        "lang": "en",
        "url": "http://127.0.0.1/",
        "headings": (heading,),
    }
    return Snapshot(**(usual | {"headings": (heading,)} | more))


def evidence(
    text: Any = None, facts: Any = None, axe: Any = None, status: int = 200, **more: Any
) -> Evidence:
    """Make the evidence of one page in one state; what is not named is ordinary and without fault."""
    state = StateEvidence(
        state=State(),
        snapshot=facts or snapshot(),
        text=text or page_text(*PROSE),
        axe=axe or AxeEvidence(version="4.12.1", rules=(), nodes=()),
    )
    return Evidence(
        target=Target(given="page.html", url="http://127.0.0.1/page.html"),
        captured="2026-01-01T00:00:00+00:00",
        response=Response(url="http://127.0.0.1/page.html", status=status),
        environment=Environment(checker="0", browser="0", axe="4.12.1"),
        settled=(),
        states=(state,),
        **more,
    )


def axe_evidence(rule: str, outcome: str, tags: tuple[str, ...] = (), **node: Any) -> AxeEvidence:
    """Make axe-core's answer with one rule and one element."""
    place = node.pop("place", Place(selector="#it", role="link", name="Read more"))
    counted = {"violations": 1} if outcome == "violation" else {"incomplete": 1}
    told = AxeRule(id=rule, tags=tags, help=f"About {rule}", help_url="https://example.org/help", **counted)
    found = AxeNode(rule=rule, outcome=outcome, impact=node.pop("impact", "serious"), place=place, **node)
    return AxeEvidence(version="4.12.1", rules=(told,), nodes=(found,))


@pytest.fixture(scope="session")
def book() -> Rulebook:
    return load()


@pytest.fixture
def make() -> Any:
    """The makers above, by name."""
    makers = (unit, page_text, snapshot, evidence, axe_evidence)
    return SimpleNamespace(**{maker.__name__: maker for maker in makers})


@pytest.fixture
def facts_of(book: Rulebook) -> Callable[..., Facts]:
    """What the rules see of a piece of evidence."""

    def facts(captured: Evidence, profile: str = "patient") -> Facts:
        first = captured.states[0]
        return gather(first, read_by_patient(first), book, book.profile(profile), date(2026, 1, 1))

    return facts


@pytest.fixture
def ask(book: Rulebook, facts_of: Callable[..., Facts]) -> Callable[..., tuple[str, str]]:
    """Ask one rule about evidence or facts: its outcome, and the first message or ``."""

    def answer(rule: str, about: Evidence | Facts) -> tuple[str, str]:
        facts = about if isinstance(about, Facts) else facts_of(about)
        findings, check = answer_rule(book.rules[rule], facts, "first")
        return check.outcome, findings[0].message if findings else ""

    return answer
