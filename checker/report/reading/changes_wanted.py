"""What a writer is asked to change, by kind: what must change, advice, tips, and what to look at."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from checker.model import ACCEPTED, Finding, PageReport
from checker.report.words.escape import line

if TYPE_CHECKING:
    from checker.rulebook import Rule, Rulebook

Weight = Literal["must", "look", "advice", "tip"]
WEIGHTS: Final[tuple[Weight, ...]] = ("must", "look", "advice", "tip")
"""Most urgent first."""
WEIGHT_WORDS: dict[Weight, str] = {
    "must": "To change",
    "look": "To look at",
    "advice": "Advice",
    "tip": "Tip",
}
TOLD_BY_SCORE = frozenset({"reading-grade", "section-grade", "text-too-short"})
"""Rules about the score itself: the summary and the list of parts tell what they say."""
TOLD_BY_SENTENCE = frozenset({"hard-sentence", "very-hard-sentence", "long-sentence", "very-long-sentence"})
"""Rules about a whole sentence: where hard sentences are shown, they are told there."""


@dataclass(frozen=True)
class Kind:
    """Places of one rule and one weight, in the order of the text."""

    rule_id: str
    rule: "Rule | None"
    """None when the rulebook at hand no longer has this rule."""
    weight: Weight
    findings: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """What the rule asks of the text."""
        return self.rule.asks if self.rule else line(self.rule_id, 80)


def weight_of(finding: Finding) -> Weight:
    """Return how much a finding asks of the writer."""
    if finding.severity == "info":
        return "tip"
    if finding.severity == "warn":
        return "advice"
    return "must" if finding.outcome == "failed" else "look"


def kinds(page: PageReport, rulebook: "Rulebook", without: Iterable[str] = TOLD_BY_SCORE) -> tuple[Kind, ...]:
    """Return what is to be changed on a page by kind, most urgent first; none of the rules `without`."""
    unsaid = frozenset(without)
    alike: dict[tuple[Weight, str], list[Finding]] = {}
    for finding in open_findings(page):
        if finding.rule not in unsaid:
            alike.setdefault((weight_of(finding), finding.rule), []).append(finding)
    made = [
        Kind(rule, rulebook.rules.get(rule), weight, tuple(sorted(found, key=_in_order)))
        for (weight, rule), found in alike.items()
    ]
    return tuple(sorted(made, key=_most_urgent_first))


def open_findings(page: PageReport) -> tuple[Finding, ...]:
    """Return the findings of a page that were not accepted before."""
    return tuple(finding for finding in page.findings if finding.status not in ACCEPTED)


class Wanted(NamedTuple):
    """How many places ask for something: told the same in every report."""

    must: int
    """Places to change."""
    look: int
    """Places to look at."""
    hints: int
    """Places with advice or tips."""


def wanted(page: PageReport) -> Wanted:
    """Return how many places of a page are to be changed, to be looked at, or have advice."""
    weights = Counter(weight_of(each) for each in open_findings(page) if each.rule not in TOLD_BY_SCORE)
    return Wanted(weights["must"], weights["look"], weights["advice"] + weights["tip"])


def asked(finding: Finding) -> str:
    """Return what to do about a finding: the words to write, the question to answer, or the rule's advice.

    Empty where the message says already what to write.
    """
    if finding.instead:
        said = all(words in finding.message for words in finding.instead[:1])
        return "" if said else instead_words(finding.instead)
    if finding.outcome == "cantTell" and finding.question:
        return line(finding.question, 400)
    return line(finding.remedy, 400)


def instead_words(instead: Sequence[str], most: int = 3) -> str:
    """Return what to write instead, such as `Write “use”, or “take”.`."""
    return f"Write {', or '.join(f'“{line(words, 80)}”' for words in instead[:most])}."


def _in_order(finding: Finding) -> tuple[int, int]:
    """Sort by place in the file; where that is not known, as they came."""
    return finding.line, finding.column if finding.line else 0


def _most_urgent_first(kind: Kind) -> tuple[int, int, str]:
    return WEIGHTS.index(kind.weight), -len(kind.findings), kind.rule_id
