"""A hand-made draft with something of every weight in it, and the version before."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from checker.model import (
    Block,
    EstimatedLevel,
    Excluded,
    Finding,
    HardSentence,
    PageReport,
    Quote,
    Reading,
    Run,
    RunInfo,
    SectionReading,
    Tool,
    Verdict,
)
from checker.model.run import SCHEMA
from checker.report import Telling
from checker.rulebook import load

HARD = "You should utilise the 🫁 inhaler, which ameliorates bronchospasm, each and every day without fail."
PLAIN = "Your lungs take in air. Rest when you are tired."
SECOND = "line 5"


def finding(rule: str, quote: str, block: str, selector: str, **changes: object) -> Finding:
    start = block.index(quote) if quote else 0
    usual = Finding(
        rule=rule,
        outcome="failed",
        criteria=(),
        impact="minor",
        message=f"More people know another word than “{quote}”.",
        remedy="Write the everyday word.",
        selector=selector,
        frame=(),
        html="",
        box=None,
        role="paragraph",
        name="",
        path=(),
        states=("first",),
        text=Quote(quote=quote, start=start, end=start + len(quote)) if quote else None,
        fingerprint="f" * 16,
        subject="s" * 16,
        status="new",
        source="checker",
        question="",
        line=5,
        column=start + 1,
        severity="warn",
    )
    return replace(usual, **changes)


def page(**changes: object) -> PageReport:
    hard = HardSentence(
        text=HARD,
        grade=14.2,
        words=15,
        section="Your inhaler",
        selector=SECOND,
        start=0,
        end=len(HARD),
        hard_words=("ameliorates", "bronchospasm"),
        estimated=EstimatedLevel(value=5.2, level="C1", reasons=("three rare words", "15 words")),
        line=5,
        column=1,
    )
    reading = Reading(
        grade=9.8,
        interval=(8.9, 10.7),
        level="average",
        words=230,
        sentences=31,
        lang="en",
        formulas={"flesch_kincaid_grade": 9.8, "smog": 10.1},
        textstat={"flesch_kincaid_grade": 11.2},
        minutes=1.2,
        sections=(
            SectionReading(
                heading="Lungs", selector="line 1", grade=4.1, interval=(3, 5), words=90, sentences=9
            ),
            SectionReading(
                heading="Your inhaler", selector="line 4", grade=12, interval=(9, 14), words=140, sentences=22
            ),
        ),
        hardest=(hard,),
        notes=("The parts in French are scored by themselves.",),
        estimated=EstimatedLevel(value=4.1, level="B2"),
        accuracy="An estimate: of 100 texts it names the right level for 49.",
    )
    found = (
        finding("plain-word", "utilise", HARD, SECOND, instead=("use", "take")),
        finding("passive-voice", "each and every", HARD, SECOND, severity="info", message="A tip."),
        finding("long-sentence", HARD, HARD, SECOND, severity="info", message="15 words."),
        finding(
            "vague-link-text",
            "Rest",
            PLAIN,
            "line 2",
            severity="fail",
            gates=True,
            message="The link “Rest” does not say where it leads.",
            line=2,
        ),
        finding(
            "acronym-not-explained",
            "",
            "",
            "line 9",
            severity="fail",
            outcome="cantTell",
            question="Do readers know “COPD”?",
            message="“COPD” is not spelled out.",
            line=9,
        ),
        finding("plain-word", "tired", PLAIN, "line 2", status="waived"),
    )
    usual = PageReport(
        target="drafts/asthma.md",
        url="drafts/asthma.md",
        status=0,
        title="Asthma",
        lang="en-GB",
        outcome="checked",
        reason="",
        remedy="",
        findings=found,
        checks=(),
        reading=reading,
        blocks=(
            Block(role="heading", text="Lungs", selector="line 1", level=1),
            Block(role="paragraph", text=PLAIN, selector="line 2", section="Lungs", prose=True, lang="en-GB"),
            Block(role="heading", text="Your inhaler", selector="line 4", level=3),
            Block(role="paragraph", text=HARD, selector=SECOND, section="Your inhaler", prose=True),
            Block(role="listitem", text="in your bag", selector="line 7"),
            Block(role="listitem", text="by your bed", selector="line 8"),
            *(
                Block(role="headercell" if n < 2 else "cell", text=text, selector="line 10")
                for n, text in enumerate(["When", "How much", "morning", "2 puffs"])
            ),
        ),
        excluded=(Excluded(selector="line 20", reason="list of references", text="1. Asthma facts."),),
        profile="plain-words",
        reading_target=8.0,
    )
    return replace(usual, **changes)


def before() -> PageReport:
    """Return the version before: harder, with a paragraph that is gone since."""
    now = page()
    assert now.reading
    old = "Patients should rest. Your lungs take in air."
    blocks = (
        now.blocks[0],
        replace(now.blocks[1], text=old),
        *now.blocks[2:],
        Block(role="paragraph", text="This is gone now.", selector="line 30", prose=True),
    )
    more = finding("plain-word", "rest", old, "line 2")
    reading = replace(
        now.reading, grade=11.5, interval=(10.0, 12.5), estimated=EstimatedLevel(value=5, level="C1")
    )
    return replace(now, blocks=blocks, findings=(*now.findings, more), reading=reading)


def unread() -> PageReport:
    return page(
        target="drafts/lost.docx",
        title="",
        outcome="untested",
        reason="The file is broken.",
        remedy="Save it again.",
        findings=(),
        reading=None,
        blocks=(),
        excluded=(),
    )


def telling(*pages: PageReport, earlier: PageReport | None = None) -> Telling:
    run = Run(
        schema=SCHEMA,
        tool=Tool(name="checker", version="0.1.0", axe="", browser=""),
        run=RunInfo(
            id="2026-01-02-a",
            started="2026-01-02T03:04:05+00:00",
            finished="2026-01-02T03:04:06+00:00",
            profile="plain-words",
            depth="reading",
            targets=len(pages),
        ),
        verdict=Verdict(outcome="fail", reasons=("Checked 1 of 1 page.",)),
        pages=pages,
    )
    return Telling(run, load(), Path("runs/a"), (), earlier)


@pytest.fixture(scope="session")
def drafts() -> SimpleNamespace:
    """Return the builders of this file."""
    return SimpleNamespace(
        page=page, before=before, unread=unread, telling=telling, finding=finding, HARD=HARD, PLAIN=PLAIN
    )
