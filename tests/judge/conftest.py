"""Evidence made by hand: each test names only what it is about."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from checker import __version__
from checker.judge.answers import Facts
from checker.judge.asking import answer_rule
from checker.judge.facts import gather, read_by_patient
from checker.model import (
    AxeEvidence,
    AxeNode,
    AxeRule,
    Block,
    Check,
    Environment,
    Evidence,
    Finding,
    Heading,
    NotCaptured,
    PageReport,
    PageText,
    Place,
    ReaderText,
    Region,
    Response,
    Run,
    RunInfo,
    Snapshot,
    State,
    StateEvidence,
    Target,
    TextUnit,
    Tool,
    Verdict,
)
from checker.model.run import SCHEMA
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


def a_finding(rule: str = "axe/image-alt", **more: Any) -> Finding:
    """Make a proven fault of level A on a picture; what is not named is ordinary."""
    usual: dict[str, Any] = {
        "rule": rule, "outcome": "failed", "criteria": ("1.1.1",), "impact": "critical",
        "message": "The picture has no text.", "remedy": "Give it one.", "selector": "img", "frame": (),
        "html": '<img src="nurse.png">', "box": None, "role": "img", "name": "", "path": ("main",),
        "states": ("first",), "text": None, "fingerprint": "f" * 16, "subject": "s" * 16, "status": "new",
        "source": "axe", "question": "",
    }  # fmt: skip
    return Finding(**(usual | more))


def a_page(*findings: Finding, url: str = "https://example.org/gout", **more: Any) -> PageReport:
    """Make a page that was checked, and on which the rules of its findings were asked, and two more."""
    rules = dict.fromkeys(["axe/image-alt", "axe/list", *(one.rule for one in findings)])
    usual: dict[str, Any] = {
        "target": url, "url": url, "status": 200, "title": "Gout", "lang": "en", "outcome": "checked",
        "reason": "", "remedy": "", "findings": findings, "reading": None, "blocks": (), "excluded": (),
        "checks": tuple(Check(rule=rule, outcome="passed", elements=1) for rule in sorted(rules)),
        "content": "c" * 16,
    }  # fmt: skip
    return PageReport(**(usual | more))


def lost(page: PageReport) -> PageReport:
    """Make of a page one that could not be checked."""
    return msgspec.structs.replace(
        page, outcome="untested", reason="The server refused.", checks=(), findings=(), reading=None
    )


def unasked(page: PageReport, rule: str, *, gap: bool = True) -> PageReport:
    """Make of a page one on which a rule was not asked, or not about all of it."""
    checks = tuple(
        msgspec.structs.replace(check, gap=gap, outcome=check.outcome if gap else "untested")
        if check.rule == rule
        else check
        for check in page.checks
    )
    return msgspec.structs.replace(page, checks=checks)


def a_run(*pages: PageReport, version: str = __version__, axe: str = "4.12.1", **info: Any) -> Run:
    """Make a run of these pages."""
    told: dict[str, Any] = {
        "id": "run", "started": "2026-01-01T00:00:00+00:00", "finished": "", "profile": "patient",
        "depth": "quick", "targets": len(pages),
    }  # fmt: skip
    return Run(
        schema=SCHEMA,
        tool=Tool(name="checker", version=version, axe=axe, browser="Chromium 1", rules="r1"),
        run=RunInfo(**(told | info)),
        verdict=Verdict(outcome="pass", reasons=()),
        pages=pages,
    )


def where(finding: Finding) -> str:
    """Say where a finding is."""
    return f"{finding.role} {finding.name}"


@pytest.fixture(scope="session")
def gate() -> Any:
    """Makers of judged pages and runs, by name."""
    makers = (a_finding, a_page, a_run, lost, unasked, where)
    return SimpleNamespace(**{maker.__name__.removeprefix("a_"): maker for maker in makers})


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


@pytest.fixture(scope="session")
def marked(book: Rulebook) -> Callable[..., list[str]]:
    """Ask one rule about paragraphs in English, parted by blank lines: the words it marks, in order."""

    def words(rule: str, text: str, **more: Any) -> list[str]:
        blocks = tuple(
            Block(role="paragraph", text=part, selector=f"p:nth-of-type({number})", prose=True, lang="en")
            for number, part in enumerate(text.split("\n\n"), start=1)
        )
        blocks = tuple(msgspec.structs.replace(block, **more) for block in blocks)
        bare = NotCaptured(reason="only its text")
        state = StateEvidence(state=State(), snapshot=bare, text=bare, axe=bare)
        profile = msgspec.structs.replace(book.profile("patient"), lang="en")
        facts = gather(state, ReaderText(blocks=blocks), book, profile, date(2026, 1, 1))
        findings, _ = answer_rule(book.rules[rule], facts, "first")
        by_selector = {block.selector: block.text for block in blocks}
        for one in findings:
            if one.text:
                assert by_selector[one.selector][one.text.start : one.text.end] == one.text.quote
        return [one.text.quote if one.text else one.message for one in findings]

    return words
