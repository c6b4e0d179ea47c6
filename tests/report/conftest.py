"""A hand-made run of a disease page: every kind of thing that a report must be able to tell."""

import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.model import (
    Block,
    Box,
    Check,
    Citation,
    Debt,
    Excluded,
    Finding,
    HardSentence,
    PageEvent,
    PageReport,
    Quote,
    Reading,
    Run,
    RunInfo,
    Screenshot,
    SectionReading,
    SettleStep,
    SiteReport,
    SourceMap,
    Tool,
    Verdict,
)
from checker.model.rules import FrontMatter
from checker.model.run import SCHEMA
from checker.report import Telling
from checker.rulebook import Rule, Rulebook, load

SELECTOR = "#stories > article:nth-of-type(2) > a"
HARD = (
    "Functional tumours secrete bioactive substances that precipitate flushing, diarrhoea and bronchospasm, "
    "whereas nonfunctional tumours characteristically remain asymptomatic until metastasis has occurred."
)


def make_rule(rule_id: str, title: str, criteria: tuple[str, ...], why: str, remedy: str) -> Rule:
    front = FrontMatter(
        id=rule_id, asks=f"{title}?", criteria=criteria, impact="serious", messages={}, since="0.1"
    )
    return Rule(
        id=rule_id,
        family="axe" if rule_id.startswith("axe/") else "page",
        asks=front.asks,
        criteria=criteria,
        impact="serious",
        needs=(),
        kind="function",
        messages={},
        question="",
        sources=(),
        since="0.1",
        body=f"# {title}\n{why}\n## How to put it right\n{remedy}\n",
        front=front,
    )


RULES = (
    make_rule(
        "placeholder-link",
        "Links lead somewhere",
        ("2.4.4",),
        "A link that goes nowhere looks broken. People who use a screen reader cannot tell why.",
        "Give the link the address of its page. Or take it away.\n\nDo not use `#` as an address.",
    ),
    make_rule(
        "axe/color-contrast",
        "Text stands out from what is behind it",
        ("1.4.3",),
        "Pale text is hard to read, most of all for older people and on a phone in the sun.",
        "Make the text darker or what is behind it lighter.",
    ),
    make_rule(
        "alt-repeats-caption",
        "A picture's text says more than its caption",
        ("1.1.1",),
        "A screen reader says the same words twice.",
        "Say in the text what the picture shows.",
    ),
    make_rule(
        "reading-grade",
        "The text is easy to read",
        (),
        "Half of all adults read below grade 8.",
        "Use short sentences and well-known words.",
    ),
    make_rule(
        "acronym-not-spelled-out",
        "Short forms are spelled out",
        ("3.1.4",),
        "Readers may not know the short form.",
        "Write the full words at first use.",
    ),
)


def make_debt(**changes: object) -> Debt:
    usual = Debt(
        rule="placeholder-link",
        page="https://example.org/net",
        where="link “Old shop”, in “Help”",
        since=date(2026, 3, 1),
        fingerprint="d" * 16,
    )
    return replace(usual, **changes)


def make_finding(**changes: object) -> Finding:
    usual = Finding(
        rule="placeholder-link",
        outcome="failed",
        criteria=("2.4.4",),
        impact="serious",
        message="The link “Learn more” leads nowhere.",
        remedy="Give the link the address of its page.",
        selector=SELECTOR,
        frame=(),
        html='<a class="btn" href="#">Learn more</a>',
        box=Box(x=100, y=700, width=160, height=40),
        role="link",
        name="Learn more",
        path=("main", "heading Patient stories"),
        states=("first",),
        text=None,
        fingerprint="f" * 16,
        subject="s" * 16,
        status="new",
        source="checker",
        question="",
        gates=True,
    )
    return replace(usual, **changes)


def sample_findings() -> tuple[Finding, ...]:
    place = Box(x=100, y=700, width=160, height=40)
    return (
        make_finding(),
        make_finding(
            rule="axe/color-contrast",
            criteria=("1.4.3",),
            impact="critical",
            source="axe",
            box=place,
            message="The contrast of text and background is 2.5 to 1; it must be 4.5 to 1.",
            remedy="Make the text darker or what is behind it lighter.",
            help_url="https://dequeuniversity.com/rules/axe/4.12/color-contrast",
        ),
        make_finding(
            box=Box(x=500, y=700, width=160, height=40),
            name="Read on",
            html='<a href="#">Read on</a>',
            message="The link “Read on” leads nowhere.",
            selector="#stories > article:nth-of-type(3) > a",
        ),
        make_finding(
            rule="reading-grade",
            criteria=(),
            role="document",
            name="",
            path=(),
            html="",
            box=None,
            selector="main",
            impact="moderate",
            message="The text reads at grade 12.3; the target is 8.",
            remedy="Use short sentences and well-known words.",
        ),
        make_finding(
            rule="alt-repeats-caption",
            outcome="cantTell",
            criteria=("1.1.1",),
            impact="moderate",
            role="img",
            name="A doctor talks to a patient",
            path=("main", "heading Support groups"),
            message="The picture's text is the same as its caption.",
            remedy="Say in the text what the picture shows.",
            question="Does the picture show anything that its caption does not say?",
            selector="figure:nth-of-type(1) > img",
            html='<img src="talk.jpg" alt="A doctor talks to a patient">',
            box=Box(x=760, y=300, width=400, height=260),
            gates=False,
        ),
        make_finding(
            rule="acronym-not-spelled-out",
            outcome="cantTell",
            criteria=("3.1.4",),
            impact="minor",
            role="paragraph",
            name="",
            message="“GEP-NET” is not spelled out before it is used.",
            remedy="Write the full words at first use.",
            question="Do readers of this page know “GEP-NET”?",
            text=Quote(quote="GEP-NET", start=0, end=7),
            box=None,
            gates=False,
            selector="#gep > p",
            html="<p>GEP-NET starts in the gut…</p>",
        ),
        make_finding(
            rule="acronym-not-spelled-out",
            criteria=("3.1.4",),
            impact="minor",
            status="waived",
            message="“INCA” is not spelled out.",
            remedy="Write the full words at first use.",
            gates=False,
            role="paragraph",
            name="",
            selector="#day > p",
            html="<p>INCA…</p>",
            box=None,
        ),
    )


def sample_reading(selector: str = "#about > p") -> Reading:
    return Reading(
        grade=12.3,
        interval=(10.9, 13.6),
        level="hard",
        words=412,
        sentences=21,
        lang="en",
        formulas={"flesch_kincaid": 12.3, "smog": 13.1},
        hard_word_share=0.31,
        minutes=1.7,
        sections=(
            SectionReading(
                heading="", selector="main > p", grade=7.1, interval=(5.9, 7.9), words=104, sentences=9
            ),
            SectionReading(
                heading="What is a neuroendocrine tumour?",
                selector="#about > h2",
                grade=14.2,
                interval=(11.8, 16.1),
                words=160,
                sentences=7,
                joined=("Functional tumours",),
            ),
            SectionReading(
                heading="Patient stories",
                selector="#stories > h2",
                grade=8.4,
                interval=(6.8, 9.9),
                words=148,
                sentences=12,
            ),
            SectionReading(
                heading="Related links",
                selector="#links > h2",
                grade=None,
                interval=None,
                words=0,
                sentences=0,
            ),
        ),
        hardest=(
            HardSentence(
                text=HARD,
                grade=19.4,
                words=22,
                section="What is a neuroendocrine tumour?",
                selector=selector,
                start=23,
                end=23 + len(HARD),
                hard_words=("secrete", "bioactive", "precipitate", "bronchospasm", "metastasis"),
            ),
        ),
        notes=("Two tables were left out of the score.",),
    )


def sample_page(**changes: object) -> PageReport:
    about = "What is a neuroendocrine tumour?"
    usual = PageReport(
        target="fixtures/net-disease-page/",
        url="http://127.0.0.1:8000/index.html",
        status=200,
        title="Neuroendocrine tumours (NETs)",
        lang="en",
        outcome="checked",
        reason="",
        remedy="",
        findings=sample_findings(),
        checks=(
            Check(rule="placeholder-link", outcome="failed", elements=31),
            Check(rule="axe/color-contrast", outcome="failed", elements=96),
            Check(rule="reading-grade", outcome="failed", elements=1),
            Check(rule="alt-repeats-caption", outcome="cantTell", elements=6),
            Check(rule="acronym-not-spelled-out", outcome="passed", elements=14),
            Check(rule="axe/video-caption", outcome="inapplicable", elements=0),
            Check(rule="focus-order", outcome="untested", elements=0, reason="not captured: keyboard"),
        ),
        reading=sample_reading(),
        blocks=(
            Block(
                role="paragraph",
                text="You are not alone. This page tells you what a NET is.",
                selector="main > p",
                lang="en",
                prose=True,
            ),
            Block(role="heading", text=about, selector="#about > h2", level=2, section=about),
            Block(
                role="paragraph",
                text=f"Not all NETs act alike. {HARD}"[:23] + HARD,
                selector="#about > p",
                section=about,
                lang="en",
                prose=True,
                citations=(Citation(mark="³", numbers=(3,), at=22),),
            ),
            Block(
                role="listitem", text="belly pain", selector="#about > ul > li:nth-of-type(1)", section=about
            ),
            Block(
                role="listitem", text="flushing", selector="#about > ul > li:nth-of-type(2)", section=about
            ),
            Block(
                role="quote",
                text="J'étais fatiguée.",
                selector="#stories > blockquote",
                lang="fr",
                prose=True,
                section="Patient stories",
            ),
            Block(role="link", text="Learn more", selector=SELECTOR, section="Patient stories"),
        ),
        excluded=(
            Excluded(
                selector="nav", reason="navigation", text="Home About Stories Contact", kind="navigation"
            ),
            Excluded(
                selector="#refs",
                reason="list of references",
                text="1. GARD. Neuroendocrine tumor.",
                kind="references",
            ),
            Excluded(selector="#menu", reason="hidden: display: none", text="Open menu", kind="hidden"),
        ),
        screenshot=Screenshot(file="page.png", width=1280, height=1600),
        settled=(
            SettleStep(name="load", reached=True, waited=120),
            SettleStep(name="network", reached=False, waited=900),
        ),
        events=(PageEvent(kind="dialog", detail="alert: Welcome"),),
    )
    return replace(usual, **changes)


def sample_run(*pages: PageReport, **changes: object) -> Run:
    usual = Run(
        schema=SCHEMA,
        tool=Tool(name="checker", version="0.1.0", axe="4.12.1", browser="Chromium 130.0"),
        run=RunInfo(
            id="2026-01-02-a",
            started="2026-01-02T03:04:05+00:00",
            finished="2026-01-02T03:04:09+00:00",
            profile="patient",
            depth="quick",
            targets=max(1, len(pages)),
        ),
        verdict=Verdict(
            outcome="fail",
            reasons=(
                f"Checked {max(1, len(pages))} of {max(1, len(pages))} pages.",
                "3 faults of level A or AA must be put right.",
                "The text reads at grade 12.3; the target is 8.",
            ),
        ),
        pages=pages or (sample_page(),),
        site=SiteReport(),
    )
    return replace(usual, **changes)


def unchecked_page(**changes: object) -> PageReport:
    usual = sample_page(
        target="https://clinic.example/lost",
        url="https://clinic.example/lost",
        status=404,
        title="",
        outcome="untested",
        reason="The server answered 404 (not found).",
        remedy="Check the address.",
        findings=(),
        checks=(),
        reading=None,
        blocks=(),
        excluded=(),
        screenshot=None,
        settled=(),
        events=(),
    )
    return replace(usual, **changes)


def png(width: int, height: int) -> bytes:
    """Return a light grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xee" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def golden_telling() -> Telling:
    """Return the run that the files in `golden/` tell: each status, a page not checked, and hostile words."""
    later = sample_page(
        target="https://clinic.example/day",
        url="https://clinic.example/day?a=1&b=2",
        title="<b>Your day</b> | *clinic* @everyone",
        findings=(
            make_finding(status="known", gates=False, fingerprint="1" * 16),
            make_finding(
                status="moved",
                gates=False,
                fingerprint="2" * 16,
                name="Old map",
                message="The link “Old map” leads nowhere.",
                note="It was in “Find us”.",
            ),
            make_finding(
                rule="axe/color-contrast",
                criteria=("1.4.3",),
                impact="critical",
                source="axe",
                status="new-rule",
                gates=False,
                message="The contrast of text and background is 3.1 to 1; it must be 4.5 to 1.",
                note="axe-core is newer than the baseline.",
                fingerprint="3" * 16,
            ),
            make_finding(
                rule="axe/color-contrast",
                criteria=("1.4.3",),
                source="axe",
                status="unstable",
                gates=False,
                message="The contrast of text and background is 4.4 to 1; it must be 4.5 to 1.",
                note="Seen 1 time in 3.",
                fingerprint="4" * 16,
            ),
            make_finding(
                rule="acronym-not-spelled-out",
                criteria=("3.1.4",),
                impact="minor",
                status="waived",
                gates=False,
                role="paragraph",
                name="",
                message="“INCA” is not spelled out.",
                note="It is a name. Accepted by Ann until 31 December 2026.",
                fingerprint="5" * 16,
            ),
            make_finding(
                name="=1+1|<img src=x>\u202e@ann #12 `x`",
                message="The link “=1+1|<img src=x>@ann #12 `x`” leads nowhere.",
                selector="main > a[title='</script>]]>']",
                frame=("#map", "iframe.inner"),
                html="<a href='#' title='</script>]]>'>=1+1|</a>",
                states=("first", "phone"),
                fingerprint="6" * 16,
                line=12,
                column=7,
            ),
        ),
    )
    fixed = (make_debt(), make_debt(where="link “a | b”, in “<i>Help</i>”", fingerprint="e" * 16, count=2))
    run = sample_run(
        sample_page(),
        later,
        unchecked_page(),
        fixed=fixed,
        site=SiteReport(
            findings=(
                make_finding(
                    message="The pages “A” and “B” have the same title.", selector="", html="", box=None
                ),
            )
        ),
        verdict=Verdict(
            outcome="fail",
            reasons=("Checked 2 of 3 pages.", "5 faults against WCAG 2.2 A/AA on 2 pages."),
            notes=("3 faults of the baseline are fixed.", "A waiver for “page-title” matches nothing."),
        ),
    )
    sources = (SourceMap(url="https://clinic.example/*", path="content/{1}.md"),)
    return Telling(run, sample_rulebook(), Path("runs/2026-01-02-a"), sources)


@dataclass(frozen=True)
class Samples:
    """The builders, for tests that need a run of their own."""

    run = staticmethod(sample_run)
    page = staticmethod(sample_page)
    unchecked = staticmethod(unchecked_page)
    finding = staticmethod(make_finding)
    debt = staticmethod(make_debt)
    reading = staticmethod(sample_reading)
    png = staticmethod(png)


@pytest.fixture(scope="session")
def samples() -> Samples:
    return Samples()


def sample_rulebook() -> Rulebook:
    shipped = load()
    rules: Mapping[str, Rule] = {rule.id: rule for rule in RULES}
    return Rulebook(rules=rules, criteria=shipped.criteria, profiles=shipped.profiles, words={})


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return sample_rulebook()


@pytest.fixture(scope="session")
def golden() -> Telling:
    return golden_telling()


@pytest.fixture(scope="session")
def official() -> Path:
    """The folder that `CHECKER_SCHEMAS` names, with official schemas such as `junit/junit-10.xsd`."""
    place = os.environ.get("CHECKER_SCHEMAS", "")
    if not place:
        pytest.skip("CHECKER_SCHEMAS names no folder of official schemas")
    return Path(place)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run's folder with the picture that the sample page names."""
    (tmp_path / "page.png").write_bytes(png(1280, 1600))
    return tmp_path
