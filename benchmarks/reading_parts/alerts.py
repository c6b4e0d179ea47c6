"""How much the checks say about texts that are plain already, and how often they are right."""

import json
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from checker.judge.asking import answer_rule
from checker.judge.facts import gather
from checker.judge.severity import is_asked
from checker.model import Block, Finding, PageText, ReaderText, State, StateEvidence
from checker.rulebook import load
from reading_parts.rows import Row, as_blocks, cochrane

BOOK = load()
PROFILE = replace(BOOK.profile("plain-words"), only=("text",), textstat=False)
RULES = [rule for rule in BOOK.rules.values() if rule.family == "text"]
TODAY = date(2026, 1, 1)


def rows(data: Path, labels: Path) -> Iterator[Row]:
    """Yield the rows about checks."""
    pairs = cochrane(data)
    if pairs:
        plain, hard = [two for _, two in pairs], [one for one, _ in pairs]
        told = ", ".join(f"{name} {alerts}" for name, alerts in _peers(plain))
        (ours, whole), (technical, _) = (_rates(texts) for texts in (plain, hard))
        yield Row(
            "places flagged in 1,000 words of plain Cochrane summaries (of the technical abstracts)",
            told,
            f"{ours:.1f} ({technical:.1f}); with what is said of each text's grade {whole:.1f}",
            "≤ 10",
            ours <= 10,
        )
    yield from precision(labels)


def judged(blocks: Sequence[Block], *, notes: bool = False) -> list[Finding]:
    """Return what the text rules find in a text: those that count or advise, with `notes` all."""
    state = StateEvidence(state=State(), snapshot=None, text=PageText(), axe=None)
    profile = replace(PROFILE, notes=notes, lang="en")
    facts = gather(state, ReaderText(blocks=tuple(blocks)), BOOK, profile, TODAY)
    asked = [rule for rule in RULES if is_asked(rule, profile) and set(rule.needs) <= {"text"}]
    return [finding for rule in asked for finding in answer_rule(rule, facts, "first")[0]]


_SCORES = ("reading-grade", "section-grade")
"""What is said of a text as a whole, with its score, and points at no words in it."""


def by_rule(texts: Sequence[str], *, notes: bool = False) -> dict[str, float]:
    """Return each rule's findings per 1,000 words."""
    found = Counter(one.rule for text in texts for one in judged(as_blocks(text), notes=notes))
    count = sum(len(text.split()) for text in texts)
    return {rule: 1000 * hits / count for rule, hits in found.most_common()}


def _rates(texts: Sequence[str]) -> tuple[float, float]:
    """Return the findings in 1,000 words that point at words, and all of them."""
    rates = by_rule(texts)
    return sum(rate for rule, rate in rates.items() if rule not in _SCORES), sum(rates.values())


def _peers(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what alex and write-good say per 1,000 words, where they are on the search path."""
    count = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, text in enumerate(texts):
            files.append(Path(folder, f"{number}.md"))
            files[-1].write_text(text, encoding="utf-8")
        for name, mark in (("alex", "  warning  "), ("write-good", " on line ")):
            if program := shutil.which(name):
                done = subprocess.run([program, *files], capture_output=True, text=True, check=False)
                said = done.stdout + done.stderr
                yield name, f"{1000 * said.count(mark) / count:.0f}"


def precision(labels: Path) -> Iterator[Row]:
    """Yield the precision of each rule whose hits a person has labelled: JSON lines with rule and right."""
    found: dict[str, list[bool]] = {}
    for path in sorted(labels.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            label = json.loads(line)
            found.setdefault(label["rule"], []).append(label["right"])
    for rule, right in sorted(found.items()):
        severity = BOOK.rules[rule].front.severity if rule in BOOK.rules else "off"
        bar = {"fail": 0.9, "warn": 0.8}.get(severity)
        share = sum(right) / len(right)
        yield Row(
            f"precision of `{rule}` on {len(right)} labelled hits ({severity})",
            "",
            f"{share:.2f}",
            f"≥ {bar:.2f}" if bar else "",
            share >= bar if bar else None,
        )
