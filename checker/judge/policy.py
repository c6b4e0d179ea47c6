"""What a project asks of its pages, and which findings decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from msgspec.structs import replace

from checker.judge.shelf import Shelf
from checker.model import ACCEPTED, IMPACTS, Finding, Impact, Limits, PagePolicy, Waiver
from checker.model.rules import Family
from checker.patterns import fits
from checker.rulebook import Gates, Profile, Rulebook

READING_RULE = "reading-grade"
SECTION_RULE = "section-grade"
LEVELS = ("A", "AA", "AAA")
NO_LIMITS = Limits()


@dataclass(frozen=True)
class Policy:
    """A profile with all that a project says beside it. It decides; it finds nothing."""

    book: Rulebook
    profile: Profile
    today: date = date.max
    impact: Impact = "minor"
    """Least impact of a fault that decides."""
    level: Literal["", "A", "AA", "AAA"] = ""
    """Instead of the profile's."""
    reading_grade: float | None = None
    """Instead of the profile's."""
    cant_tell: Literal["off", "warn", "fail"] = "warn"
    new_rules: bool = False
    """Whether what is new only because a rule or engine is new decides."""
    limits: Limits = NO_LIMITS
    waivers: Sequence[Waiver] = ()
    pages: Sequence[PagePolicy] = ()
    rules: Mapping[str, Literal["fail", "warn", "info", "off"]] = field(default_factory=dict)
    """Rule → how much it counts, instead of what the profile and its page say."""
    allow: tuple[str, ...] = ()
    """Words that no rule about words flags."""
    lang: str = ""
    """Language of the text, whatever the page says."""
    textstat: bool = True
    """Whether textstat's own values are worked out beside ours."""
    only: tuple[Family, ...] = ()
    """Families whose rules are asked; empty for all."""
    notes: bool = False
    """Whether text rules that only tell are asked too."""
    baseline: Shelf | None = None
    _profiles: dict[str, Profile] = field(default_factory=dict, compare=False)

    def of(self, url: str) -> Profile:
        """Return the profile for one page, with what the project sets otherwise."""
        if url not in self._profiles:
            self._profiles[url] = self._of(url)
        return self._profiles[url]

    def _of(self, url: str) -> Profile:
        profile, grade = self.profile, self.reading_grade
        for one in self.pages:
            if fits(one.url, url):
                profile = self.book.profile(one.profile) if one.profile else profile
                grade = grade if one.reading_grade is None else one.reading_grade
        return self._set(profile, grade)

    def _set(self, profile: Profile, grade: float | None) -> Profile:
        gates = replace(profile.gates, level=self.level) if self.level else profile.gates
        profile = replace(
            profile,
            rules={**profile.rules, **self.rules},
            allow=(*profile.allow, *self.allow),
            lang=self.lang or profile.lang,
            textstat=self.textstat and profile.textstat,
            only=self.only or profile.only,
            notes=profile.notes or self.notes,
        )
        if grade is None:
            return replace(profile, gates=gates)
        decides = gates != Gates()  # a profile that only reports goes on doing so
        return replace(
            profile,
            gates=replace(gates, reading_grade=decides),
            reading=replace(profile.reading, grade=grade),
        )

    def gates(self, finding: Finding, profile: Profile) -> bool:
        """Return whether a finding takes part in the verdict.

        A gating `failed` makes the run fail; a gating `cantTell` leaves it incomplete.
        """
        if settled(finding) or (finding.status == "new-rule" and not self.new_rules):
            return False
        if IMPACTS.index(finding.impact) > IMPACTS.index(self.impact):
            return False
        if finding.outcome == "cantTell" and self.cant_tell != "fail":
            told = self.cant_tell == "warn"
            return told and finding.rule == READING_RULE and profile.gates.undecided_grade
        return would_gate(finding, profile, self.book)


def settled(finding: Finding) -> bool:
    """Return whether a finding never decides, whatever the profile."""
    return finding.status in ACCEPTED or finding.status == "unstable"


def would_gate(finding: Finding, profile: Profile, book: Rulebook) -> bool:
    """Return whether a finding of this rule decides under a profile when it is a proven, new fault."""
    wanted = profile.gates
    if finding.severity != "fail":
        return False
    if finding.rule == READING_RULE:
        return wanted.reading_grade
    if finding.rule == SECTION_RULE:
        return wanted.text or (wanted.reading_grade and finding.was is not None)
    if reaches(finding.criteria, wanted.level, book):
        return True
    if is_text(finding.rule, book):
        return wanted.text
    return wanted.best_practice and not finding.criteria


def reaches(criteria: Sequence[str], level: str, book: Rulebook) -> bool:
    """Return whether one of the criteria is of `level` or below; those that WCAG 2.2 dropped never are."""
    if not level:
        return False
    wanted = LEVELS[: LEVELS.index(level) + 1]
    return any(number in book.criteria and book.criteria[number].level in wanted for number in criteria)


def is_text(rule_id: str, book: Rulebook) -> bool:
    """Return whether a rule is about how easy the text is."""
    return rule_id in book.rules and book.rules[rule_id].family == "text"
